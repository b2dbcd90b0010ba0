"""What a rule may ask besides the part of the plan it is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from soaplan.catalog import Catalog
from soaplan.characters import visible
from soaplan.diagnostic import Pointer
from soaplan.plans.base import known, texts_of
from soaplan.plans.envelope import BEFORE_VOTE, CHARTER_SCHOOL, DRAFT, Envelope, due_day, types_of_district
from soaplan.plans.kinds import KINDS, Kind
from soaplan.prose import Prose


@dataclass(frozen=True)
class Related:
    """Another file that this one rests on. `problem` says why it cannot be used; `plan` is then None."""

    plan: Envelope | None = None
    catalog: Catalog | None = None
    problem: str = ""
    related: Mapping[str, "Related"] = field(default_factory=dict)
    """The files that it rests on itself: the plan of an earlier report."""


@dataclass
class FileContext:
    """One check of any kind of file: the whole file, its cycle's catalog, the day, and the status that counts."""

    plan: Envelope
    catalog: Catalog
    as_of: date
    status: str | None = None
    """After `--final` and `--draft`; None where the plan claims no status."""
    required: tuple[str, ...] = ()
    """The answers that every finished file of this kind has, as patterns."""
    related: Mapping[str, Related] = field(default_factory=dict)
    """The files that this one rests on, by the answer that names them; those that are named only."""
    _read: dict[str, Prose] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The kind of the file."""
        return KINDS[visible(known(self.plan.kind) or "")]

    @property
    def noun(self) -> str:
        """What a sentence calls the file: "the plan is due"."""
        return self.kind.noun

    @property
    def is_draft(self) -> bool:
        """Whether missing answers are still to do."""
        return self.status == DRAFT

    @property
    def before_vote(self) -> bool:
        """Whether the governing body has not voted yet."""
        return self.status in BEFORE_VOTE

    @property
    def types_of_district(self) -> set[object]:
        """The type of district of this file, and of the files it rests on where they say whose it is."""
        return types_of_district(self.plan, self._others)

    @property
    def _others(self) -> list[Envelope | None]:
        return [one.plan for one in self.related.values()]

    @property
    def is_charter_school(self) -> bool:
        """Whether the plan is a charter school's."""
        return CHARTER_SCHOOL in self.types_of_district

    @property
    def due(self) -> date | None:
        """The day on which this file is due; None where only the state knows it, or the type of district is unclear."""
        return due_day(self.catalog.cycle.due.days, self.plan, self._others)

    def words(self, name: str) -> tuple[str, ...]:
        """A list of word patterns of the catalog."""
        return self.catalog.word_list(name)

    @cached_property
    def texts(self) -> list[tuple[Pointer, str]]:
        """Every text of the file, with the way to it."""
        return list(texts_of(self.plan))

    def prose(self, text: str) -> Prose:
        """A text made ready to look for words in."""
        if text not in self._read:
            self._read[text] = Prose(text)
        return self._read[text]
