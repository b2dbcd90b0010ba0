"""Running the program in the test's own process."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def line_of(text: str, words: str) -> int:
    """The number of the first line in which some words stand: a plan of all tests may get a line more."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)
