"""What a comparison of two files gives, ready to be written in any format."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from soaplan.plans.kinds import Kind


class HowChanged(StrEnum):
    """What happened to an answer."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REWRITTEN = "rewritten"
    """A text, of which only the places that differ are shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One place of a text that differs, with a few words around it: as it was, and as it is."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that changed.

    `section` is the id of a section of the form, `plan` or `record`; where no form asks for a part of a file, the name
    of the part. `place` names the answer by ids and codes, never by its number in a list. `about` is whose answer it
    is ("2.2D"), `what` is its name, `words` says all of it.
    `old` and `new` are the whole values as text: amounts in dollars without signs, days as 2024-03-14.
    """

    section: str
    place: str
    about: str
    what: str
    kind: HowChanged
    old: str | None
    new: str | None
    words: str
    excerpts: tuple[Excerpt, ...] = ()

    @property
    def sentence(self) -> str:
        """The change in words: "2.2D: three-year funding from $960,000 to $1,020,000"."""
        whole = f"{self.about}: {self.words}" if self.about else self.words
        return whole[:1].upper() + whole[1:]


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two files. `unread` are the answers that nobody can read, and that are therefore not compared."""

    path: str
    cycle: str
    status: str | None
    content: str | None
    """The content hash; None where an answer cannot be read, and for files that nobody votes on."""
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """The time for an amended plan, as the newer version records it. `left` is None once nothing is due any more."""

    directed: date
    due: date
    days: int
    left: int | None
    resubmitted: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a file, and everything that differs, in the order of the state's form."""

    as_of: date
    kind: Kind
    old: Version
    new: Version
    headings: dict[str, str]
    """Section -> its name, in the order of the form."""
    changes: tuple[Change, ...]
    amendment: Amendment | None

    def sections(self) -> list[tuple[str, list[Change]]]:
        """The sections in which something changed, by name, with their changes."""
        found = [
            (name, [change for change in self.changes if change.section == id_]) for id_, name in self.headings.items()
        ]
        return [(name, changes) for name, changes in found if changes]

    @property
    def tally(self) -> str:
        """How much changed, in a line."""
        if self.changes:
            count = len(self.changes)
            return f"{count} {'answer' if count == 1 else 'answers'} changed."
        readable = " that can be read" if self.old.unread or self.new.unread else ""
        return f"Nothing{readable} changed in what the {self.kind.noun} says."

    @property
    def content(self) -> str:
        """What the content hashes tell, in a sentence; empty where one of them is not known."""
        old, new = self.old.content, self.new.content
        if old is None or new is None:
            return ""
        if old == new:
            return f"The content a vote covers is the same: content hash {new}."
        why = "" if self.changes else " (labels are written in another way)"
        return f"The content hash was {old} and is now {new}{why}."
