"""The summary as a page: one file that asks for nothing and runs nothing, with bars inside its tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from soaplan.characters import one_line
from soaplan.dates import date_in_words
from soaplan.output.report import Screen
from soaplan.render import html
from soaplan.render.anchors import anchor
from soaplan.render.clean import clean
from soaplan.render.compiled import CompiledTemplates
from soaplan.render.figures import width
from soaplan.summary import words
from soaplan.summary.choices import Choice
from soaplan.summary.records import PlanRecord
from soaplan.summary.totals import CycleTotals, RuleTotal, Summary
from soaplan.version import VERSION

MOST_RULES = 25
"""How many rules the page shows; below, the findings of each district stand in any case."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row with a bar: what, how many or how much, and of how much that is."""

    code: str
    name: str
    shown: str
    share: str
    width: str
    listed: bool = True


@dataclass(frozen=True, slots=True)
class CostRow:
    """What the programs of one kind cost: by year, over all years, and the plan in the middle."""

    code: str
    name: str
    years: tuple[str, ...]
    total: str
    median: str
    unknown: str


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """One plan."""

    district: str
    path: str
    status: str
    voted: date | None
    programs: str
    groups: str
    cost: str
    errors: int
    warnings: int
    missing: int


@dataclass(frozen=True, slots=True)
class CycleView:
    """One cycle, as the page shows it."""

    anchor: str
    title: str
    provisional: bool
    plans: int
    statuses: str
    cost_sentence: str
    vote_sentence: str
    check_sentence: str
    doubles: tuple[str, ...]
    choices: tuple["ChoiceView", ...]
    years: tuple[str, ...]
    costs: tuple[CostRow, ...]
    sums: CostRow
    sources: tuple[Bar, ...]
    districts: tuple[DistrictRow, ...]
    rules: tuple[RuleTotal, ...]
    rules_left: int


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One table of choices: how many plans made each, and what nobody chose."""

    key: str
    title: str
    head: str
    sentence: str
    rows: tuple[Bar, ...]
    unused: str


def cycle_views(summary: Summary) -> tuple[CycleView, ...]:
    """Every cycle."""
    taken: set[str] = set()
    return tuple(_cycle(totals, anchor("cycle", totals.cycle.id, taken)) for totals in summary.cycles)


def _cycle(totals: CycleTotals, place: str) -> CycleView:
    return CycleView(
        anchor=place,
        title=words.title_of(totals),
        provisional=totals.cycle.provisional,
        plans=len(totals.plans),
        statuses=words.status_words(totals),
        cost_sentence=words.cost_sentence(totals),
        vote_sentence=words.vote_sentence(totals),
        check_sentence=words.check_sentence(totals),
        doubles=tuple(words.double_sentences(totals)),
        choices=_choices(totals),
        years=totals.cycle.years,
        costs=tuple(_cost(choice) for choice in words.most_chosen(totals.programs)),
        sums=_sums(totals),
        sources=_sources(totals),
        districts=tuple(map(_district, totals.plans)),
        rules=totals.rules[:MOST_RULES],
        rules_left=max(0, len(totals.rules) - MOST_RULES),
    )


def _choices(totals: CycleTotals) -> tuple[ChoiceView, ...]:
    tables = (
        ("areas", "Focus Areas", "Focus Area", totals.areas),
        ("programs", "Evidence-Based Programs (EBPs)", "program", words.most_first(totals.programs)),
        ("categories", "Program categories of the law", "category", totals.categories),
        ("groups", "Student groups", "student group", words.most_first(totals.groups)),
    )
    return tuple(_choice(totals, *table) for table in tables)


def _choice(totals: CycleTotals, key: str, title: str, head: str, choices: Sequence[Choice]) -> ChoiceView:
    everyone = len(totals.plans)
    unused = ", ".join(choice.code or choice.name for choice in words.not_chosen(choices))
    rows = (_bar(choice, everyone) for choice in choices if choice.plans)
    return ChoiceView(key, title, head, words.choice_sentence(head, choices, everyone), tuple(rows), unused)


def _bar(choice: Choice, everyone: int) -> Bar:
    """A bar that is full where every plan chose this."""
    code = choice.code if choice.code != choice.name else ""
    length = width(Decimal(choice.plans), Decimal(everyone))
    return Bar(code, choice.name, f"{choice.plans:,}", words.share(choice.plans, everyone), length, choice.listed)


def _cost(choice: Choice) -> CostRow:
    cost = choice.cost
    return CostRow(
        choice.code if choice.code != choice.name else "",
        choice.name,
        tuple(year.shown for year in choice.years),
        cost.shown,
        words.amount(cost.median),
        str(cost.unknown or ""),
    )


def _sums(totals: CycleTotals) -> CostRow:
    years = tuple(year.shown for year in totals.years)
    return CostRow("", "All programs", years, totals.cost.shown, "", str(totals.cost.unknown or ""))


def _sources(totals: CycleTotals) -> tuple[Bar, ...]:
    """The sources of money: the longest bar is the largest source."""
    whole = sum((source.amount for source in totals.sources), Decimal(0))
    most = max((source.amount for source in totals.sources), default=Decimal(0))
    return tuple(
        Bar(
            "",
            source.label,
            words.amount(source.amount),
            words.share(int(source.amount), int(whole)),
            width(source.amount, most),
        )
        for source in totals.sources
    )


def _district(plan: PlanRecord) -> DistrictRow:
    counts = plan.counts
    return DistrictRow(
        plan.district or "Without a name",
        plan.path,
        plan.status or words.NOT_GIVEN,
        plan.voted,
        ", ".join(program.code or program.name for program in plan.programs),
        "; ".join(plan.groups),
        plan.cost.shown,
        counts["error"],
        counts["warning"],
        counts["todo"],
    )


TEMPLATES = Path(__file__).parent / "templates"
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


def write(summary: Summary, screen: Screen) -> str:
    """The whole page. The same plans and the same day give the same bytes."""
    del screen
    sheet = style()
    template = _environment().get_template("summary.html")
    return template.render(
        summary=summary,
        title=f"Summary of {words.plans(len(summary.plans))} under the Student Opportunity Act",
        head=words.head_sentence(summary),
        facts=facts(summary),
        cycles=cycle_views(summary),
        day=summary.as_of,
        version=VERSION,
        style=Markup(sheet),  # noqa: S704 - it comes with soaplan
        policy=html.policy(sheet),
    )


def facts(summary: Summary) -> Iterable[tuple[str, str]]:
    """The figures at the top, each with what it counts. Those of several cycles are not added up."""
    read = len(summary.plans)
    yield f"{read:,}", f"{_noun(read, 'plan', 'plans')} read"
    for totals in summary.cycles:
        several = f" for {words.title_of(totals)}" if len(summary.cycles) > 1 else ""
        yield totals.cost.shown or "no amount", f"planned over three years{several}"
    chosen = sum(totals.chosen_programs for totals in summary.cycles)
    yield f"{chosen:,}", f"{_noun(chosen, 'program', 'programs')} chosen"
    broken = sum(totals.with_errors for totals in summary.cycles)
    yield f"{broken:,}", f"{_noun(broken, 'plan has', 'plans have')} errors"
    if unread := len(summary.unread):
        yield f"{unread:,}", f"{_noun(unread, 'file', 'files')} could not be read"


def _noun(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


@cache
def style() -> str:
    """The style sheet of a plan's page, and what a page of many plans needs beside it."""
    own = REMARK.sub("", (TEMPLATES / "summary.css").read_text(encoding="utf-8"))
    return f"{html.style()}{' '.join(own.split())}"


@cache
def _environment() -> Environment:
    found = Environment(
        bytecode_cache=CompiledTemplates(TEMPLATES, "escaped"),
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # always: by file name, other endings would stay unescaped
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_fit,
    )
    found.filters["day"] = _day
    return found


def _fit(value: Any) -> Any:
    """Text of a plan, or the name of a file, made fit to be shown; it is escaped after this."""
    return clean(one_line(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _day(value: date) -> Markup:
    """A day as a time element."""
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), date_in_words(value))
