"""What a Sustainable Improvement Plan says of its school."""

import re
from typing import TYPE_CHECKING

from soaplan.importing.pieces import Piece
from soaplan.importing.values import Value

if TYPE_CHECKING:
    from soaplan.importing.draft import Draft

DESIGNATIONS = {
    "chronically": "chronically-underperforming",
    "underperforming": "underperforming",
    r"requir\w+ assistance": "requiring-assistance",
}
GRADES = ["PK", "K", *map(str, range(1, 13))]


def process(draft: "Draft", piece: Piece) -> None:
    """Whether it is the first plan or a renewal."""
    for box, text, _ in draft.reader.choices(piece.items):
        if box is not False and (found := re.search(r"\b(initial|renewal)\b", text, re.IGNORECASE)):
            draft.put("process", Value(found[1].lower(), piece.where))
            return
    draft.leave(piece.items)


def school(draft: "Draft", piece: Piece) -> None:
    """The name of the school, and its grades."""
    text = draft.reader.joiner.prose(piece.items).replace("\n", " ")
    found = re.search(
        r"[,;(]?\s*\bgrades?:?\s+((?:PK|K|\d{1,2})(?:\s*(?:[-–]|to|through|,|and)\s*(?:PK|K|\d{1,2}))*)\)?\.?",
        text,
        re.IGNORECASE,
    )
    if found:
        draft.put("school.name", Value(text[: found.start()].strip(" ,;(."), piece.where))
        draft.put("school.grades", Value(_grades(found[1]), piece.where))
    else:
        draft.put("school.name", Value(text, piece.where))


def designation(draft: "Draft", piece: Piece) -> None:
    """How the school is designated, and since when. The words are kept as remarks as well."""
    text = draft.reader.joiner.prose(piece.items).replace("\n", " ")
    boxes = [words for box, words, _ in draft.reader.choices(piece.items) if box]
    words = " ".join(boxes) or text
    for pattern, status in DESIGNATIONS.items():
        if re.search(pattern, words, re.IGNORECASE):
            draft.put("designation.status", Value(status, piece.where))
            break
    years = re.findall(r"\b20\d\d\b", text)
    if years:
        draft.put("designation.year", Value(years[0], piece.where))
    exits = re.search(r"exit\D{0,30}(20\d\d)", text)
    if exits:
        draft.put("designation.eligible_exit", Value(exits[1], piece.where))
    draft.leave(piece.items)


def partners(draft: "Draft", piece: Piece) -> None:
    """External partners, a sentence for each answer about one."""
    entries = []
    for text in draft.entries(piece) or [draft.reader.joiner.prose(piece.items).replace("\n", " ")]:
        first, dot, rest = text.partition(". ")
        sentences = re.split(r"(?<=[.;]) ", rest, maxsplit=2) if dot else []
        keys = ("role", "credentials", "performance_benchmarks")
        entries.append({"name": first} | dict(zip(keys, (part for part in sentences if part), strict=False)))
    draft.put(piece.place, Value(entries, piece.where, "look whether each sentence is below the right name"))


def _grades(text: str) -> list[str]:
    found: list[str] = []
    for part in re.split(r",|\band\b", text):
        ends = [each.upper() for each in re.findall(r"PK|K|\d{1,2}", part, re.IGNORECASE)]
        known = [GRADES.index(each) for each in ends if each in GRADES]
        if known:
            found += GRADES[known[0] : known[-1] + 1]
    return found
