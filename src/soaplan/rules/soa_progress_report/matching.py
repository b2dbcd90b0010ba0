"""What entries of a report are called, which of them are only spelled unlike the plan, and what is said of those."""

from collections.abc import Sequence
from typing import Any, TypeVar

from soaplan.diagnostic import Finding, Fix
from soaplan.plans.base import UNKNOWN, Node
from soaplan.plans.labels import fold, is_misspelled
from soaplan.regex import regex
from soaplan.rules.looked_for import HANDFUL

P = TypeVar("P", bound=Node)
WORDS = ("plain", "measure", "metric")
"""The answers that hold the words of a target or metric."""
CLOSE = 0.8
"""From this likeness on a name is taken to be another one misspelled; el-math and swd-math stay two."""
MOST_COMPARED = 50
"""More names are not held against each other: no report has so many, and it would take minutes."""
LONGEST = 200


def id_of(node: Node) -> str:
    """The id of a target or metric, as ids are compared; nothing where there is none."""
    return fold(text_of(node, "id"))


def text_of(node: Node, key: str) -> str:
    """One answer of an entry as text; nothing where it is not there or cannot be read."""
    value = vars(node).get(key)
    return value if isinstance(value, str) else ""


def words_of(node: Node) -> str:
    """The words of a target or metric, as written; nothing where there are none."""
    return next(filter(None, (text_of(node, key) for key in WORDS)), "")


def name_of(node: Node) -> str:
    """How messages name a target or metric: by its words, which say more than its id, as far as they are short."""
    return shortened(words_of(node)) or text_of(node, "id")


def names_of(node: Node) -> set[str]:
    """Everything that a target or metric can be found by."""
    return {id_of(node), fold(words_of(node))} - {""}


def name_key(node: Node) -> str:
    """Under which key the name of an entry stands."""
    return next((key for key in ("id", *WORDS, "subject") if text_of(node, key)), "id")


def shortened(text: str, most: int = 12) -> str:
    """The first words of a text, on one line."""
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def is_unnamed(node: Node) -> bool:
    """Whether an entry says nowhere what it is about."""
    return all(vars(node).get(key) is None for key in ("id", "name", *WORDS))


def can_be_found(part: Node) -> bool:
    """Whether an entry can be about a part of the plan: it has a name, and no name of it is unreadable."""
    return not _is_doubtful(part) and bool(names_of(part))


def in_doubt(values: Any) -> bool:
    """Whether a list holds an entry of which nobody can tell what it is about."""
    entries = values if isinstance(values, tuple) else (values,)
    return any(entry is UNKNOWN or (isinstance(entry, Node) and _is_doubtful(entry)) for entry in entries)


def _is_doubtful(entry: Node) -> bool:
    return is_unnamed(entry) or any(vars(entry).get(key) is UNKNOWN for key in ("id", *WORDS))


def near_pairs(strangers: Sequence[Node], free: Sequence[P]) -> dict[int, P]:
    """Entries that the plan does not have, by `id()`, each with the unreported part that it most likely means."""
    found: dict[int, P] = {}
    for stranger in strangers[:MOST_COMPARED]:
        left = [part for part in free[:MOST_COMPARED] if all(part is not taken for taken in found.values())]
        if (near := _nearest(stranger, left)) is not None:
            found[id(stranger)] = near
    return found


def _nearest(stranger: Node, parts: Sequence[P]) -> P | None:
    """The part whose id or words look most like those of an entry."""
    by_id = {id_of(part): part for part in parts}
    by_words = {fold(words_of(part)[:LONGEST]): part for part in parts}
    return _close(id_of(stranger), by_id) or _close(fold(words_of(stranger)[:LONGEST]), by_words)


def _close(name: str, parts: dict[str, P]) -> P | None:
    from difflib import get_close_matches  # noqa: PLC0415 - needed only when something is wrong

    hits = get_close_matches(name, filter(None, parts), n=1, cutoff=CLOSE) if name else []
    return parts[hits[0]] if hits else None


def some_of(parts: Sequence[Node]) -> str:
    """The targets or metrics of a plan as a list for a sentence; of many the first few."""
    names = (text_of(part, "id") or name_of(part) for part in parts[:HANDFUL])
    more = len(parts) - HANDFUL
    return ", ".join(f"“{name}”" for name in names if name) + (f" and {more} more" if more > 0 else "")


PLAIN = regex(r"[A-Za-z0-9](?:[A-Za-z0-9 ._/()-]*[A-Za-z0-9)])?")
"""Texts that stand behind an answer as they are: codes, ids and short words."""


def pasted(text: str) -> str:
    """A code, id or label as it stands in a line to paste; in quotation marks where a sign in it could be misread."""
    return text if PLAIN.fullmatch(text) else in_quotes(text)


def in_quotes(text: str) -> str:
    """A text of the plan as a line to paste, so that no colon in it can be taken for a name."""
    plain = " ".join(text.split())
    return "'" + plain.replace("'", "''") + "'" if '"' in plain or "\\" in plain else f'"{plain}"'


WITHOUT_FIGURE = "If there's no number, write `value: not reported`, and the reason after `note:`."


def added(key: str, lines: str, also: str, *, is_begun: bool) -> str:
    """Where the lines of a new entry go: to the others of its list, where there are some. `also` is said of them."""
    where = f"Add an entry under `{key}:`." if is_begun else "Add an entry for it."
    return "\n".join([f"{where} {also}".strip(), *([] if is_begun else [f"{key}:"]), lines])


def entry_to_paste(part: Node, key: str, area: str = "") -> str:
    """The lines of an entry for a target or metric of the plan: by its id, else by its words."""
    name = f"id: {pasted(text_of(part, 'id'))}" if id_of(part) else f"{key}: {in_quotes(words_of(part))}"
    lines = [*([f"area: {area}"] if area else []), name, "value:", "year:"]
    return "  - " + "\n    ".join(lines)


def not_in_plan(entry: Node, noun: str, meant: Node | None, others: Sequence[Node]) -> Finding:
    """A reported target or metric that the plan does not have; `meant` is the one that is spelled almost so."""
    key = name_key(entry)
    message = f"“{name_of(entry)}” isn't a {noun}"
    if meant is not None:
        id_ = text_of(meant, "id") if key == "id" else ""
        line = f"{key}: {pasted(id_)}" if id_ else f"{_words_key(entry)}: {in_quotes(words_of(meant))}"
        mend = f"The plan has “{name_of(meant)}”. Write it the way the plan does: `{line}`"
        words = id_ or words_of(meant)
        fix = Fix(words, safe=is_misspelled(name_of(entry), words)) if id_ or key != "id" else None
        return Finding(entry.at(key), message, mend, case="misspelled", fix=fix)
    listed = some_of(others)
    mend = f"The plan has {listed}." if listed else "The plan has none."
    return Finding(entry.at(key), message, f"{mend} You can keep numbers of your own too.", case="further")


def _words_key(entry: Node) -> str:
    """Under which key an entry of this kind has its words."""
    return "measure" if "measure" in type(entry).model_fields else "metric"
