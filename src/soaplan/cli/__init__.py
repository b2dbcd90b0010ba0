"""The command line: options become arguments of a plain function, whose answer is the exit code."""

import gc
import os
import sys

from soaplan.version import VERSION

RARELY = 100_000
"""New objects between two looks for rubbish."""


def run() -> None:
    """The program `soaplan`."""
    if sys.argv[1:] == ["--version"]:  # asked by every editor and hook; it need not wait for the rest
        print(f"soaplan {VERSION}")  # noqa: T201 - click is not imported yet
        return
    # pydantic looks through every installed package for plugins, which costs as much as Python's own start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Almost nothing that is made here becomes rubbish, so looking for it in vain costs a tenth of the time.
    gc.set_threshold(RARELY)
    from soaplan.cli.main import main  # noqa: PLC0415 - so that `import soaplan.cli` costs nothing

    leave(main())


def leave(code: int) -> None:
    """End the process at once: the system frees the memory faster than Python takes it apart piece by piece."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # a program without a window has none
                stream.flush()
        except OSError as error:
            from soaplan.cli.errors import could_not_write  # noqa: PLC0415 - needed only when something is wrong

            code = could_not_write(error)
        except ValueError:  # it is closed already
            code = code or 1
    os._exit(code)
