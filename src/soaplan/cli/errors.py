"""The exit codes, the one error for what the user can mend, and what is said where nothing can be written."""

import errno
import sys

OK = 0
FINDINGS = 1
USAGE = 2
BUG = 3
INTERRUPTED = 130


class UserError(Exception):
    """Wrong usage, a file that cannot be opened, bad settings: the text says what to do."""


DISK_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))
"""Why the system refuses to write more; Windows does not have all of these."""


def could_not_write(error: OSError) -> int:
    """Say that the output is not complete, as far as that can still be said; the exit code."""
    if sys.stderr is not None:
        sys.stderr.write(f"soaplan: couldn't write the output ({error.strerror or error})\n")
    return USAGE
