"""Putting into the file what is done with each answer, and the lines at its top."""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from soaplan.check import CheckResult
from soaplan.check.places import name_of
from soaplan.plans.envelope import DRAFT
from soaplan.rollforward.changes import Change
from soaplan.rollforward.places import top_of
from soaplan.rollforward.rolling import Rolling
from soaplan.source.edit import Editor
from soaplan.source.nodes import Mapping

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
