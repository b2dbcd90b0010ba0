"""Answers as a page shows them: read where they can be read, else as they were written, else empty.

On the page of a translation its texts stand in the place of the plan's.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from soaplan.catalog import SoaCatalog
from soaplan.check.result import CheckResult
from soaplan.diagnostic import Pointer
from soaplan.plans.base import UNKNOWN, Node, known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import PLAIN, ChosenGroup, SoaPlan
from soaplan.render.clean import clean, first_upper, one_line
from soaplan.render.figures import number_in_words
from soaplan.render.subject import Subject, subject_of
from soaplan.render.words import Words
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Listing, Mapping, Scalar
from soaplan.source.nodes import Node as Written

STANDS_ALONE = frozenset(
    {"name", "group", "metric", "plain", "total", "value", "disparities", "families", "additional", PLAIN}
)
"""Answers for which one text may stand where named answers are due."""


@dataclass(frozen=True)
class Reader:
    """One checked plan, asked answer by answer."""

    subject: Subject
    plan: SoaPlan
    catalog: SoaCatalog
    document: SourceDocument

    @classmethod
    def of(cls, result: CheckResult) -> "Reader":
        """The reader of a file that `has_page` admits. Raises TypeError for any other."""
        subject = subject_of(result)
        if subject is None or not isinstance(subject.result.catalog, SoaCatalog) or subject.result.document is None:
            raise TypeError(result.path)
        return cls(subject, subject.plan, subject.result.catalog, subject.result.document)

    @property
    def words(self) -> Words:
        """The fixed words of the page."""
        return self.subject.words

    @property
    def expected(self) -> str:
        """What stands behind all that a provisional cycle had to assume; else empty."""
        return self.words.t("expected") if self.catalog.cycle.provisional else ""

    def label(self, text: str, *other: str) -> str:
        """A label in the language of the page, by any of its names; else as it is, marked as English."""
        said = (self.words.label(name) for name in (text, *other))
        return next(filter(None, said), None) or self.subject.said(text)

    def text(self, node: Node, name: str) -> str:
        """A text as it may be shown; empty where nothing is answered."""
        value = getattr(node, name)
        if value is UNKNOWN:
            return self.written(node.at(name))
        if (said := self.subject.texts.get(node.at(name))) is not None:
            return said
        return clean(str(value)) if value is not None else ""

    def line(self, node: Node, name: str) -> str:
        """A text on one line."""
        return one_line(self.text(node, name))

    def number(self, node: Node, name: str) -> str:
        """A number with its sign of percent, as it was written."""
        value = getattr(node, name)
        if value is None:
            return ""
        shown = one_line(self.written(node.at(name)))
        return shown if shown or value is UNKNOWN else number_in_words(value)

    def day(self, node: Node, name: str) -> date | str:
        """A day, or the text that stands in its place."""
        value = getattr(node, name)
        return value if isinstance(value, date) else self.line(node, name)

    def amount(self, node: Node, name: str) -> Decimal | None:
        """An amount that can be read."""
        value = getattr(node, name)
        return value if isinstance(value, Decimal) else None

    def lines(self, node: Node, name: str) -> tuple[str, ...]:
        """A list of texts, each on one line."""
        values = getattr(node, name)
        if isinstance(values, str):
            text = self.line(node, name)
            return (self.words.label(text) or text,)
        if values is UNKNOWN:
            return tuple(filter(None, [self.line(node, name)]))
        shown = (
            self.written(node.at(name, place)) if v is UNKNOWN else clean(v or "")
            for place, v in enumerate(values or ())
        )
        return tuple(one_line(text) for text in shown if text)

    def parts(self, node: Node, name: str) -> list[Node | str]:
        """A list of parts; one that cannot be read is the text that was written."""
        values = getattr(node, name)
        if values is UNKNOWN:
            return [text] if (text := self.line(node, name)) else []
        found = ((place, value) for place, value in enumerate(values or ()) if value is not None)
        return [one_line(self.written(node.at(name, place))) if v is UNKNOWN else v for place, v in found]

    def groups(self, node: Node, name: str = "student_groups") -> tuple[str, ...]:
        """Student groups as the plan names them, each once, with the grades where they are limited."""
        found: dict[str, str] = {}
        for part in self.parts(node, name):
            label = self.group(part) if isinstance(part, ChosenGroup) else str(part)
            row = self.catalog.group(label)
            found.setdefault(row.label if row else fold(label), label)
        return tuple(filter(None, found.values()))

    def group(self, chosen: ChosenGroup) -> str:
        """One student group, with its grades."""
        grades = self.line(chosen, "grades")
        label = self.group_name(self.line(chosen, "group"))
        bare = grades.removeprefix("grades ")
        return self.words.t("group_grades", group=label, grades=bare) if label and grades else label

    def group_name(self, written: str) -> str:
        """A student group as the page names it."""
        row = self.catalog.group(written) if written else None
        return first_upper(self.label(written, row.label if row else "")) if written else ""

    def table(self, node: Node, name: str) -> dict[str, tuple[Decimal | str | None, str]]:
        """Named amounts or reasons: name -> what can be read of it, and the text to show."""
        values = known(getattr(node, name)) or {}
        found = {}
        for key, value in values.items():
            shown = self.written(node.at(name, key)) if value is UNKNOWN else clean(str(value or ""))
            found[one_line(clean(key))] = (known(value), one_line(shown))
        return found

    def written(self, pointer: Pointer) -> str:
        """What stands at a place of the file; empty where there is nothing."""
        spot = self.document.follow(pointer)
        rest = pointer[len(spot.followed) :]
        if not spot.complete and not (isinstance(spot.node, Scalar) and rest and rest[-1] in STANDS_ALONE | {0}):
            return ""
        return clean(flat(spot.node))


def flat(node: Written) -> str:
    """The text of a written value: of a list its entries, of named answers each name and answer, line by line."""
    match node:
        case Scalar():
            return "" if node.is_blank else node.text
        case Listing():
            return "\n".join(filter(None, map(flat, node.items)))
        case Mapping():
            return "\n".join(f"{entry.key}: {flat(entry.value)}" for entry in node.written)
        case _:
            return ""
