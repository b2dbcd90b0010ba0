"""From the plan of the last cycle to the beginning of the next: the old text, changed in places, never written anew.

Whatever stands in the old file and is not changed here stays as it is, remarks and layout included. What comes out is
read and held against the old plan before anybody sees it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from soaplan.catalog import Catalog, SoaCatalog
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.check.places import name_of
from soaplan.diagnostic import Pointer, Severity
from soaplan.plans.envelope import DRAFT
from soaplan.rollforward.changes import NOTHING, Change
from soaplan.rollforward.codes import changed_codes, changed_labels
from soaplan.rollforward.rolling import Rolling
from soaplan.rollforward.soa_plan import TABLE
from soaplan.rollforward.words import shortened
from soaplan.rollforward.writing import STATUS, Writer
from soaplan.rollforward.years import next_name, years_in
from soaplan.source.edit import Editor
from soaplan.source.layout import EditError
from soaplan.source.parse import Limits

BY_YEAR = "focus_areas[].programs[].funding.by_year"
CODE = "id"
STALE = "DOC023"
"""The rule that finds the years of another plan in a text."""


class NotRolledError(Exception):
    """No new plan can be begun from this file; the text says why and what to do."""


@dataclass(frozen=True, order=True)
class LookAgain:
    """One thing to look at again: the line of the new file, what the form calls the place, and what to do."""

    line: int
    where: str
    what: str


@dataclass(frozen=True)
class Rolled:
    """The text of the new plan, what is to be looked at again in it, and the check of it."""

    text: str
    again: list[LookAgain]
    result: CheckResult


def roll_soa_plan(old: CheckResult, catalog: Catalog, options: Options, shown: str, folder: Path | None) -> Rolled:
    """Begin the three-year plan of a new cycle from a checked old one.

    `options` are those of the check; `shown` and `folder` are the name and the place of the new file. Raises
    NotRolledError for a file that cannot be changed piece by piece.
    """
    assert old.document is not None  # noqa: S101 - a plan was read from it
    assert isinstance(old.catalog, SoaCatalog)  # noqa: S101 - the folder of plans is always read as one
    assert isinstance(catalog, SoaCatalog)  # noqa: S101 - likewise
    editor = Editor(old.content, old.document)
    rolling = Rolling(old.document, editor, old.catalog, catalog)
    limits = options.catalogs.limits
    draft = replace(options, stage=DRAFT, select=(), ignore=())
    try:
        changes = list(_changes(rolling))
        changes += _years(rolling, {change.place.pointer for change in changes if change.text == NOTHING})
        Writer(old, rolling).write(changes)
        content = editor.finish(Limits(limits.bytes, limits.depth, limits.nodes))
    except EditError as error:
        raise NotRolledError(str(error)) from error
    result = check_bytes(content, draft, shown, folder)
    return Rolled(content.decode("utf-8"), sorted(set(_again(changes, result, editor))), result)


def _changes(rolling: Rolling) -> Iterator[Change]:
    """Everything that is done, in the order of the form."""
    for place in rolling.at("cycle"):
        yield Change(place, text=rolling.new.cycle.id)
    for place in rolling.at(STATUS):
        yield Change(place, text=DRAFT)
    yield from changed_codes(rolling)
    for way, row in TABLE.items():
        for place in rolling.at(way):
            yield from row.changes(place, rolling)
    yield from changed_labels(rolling)


def _years(rolling: Rolling, gone: set[Pointer]) -> Iterator[Change]:
    """The names of the years, unless a year of the new plan already stands there, or they are gone."""
    for place in (place for place in rolling.at(BY_YEAR) if place.pointer not in gone):
        years = [(year, str(year.pointer[-1])) for year in place.below()]
        names = [next_name(key, rolling.old, rolling.new) for _, key in years]
        kept = {key for (_, key), name in zip(years, names, strict=True) if name is None}
        for (year, _), name in zip(years, names, strict=True):
            if name is not None and name not in kept and names.count(name) == 1:
                yield Change(year, name=name)


def _again(changes: list[Change], new: CheckResult, before: Editor) -> Iterator[LookAgain]:
    """What is to be looked at again, with the lines of the new file."""
    assert new.document is not None  # noqa: S101 - seen before
    told: set[Pointer] = set()
    for change in changes:
        if change.todo:
            pointer = before.new_pointer(change.place.pointer)
            if pointer[-1:] == (CODE,) and change.text is None:
                told.add(pointer)
            line = new.document.locate(pointer, on_key=True).line
            yield LookAgain(line, name_of(new.plan, pointer), change.todo)
    for found in new.diagnostics:
        if found.code == STALE or (found.severity is Severity.ERROR and found.pointer not in told):
            yield LookAgain(found.span.line, found.where, found.message)
    yield from _remarks_again(new, before)


def _remarks_again(new: CheckResult, before: Editor) -> Iterator[LookAgain]:
    """The writer's own remarks that name years."""
    assert new.document is not None  # noqa: S101 - seen before
    own = {remark for _, remark in before.all_remarks()}
    for line, remark in Editor(new.content, new.document).all_remarks():
        if remark in own and (years := years_in(remark)):
            yield LookAgain(line, "a comment", shortened(f"it names {', '.join(years)}: is it still right?"))
