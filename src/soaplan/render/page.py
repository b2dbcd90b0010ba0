"""The page model: everything a page says, in the order in which it says it. Templates only set it in type."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from soaplan.catalog.models import Word
from soaplan.plans.base import Node, known
from soaplan.plans.envelope import District
from soaplan.render.figures import Costs, Part
from soaplan.render.file_reader import FileReader
from soaplan.render.indicators import Comparison
from soaplan.render.languages_beside import Language, Notes
from soaplan.render.measures import Aim
from soaplan.render.status import Banner
from soaplan.render.words import Sentence, Words


@dataclass(frozen=True)
class Heading:
    """One section: its id, its plain title, and the part of the state's form that it answers."""

    anchor: str
    title: str
    form: str = ""


@dataclass(frozen=True)
class Fact:
    """One of the four facts: a figure and what it counts."""

    figure: str
    label: str


@dataclass(frozen=True)
class Session:
    """One meeting. `day` is text where the date cannot be read."""

    group: str
    day: date | str
    people: str
    heard: str
    changed: str


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


@dataclass(frozen=True)
class ProgramView:
    """One program as an article. Empty texts are answers that are not there."""

    anchor: str
    code: str
    name: str
    described: str
    today: str
    by_end: str
    how_it_helps: str
    groups: tuple[str, ...]
    schools: tuple[str, ...]
    cost: Part | None
    by_year: tuple[tuple[str, str], ...]
    by_source: tuple[tuple[str, str], ...]
    details: str
    categories: tuple[str, ...]
    metrics: tuple[Aim, ...]


@dataclass(frozen=True)
class AreaView:
    """One Focus Area with its programs, and the metrics that they share."""

    anchor: str
    code: str
    name: str
    objective: str
    metrics: tuple[Aim, ...]
    programs: tuple[ProgramView, ...]


@dataclass(frozen=True)
class Why:
    """Whom the plan is for, and why."""

    groups: tuple[str, ...]
    disparities: str
    insights: str
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True)
class TargetsView:
    """The targets. `confirmed` is what was answered about the state's targets, in a sentence."""

    confirmed: str
    state: tuple[Aim, ...]
    own: tuple[Aim, ...]
    prose: tuple[Aim, ...]


@dataclass(frozen=True)
class EngagementView:
    """How families and others are heard."""

    families: str
    family_measures: str
    stakeholders: str
    groups: tuple[str, ...]
    not_applicable: tuple[tuple[str, str], ...]
    sessions: tuple[Session, ...]
    votes: tuple[Sentence, ...]
    is_as_voted: bool
    """Whether the content hash recorded with the vote is that of the plan."""


@dataclass(frozen=True)
class Page:
    """A whole page. `mark` is " (expected)" wherever a provisional cycle had to assume something, else empty."""

    title: str
    district: str
    code: str
    noun: str
    years: str
    mark: str
    plan_ends: str
    guidance: str
    not_answered: str
    banner: Banner | None
    status: Sentence
    about: str
    assumed: str
    glance: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: dict[str, Heading]
    summary: str
    why: Why
    targets: TargetsView
    engagement: EngagementView
    areas: tuple[AreaView, ...]
    costs: Costs
    words: tuple[Word, ...]
    history: tuple[tuple[date, str], ...]
    contact: Contact
    content: str
    """The content hash of the plan; empty where an answer cannot be read."""
    version: str
    posted: date | None
    speech: Words
    """The fixed words of the page, for the templates."""
    notes: Notes | None
    """What a reader of a translation must know."""
    languages: tuple[Language, ...]
    """The same plan in other languages, beside this page."""
