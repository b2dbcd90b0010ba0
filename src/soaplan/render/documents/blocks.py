"""What a document is made of. A composer puts blocks together, and each format sets them in type in its own way."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from soaplan.render.words import Sentence

# Pictures. Each repeats figures that stand beside it in words, so that none is read aloud.


@dataclass(frozen=True)
class Bars:
    """Bars in one row, one behind the other: how long each is in percent, and its tone (0 to 4).

    A track behind them shows the whole where there is one to compare with.
    """

    shape: ClassVar[str] = "bars"
    widths: tuple[tuple[str, int], ...]
    track: bool = True

    @classmethod
    def one(cls, width: str, tone: int = 1) -> "Bars":
        """One bar alone."""
        return cls(((width, tone),))


@dataclass(frozen=True)
class Scale:
    """A line with marks, in percent of its length: the start, the goal; today, and where it should be by now.

    `ends` label the line, where they are not the same as everywhere on the page. `others` is all students.
    """

    shape: ClassVar[str] = "scale"
    start: str = ""
    goal: str = ""
    now: str = ""
    due: str = ""
    others: str = ""
    ends: tuple[str, str] = ("", "")


Picture = Bars | Scale


@dataclass(frozen=True)
class Distance:
    """From where to where a measure shall move, in words and as a picture."""

    baseline: str = ""
    baseline_year: str = ""
    target: str = ""
    target_year: str = ""
    change: str = ""
    words: str = ""
    """The way in words: "from 22% (2023-24) to 40% (2026-27)"."""
    scale: Scale | None = None


# Texts


@dataclass(frozen=True)
class Prose:
    """A text of the file, with the Markdown that such texts may hold; an empty one is not answered yet."""

    shape: ClassVar[str] = "prose"
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Saying:
    """A sentence of the page's own: words and days. `style` is a class of the style sheet."""

    shape: ClassVar[str] = "saying"
    pieces: Sentence
    style: str = ""


@dataclass(frozen=True)
class Note:
    """A remark of the page's own, in small letters; `label` stands before it."""

    shape: ClassVar[str] = "note"
    text: str
    label: str = ""


@dataclass(frozen=True)
class Item:
    """A short text. `anchor` is the id of a part of this page, `web` an address that a page may link to."""

    text: str | date
    anchor: str = ""
    web: str = ""
    note: str = ""
    """Stands behind the text, in small letters."""
    figures: str = ""
    """Figures that stand behind the text, in one piece."""


@dataclass(frozen=True)
class Names:
    """A list of short texts; `chips` shows them side by side."""

    shape: ClassVar[str] = "names"
    names: tuple[str | Item, ...]
    chips: bool = False


@dataclass(frozen=True)
class Pair:
    """A term and what belongs to it."""

    term: str | date
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Pairs:
    """Terms with what belongs to each: the answers of one section of a form. `style` is a class of the style sheet."""

    shape: ClassVar[str] = "pairs"
    rows: tuple[Pair, ...]
    style: str = "pairs"


@dataclass(frozen=True)
class Figure:
    """One figure in large letters, and what it is."""

    shape: ClassVar[str] = "figure"
    figure: str
    label: str


# Tables


@dataclass(frozen=True)
class Cell:
    """One cell: short texts, or one text of the file with its Markdown (`prose`), or a picture; `notes` stand below it.

    A `tick` says yes, where an empty cell says no.
    """

    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    prose: str = ""
    picture: Picture | None = None
    tick: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is answered here."""
        return not (self.items or self.notes or self.prose or self.picture or self.tick)


@dataclass(frozen=True)
class Column:
    """One column. An empty cell says that nothing is answered; in an `optional` column, that nothing is given.

    A column of pictures says nothing there: the columns before it have the figures. `tone` is that of its bars.
    """

    title: str
    number: bool = False
    optional: bool = False
    picture: bool = False
    anchor: str = ""
    tone: int | None = None


@dataclass(frozen=True)
class Row:
    """One row: its head, and a cell for each column but the first."""

    head: Cell
    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A table. `key` is part of its id, so it stands once on a page; `style` is a class of the style sheet.

    With `heads_above` the head of a row stands in a row of its own, so that four columns of amounts fit a phone.
    """

    shape: ClassVar[str] = "table"
    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: str = "plain"
    foot: Row | None = None
    heads_above: bool = False


# What a public page is known by


@dataclass(frozen=True)
class Entry:
    """One program of the index. `under` is the state's code and name, `facts` are for whom and where."""

    title: str
    anchor: str
    under: str
    facts: tuple[tuple[str, str], ...]
    amount: str
    share: str = ""
    width: str = ""


@dataclass(frozen=True)
class Index:
    """All programs, the largest first."""

    shape: ClassVar[str] = "index"
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Aim:
    """One goal: whom it is about, what is measured, the way in figures, and its picture. `word` says how it goes."""

    title: str
    text: str = ""
    figures: str = ""
    words: Sentence = ()
    notes: tuple[str, ...] = ()
    scale: Scale | None = None
    word: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Aims:
    """Goals, one row each, with what the marks of their pictures mean: the marks' names and their words."""

    shape: ClassVar[str] = "aims"
    key: str
    caption: str
    rows: tuple[Aim, ...]
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shares:
    """Parts of a whole as one strip: name, share in percent, length, tone."""

    shape: ClassVar[str] = "shares"
    caption: str
    parts: tuple[tuple[str, str, str, int], ...]

    @property
    def bars(self) -> Bars:
        """The strip itself."""
        return Bars(tuple((width, tone) for _, _, width, tone in self.parts), track=False)


# The order


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it. `kind` is a line before the title, `form` one after it.

    An `article` is one that people point at, such as a program: it has an id and its code as a link to itself. What
    has a `style` stands in a box of that class.
    """

    shape: ClassVar[str] = "part"
    title: str
    blocks: "tuple[Block, ...]"
    anchor: str = ""
    code: str = ""
    kind: str = ""
    form: str = ""
    is_article: bool = False
    style: str = ""


@dataclass(frozen=True)
class Sides:
    """Parts beside each other, where there is room."""

    shape: ClassVar[str] = "sides"
    parts: tuple[Part, ...]


Block = Prose | Saying | Note | Names | Pairs | Figure | Table | Index | Aims | Shares | Part | Sides
NOT_ANSWERED = Prose("")


def short(*texts: str) -> Block:
    """Short texts: one as a line, several as a list; "not answered" where there is none."""
    found = tuple(filter(None, texts))
    return Names(found) if len(found) > 1 else Saying(found) if found else NOT_ANSWERED


@dataclass(frozen=True)
class Section:
    """A section of the page, one line of its contents. `form` is the part of the state's form that it answers."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    form: str = ""

    @property
    def articles(self) -> tuple[Part, ...]:
        """The parts that people point at."""
        return tuple(block for block in self.blocks if isinstance(block, Part) and block.is_article)
