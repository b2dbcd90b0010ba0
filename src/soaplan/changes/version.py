"""One of two three-year plans that are compared, asked in a way in which spelling does not matter."""

from dataclasses import dataclass
from decimal import Decimal

from soaplan.catalog import SoaCatalog
from soaplan.changes.side import Side
from soaplan.check import CheckResult
from soaplan.plans.base import UNKNOWN, Unknown, known
from soaplan.plans.content import content_hash, year_of
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

    def fund(self, label: str) -> str:
        """A source of money by its usual name."""
        rows = self.catalog.foundation.funds
        return next((row.label for row in rows if fold(label) in map(fold, (row.label, *row.aliases))), label)

    def school(self, name: str) -> str:
        """A school; all of them in one spelling."""
        everywhere = self.catalog.word_list("whole_district")
        return everywhere[0] if fold(name) in map(fold, everywhere) else name

    def program_name(self, code: str, written: str | None) -> str:
        """The name of a program: the official one, else the one that was written."""
        row = self.catalog.programs.get(code)
        return row.name if row else written or ""

    def total(self, funding: Funding) -> Decimal | Unknown | None:
        """What a program costs: the written total, else the sum of its years where all are there."""
        if funding.total is not None:
            return funding.total
        years, covered = known(funding.by_year) or {}, {year_of(year) for year in self.catalog.cycle.years}
        if UNKNOWN in years.values() or {year_of(key) for key in years} != covered:
            return UNKNOWN if UNKNOWN in years.values() or funding.by_year is UNKNOWN else None
        return sum((known(amount) or Decimal(0) for amount in years.values()), Decimal(0))
