"""Which entry of the older plan is which entry of the newer one, in whatever order they stand."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Key = Callable[[T], Hashable | None]
Likeness = Callable[[T, T], float]
ALIKE = 0.5
"""From this likeness on an entry counts as another one reworded."""
MOST_COMPARED = 2500
"""More pairs than these are not held against each other: no plan has so many, and it would take minutes."""


def paired(
    old: Sequence[T], new: Sequence[T], keys: Iterable[Key[T]], likeness: Likeness[T] | None = None
) -> list[tuple[T | None, T | None]]:
    """The entries side by side; None where one has no partner. In the order of the old list, then what is new.

    Partners are found by the first of `keys` that both have in common, then by the next; a key that is None names
    nothing. What is left goes by likeness (from 0 to 1).
    """
    partner: dict[int, int] = {}
    for key in keys:
        _by_key(old, new, key, partner)
    if likeness is not None:
        _by_likeness(old, new, likeness, partner)
    taken = set(partner.values())
    found: list[tuple[T | None, T | None]] = [
        (item, new[partner[place]] if place in partner else None) for place, item in enumerate(old)
    ]
    return found + [(None, item) for place, item in enumerate(new) if place not in taken]


def _by_key(old: Sequence[T], new: Sequence[T], key: Key[T], partner: dict[int, int]) -> None:
    """Enter those that have the same key, the first with the first."""
    free: dict[Hashable, list[int]] = {}
    for place in _free(new, partner.values()):
        free.setdefault(key(new[place]), []).append(place)
    for place in _free(old, partner):
        name = key(old[place])
        if name is not None and free.get(name):
            partner[place] = free[name].pop(0)


def _by_likeness(old: Sequence[T], new: Sequence[T], likeness: Likeness[T], partner: dict[int, int]) -> None:
    """Enter those that are most alike."""
    left = [(here, there) for here in _free(old, partner) for there in _free(new, partner.values())]
    compared = ((likeness(old[here], new[there]), here, there) for here, there in left[:MOST_COMPARED])
    ranked = sorted(compared, key=lambda found: -found[0])
    for alike, here, there in ranked:
        if alike >= ALIKE and here not in partner and there not in partner.values():
            partner[here] = there


def _free(items: Sequence[T], taken: Iterable[int]) -> list[int]:
    found = set(taken)
    return [place for place in range(len(items)) if place not in found]
