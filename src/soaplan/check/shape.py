"""From plain data to the model, with every wrong value told and replaced by the one marker.

pydantic names what is wrong and where; `check.shape_words` turns that into a rule and the words of a school office.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import ValidationError

from soaplan.catalog import Catalog
from soaplan.check.entries import Entries, get, groups_at, may_be_one_text, replace, roster
from soaplan.check.reading import Reading
from soaplan.check.shape_words import (
    STRANGER,
    Asked,
    Problem,
    colon_words,
    meant_name_words,
    placeholders,
    shortened,
    told,
    unknown_name_words,
)
from soaplan.diagnostic import Finding, Fix, Pointer
from soaplan.plans.base import UNKNOWN, Node
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import Kind
from soaplan.plans.labels import fold
from soaplan.plans.shape import answers_of, homes_of, near_key, part_at
from soaplan.plans.soa_plan import PLAIN
from soaplan.plans.validators import read_as
from soaplan.regex import regex
from soaplan.source.faults import ANY_KEY, WrittenLines, in_notes, quoted

NAME = regex(r"^([ ]*)(?:- )?([a-z][a-z_]*):(?:[ ]+(\S.*)|[ ]*)$", re.MULTILINE)
OPENS = ("|", ">", "[", "{")
NEVER_MISSED = frozenset({"notes", "kind", "cycle"})
"""Names that open a sentence as well, and whose answers nobody misses."""


@dataclass
class Swallowed:
    """Looks through the texts of one file for the names of answers that are missing beside or above them."""

    kind: Kind
    data: Any
    findings: list[Finding] = field(default_factory=list)

    def look(self) -> None:
        """Find them. An answer that surely is one is unknown from now on, so that it is not missing too."""
        for pointer, text in list(_texts(self.data, ())):
            if ":" in text and not in_notes(pointer):
                self.in_text(pointer, text)

    def in_text(self, pointer: Pointer, text: str) -> None:
        """Tell the first swallowed answer of a text; what follows it was swallowed with it."""
        told = False
        for found in NAME.finditer(text):
            if (home := self.home_of(found[2], pointer)) is None:
                continue
            sure = self.is_sure(found, text)
            if not told:
                self.tell(found, pointer, sure=sure, is_beside=home == pointer[:-1])
                told = True
            if sure:
                get(self.data, home)[found[2]] = UNKNOWN

    def home_of(self, name: str, pointer: Pointer) -> Pointer | None:
        """The nearest group around a text in which an answer of this name is missing."""
        for length in range(len(pointer) - 1, -1, -1):
            home = pointer[:length]
            group = get(self.data, home)
            part = part_at(self.kind.model, home)
            if not isinstance(group, dict) or part is None or name not in answers_of(part):
                continue
            given = group.get(name, group.get(self.kind.other_keys.get(name, ""))) is not None
            return None if given or name in NEVER_MISSED else home
        return None

    @staticmethod
    def is_sure(found: re.Match[str], text: str) -> bool:
        """Whether nobody writes a sentence so: an underscore in the name, or an answer of several lines."""
        if "_" in found[2] or (found[3] or "").startswith(OPENS):
            return True
        below = next((line for line in text[found.end() :].split("\n") if line.strip()), "")
        deeper = len(below) - len(below.lstrip(" ")) > len(found[1])
        return not found[3] and (deeper or below.lstrip().startswith("- "))

    def tell(self, found: re.Match[str], pointer: Pointer, *, sure: bool, is_beside: bool) -> None:
        """Enter the finding, at the line."""
        name, above = found[2], next((key for key in reversed(pointer) if isinstance(key, str)), "")
        message = f"`{name}:` is the name of an answer, but it's inside the text of `{above}`"
        mend = (
            f"Delete spaces before this line, and as many before each line that belongs to it, until `{name}:` is in "
            "line with the name that it should follow."
        )
        if not sure:
            mend += " If it's part of the text, start the sentence in another way."
        piece, case = (found.start(2), found.end(2) + 1), "sure" if sure else "likely"
        fix = Fix(how="move_out", safe=sure) if is_beside else None
        self.findings.append(Finding(pointer, message, mend, piece=piece, code="DOC028", case=case, fix=fix))


def _texts(data: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Every text of several lines, with the way to it."""
    if isinstance(data, str):
        if "\n" in data.rstrip("\n"):
            yield pointer, data
        return
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _texts(value, (*pointer, key))


MOST_ROUNDS = 20


@dataclass
class Shaper:
    """Builds the model of one file; what is wrong with its shape is in `findings`."""

    kind: Kind
    catalog: Catalog
    reading: Reading
    pieces: Mapping[Pointer, tuple[str, list[str]]] = field(default_factory=dict)
    """Names in braces that a comma may have cut off an answer -> the name of that answer, and its text in pieces."""
    several_lines: Mapping[Pointer, WrittenLines] = field(default_factory=dict)
    """The answers that YAML folds into one line, as they were written."""
    findings: list[Finding] = field(default_factory=list)

    def build(self, data: dict[str, Any]) -> Envelope:
        """The plan. Wrong values are unknown in it, so that they hide nothing else."""
        self.open_groups(data, data, ())
        entries = Entries(self.kind, self.catalog, self.several_lines, roster(data))
        entries.read(data)
        swallowed = Swallowed(self.kind, data)
        swallowed.look()
        self.findings += [*entries.findings, *swallowed.findings]
        for _ in range(MOST_ROUNDS):
            try:
                return read_as(self.kind.model, data, self.reading)
            except ValidationError as error:
                for problem in sorted(error.errors(include_url=False), key=_is_about_a_name):
                    self.take(data, problem)
        return self.kind.model.unknown()  # pragma: no cover - every round takes the errors of the one before away

    def take(self, data: dict[str, Any], problem: Problem) -> None:
        """Tell one problem and take it out of the data."""
        pointer = tuple(segment for segment in problem["loc"] if segment != PLAIN)
        if problem["type"] == "extra_forbidden":
            self.unknown_answer(data, pointer)
            return
        if problem["type"] == "placeholder":
            self.findings += placeholders(pointer, problem["ctx"], self.asked(pointer))
        else:
            code, message, mend, fix = told(problem, self.asked(pointer))
            self.findings.append(Finding(pointer, message, mend, code=code, fix=fix))
        replace(data, self.written(data, pointer), UNKNOWN)

    def asked(self, pointer: Pointer) -> Asked:
        """What the form asks for at a place."""
        keys = [segment for segment in pointer if isinstance(segment, str)]
        part = part_at(self.kind.model, pointer)
        names = tuple(answers_of(part)) if part else ()
        if not keys:
            return Asked("this answer", "", names)
        parent = part_at(self.kind.model, pointer[: pointer.index(keys[-1])])
        titled = parent.model_fields.get(keys[-1]) if parent else None
        return Asked((titled.title if titled else "") or keys[-1], keys[-1], names, in_list=pointer[-1] != keys[-1])

    def unknown_answer(self, data: dict[str, Any], pointer: Pointer) -> None:
        """DOC011, or DOC012 where a colon inside a sentence made a name out of its first words."""
        *way, key = pointer
        parent = part_at(self.kind.model, tuple(way))
        place = self.written(data, tuple(way))
        holder = get(data, place)
        if isinstance(holder, dict) and (*place, key) in self.pieces and not first_word(parent, str(key)):
            self.cut_by_comma(holder, place, str(key))
            return
        if parent is None or not isinstance(holder, dict):  # pragma: no cover - pydantic names only such places
            replace(data, place, UNKNOWN)
        elif parent.TEXT_KEY and may_be_one_text(holder) and not any(is_a_name(parent, *one) for one in holder.items()):
            message, mend, fix = colon_words(holder)
            self.findings.append(Finding(tuple(way), message, mend, code="DOC012", fix=fix))
            replace(data, place, UNKNOWN)
        else:
            value = holder.pop(key)
            mend, fix = self.stands_for(data, holder, parent, str(key), value)
            message = f"there's no answer named `{key}` here"
            case = "" if near_key(parent, str(key)) or homes_of(self.kind.model, str(key)) else STRANGER
            self.findings.append(Finding(pointer, message, mend, on_key=True, code="DOC011", case=case, fix=fix))
            if parent.TEXT_KEY and not holder:
                replace(data, place, UNKNOWN)

    def cut_by_comma(self, holder: dict[str, Any], way: Pointer, key: str) -> None:
        """One finding for an answer in braces that commas have cut: DOC011, or what is wrong with its first piece."""
        if key not in holder:
            return  # told with the first piece
        owner, parts = self.pieces[(*way, key)]
        whole = ", ".join(parts)
        line = f"`{owner}: {quoted(shortened(whole))}`"
        mend = f"A comma inside {{ }} ends an answer. Put the whole text in quotation marks: {line}."
        fix = Fix(whole, at=(*way, owner), until=parts[-1])
        for name in parts[1:]:
            holder.pop(name, None)
        for place, finding in enumerate(self.findings):
            if finding.pointer == (*way, owner):
                self.findings[place] = dataclasses.replace(finding, help=mend, fix=fix)
                return
        holder[owner] = UNKNOWN
        message = f"there's no answer named `{key}` here"
        self.findings.append(Finding((*way, key), message, mend, on_key=True, code="DOC011", fix=fix))

    def stands_for(
        self, data: Any, holder: dict[str, Any], parent: type[Node], key: str, value: Any
    ) -> tuple[str, Fix | None]:
        """What was probably meant; an answer that is missing for this reason alone is unknown from now on."""
        meant = first_word(parent, key) or near_key(parent, key)
        if self.is_second_spelling(holder, key):
            return f"It's next to `{meant}`, which means the same thing. Keep one of them.", None
        if meant and not self.is_given(holder, meant):
            holder[meant] = UNKNOWN
            return meant_name_words(key, value, meant)
        homes = homes_of(self.kind.model, key)
        if not homes:
            return unknown_name_words(key, names=answers_of(parent)), None
        home = next((home for home in homes if any(key not in group for group in groups_at(data, home))), homes[0])
        for group in groups_at(data, home):
            if not self.is_given(group, key):
                group[key] = UNKNOWN
        return unknown_name_words(key, home=home), None

    def is_second_spelling(self, holder: dict[str, Any], key: str) -> bool:
        """Whether an answer is written in both of its spellings."""
        return any(key == other and name in holder for name, other in self.kind.other_keys.items())

    def is_given(self, group: dict[str, Any], name: str) -> bool:
        """Whether an answer is written in a group, in any of its spellings."""
        return name in group or self.kind.other_keys.get(name) in group

    def written(self, data: Any, pointer: Pointer) -> Pointer:
        """The way to a value as it was written, second spellings included."""
        way: list[str | int] = []
        for segment in pointer:
            holder = get(data, tuple(way))
            other = self.kind.other_keys.get(str(segment))
            second = isinstance(holder, dict) and segment not in holder and other in holder
            way.append(str(other) if second else segment)
        return tuple(way)

    def open_groups(self, top: Any, data: Any, pointer: Pointer) -> None:
        """Where a key cannot be used (DOC006), it may stand for every answer that is missing beside it."""
        if isinstance(data, list):
            for place, item in enumerate(data):
                self.open_groups(top, item, (*pointer, place))
        elif isinstance(data, dict):
            for name, value in data.items():
                self.open_groups(top, value, (*pointer, name))
            if data.pop(ANY_KEY, None) is not None:
                self.fill(top, data, pointer)

    def fill(self, top: Any, group: dict[str, Any], pointer: Pointer) -> None:
        """Make the missing answers of a group unknown; of free names, all of them."""
        part = part_at(self.kind.model, pointer)
        if part is None:
            replace(top, pointer, UNKNOWN)
        for name in answers_of(part) if part else ():
            if not self.is_given(group, name):
                group[name] = UNKNOWN


def first_word(parent: type[Node] | None, key: str) -> str:
    """The name of the form that a name begins with, where its colon is missing: `grades 6-8`."""
    first, _, rest = key.partition(" ")
    return first if parent is not None and rest and first in answers_of(parent) else ""


def is_a_name(parent: type[Node], name: str, value: Any) -> bool:
    """Whether a name is one of the form's, or means one; `Goal: students reach ...` is the beginning of a sentence."""
    if fold(name) in map(fold, answers_of(parent)):
        return True
    from soaplan.source.syntax.entry import reads_like_prose  # noqa: PLC0415 - needed only when something is wrong

    return near_key(parent, name) is not None and not (name[:1].isupper() and reads_like_prose(str(value)))


def _is_about_a_name(problem: Problem) -> bool:
    """Whether a problem is a name that the form does not have: told after the wrong values."""
    return bool(problem["type"] == "extra_forbidden")
