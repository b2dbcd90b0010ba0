"""The front page of a website with every document of a repository, in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from soaplan.characters import harmless
from soaplan.check import CheckResult
from soaplan.plans.base import known
from soaplan.plans.envelope import BEFORE_VOTE
from soaplan.plans.kinds import KINDS
from soaplan.plans.plan_translation import PlanTranslation
from soaplan.render import Look, html
from soaplan.render.clean import clean, one_line
from soaplan.render.words import direction_of, words_of
from soaplan.version import VERSION

HERE = Path(__file__).parent
INDEX = "index.html"
OTHER_PAGES = (".fragment.html", ".crosswalk.html")
"""How pages end that soaplan makes for other uses; they may be in the folder too."""


@dataclass(frozen=True)
class Edition:
    """One document in one language, as the head of its page tells it; `address` is the way to it from the index."""

    address: str
    title: str = ""
    description: str = ""
    language: str = "en"

    @property
    def direction(self) -> str:
        """Whether its language is written from left to right or from right to left."""
        return direction_of(self.language)

    @property
    def name(self) -> str:
        """The language by its own name."""
        words = words_of(self.language)
        return words.name if words else self.language


@dataclass
class Document:
    """One document of a district, and the other languages that it can be read in."""

    district: str
    kind: int
    """The place of its kind among all kinds."""
    early: str
    """“draft” or “proposed” where nobody has voted on it yet."""
    edition: Edition
    others: list[Edition] = field(default_factory=list)


@dataclass(frozen=True)
class Published:
    """One page: the checked file, what the page says, and its address, seen from the index."""

    result: CheckResult
    text: str
    address: str


def index(pages: Iterable[Published], look: Look) -> str:
    """The front page: every document once, with links to all of its languages. The same pages give the same bytes."""
    documents = documents_of(pages)
    sheet = html.style() + " ".join((HERE / "index.css").read_text(encoding="utf-8").split()) + look.style
    districts = [(name, list(found)) for name, found in groupby(documents, key=lambda one: one.district)]
    text = _environment().get_template(INDEX).render(
        districts=districts,
        owner=districts[0][0] if len(districts) == 1 else "",
        look=look,
        version=VERSION,
        style=Markup(sheet),  # noqa: S704 - our own style sheet
        policy=html.policy(sheet, pictures=bool(look.logo)),
    )  # fmt: skip
    return harmless(text, "html")


def documents_of(pages: Iterable[Published]) -> list[Document]:
    """The documents by district, the plan of the district first; a translation is an edition of its plan."""
    found: dict[Path, Document] = {}
    translations = []
    for page in pages:
        original = page.result.related.get("of")
        if original is None:
            found[_place(page.result)] = _document(page)
        else:
            translations.append((_place(original), page))
    for plan, page in translations:
        if plan in found:
            found[plan].others.append(edition_of(page))
        else:
            found[_place(page.result)] = _document(page)
    return sorted(found.values(), key=lambda one: (one.district.casefold(), one.kind, one.edition.address))


def _place(result: CheckResult) -> Path:
    return ((result.folder or Path()) / Path(result.path).name).resolve()


def _document(page: Published) -> Document:
    result = page.result
    early = result.status if result.status in BEFORE_VOTE else ""
    return Document(_district(result), list(KINDS).index(result.kind or ""), early or "", edition_of(page))


def _district(result: CheckResult) -> str:
    """Whose document it is; a report that leaves it out is of the district of its plan."""
    plans = (one.plan for one in (result, *result.related.values()) if one.plan is not None)
    return next((clean(name) for plan in plans if (name := known(plan.district.name))), "")


def edition_of(page: Published) -> Edition:
    """What the head of a page says of it."""
    head = Head()
    head.feed(page.text[: page.text.index("</head>")])
    plan = page.result.plan
    own = known(plan.language) if isinstance(plan, PlanTranslation) else None  # the page's own words may be English
    return Edition(page.address, "".join(head.title), head.description, own or head.language)


class Head(HTMLParser):
    """The title, the description and the language of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.description, self.language, self._in_title = "", "en", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what the tags say of the page."""
        given = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title"
        if tag == "html":
            self.language = given.get("lang", self.language)
        elif given.get("name") == "description":
            self.description = given.get("content", "")

    def handle_endtag(self, tag: str) -> None:
        """Leave the title."""
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        """Take the words of the title."""
        if self._in_title:
            self.title.append(data)


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )


def left_over(folder: Path, written: Iterable[Path]) -> Iterator[Path]:
    """The pages in a website's folder that soaplan made before and that are no part of it any more."""
    from soaplan.render.made import made_by  # noqa: PLC0415 - only where a website is made

    kept = {path.resolve() for path in written}
    for path in sorted(folder.rglob("*.html")):
        if path.resolve() in kept or path.name.endswith(OTHER_PAGES) or not path.is_file():
            continue
        if made_by(path.read_bytes()) is not None:
            yield path
