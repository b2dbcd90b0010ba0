"""The summary for people at a terminal."""

from collections.abc import Sequence

from soaplan.output.report import Screen
from soaplan.summary import words
from soaplan.summary.choices import Choice
from soaplan.summary.grid import Column, Page
from soaplan.summary.records import OtherFile, PlanRecord
from soaplan.summary.totals import CycleTotals, Summary

MOST_RULES = 15
"""How many rules the list of findings shows."""


def write(summary: Summary, screen: Screen) -> str:
    """The summary as text for a screen of the given width."""
    page = Page(screen)
    page.line(words.head_sentence(summary), "bold")
    for cycle in summary.cycles:
        _cycle(page, cycle)
    if summary.others:
        page.heading("Other files")
        page.table(OTHER_COLUMNS, [_other(file) for file in summary.others])
    if summary.unread:
        page.heading("Files that can't be read")
        for file in summary.unread:
            page.line(f"{file.path}:{file.line}: {file.code} {file.why}")
    return page.text()


OTHER_COLUMNS = [
    Column("File"),
    Column("Kind", rank=1),
    Column("About"),
    Column("Status", rank=2),
    Column("Errors", number=True),
    Column("Warnings", number=True, rank=2),
    Column("Missing", number=True, rank=3),
]


def _other(file: OtherFile) -> tuple[str, ...]:
    counts = (str(file.counts[name]) for name in ("error", "warning", "todo"))
    return file.path, file.title, file.about, file.status, *counts


def _cycle(page: Page, cycle: CycleTotals) -> None:
    page.heading(f"{words.title_of(cycle)}: {words.plans(len(cycle.plans))} ({words.status_words(cycle)})")
    for sentence in (words.cost_sentence(cycle), words.vote_sentence(cycle), words.check_sentence(cycle)):
        page.line(sentence)
    for sentence in words.double_sentences(cycle):
        page.line(sentence, "yellow")
    if cycle.cost.unknown:
        page.line("In the tables, a plus (+) after a sum means that it leaves out an amount that isn't known.", "dim")
    _costs(page, "Focus Areas", cycle, cycle.areas)
    _costs(page, "Programs (EBPs)", cycle, words.most_first(cycle.programs))
    _costs(page, "Program categories", cycle, cycle.categories)
    page.heading("Student groups")
    groups = [(choice.name, str(choice.plans)) for choice in words.most_chosen(cycle.groups)]
    page.table([Column("Group"), Column("Plans", number=True)], groups)
    _sources(page, cycle)
    _plans(page, cycle)
    _rules(page, cycle)


def _costs(page: Page, title: str, cycle: CycleTotals, choices: Sequence[Choice]) -> None:
    """Choices with the number of plans that made them, and the dollars by year."""
    years = [Column(year, number=True, rank=2) for year in cycle.cycle.years]
    head = Column("Code and name", title=True)
    columns = [head, Column("Plans", number=True), *years, Column("Three years", number=True, rank=1)]
    page.heading(title)
    rows = [
        (words.label_of(choice), str(choice.plans), *(year.short for year in choice.years), choice.cost.short)
        for choice in choices
        if choice.plans
    ]
    foot = ("All programs", "", *(year.short for year in cycle.years), cycle.cost.short)
    page.table(columns, rows, foot)
    if unused := words.not_chosen(choices):
        page.line(f"No plan chose: {', '.join(choice.code for choice in unused)}.", "dim")


def _sources(page: Page, cycle: CycleTotals) -> None:
    if not cycle.sources:
        return
    page.heading("Where the money comes from")
    columns = [Column("Source"), Column("Plans", number=True, rank=1), Column("Dollars", number=True)]
    page.table(columns, [(row.label, str(row.plans), words.amount(row.amount)) for row in cycle.sources])


PLAN_COLUMNS = [
    Column("District"),
    Column("Status", rank=4),
    Column("Vote", number=True, rank=3),
    Column("Programs", rank=2),
    Column("Groups", rank=6),
    Column("Three years", number=True),
    Column("Errors", number=True, rank=1),
    Column("Warnings", number=True, rank=5),
    Column("Missing", number=True, rank=5),
]


def _plans(page: Page, cycle: CycleTotals) -> None:
    page.heading("Districts")
    page.table(PLAN_COLUMNS, [_plan(plan) for plan in cycle.plans])


def _plan(plan: PlanRecord) -> tuple[str, ...]:
    codes = ", ".join(program.code or program.name for program in plan.programs)
    counts = (str(plan.counts[name]) for name in ("error", "warning", "todo"))
    vote = plan.voted.isoformat() if plan.voted else ""
    return (
        plan.district or plan.path,
        plan.status or "",
        vote,
        codes,
        ", ".join(plan.groups),
        plan.cost.short,
        *counts,
    )


def _rules(page: Page, cycle: CycleTotals) -> None:
    if not cycle.rules:
        return
    page.heading("What the checks found most often")
    columns = [Column("Rule"), Column("Severity", rank=1), Column("Plans", number=True), Column("Times", number=True)]
    rows = [
        (f"{row.code} {row.name}", words.WEIGHTS[row.severity], str(row.plans), str(row.times)) for row in cycle.rules
    ]
    page.table(columns, rows[:MOST_RULES])
    if len(rows) > MOST_RULES:
        page.line(f"And {len(rows) - MOST_RULES} more rules; --format json lists them all.")
