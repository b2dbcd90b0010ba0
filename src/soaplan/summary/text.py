"""The summary for people at a terminal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from rich.box import Box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from soaplan.characters import one_line, shown
from soaplan.output.report import Screen
from soaplan.output.text import console_of
from soaplan.summary import words
from soaplan.summary.choices import Choice
from soaplan.summary.records import OtherFile, PlanRecord
from soaplan.summary.totals import CycleTotals, Summary

LINES = Box("    \n    \n -- \n    \n    \n -- \n    \n    \n", ascii=True)
"""A line below the head and above the sums, in signs that every console has."""
COMMAND = re.compile(r"::(?=[A-Za-z])|##(?=\[)")
"""What a build on GitHub takes for a command, at the start of a line, to which any text may be folded."""
GAP = 3
NARROWEST = 16
"""To so many columns a text may be folded before another column is left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    A `number` stands to the right and is never folded. Where there is no room, all columns of the highest `rank` go
    first; those of rank 0 stay. The end of a long `title` is left out, so that it keeps to one line.
    """

    head: str
    number: bool = False
    title: bool = False
    rank: int = 0


def plain(text: str) -> str:
    """A text on one line that steers neither the terminal nor the log of a build."""
    return COMMAND.sub(lambda found: f"\\x{ord(found.group()[0]):x}{found.group()[1:]}", one_line(text))


class Page:
    """What is written, for a screen of a given width."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.out = StringIO()
        self.left_out: dict[str, None] = {}
        self.console = console_of(screen, self.out)

    def heading(self, text: str) -> None:
        """A heading, with an empty line before it."""
        self.console.print()
        self.console.print(Text(plain(text), "bold"))

    def line(self, text: str, style: str = "") -> None:
        """A paragraph."""
        self.console.print(Text(plain(text), style))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], foot: Sequence[str] = ()) -> None:
        """A table, without the columns for which there is no room. `foot` holds the sums."""
        cells = [[plain(cell) for cell in row] for row in (*rows, *([foot] if foot else []))]
        kept = fitting(columns, cells, self.screen.width)
        self.left_out |= dict.fromkeys(column.head for place, column in enumerate(columns) if place not in kept)
        room = self.screen.width - sum(_least(columns[place], [row[place] for row in cells]) + GAP for place in kept)
        table = Table(box=LINES, padding=(0, GAP - 1, 0, 0), show_edge=False, pad_edge=False, show_footer=bool(foot))
        for place in kept:
            column = columns[place]
            table.add_column(
                Text(column.head),
                Text(cells[-1][place] if foot else ""),
                justify="right" if column.number else "left",
                no_wrap=column.number or column.title,
                max_width=room + NARROWEST if column.title else None,
                min_width=_least(column, [row[place] for row in cells]) if column.number else None,
                overflow="ellipsis" if column.title else "fold",
            )
        for row in cells[: len(rows)]:
            table.add_row(*(Text(row[place]) for place in kept))
        self.console.print(table)

    def text(self) -> str:
        """Everything that was written, without spaces at the ends of lines."""
        if self.left_out:
            names = ", ".join(self.left_out)
            self.heading(f"This screen is too narrow for: {shown(names)}. A wider window or --format csv has them.")
        return "\n".join(line.rstrip() for line in self.out.getvalue().split("\n"))


def fitting(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """The places of the columns for which there is room."""
    least = [_least(column, [row[place] for row in cells]) for place, column in enumerate(columns)]
    kept = list(range(len(columns)))
    for rank in sorted({column.rank for column in columns} - {0}, reverse=True):
        if sum(least[place] + GAP for place in kept) - GAP <= width:
            break
        kept = [place for place in kept if columns[place].rank != rank]
    return kept


def _least(column: Column, cells: Sequence[str]) -> int:
    """How wide a column must be: a number is shown whole, a text may be folded."""
    widest = max(map(cell_len, (column.head, *cells)))
    return widest if column.number else min(widest, NARROWEST)


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
