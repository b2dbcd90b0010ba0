"""What is said of an entry that the plan does not have, and of a part of the plan that no entry is about."""

from collections.abc import Sequence

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node
from soaplan.rules.soa_progress_report.matching import (
    id_of,
    in_quotes,
    name_key,
    name_of,
    pasted,
    some_of,
    text_of,
    words_of,
)

WITHOUT_FIGURE = "Where there is no figure, write `value: not reported`, and the reason after `note:`."


def added(key: str, lines: str, also: str, *, is_begun: bool) -> str:
    """Where the lines of a new entry go: to the others of its list, where there are some. `also` is said of them."""
    where = f"Add an entry to those below `{key}:`." if is_begun else "Write an entry for it."
    return "\n".join([f"{where} {also}".strip(), *([] if is_begun else [f"{key}:"]), lines])


def entry_to_paste(part: Node, key: str, area: str = "") -> str:
    """The lines of an entry for a target or metric of the plan: by its id, else by its words."""
    name = f"id: {pasted(text_of(part, 'id'))}" if id_of(part) else f"{key}: {in_quotes(words_of(part))}"
    lines = [*([f"area: {area}"] if area else []), name, "value:", "year:"]
    return "  - " + "\n    ".join(lines)


def not_in_plan(entry: Node, noun: str, meant: Node | None, others: Sequence[Node]) -> Finding:
    """A reported target or metric that the plan does not have; `meant` is the one that is spelled almost so."""
    key = name_key(entry)
    message = f"“{name_of(entry)}” is no {noun}"
    if meant is not None:
        id_ = text_of(meant, "id") if key == "id" else ""
        line = f"{key}: {pasted(id_)}" if id_ else f"{_words_key(entry)}: {in_quotes(words_of(meant))}"
        mend = f"The plan has “{name_of(meant)}”. Write it as it stands there: `{line}`"
        return Finding(entry.at(key), message, mend, case="misspelled")
    listed = some_of(others)
    mend = f"The plan has {listed}." if listed else "The plan has none."
    return Finding(entry.at(key), message, f"{mend} A figure of your own may stay beside those.", case="further")


def _words_key(entry: Node) -> str:
    """Under which key an entry of this kind has its words."""
    return "measure" if "measure" in type(entry).model_fields else "metric"
