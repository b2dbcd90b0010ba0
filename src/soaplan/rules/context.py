"""What a rule may ask besides the part of the plan it is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from soaplan.catalog import Catalog
from soaplan.catalog.models import GroupRow
from soaplan.plans.base import given, known
from soaplan.plans.envelope import Envelope
from soaplan.plans.soa_plan import ChosenGroup, SoaPlan
from soaplan.prose import Prose

BEFORE_VOTE = ("draft", "proposed")


@dataclass(frozen=True)
class Related:
    """Another file that this one rests on. `problem` says why it cannot be used; `plan` is then None."""

    plan: Envelope | None = None
    catalog: Catalog | None = None
    problem: str = ""


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
    def is_draft(self) -> bool:
        """Whether missing answers are still to do."""
        return self.status == "draft"

    @property
    def before_vote(self) -> bool:
        """Whether the governing body has not voted yet."""
        return self.status in BEFORE_VOTE

    @property
    def is_charter_school(self) -> bool:
        """Whether the plan is a charter school's."""
        return known(self.plan.district.type) == "charter-school"

    def words(self, name: str) -> tuple[str, ...]:
        """A list of word patterns of the catalog."""
        return self.catalog.word_list(name)

    def prose(self, text: str) -> Prose:
        """A text made ready to look for words in."""
        if text not in self._read:
            self._read[text] = Prose(text)
        return self._read[text]


@dataclass
class Context(FileContext):
    """One check of a three-year plan."""

    plan: SoaPlan

    @cached_property
    def has_program(self) -> bool:
        """Whether any program is chosen; without one, some questions make no sense."""
        return bool(self.plan.programs())

    @property
    def due(self) -> date:
        """The day on which this plan is due."""
        return self.catalog.cycle.due.for_type(known(self.plan.district.type))

    @cached_property
    def chosen(self) -> list[tuple[ChosenGroup, str, GroupRow | None]]:
        """The student groups of the plan: the entry, the label as written, and the catalog's row, each group once."""
        found: dict[str, tuple[ChosenGroup, str, GroupRow | None]] = {}
        for _, entry in given(self.plan.analysis.student_groups):
            if (label := known(entry.group)) is not None:
                row = self.catalog.group(label)
                found.setdefault(row.label if row else label.casefold(), (entry, label, row))
        return list(found.values())

    def names_group(self, text: str, label: str, row: GroupRow | None) -> bool:
        """Whether a text names a chosen group by any of its names; one of the district's own by all of its words."""
        prose = self.prose(text)
        if prose.has(self.group_words(label, row)):
            return True
        common = {*self.words("program_name_small_words"), *Prose(" ".join(self.words("students"))).words}
        own = set() if row else set(self.prose(label).words) - common
        return bool(own) and own <= set(prose.words)

    def group_words(self, label: str, row: GroupRow | None) -> tuple[str, ...]:
        """Every word pattern that names a group: for High needs those of its members too, and the other way round."""
        if row is None:
            return (label,)
        covered = [member for name in row.covers if (member := self.catalog.group(name))]
        covering = [other for other in self.catalog.groups if any(self.catalog.group(n) is row for n in other.covers)]
        return tuple(pattern for group in (row, *covered, *covering) for pattern in group.mentions)
