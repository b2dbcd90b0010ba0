"""What a rule may ask besides the part of the three-year plan it is given."""

from dataclasses import dataclass
from functools import cached_property

from soaplan.catalog.soa import SoaCatalog
from soaplan.catalog.soa_models import GroupRow
from soaplan.plans.base import given, known
from soaplan.plans.facts import Cost, cost_of
from soaplan.plans.soa_plan import ChosenGroup, Funding, SoaPlan
from soaplan.prose import Prose, plain_pattern
from soaplan.rules.context import FileContext

PAIR = 2


@dataclass
class Context(FileContext):
    """One check of a three-year plan."""

    plan: SoaPlan
    catalog: SoaCatalog

    @cached_property
    def has_program(self) -> bool:
        """Whether any program is chosen; without one, some questions make no sense."""
        return bool(self.plan.programs())

    def cost(self, funding: Funding) -> Cost:
        """What a program costs over the years of the plan."""
        return cost_of(funding, self.catalog.cycle.years)

    @cached_property
    def chosen(self) -> list[tuple[ChosenGroup, str, GroupRow | None]]:
        """The student groups of the plan: the entry, the label as written, and the catalog's row, each group once."""
        found: dict[str, tuple[ChosenGroup, str, GroupRow | None]] = {}
        for _, entry in given(self.plan.analysis.student_groups):
            if (label := known(entry.group)) is not None:
                row = self.catalog.group(label)
                found.setdefault(row.label if row else label.casefold(), (entry, label, row))
        return list(found.values())

    @cached_property
    def has_listed_group(self) -> bool:
        """Whether a chosen group is one of the state's: one that is not has a finding already (SOA202)."""
        return any(row for *_, row in self.chosen)

    def names_group(self, text: str, label: str, row: GroupRow | None) -> bool:
        """Whether a text names a chosen group by any of its names; one of the district's own by all of its words."""
        prose = self.prose(text)
        return prose.has(self.group_words(label, row)) or (row is None and self._has_words_of(label, prose))

    def _has_words_of(self, label: str, prose: Prose) -> bool:
        """Whether a text has all words of a group of the district's own that tell it from other groups."""
        common = {*self.words("program_name_small_words"), *self.prose(" ".join(self.words("students"))).words}
        own = set(self.prose(label).words) - common
        return bool(own) and own <= set(prose.words)

    def refers_to_groups(self, text: str) -> bool:
        """Whether a text points back to the chosen groups without naming them: "these students", "our focus groups"."""
        lists = ("group_references", "references_to_two_groups", "references_to_named_groups")
        return any(self.prose(text).has(self.words(name)) for name in lists)

    def refers_to_all_groups(self, text: str) -> bool:
        """The same of a text that names another group: there, "these students" may be only the ones just named."""
        few = ("references_to_two_groups",) if len(self.chosen) <= PAIR else ()
        return any(self.prose(text).has(self.words(name)) for name in ("group_references", *few))

    def group_words(self, label: str, row: GroupRow | None) -> tuple[str, ...]:
        """Every word pattern that names a group: for High needs those of its members too, and the other way round."""
        if row is None:
            return (plain_pattern(label),)
        covered = [member for name in row.covers if (member := self.catalog.group(name))]
        covering = [other for other in self.catalog.groups if any(self.catalog.group(n) is row for n in other.covers)]
        return tuple(pattern for group in (row, *covered, *covering) for pattern in group.mentions)
