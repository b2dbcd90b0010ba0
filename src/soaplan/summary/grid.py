"""Tables for a terminal: a narrow one leaves columns out, and says which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from soaplan.characters import one_line, shown
from soaplan.output.report import Screen

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
        self.console = Console(
            file=self.out,
            width=screen.width,
            force_terminal=screen.color,
            no_color=not screen.color,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            color_system="standard" if screen.color else None,
        )

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
