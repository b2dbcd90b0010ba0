"""The content hash: a short name for what a plan says, so that what was voted can be told from what is posted.

It is made from the answers, not from the bytes of the file. Remarks, the order of answers and of list entries, the
spelling of amounts, dates and labels, and where lines are broken do not count. Nor does what is recorded about the
plan after it was written: status, votes, addendum, review, publication, waivers and notes.

Districts put the hash into their minutes. What a scheme counts must therefore never change, but for a new answer of
the form, which is absent from older plans. Anything else needs a new scheme. `v1` and `v2` count the same; `v1` has 64
bits of SHA-256, few enough that two plans with one hash could be made on purpose, and `v2` has 128.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from soaplan.characters import visible
from soaplan.plans.base import Node, Unknown, known
from soaplan.plans.envelope import DISTRICT_TYPES, District
from soaplan.plans.facts import sum_of, year_of
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import ChosenGroup, Engagement, EngagementSession, Funding, Indicator, Program, SoaPlan
from soaplan.regex import regex

SCHEME: Final = "v2"
DIGITS: Final[Mapping[str, int]] = {"v1": 16, SCHEME: 32}
"""Scheme -> hexadecimal digits of its hashes. Seals of older schemes can be verified as long as they are listed."""
HASH = regex("|".join(f"{scheme}-[0-9a-f]{{{digits}}}" for scheme, digits in DIGITS.items()))
"""How a content hash is written."""

LEFT_OUT: Mapping[type[Node], frozenset[str]] = {
    SoaPlan: frozenset({"kind", "cycle", "status", "waivers", "notes", "addendum", "review", "publication"}),
    Engagement: frozenset({"school_committee_vote", "later_votes"}),
    Program: frozenset({"in_short"}),
}
"""What is no content: the head, what is recorded about a plan once it is written, and what only its page has."""
LABELS: frozenset[tuple[type[Node], str]] = frozenset(
    {
        (ChosenGroup, "group"),
        (Indicator, "student_group"),
        (EngagementSession, "group"),
        (Engagement, "groups_engaged"),
        (Engagement, "not_applicable"),
        (Funding, "by_source"),
        (Funding, "foundation_categories"),
        (Program, "name"),
    }
)
"""Answers (of tables: their names) that are labels, whose case, hyphens and plural s do not count."""
OWN_LINE = regex(r"\s*(?:[-*+]\s|\d+[.)]\s|#|>|\||```|~~~)")
"""How a line begins that Markdown does not join to the one before: an entry, a heading, a quotation, a table."""

ENDS_THERE = regex(r"\s*[#|]")
"""How a line begins that Markdown joins no other one to: a heading, a row of a table."""


class _UnreadError(Exception):
    """An answer that nobody can read."""


def content_hash(plan: SoaPlan, cycle: str, *, like: object = None) -> str | None:
    """The content hash of a plan, such as v2-0123456789abcdef0123456789abcdef; None where an answer can't be read.

    `cycle` is the id of the plan's cycle: the plan itself may name it by another of its names. `like` is a hash to
    compare with: the answer is then of the same scheme, and otherwise of the newest.
    """
    try:
        content = {"cycle": cycle, **_answers(plan)}
    except _UnreadError:
        return None
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    scheme = str(like)[:2] if HASH.fullmatch(str(like)) else SCHEME
    return f"{scheme}-{hashlib.sha256(text.encode()).hexdigest()[: DIGITS[scheme]]}"


def hash_beside(recorded: str | None, plan: SoaPlan, cycle: str) -> str | None:
    """The content hash of a plan beside a recorded one: that one itself while it holds, else of the newest scheme."""
    same = content_hash(plan, cycle, like=recorded)
    return same if same == recorded else content_hash(plan, cycle)


def plain_text(text: str) -> str:
    """A text without what its readers do not see: spaces at line ends, and lines broken inside a paragraph."""
    lines = [""]
    for line in unicodedata.normalize("NFC", visible(text)).split("\n"):
        words, stands_alone = " ".join(line.split()), OWN_LINE.match(line)
        if stands_alone:
            lines.append(line[: len(line) - len(line.lstrip())] + words)
        elif words and lines[-1] and not ENDS_THERE.match(lines[-1]):
            lines[-1] += f" {words}"
        elif words or lines[-1]:
            lines.append(words)
    return "\n".join(lines).strip()


def _answers(part: Node) -> dict[str, Any]:
    """Every answer of a part that is there."""
    names = (name for name in type(part).model_fields if name not in LEFT_OUT.get(type(part), ()))
    found = {name: _canonical(getattr(part, name), part, name) for name in names}
    return {name: value for name, value in (found | _understood(part)).items() if value not in (None, {}, [])}


def _understood(part: Node) -> dict[str, Any]:
    """What goes without saying: the usual type of district, and the total that is the sum of the years."""
    if isinstance(part, District) and part.type is None:
        return {"type": DISTRICT_TYPES[0]}
    if isinstance(part, Funding) and part.total is None and (years := known(part.by_year)):
        return {"total": _number(sum_of(years.values()))}
    return {}


def _canonical(value: Any, part: Node, name: str) -> Any:
    """One answer in the one way in which the hash reads it. Raises _UnreadError."""
    match value:
        case Unknown():
            raise _UnreadError
        case str():
            return fold(value) if (type(part), name) in LABELS else plain_text(value)
        case Decimal():
            return _number(value)
        case date():
            return value.isoformat()
        case tuple() | dict() | Node():
            return _collected(value, part, name)
        case _:
            return value  # yes, no, a year, or nothing


def _collected(value: Any, part: Node, name: str) -> Any:
    """The answers in a part, a list or a table."""
    match value:
        case Node():
            return _answers(value)
        case dict():
            entries = ((key, item) for key, item in value.items() if item is not None)
            return _sorted([_key(key, part, name), _canonical(item, part, "")] for key, item in entries)
        case _:
            return _sorted(_canonical(item, part, name) for item in value if item is not None)


def _key(key: str, part: Node, name: str) -> Any:
    return fold(key) if (type(part), name) in LABELS else year_of(key)


def _number(value: Decimal) -> str:
    return format((value + 0).normalize(), "f")  # adding nothing makes a plain zero of -0


def _sorted(items: Any) -> list[Any]:
    """The entries of a list in an order of their own; empty ones are none."""
    return sorted((item for item in items if item not in ("", {}, [])), key=json.dumps)
