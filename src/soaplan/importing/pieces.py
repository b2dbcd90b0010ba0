"""The pieces that a paper is cut into."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from soaplan.importing.blocks import Item


@dataclass(slots=True)
class Piece:
    """What answers one question, in one program or priority."""

    place: str
    question: str = ""
    program: str = ""
    priority: int = 0
    where: str = ""
    items: list[Item] = field(default_factory=list)
    guessed: bool = False
    """Whether a label or a heading stood for the question, not its own words."""
    unsure: str = ""
    """The words that were taken for the question, where they are only like it."""


@dataclass(slots=True)
class Cut:
    """A paper in pieces, and what is in none of them."""

    pieces: list[Piece] = field(default_factory=list)
    loose: list[Item] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    older: bool = False
    """Whether it is a form that asks other questions: then all of it is loose."""

    @property
    def empty(self) -> int:
        """How many questions have no answer, and how many passages no question."""
        return sum(not piece.items for piece in self.pieces)

    def aside(self, lines: Iterable[str]) -> None:
        """Remember words of the form and the like, each once."""
        self.asides += (text for text in lines if text and text not in self.asides)
