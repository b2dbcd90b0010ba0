"""Answers that are read as part of the text above them, because too many spaces stand before them (rule DOC028)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from soaplan.check.data import get
from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import UNKNOWN
from soaplan.plans.kinds import Kind
from soaplan.plans.shape import answers_of, part_at
from soaplan.regex import regex
from soaplan.source.faults import in_notes

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
                self.tell(found, pointer, sure=sure)
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

    def tell(self, found: re.Match[str], pointer: Pointer, *, sure: bool) -> None:
        """Enter the finding, at the line."""
        name, above = found[2], next((key for key in reversed(pointer) if isinstance(key, str)), "")
        message = f"`{name}:` is the name of an answer, but it is inside the text of `{above}`"
        mend = (
            f"Delete spaces before this line, and as many before each line that belongs to it, until `{name}:` is in "
            "line with the name that it should follow."
        )
        if not sure:
            mend += " If it is part of the text, begin the sentence in another way."
        piece = (found.start(2), found.end(2) + 1)
        self.findings.append(
            Finding(pointer, message, mend, piece=piece, code="DOC028", case="sure" if sure else "likely")
        )


def _texts(data: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Every text of several lines, with the way to it."""
    if isinstance(data, str):
        if "\n" in data.rstrip("\n"):
            yield pointer, data
        return
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _texts(value, (*pointer, key))
