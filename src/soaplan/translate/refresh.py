"""Bring a translation up to date: keep what is done to the byte, add what is new, mark what has changed.

The file is changed line by line, never written out anew. What was changed is read again before anything is saved.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from soaplan.plans.base import Unknown, known
from soaplan.plans.plan_translation import PlanTranslation, is_current, record_of
from soaplan.plans.stable import short_hash
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Mapping, Scalar
from soaplan.source.parse import Limits
from soaplan.translate.begin import SOURCES_REMARK, sources
from soaplan.translate.layout import Layout, Place, UnusualLayoutError, plain
from soaplan.translate.wanted import Wanted, is_own_comment

OBSOLETE = "# No longer in the plan. Delete it if it is not needed:"
NOTHING = re.compile(r":[ \t]*(~|null|Null|NULL|\{[ \t]*\}|''|\"\")")
LINE_ENDS = "\r\n"
Edit = tuple[int, int, list[str]]
"""Lines from one place up to another, and what stands there from now on, each with its line end."""


@dataclass
class Refreshed:
    """The new text of the file, and the names of the texts that something was done with."""

    text: str = ""
    kept: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    obsolete: list[str] = field(default_factory=list)


@dataclass
class Refresher:
    """Brings one translation up to date. `done` names texts that are right as they stand; `day` is today."""

    layout: Layout
    translation: PlanTranslation
    wanted: Wanted
    day: date
    done: frozenset[str] = frozenset()
    result: Refreshed = field(default_factory=Refreshed)
    edits: list[Edit] = field(default_factory=list)

    def refresh(self, limits: Limits) -> Refreshed:
        """Do it. Raises UnusualLayoutError where a text could be lost; nothing is written here."""
        records = {place: self.record(place) for place in self.wanted}
        for place, lines in self.layout.texts.items():
            self.look_at(place, lines, records)
        self.add_missing()
        self.write_records(records)
        self.write_day(records)
        self.result.text = self.edited()
        self.make_sure(limits)
        return self.result

    def text(self, place: str) -> str | Unknown | None:
        """What the translation has at a place."""
        return (known(self.translation.texts) or {}).get(place)

    def old_record(self, place: str) -> str | None:
        """The version on record."""
        return known((known(self.translation.sources) or {}).get(place))

    def record(self, place: str) -> str:
        """The version to record: of what is not translated yet, and of what is done, the plan's own."""
        source, text, old = self.wanted[place].text, self.text(place), self.old_record(place)
        if isinstance(text, Unknown):
            return old or short_hash(source)
        return short_hash(source) if place in self.done else record_of(old, source, text or "")

    def look_at(self, place: str, lines: Place, records: dict[str, str]) -> None:
        """One text of the file: move it to the end, or see that the comment above it is right."""
        if place not in self.wanted:
            self.move_to_the_end(place, lines)
            return
        source = self.wanted[place]
        changed = not lines.blank and records[place] != short_hash(source.text) and self.is_old(place, records[place])
        group = self.result.open if lines.blank else self.result.changed if changed else self.result.kept
        group.append(place)
        above = self.layout.lines[lines.head : lines.start]
        own = [line for line in above if is_own_comment(line)]
        due = self.ended(source.comment(self.layout.indent, changed=changed))
        if own != due and (own or changed or lines.blank):
            others = [line for line in above if not is_own_comment(line)]
            self.edits.append((lines.head, lines.start, [*others, *due]))

    def is_old(self, place: str, record: str) -> bool:
        """Whether a text that is there belongs to an earlier version of the plan's."""
        text = known(self.text(place))
        return text is not None and not is_current(record, self.wanted[place].text, text)

    def move_to_the_end(self, place: str, lines: Place) -> None:
        """A text that the plan no longer has becomes a comment at the end of the file."""
        all_lines = self.layout.lines
        others = [line for line in all_lines[lines.head : lines.start] if not is_own_comment(line)]
        self.edits.append((lines.head, lines.end, others))
        if not lines.blank:
            self.result.obsolete.append(place)
            kept = [f"# {line.rstrip(LINE_ENDS)}".rstrip(" ") for line in all_lines[lines.start : lines.end]]
            self.at_the_end(self.ended(["", OBSOLETE, *kept]))

    def add_missing(self) -> None:
        """New texts, each behind the one that stands before it in the plan."""
        behind = self.first_line()
        for place, source in self.wanted.items():
            if place in self.layout.texts:
                behind = self.layout.texts[place].end
            else:
                self.result.added.append(place)
                self.edits.append((behind, behind, self.ended(source.entry(place, self.layout.indent))))

    def first_line(self) -> int:
        """Where the first text stands; `texts:` is written where it is missing."""
        entry = self.layout.top("texts")
        if entry is None:
            self.at_the_end(self.ended(["", "texts:"]))
            return len(self.layout.lines)
        line = entry.key_span.line - 1
        if not isinstance(entry.value, Mapping) or not entry.value.written:
            self.edits.append((line, line + 1, [NOTHING.sub(":", self.layout.lines[line], count=1)]))
        return line + 1

    def write_records(self, records: dict[str, str]) -> None:
        """The versions, anew."""
        entry, lines = self.layout.top("sources"), self.ended(sources(records))
        if entry is None:
            self.at_the_end([*self.ended(["", SOURCES_REMARK]), *lines])
        else:
            self.edits.append((entry.key_span.line - 1, self.layout.end_of(entry), lines))

    def write_day(self, records: dict[str, str]) -> None:
        """Today as the day of the translation, where a text that was marked has been brought up to date."""
        mended = any(self.is_mended(place, record) for place, record in records.items())
        entry = self.layout.top("translated")
        if not mended or entry is None or not isinstance(entry.value, Scalar) or entry.value.is_blank:
            return
        span, number = entry.value.span, entry.value.span.line - 1
        line = self.layout.lines[number]
        self.edits.append(
            (number, number + 1, [line[: span.column - 1] + self.day.isoformat() + line[span.end_column - 1 :]])
        )

    def is_mended(self, place: str, record: str) -> bool:
        """Whether a text belonged to an earlier version of the plan's and now belongs to this one."""
        old = (self.old_record(place) or record).split()[0]
        return self.text(place) is not None and " " not in record and old != record

    def at_the_end(self, lines: list[str]) -> None:
        """Put lines behind all others."""
        self.edits.append((len(self.layout.lines), len(self.layout.lines), lines))

    def ended(self, lines: Iterable[str]) -> list[str]:
        """The lines with line ends as the file has them."""
        return [line + self.layout.line_end for line in lines]

    def edited(self) -> str:
        """The text with all edits made, from the end backwards; edits at one place keep their order."""
        lines = list(self.layout.lines)
        if lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += self.layout.line_end
        order = sorted(enumerate(self.edits), key=lambda edit: (edit[1][0], edit[1][1], edit[0]))
        for _, (start, end, new) in reversed(order):
            lines[start:end] = new
        return "".join(lines)

    def make_sure(self, limits: Limits) -> None:
        """Read the new text: every text that was there is there, and every text that is wanted has its place."""
        after = SourceDocument.read(self.result.text.encode("utf-8", "surrogatepass"), limits)
        before = plain(self.layout.document.root)
        now = plain(after.root) if after else None
        old, new = (_texts(data) for data in (before, now))
        same = all(new.get(place) == text for place, text in old.items() if place in self.wanted)
        if not same or set(new) != set(self.wanted):
            raise UnusualLayoutError("it is written in a way that soaplan cannot change safely; nothing was changed")


def _texts(data: object) -> dict[str, object]:
    texts = data.get("texts") if isinstance(data, dict) else None
    return texts if isinstance(texts, dict) else {}
