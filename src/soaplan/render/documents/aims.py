"""Measures that shall move from a baseline to a target, each with its picture; and those that are words alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from soaplan.render.documents import blocks
from soaplan.render.documents.blocks import Block, Cell, Distance, Item, Names

LEGEND = (("start", "Baseline"), ("goal", "Target"))


@dataclass(frozen=True)
class Aim:
    """One measure; without any figure it is words alone."""

    measure: str
    notes: tuple[str, ...]
    distance: Distance

    @property
    def has_figures(self) -> bool:
        """Whether there is a baseline or a target."""
        return bool(self.distance.baseline or self.distance.target)

    @property
    def in_short(self) -> str:
        """The measure with its way in words."""
        way = self.distance.words
        return f"{self.measure}, {way}" if self.measure and way else self.measure or "; ".join(self.notes)


def aims(key: str, caption: str, found: Iterable[Aim]) -> tuple[Block, ...]:
    """The measures: those with figures on scales, the others as a list."""
    all_of_them = tuple(found)
    rows = tuple(_row(one) for one in all_of_them if one.has_figures)
    words = tuple(_in_words(one) for one in all_of_them if not one.has_figures)
    legend = LEGEND if any(row.scale for row in rows) else ()
    scales = (blocks.Aims(key, caption, rows, legend),) if rows else ()
    return (*((Names(words),) if words else ()), *scales)


def _row(it: Aim) -> blocks.Aim:
    way = ", ".join(filter(None, (it.distance.words, it.distance.change)))
    figures = from_to(it.distance.baseline, it.distance.target)
    return blocks.Aim(it.measure or "Not named", "", figures, (way,) if way else (), it.notes, it.distance.scale)


def from_to(start: str, goal: str) -> str:
    """A way in figures: 18% → 30%."""
    return " → ".join(end or "?" for end in (start, goal)) if start or goal else ""


def end(shown: str, year: str) -> Cell:
    """A figure with its year; an empty cell without the figure."""
    return Cell((Item(shown),) if shown else (), (year,) if shown and year else ())


def _in_words(it: Aim) -> str:
    notes = "; ".join(it.notes)
    return f"{it.measure} ({notes})" if it.measure and notes else it.measure or notes
