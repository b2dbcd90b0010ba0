"""What every reader gives: lines and tables, in the order of reading, each with its place in the source."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

LONGEST_TITLE = 80


class UnreadableSourceError(Exception):
    """A source that cannot be read, or must not be; the text says why and what to do."""


@dataclass(slots=True)
class Line:
    """A line of text. `starts` a new paragraph; `mark` is that of a list item (`-`, `1.`)."""

    text: str
    where: str = ""
    starts: bool = True
    mark: str = ""
    heading: bool = False
    aside: bool = False
    """Page heads, menus and the like: no part of any answer."""
    marked: str = ""
    """The text with its emphasis and links as Markdown, where it has some."""


@dataclass(slots=True)
class Table:
    """A table: rows of cells, each cell with lines and tables of its own."""

    rows: "list[list[list[Line | Table]]]"
    where: str = ""


Item = Line | Table
Cell = list[Item]


def lines_of(items: list[Item]) -> Iterator[Line]:
    """Every line, those in tables included."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            for row in item.rows:
                for cell in row:
                    yield from lines_of(cell)


def text_of(cell: Cell) -> str:
    """The text of a cell on one line."""
    return " ".join(line.text for line in lines_of(cell)).strip()


def with_places(items: list[Item], where: str = "") -> list[Item]:
    """The items, each with the heading above it as its place where it has none."""
    for item in items:
        if isinstance(item, Line) and item.heading:
            where = f"“{item.text[:60]}”"
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    with_places(cell, where)
        item.where = item.where or where
    return items


def titles_in(items: list[Item]) -> int:
    """How many lines at the beginning of a paper are its title, and no answer to the first question."""
    lines = [item.text for item in items[:-1] if isinstance(item, Line)]
    return next(
        (number for number, text in enumerate(lines) if text.endswith((".", "!", "?")) or len(text) > LONGEST_TITLE),
        len(lines),
    )


def up_to_next(lines: list[Line]) -> list[Line]:
    """The lines before the next that starts a paragraph."""
    return list(takewhile(lambda line: not line.starts, lines))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; a line feed in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `mark` is that of a list item (`-`, `1.`), `level` how deep its list is, from 1; 0 is no list."""

    runs: tuple[Run, ...]
    mark: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def emphasized(runs: Iterable[Run]) -> str:
    """The words with bold, italics and links as Markdown; nothing where all of them look the same."""
    alike = itertools.groupby((run for run in runs if run.text), lambda run: (run.bold, run.italic, run.link))
    pieces = [Run("".join(run.text for run in group), *look) for look, group in alike]
    looks = {(run.bold, run.italic, run.link) for run in pieces if run.text.strip()}
    if len(looks) < 2 and not any(link for _, _, link in looks):  # noqa: PLR2004 - one look is none
        return ""
    return "".join(_marked(run) for run in pieces)


def _marked(run: Run) -> str:
    words = run.text.strip()
    sign = ("**" * run.bold + "*" * run.italic) if words and "*" not in words else ""
    inner = f"{sign}{words}{sign[::-1]}"
    if run.link.startswith(("http://", "https://", "mailto:")) and words and words != run.link:
        inner = f"[{inner}]({run.link})"
    return run.text.replace(words, inner, 1) if words else run.text
