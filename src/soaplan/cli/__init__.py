"""The command line: options become arguments of a plain function, whose answer is the exit code."""

import sys


def run() -> None:
    """The program `soaplan`."""
    from soaplan.cli.main import main  # noqa: PLC0415 - so that `import soaplan.cli` costs nothing

    sys.exit(main())
