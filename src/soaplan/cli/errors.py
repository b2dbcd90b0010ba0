"""The exit codes, and the one error for what the user can mend."""

OK = 0
FINDINGS = 1
USAGE = 2
BUG = 3
INTERRUPTED = 130


class UserError(Exception):
    """Wrong usage, a file that cannot be opened, bad settings: the text says what to do."""
