"""School by school: which program of a three-year plan reaches which school."""

from collections.abc import Iterable

from soaplan.plans.labels import fold
from soaplan.render.clean import first_upper
from soaplan.render.documents.blocks import Block, Cell, Column, Item, Names, Note, Pair, Pairs, Row, Table
from soaplan.render.documents.plan_programs import ProgramView
from soaplan.render.reader import Reader

MOST_COLUMNS = 8
"""Codes that stand beside the name of a school on a phone of 360 pixels."""
LONGEST_CODE = 6
"""Letters of a code that fit such a column; the state's have four."""
Reached = dict[str, list[ProgramView]]


def schools(reader: Reader, views: tuple[ProgramView, ...]) -> tuple[Block, ...]:
    """A table, or a list where programs are many or have no code of the state; nothing where no school is named."""
    named = {view: _named(reader, view) for view in views}
    roster = _roster(reader, named.values())
    reached: Reached = {
        name: [view for view in views if _reaches(reader, named[view], key)] for key, name in roster.items()
    }
    if not any(reached.values()):
        return ()
    is_narrow = len(views) <= MOST_COLUMNS and all(0 < len(view.code) <= LONGEST_CODE for view in views)
    table = _matrix(reader, views, reached) if is_narrow else _by_school(reached)
    return (table, *_elsewhere(views, named, reached))


def _named(reader: Reader, view: ProgramView) -> tuple[str, ...]:
    return tuple(map(first_upper, reader.lines(view.program, "schools"))) if view.program else ()


def _roster(reader: Reader, named: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The schools of the district, and those that a program lists, by their folded names."""
    listed = (name for names in named if len(names) > 1 for name in names)
    found: dict[str, str] = {}
    for name in (*reader.lines(reader.plan.district, "schools"), *listed):
        found.setdefault(fold(name), name)
    return {key: name for key, name in found.items() if key not in _everywhere(reader)}


def _everywhere(reader: Reader) -> set[str]:
    """What stands in place of the names of all schools, in the language of the page too."""
    names = reader.catalog.word_list("whole_district")
    return {fold(said) for name in names for said in (name, reader.words.label(name)) if said}


def _reaches(reader: Reader, names: tuple[str, ...], school: str) -> bool:
    return bool({school, *_everywhere(reader)} & set(map(fold, names)))


def _matrix(reader: Reader, views: tuple[ProgramView, ...], reached: Reached) -> Table:
    t = reader.words.t
    columns = (Column(t("school")), *(Column(view.code, picture=True, anchor=view.anchor) for view in views))
    rows = tuple(
        Row(Cell((Item(name),)), tuple(Cell(tick=view in programs) for view in views))
        for name, programs in reached.items()
    )
    return Table("schools", t("which_program"), columns, rows, "matrix")


def _by_school(reached: Reached) -> Pairs:
    rows = ((name, Names(tuple(Item(view.title, view.anchor) for view in its))) for name, its in reached.items() if its)
    return Pairs(tuple(Pair(name, (names,)) for name, names in rows))


def _elsewhere(
    views: tuple[ProgramView, ...], named: dict[ProgramView, tuple[str, ...]], reached: Reached
) -> tuple[Note, ...]:
    """What a program says of its schools in other words, which no row can hold."""
    placed = {view for its in reached.values() for view in its}
    rest = (view for view in views if view not in placed and named[view])
    return tuple(Note("; ".join(named[view]), f"{view.code or view.title}:") for view in rest)
