"""Answers of any kind of file as a page shows them: read where they can be read, else as they were written."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from soaplan.catalog import Catalog
from soaplan.diagnostic import Pointer
from soaplan.plans.base import UNKNOWN, Node, known
from soaplan.plans.envelope import Envelope
from soaplan.render.clean import clean, one_line
from soaplan.render.figures import number_in_words
from soaplan.render.words import Words, english
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Listing, Mapping, Scalar
from soaplan.source.nodes import YamlNode as Written

Plan_co = TypeVar("Plan_co", bound=Envelope, covariant=True)


@dataclass(frozen=True)
class FileReader(Generic[Plan_co]):
    """One checked file, asked answer by answer."""

    plan: Plan_co
    catalog: Catalog
    document: SourceDocument

    @property
    def words(self) -> Words:
        """The fixed words of the page."""
        return english()

    def said_at(self, pointer: Pointer) -> str | None:
        """What stands in the place of a text of the file: a translation has its own."""
        del pointer
        return None

    def may_stand(self, rest: Pointer) -> bool:
        """Whether one text, written where named answers are due, stands for the answer at this way below it."""
        del rest
        return False

    def text(self, node: Node, name: str) -> str:
        """A text as it may be shown; empty where nothing is answered."""
        value = getattr(node, name)
        if value is UNKNOWN:
            return self.written(node.at(name))
        if (said := self.said_at(node.at(name))) is not None:
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
        if not spot.complete and not (isinstance(spot.node, Scalar) and rest and self.may_stand(rest)):
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
