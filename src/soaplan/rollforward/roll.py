"""From the plan of the last cycle to the beginning of the next: the old text, changed in places, never written anew.

Whatever stands in the old file and is not changed here stays as it is, remarks and layout included. What comes out is
read and held against the old plan before anybody sees it.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from soaplan.catalog import Catalog, SoaCatalog
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.check.places import name_of
from soaplan.diagnostic import Pointer, Severity
from soaplan.plans.envelope import DRAFT
from soaplan.rollforward.codes import changed_codes, changed_labels
from soaplan.rollforward.rolling import NOTHING, Change, Rolling, top_of
from soaplan.rollforward.soa_plan import TABLE
from soaplan.rollforward.words import next_name, shortened, years_in
from soaplan.source.edit import Editor
from soaplan.source.layout import EditError
from soaplan.source.nodes import Mapping
from soaplan.source.parse import Limits

STATUS = "status"
CYCLE = "cycle"
WIDTH = 110
"""Remarks are wrapped at this column."""
TODO = "# TODO: "
GOES_ON = "#   "
SCHEMA = r"#[ \t]*yaml-language-server:[ \t]*\$schema=[^\r\n]*/({cycle})\.schema\.json"


@dataclass(frozen=True)
class Writer:
    """Writes the changes of one plan into its manuscript."""

    old: CheckResult
    rolling: Rolling

    @property
    def editor(self) -> Editor:
        """What changes the text."""
        return self.rolling.editor

    def write(self, changes: Iterable[Change]) -> None:
        """Write everything."""
        self.schema_line()
        self.headline()
        for change in changes:
            self.remark(change)
            self.act(change)
        self.status_line()

    def schema_line(self) -> None:
        """The remark above the plan by which editors find the schema names the new cycle."""
        head = self.editor.text[: self.editor.offset(self.rolling.document.root.span.line, 1)]
        if found := re.search(SCHEMA.format(cycle=re.escape(self.rolling.old.cycle.id)), head):
            self.editor.replace(*found.span(1), self.rolling.new.cycle.id)

    def headline(self) -> None:
        """Where this file comes from, and how to go on."""
        before, now = self.rolling.old.cycle.years_label, self.rolling.new.cycle.years_label
        words = f"Started for {now} from {Path(self.old.path).name}, the plan for {before}. Each TODO names something"
        words += " to look at again; delete it when you're done."
        for line in wrapped(words, "# ", "# ", WIDTH):
            self.editor.put_above(top_of(self.rolling.document).line, line)

    def remark(self, change: Change) -> None:
        """Say above an answer what is to be looked at again."""
        if change.todo:
            place = change.place
            where = "" if place.direct else f"{name_of(self.old.plan, place.pointer)}: "
            end = " " if change.todo.endswith("?") else ". "
            words = f"{where}{change.todo}" + (f"{end}{change.more}" if change.more else "")
            width = max(WIDTH - len(self.editor.indent(place.line)), WIDTH // 2)
            for line in wrapped(words, TODO, GOES_ON, width):
                self.editor.put_above(place.line, line)

    def act(self, change: Change) -> None:
        """Write the new text or the new name of an answer; remarks inside what goes are kept above it."""
        place, pointer = change.place, change.place.pointer
        if change.text is not None:
            for remark in self.editor.write(pointer, change.text) if change.text else self.editor.clear(pointer):
                self.editor.put_above(place.line, remark)
        if change.name is not None and place.entry is not None:
            self.editor.rename(pointer, change.name)

    def status_line(self) -> None:
        """A plan without a status gets one, because such a file is checked as a finished plan."""
        root = self.rolling.document.root
        if isinstance(root, Mapping) and CYCLE in root.entries and STATUS not in root.entries:
            self.editor.insert((STATUS,), DRAFT, below=(CYCLE,))


def wrapped(words: str, first: str, others: str, width: int) -> list[str]:
    """The words as remark lines."""
    return textwrap.wrap(
        words, width, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )


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
