"""Names for the texts of a plan that hold when the plan is put in another order. Translations go by them.

A name comes from ids and codes: `programs.2.2D.today`. What has none goes by a short hash of its text, never by its
number in a list, so that a new entry shifts no other.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from soaplan.characters import visible
from soaplan.diagnostic import Pointer
from soaplan.plans.base import Answer, Node, given, is_translated, known, texts_of
from soaplan.plans.envelope import Envelope
from soaplan.plans.soa_plan import EngagementSession, Indicator, Metric, SoaPlan, Target, Vote

HASH_DIGITS = 8
LONGEST_NAME = 60

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class StableText:
    """One text of a plan: its stable name, the way to it in this file, and the text."""

    place: str
    pointer: Pointer
    text: str


def stable_texts(plan: SoaPlan) -> dict[str, str]:
    """Stable name -> text, in the order of the form. Texts that are missing or cannot be read are left out."""
    return {found.place: found.text for found in texts_with_places(plan)}


def texts_with_places(plan: SoaPlan) -> Iterator[StableText]:
    """Every text of a plan that can be translated; figures, dates and names are none."""
    for place, pointer, value in _everything(plan):
        if isinstance(value, str) and any(character.isalpha() for character in value):
            yield StableText(place, pointer, value)


def short_hash(text: str) -> str:
    """What tells one version of a text from another; how its lines are broken does not count."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


Found = tuple[str, Pointer, Any]
Parts = list[tuple[Pointer, Node]]


def _everything(plan: SoaPlan) -> Iterator[Found]:
    """The form's answers, then those of the file's head, for which no form asks."""
    names = type(plan).model_fields
    for asked in (True, False):
        chosen = [name for name in names if (name not in Envelope.model_fields) is asked]
        coded: Parts = []
        yield from _texts(plan, "", (), coded, chosen)
        for way, part, own in _named(coded, _own_name):
            yield from _texts(part, f"{way[-2]}.{own}", way, [])


def _texts(part: Node, name: str, way: Pointer, coded: Parts, chosen: Iterable[str] = ()) -> Iterator[Found]:
    """Every translated text below a part. Parts that have a code go by it in the whole plan: they wait in `coded`."""
    for key in chosen or type(part).model_fields:
        value, place = known(getattr(part, key)), (*way, key)
        own = name if MAIN_TEXT.get(type(part)) == key else f"{name}.{key}".lstrip(".")
        if isinstance(value, Node):
            yield from _texts(value, own, place, coded)
        elif isinstance(value, tuple):
            parts = [((*place, number), item) for number, item in given(value) if isinstance(item, Node)]
            coded += [one for one in parts if one[1].BY_CODE]
            named = _named([one for one in parts if not one[1].BY_CODE], _own_name)
            for below, item, called in named:
                yield from _texts(item, f"{name if type(item) in UNDER_ITS_PART else own}.{called}", below, coded)
        elif is_translated(type(part), key):
            yield from _values(value, own, place)


def _values(value: Any, name: str, way: Pointer) -> Iterator[Found]:
    """One text, or the texts of a table."""
    if isinstance(value, dict):
        yield from ((f"{name}.{slug(key)}", (*way, key), text) for key, text in value.items())
    else:
        yield name, way, value


def _own_name(part: Node) -> str:
    """What a part of a list is called: by its table's row, else by its id or code, else by all it says."""
    named = OWN_NAMES.get(type(part))
    return named(part) if named else _id(getattr(part, "id", None)) or f"#{short_hash(_all_of(part))}"


def _target_name(target: Target) -> str:
    return _id(target.id) or f"additional.#{short_hash(known(target.plain) or known(target.measure) or '')}"


def _session_name(session: EngagementSession) -> str:
    """By the day and the group; a meeting without either goes by what was said."""
    name = "-".join(filter(None, (_day(session.date), slug(known(session.group) or ""))))
    return name or f"#{short_hash(_all_of(session))}"


def _metric_name(metric: Metric) -> str:
    return _id(metric.id) or f"#{short_hash(known(metric.metric) or '')}"


OWN_NAMES: Mapping[type[Node], Callable[[Any], str]] = {
    Indicator: lambda one: f"#{short_hash(known(one.measure) or '')}",
    Target: _target_name,
    EngagementSession: _session_name,
    Vote: lambda vote: _day(vote.date) or "undated",
    Metric: _metric_name,
}
"""How a part without a code of the state is called. Translations rest on these names: they never change."""
MAIN_TEXT: Mapping[type[Node], str] = {Indicator: "measure", Target: "plain", Metric: "metric"}
"""The text that goes by the name of its part alone."""
UNDER_ITS_PART = frozenset({Target})
"""Parts that are named without the name of their list: `targets.<id>`."""


P = TypeVar("P")


def _named(items: list[tuple[P, N]], name: Callable[[N], str]) -> Iterator[tuple[P, N, str]]:
    """The items with their names; of several with one name each gets a hash of all it says behind it."""
    names = [name(item) for _, item in items]
    often = Counter(names)
    for (place, item), own in zip(items, names, strict=True):
        yield place, item, own if often[own] == 1 or "#" in own else f"{own}.#{short_hash(_all_of(item))}"


def _all_of(node: Node) -> str:
    return "\n".join(text for _, text in texts_of(node))


def _id(value: Answer[str]) -> str:
    return slug(known(value) or "", small=False)


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def slug(text: str, *, small: bool = True) -> str:
    """A name as one word: letters, digits, points and hyphens."""
    plain = visible(text).casefold() if small else visible(text)
    word = re.sub(r"[^\w.-]+", "-", plain).strip("-.")
    return word if len(word) <= LONGEST_NAME else f"{word[:LONGEST_NAME]}.#{short_hash(text)}"
