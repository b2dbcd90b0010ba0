"""How much work something takes, counted in calls: the same on every machine, however busy it is."""

import sys
from collections.abc import Callable


def calls_of(action: Callable[[], object]) -> int:
    """How many functions, Python's own among them, are called while the action runs."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


TIMES = 8
LEEWAY = 1.5
"""A step that grows with the square of the text would need eight times as much again."""


def grows_with_the_size(action: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether eight times the size takes no more than about eight times the work.

    `action` prepares what is counted for one size. It runs once before, so that what is loaded once is not counted.
    """
    action(size)()
    return calls_of(action(size * TIMES)) <= calls_of(action(size)) * TIMES * LEEWAY
