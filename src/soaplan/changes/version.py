"""One of two three-year plans that are compared, asked in a way in which spelling does not matter."""

from dataclasses import dataclass

from soaplan.catalog import SoaCatalog
from soaplan.changes.side import Side
from soaplan.check import CheckResult
from soaplan.plans.base import known
from soaplan.plans.content import content_hash
from soaplan.plans.facts import Cost, cost_of
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import ChosenGroup, Funding, SoaPlan


@dataclass(frozen=True)
class Read(Side):
    """A three-year plan that was read, with its catalog."""

    plan: SoaPlan
    catalog: SoaCatalog

    @classmethod
    def of(cls, result: CheckResult) -> "Read":
        """The plan of a check. Raises TypeError where the file is no three-year plan, or cannot be read."""
        if not isinstance(result.plan, SoaPlan) or not isinstance(result.catalog, SoaCatalog):
            raise TypeError(result.path)
        return cls(result.path, result.plan, result.catalog)

    @property
    def content(self) -> str | None:
        """The content hash."""
        return content_hash(self.plan, self.catalog.cycle.id)

    def group(self, label: str) -> str:
        """A student group by its official label, where it has one."""
        return row.label if (row := self.catalog.group(label)) else label

    def chosen_group(self, chosen: ChosenGroup) -> str:
        """A student group with the grades, if it is limited to some."""
        label, grades = known(chosen.group), known(chosen.grades)
        named = self.group(label) if label else "a group without a name"
        return f"{named}, grades {grades.removeprefix('grades ')}" if grades else named

    def stakeholder(self, label: str) -> str:
        """A group that was engaged, by its label in the form."""
        return row.label if (row := self.catalog.stakeholder(label)) else label

    def category(self, label: str) -> str:
        """A foundation budget category by its name in the law."""
        return self.catalog.foundation_category(label) or label

    def school(self, name: str) -> str:
        """A school; all of them in one spelling."""
        everywhere = self.catalog.word_list("whole_district")
        return everywhere[0] if fold(name) in map(fold, everywhere) else name

    def program_name(self, code: str, written: str | None) -> str:
        """The name of a program: the official one, else the one that was written."""
        row = self.catalog.programs.get(code)
        return row.name if row else written or ""

    def cost(self, funding: Funding) -> Cost:
        """What a program costs over the years of the plan."""
        return cost_of(funding, self.catalog.cycle.years)
