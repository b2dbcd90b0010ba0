"""What a document is made of. A composer puts blocks together, and each format sets them in type in its own way."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from soaplan.catalog.models import Word
from soaplan.render.measures import Distance
from soaplan.render.page import Contact, Fact
from soaplan.render.status import Banner
from soaplan.render.words import Sentence, Words


@dataclass(frozen=True)
class Prose:
    """A text of the file, with the Markdown that such texts may hold; an empty one is not answered yet."""

    shape: ClassVar[str] = "prose"
    text: str


@dataclass(frozen=True)
class Saying:
    """A sentence of the page's own: words and days."""

    shape: ClassVar[str] = "saying"
    pieces: Sentence


@dataclass(frozen=True)
class Note:
    """A remark of the page's own, in small letters."""

    shape: ClassVar[str] = "note"
    text: str


@dataclass(frozen=True)
class Names:
    """A list of short texts; `chips` shows them side by side."""

    shape: ClassVar[str] = "names"
    names: tuple[str, ...]
    chips: bool = False


@dataclass(frozen=True)
class Pair:
    """A term and what belongs to it."""

    term: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Pairs:
    """Terms with what belongs to each: the answers of one section of a form."""

    shape: ClassVar[str] = "pairs"
    rows: tuple[Pair, ...]


@dataclass(frozen=True)
class Item:
    """A text in a cell. `anchor` is the id of a part of this page, `web` an address that a page may link to."""

    text: str | date
    anchor: str = ""
    web: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: short texts, or one text of the file with its Markdown (`prose`), or a picture; `notes` stand below."""

    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    prose: str = ""
    picture: Distance | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is answered here."""
        return not (self.items or self.notes or self.prose or self.picture)


@dataclass(frozen=True)
class Column:
    """One column. An empty cell says that nothing is answered; in an `optional` column, that nothing is given.

    A column of pictures says nothing there: the columns before it have the figures.
    """

    title: str
    number: bool = False
    optional: bool = False
    picture: bool = False


@dataclass(frozen=True)
class Row:
    """One row: its head, and a cell for each column but the first."""

    head: Cell
    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A table. `key` is part of its id, so it stands once on a page; `style` is a class of the style sheet."""

    shape: ClassVar[str] = "table"
    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: str = "plain"


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it. `kind` is a line before the title, `form` one after it.

    An `article` is one that people point at, such as a program: it has an id and its code as a link to itself.
    """

    shape: ClassVar[str] = "part"
    title: str
    blocks: "tuple[Block, ...]"
    anchor: str = ""
    code: str = ""
    kind: str = ""
    form: str = ""
    is_article: bool = False


Block = Prose | Saying | Note | Names | Pairs | Table | Part
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


@dataclass(frozen=True)
class Source:
    """A file that the page was made from: what it is, and its name where that helps."""

    noun: str
    name: str = ""


@dataclass(frozen=True)
class Document:
    """A whole page. `noun` is whose it is (a district or a school), `called` what its sentences call the file."""

    title: str
    heading: str
    years: str
    district: str
    code: str
    noun: str
    called: str
    banner: Banner | None
    status: Sentence
    glance: tuple[str, ...]
    facts: tuple[Fact, ...]
    about: str
    remarks: tuple[tuple[str, str], ...]
    """What a reader must know of the whole: each a word and a text."""
    sections: tuple[Section, ...]
    words: tuple[Word, ...]
    contact: Contact
    not_answered: str
    guidance: str
    sources: tuple[Source, ...]
    version: str
    speech: Words
    posted: date | None = None
