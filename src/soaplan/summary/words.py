"""Sentences and figures that the text and the page share, so that they cannot disagree."""

from collections.abc import Iterable
from decimal import Decimal

from soaplan.dates import date_in_words
from soaplan.money import dollars
from soaplan.output.report import amount_of
from soaplan.summary.choices import Choice
from soaplan.summary.totals import CycleTotals, Summary

SHORT_LABEL = 70
MOST_NAMED = 3
"""How many of the most chosen a sentence names."""
ENOUGH_FOR_A_MIDDLE = 3
"""Of fewer plans, a plan in the middle says nothing."""
NOT_GIVEN = "not given"
EXPECTED = " (expected)"
WEIGHTS = {"error": "error", "warning": "warning", "advice": "advice", "todo": "to do"}
"""How much a finding weighs, in words."""


def and_list(names: list[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def plans(number: int) -> str:
    """A number of plans."""
    return amount_of(number, "plan", "plans")


def title_of(cycle: CycleTotals) -> str:
    """How a cycle is called."""
    return cycle.cycle.label + (EXPECTED if cycle.cycle.provisional else "")


def amount(value: Decimal | None, otherwise: str = "") -> str:
    """An amount for readers."""
    return otherwise if value is None else dollars(value)


def label_of(choice: Choice) -> str:
    """Code and name of a choice."""
    name = choice.name if choice.name != choice.code else ""
    return f"{choice.code} {name}".strip()


def most_first(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The most chosen first, in the guidance's order among equals."""
    return tuple(sorted(choices, key=lambda choice: -choice.plans))


def most_chosen(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """What at least one plan chose, the most chosen first."""
    return tuple(choice for choice in most_first(choices) if choice.plans)


def not_chosen(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """What the guidance lists and no plan chose."""
    return tuple(choice for choice in choices if not choice.plans)


def cost_sentence(cycle: CycleTotals) -> str:
    """What all plans cost, the plan in the middle, and what is not known."""
    cost, middle = cycle.cost, cycle.cost_of_plans
    if cost.total is None:
        return "The cost of the plans isn't known."
    total = f"Together, the plans cost {cost.shown} over three years" if cost.total else "The plans cost nothing"
    known = len(middle.amounts)
    enough = middle.median is not None and known >= ENOUGH_FOR_A_MIDDLE
    whole = f"the {plans(known)} with a known cost" if middle.unknown else f"the {plans(known)}"
    half = f"; of {whole}, half cost {dollars(middle.median)} or less" if enough and middle.median else ""
    programs = amount_of(cost.unknown, "program", "programs")
    unknown = f". The cost of {programs} isn't known, so it isn't counted" if cost.unknown else ""
    return f"{total}{half}{unknown}."


def choice_sentence(what: str, choices: Iterable[Choice], of_all: int) -> str:
    """Which of a kind plans chose most: "Chosen most often: …"."""
    first = most_chosen(choices)[:MOST_NAMED]
    if not first:
        return f"No plan names a {what} yet."
    named = and_list([f"{_short(choice)} ({choice.plans} of {plans(of_all)})" for choice in first])
    return f"Chosen most often: {named}."


def _short(choice: Choice) -> str:
    """The label; only the code where the name would fill the sentence."""
    label = label_of(choice)
    return label if len(label) <= SHORT_LABEL or not choice.code else choice.code


def vote_sentence(cycle: CycleTotals) -> str:
    """How many plans were approved, and when."""
    votes, all_ = cycle.votes, len(cycle.plans)
    if not votes:
        return "No plan gives the date of an approving vote."
    when = f"on {date_in_words(votes[0])}"
    if votes[0] != votes[-1]:
        when = f"from {date_in_words(votes[0])} to {date_in_words(votes[-1])}"
    return f"{len(votes)} of {plans(all_)} {'was' if len(votes) == 1 else 'were'} approved by a vote {when}."


def share(number: int, of_all: int) -> str:
    """A part of all plans as whole percent."""
    percent = (number * 200 + of_all) // (of_all * 2) if of_all else 0
    return "under 1%" if number and not percent else f"{percent}%"


def status_words(cycle: CycleTotals) -> str:
    """How far the plans are: "12 drafts" stands as "draft 12"."""
    return ", ".join(f"{status or NOT_GIVEN} {count}" for status, count in cycle.statuses)


def check_sentence(cycle: CycleTotals) -> str:
    """How many plans have errors."""
    sums = {name: sum(plan.counts[name] for plan in cycle.plans) for name in ("error", "warning", "todo")}
    found = [
        amount_of(sums["error"], "error", "errors"),
        amount_of(sums["warning"], "warning", "warnings"),
        amount_of(sums["todo"], "missing answer", "missing answers"),
    ]
    have = "has" if 1 in {cycle.with_errors, len(cycle.plans)} else "have"
    return f"{cycle.with_errors} of {plans(len(cycle.plans))} {have} errors. In all: {and_list(found)}."


def head_sentence(summary: Summary) -> str:
    """What was read."""
    unread = len(summary.unread)
    files = amount_of(unread, "file", "files")
    are_not = "isn't" if unread == 1 else "aren't"
    broken = f" {files} couldn't be read and {are_not} in the numbers." if unread else ""
    return f"{plans(len(summary.plans))} read.{broken}"


def double_sentences(cycle: CycleTotals) -> list[str]:
    """Which districts are counted more than once."""
    return [
        f"{district or 'A district'} has {len(paths)} files, and each one counts: {', '.join(paths)}."
        for district, paths in cycle.doubles
    ]
