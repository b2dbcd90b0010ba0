"""A whole page as a composer hands it over: what is at the top, the sections, whom to ask, what it was made from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from soaplan.catalog.models import Word
from soaplan.plans.base import Node, known
from soaplan.plans.envelope import District
from soaplan.render.documents.blocks import Block, Pair, Section
from soaplan.render.file_reader import FileReader
from soaplan.render.languages_beside import Language
from soaplan.render.words import Sentence, Words


@dataclass(frozen=True)
class Fact:
    """One of the figures at the top, and what it counts."""

    figure: str
    label: str


@dataclass(frozen=True)
class Contact:
    """Whom to ask. `email` and `website` are empty unless a page may link to them; `other` is text as written."""

    name: str
    title: str
    email: str
    phone: str
    website: str
    posted: str
    other: tuple[str, ...]

    @classmethod
    def of(cls, reader: FileReader[Any], district: District, publication: Node | None = None) -> "Contact":
        """Whom a file says to ask. What cannot be an address is shown as it was written, without a link."""
        addresses: dict[str, tuple[Node, str]] = {
            "email": (district.contact, "email"),
            "website": (district, "website"),
        }
        addresses |= {"posted": (publication, "url")} if publication else {}
        linked = {key: known(getattr(part, name)) or "" for key, (part, name) in addresses.items()}
        other = [reader.line(*place) for key, place in addresses.items() if not linked[key]]
        lines = {name: reader.line(district.contact, name) for name in ("name", "title", "phone")}
        return cls(**lines, **{"posted": ""} | linked, other=tuple(filter(None, other)))

    @property
    def can_be_asked(self) -> bool:
        """Whether there is a person, a number or an address."""
        return bool(self.name or self.phone or self.email)


@dataclass(frozen=True)
class Source:
    """A file that the page was made from: what it is, and its name where that helps."""

    noun: str
    name: str = ""

    @property
    def said(self) -> str:
        """The file in a sentence: "the plan file plan.yaml"."""
        return " ".join(filter(None, (f"the {self.noun} file", self.name)))


@dataclass(frozen=True)
class Banner:
    """What a reader must know before anything else."""

    word: str
    text: Sentence


@dataclass(frozen=True)
class Glance:
    """The top of a page: plain sentences, answers in a few words, what stands beside them, and what is counted."""

    lead: tuple[str, ...] = ()
    rows: tuple[Pair, ...] = ()
    beside: tuple[Block, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole page. `noun` is whose it is (a district or a school), `kind` is that of its file."""

    kind: str
    title: str
    description: str
    heading: str
    years: str
    district: str
    code: str
    noun: str
    tag: str
    status: Sentence
    banners: tuple[Banner, ...]
    glance: Glance
    about: str
    remarks: tuple[tuple[str, str], ...]
    """What a reader must know of the whole: each a word and a text."""
    sections: tuple[Section, ...]
    words: tuple[Word, ...]
    contact: Contact
    not_answered: str
    guidance: str
    made_from: str
    """Which files the page was made from, where that is more than its own."""
    version: str
    speech: Words
    """The fixed words of the page, for the templates."""
    posted: date | None = None
    content: str = ""
    """The content hash of the file; empty where it has none."""
    notes: tuple[Sentence, ...] = ()
    """What a reader of a translation must know."""
    languages: tuple[Language, ...] = ()
    """The languages that the page can be read in, its own among them; none where there is one."""
