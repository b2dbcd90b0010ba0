"""A rule explained: its page, its source, and a plan that breaks it beside one that keeps it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from soaplan.catalog.catalog import Rules
from soaplan.catalog.models import RuleRow, Weight
from soaplan.rules.pages import page_of

EXAMPLES = Path(__file__).with_name("examples.jsonl")
"""Cut out of the cases by `tools/generate.py`: one line for each rule, beginning with its code."""


class Example(NamedTuple):
    """What is written wrongly, and the same place written rightly."""

    code: str
    failing: str
    passing: str


def example_of(code: str) -> Example | None:
    """The example of a rule; None where there is no such rule. Only its own line is taken apart."""
    beginning = f'{{"code": "{code}"'
    with EXAMPLES.open(encoding="utf-8") as lines:
        return next((Example(**json.loads(line)) for line in lines if line.startswith(beginning)), None)


AUTHORITIES = {
    "law": "law (General Laws)",
    "federal-law": "federal law",
    "second-hand": "public reports about the law",
    "regulation": "regulation (603 CMR)",
    "guidance": "the state's guidance",
    "practice": "good practice",
}
WEIGHTS: dict[Weight, str] = {
    "error": "error",
    "warning": "warning",
    "advice": "advice",
    "missing": "error; in a draft, to do",
    "missing-until-vote": "error; until the vote, to do",
    "wanting": "warning; in a draft, to do",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One rule, ready to be shown."""

    code: str
    name: str
    weight: str
    authority: str
    source: str
    quote: str
    summary: str
    why: str
    mend: str
    prose: bool
    waivable: bool
    example: Example | None


def explain(code: str, rules: Rules, example: Example | None) -> Explanation:
    """Explain a rule by what a cycle says of it. Raises KeyError for a code that is not among them."""
    row = rules[code]
    summary, *more = page_of(code).split("\n\n")
    return Explanation(
        code=code,
        name=row.name,
        weight=weight_of(row),
        authority=AUTHORITIES[row.authority],
        source=sources_of(row),
        quote=row.quote,
        summary=summary,
        why="\n\n".join(more[:-1]),
        mend=more[-1] if more else "",
        prose=row.prose,
        waivable=row.waivable,
        example=example,
    )


def sources_of(row: RuleRow) -> str:
    """The citation of a rule, and the one for charter schools where another holds for them."""
    charter = row.source_charter_school
    return f"{row.source}. For charter schools: {charter}" if charter else row.source


def weight_of(row: RuleRow) -> str:
    """How much the rule weighs, every case of it."""
    if isinstance(row.severity, str):
        return WEIGHTS[row.severity]
    return "; ".join(f"{case.replace('-', ' ')}: {WEIGHTS[weight]}" for case, weight in row.severity.items())
