"""Regular expressions that are compiled when they are first asked.

To compile one takes as long as to look through a page of prose with it, and most of them look for what a sound file
does not have.
"""

import re
from typing import Any, cast


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, at the cost of a name until it is asked for something. For the constants of a module."""
    return cast("re.Pattern[str]", _Later(source, flags))


class _Later:
    """An expression that is compiled when it is first asked; it keeps what it was asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found
