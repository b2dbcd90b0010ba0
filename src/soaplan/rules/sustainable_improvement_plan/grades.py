"""The grades of a school, one by one."""

import re

ORDER = ("PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
SPELLED = {"PREK": "PK", "PREKINDERGARTEN": "PK", "PRESCHOOL": "PK", "PK3": "PK", "PK4": "PK", "KINDERGARTEN": "K"}
DASH = re.compile(r"\s*(?:[\u2013\u2014]|\bto\b|\bthrough\b)\s*", re.IGNORECASE)
PRE = re.compile(r"\bpre[- ]?k(indergarten)?\b", re.IGNORECASE)
TOKEN = re.compile(r"\w+")


def grades_of(texts: list[str]) -> set[str]:
    """The grades that a school names, as the state writes them: PK, K, 1 to 12. Ranges are filled in."""
    return {grade for text in texts for part in re.split("[,;&]| and ", text) for grade in _span(part)}


def _span(text: str) -> list[str]:
    """The grades of one entry: "6-8", "Grades K to 5", "Kindergarten"."""
    words = TOKEN.findall(DASH.sub("-", PRE.sub("PK", text)))
    found = [grade for word in words if (grade := _grade(word))]
    is_range = len(found) == 2 and "-" in DASH.sub("-", text)  # noqa: PLR2004 - from one grade to another
    return list(ORDER[ORDER.index(found[0]) : ORDER.index(found[1]) + 1]) if is_range else found


def _grade(word: str) -> str | None:
    """One grade: 01, 9th, K, PK3."""
    bare = re.sub(r"(?<=\d)(?:ST|ND|RD|TH)$", "", word.upper())
    plain = SPELLED.get(bare, bare.lstrip("0"))
    return plain if plain in ORDER else None
