"""Measures that shall move from a baseline to a target, as a table with pictures; and those that are words alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from soaplan.render.documents.blocks import Block, Cell, Column, Item, Names, Row, Table
from soaplan.render.measures import Distance

COLUMNS = (
    Column("Measure"),
    Column("From", number=True),
    Column("To", number=True),
    Column("Distance", picture=True),
)


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
    """The measures: those with figures as a table, the others as a list."""
    all_of_them = tuple(found)
    rows = tuple(_row(one) for one in all_of_them if one.has_figures)
    words = tuple(_in_words(one) for one in all_of_them if not one.has_figures)
    table = (Table(key, caption, COLUMNS, rows, "aims"),) if rows else ()
    return (*((Names(words),) if words else ()), *table)


def _row(it: Aim) -> Row:
    ends = ((it.distance.baseline, it.distance.baseline_year), (it.distance.target, it.distance.target_year))
    head = Cell((Item(it.measure),) if it.measure else (), it.notes)
    picture = Cell(picture=it.distance) if it.distance.start or it.distance.change else Cell()
    return Row(head, (*(end(*one) for one in ends), picture))


def end(shown: str, year: str) -> Cell:
    """A figure with its year; an empty cell without the figure."""
    return Cell((Item(shown),) if shown else (), (year,) if shown and year else ())


def _in_words(it: Aim) -> str:
    notes = "; ".join(it.notes)
    return f"{it.measure} ({notes})" if it.measure and notes else it.measure or notes
