"""Bring a translation up to date: keep what is done to the byte, add what is new, mark what has changed."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from soaplan.plans.base import Unknown, known
from soaplan.plans.plan_translation import PlanTranslation, is_current, record_of
from soaplan.plans.stable import short_hash
from soaplan.source.edit import Editor
from soaplan.source.layout import EditError
from soaplan.source.nodes import Entry, Mapping, Scalar, is_blank
from soaplan.source.parse import Limits
from soaplan.translate.begin import SOURCES_REMARK, sources
from soaplan.translate.wanted import INDENT, Wanted, is_own_comment

OBSOLETE = "# No longer in the plan. Delete it if it is not needed:"
TEXTS, SOURCES, DAY = "texts", "sources", "translated"
IN_BRACES = "`texts:` is written in { }; write each text on a line of its own, without { }"


@dataclass(frozen=True, slots=True)
class Lines:
    """One translated text: its lines from `start` up to, but without, `end`; comments above it begin at `head`."""

    head: int
    start: int
    end: int
    blank: bool


@dataclass
class Refreshed:
    """The new content of the file, and the names of the texts that something was done with."""

    content: bytes = b""
    kept: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    obsolete: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The new content as text."""
        return self.content.decode("utf-8")


@dataclass
class Refresher:
    """Brings one translation up to date. `done` names texts that are right as they are; `day` is today."""

    editor: Editor
    translation: PlanTranslation
    wanted: Wanted
    day: date
    done: frozenset[str] = frozenset()
    result: Refreshed = field(default_factory=Refreshed)

    def refresh(self, limits: Limits) -> Refreshed:
        """Do it. Raises EditError where a text could be lost; nothing is written here."""
        records = {place: self.record(place) for place in self.wanted}
        for place, lines in self.texts.items():
            self.look_at(place, lines, records)
        self.add_missing()
        self.write_records(records)
        self.write_day(records)
        self.result.content = self.editor.finish(limits)
        return self.result

    def top(self, key: str) -> Entry | None:
        """One of the answers at the left edge."""
        root = self.editor.document.root
        return root.entries.get(key) if isinstance(root, Mapping) else None

    @cached_property
    def texts(self) -> dict[str, Lines]:
        """The translated texts by name, in the order of the file. Raises EditError for texts in braces."""
        entry = self.top(TEXTS)
        if entry is None or not isinstance(entry.value, Mapping):
            return {}
        if entry.value.flow and entry.value.written:
            raise EditError(IN_BRACES)
        found: dict[str, Lines] = {}
        behind = entry.key_span.line + 1
        for one in entry.value.written:
            start, end = self.editor.lines_of(one)
            found[one.key] = Lines(self._head(start, behind), start, end, is_blank(one.value))
            behind = end
        return found

    def _head(self, start: int, lowest: int) -> int:
        """Where the comment lines directly above a line begin."""
        head = start
        while head > lowest and self.editor.lines[head - 2].lstrip().startswith("#"):
            head -= 1
        return head

    @cached_property
    def indent(self) -> str:
        """The spaces before the name of a text."""
        first = next(iter(self.texts.values()), None)
        return (self.editor.indent(first.start) if first else "") or INDENT

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

    def look_at(self, place: str, lines: Lines, records: dict[str, str]) -> None:
        """One text of the file: move it to the end, or see that the comment above it is right."""
        if place not in self.wanted:
            self.move_to_the_end(place, lines)
            return
        source = self.wanted[place]
        changed = not lines.blank and records[place] != short_hash(source.text) and self.is_old(place, records[place])
        group = self.result.open if lines.blank else self.result.changed if changed else self.result.kept
        group.append(place)
        above = self.editor.lines[lines.head - 1 : lines.start - 1]
        own = [line for line in above if is_own_comment(line)]
        due = source.comment(self.indent, changed=changed)
        if own != due and (own or changed or lines.blank):
            others = [line for line in above if not is_own_comment(line)]
            self.editor.replace_lines(lines.head, lines.start, [*others, *due])

    def is_old(self, place: str, record: str) -> bool:
        """Whether a text that is there belongs to an earlier version of the plan's."""
        text = known(self.text(place))
        return text is not None and not is_current(record, self.wanted[place].text, text)

    def move_to_the_end(self, place: str, lines: Lines) -> None:
        """A text that the plan no longer has becomes a comment at the end of the file."""
        self.editor.delete((TEXTS, place))
        for number in range(lines.head, lines.start):
            if is_own_comment(self.editor.lines[number - 1]):
                self.editor.replace_lines(number, number + 1, [])
        if not lines.blank:
            self.result.obsolete.append(place)
            kept = [f"# {line}".rstrip(" ") for line in self.editor.lines[lines.start - 1 : lines.end - 1]]
            self.editor.append(["", OBSOLETE, *kept])

    def add_missing(self) -> None:
        """New texts, each behind the one that is before it in the plan."""
        missing = [place for place in self.wanted if place not in self.texts]
        self.result.added += missing
        if self.top(TEXTS) is None:
            lines = [line for place in missing for line in self.wanted[place].entry(place, INDENT)]
            self.editor.append(["", f"{TEXTS}:", *lines], {TEXTS: dict.fromkeys(missing)})
            return
        before: list[str] = []
        for place, source in self.wanted.items():
            if place in self.texts:
                before = [place]
            else:
                above = ["", *source.comment(self.indent)]
                self.editor.insert((TEXTS, place), "", below=before, above=above, first=not before)

    def write_records(self, records: dict[str, str]) -> None:
        """The versions, anew."""
        lines = sources(records)
        if self.top(SOURCES) is None:
            self.editor.append(["", SOURCES_REMARK, *lines], {SOURCES: records})
        else:
            self.editor.rewrite((SOURCES,), lines, records)

    def write_day(self, records: dict[str, str]) -> None:
        """Today as the day of the translation, where a text that was marked has been brought up to date."""
        entry = self.top(DAY)
        if entry is None or not isinstance(entry.value, Scalar) or entry.value.is_blank:
            return
        if any(self.is_mended(place, record) for place, record in records.items()):
            self.editor.write((DAY,), self.day.isoformat())

    def is_mended(self, place: str, record: str) -> bool:
        """Whether a text belonged to an earlier version of the plan's and now belongs to this one."""
        old = (self.old_record(place) or record).split()[0]
        return self.text(place) is not None and " " not in record and old != record
