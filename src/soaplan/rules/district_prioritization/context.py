"""What a rule may ask besides the part it is given, and what a submission can refer to in the three-year plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from soaplan.catalog.models import ListRow
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Answer, Node, Unknown, given, known
from soaplan.plans.district_prioritization import DistrictPrioritization
from soaplan.plans.labels import fold, offer
from soaplan.plans.soa_plan import SoaPlan
from soaplan.regex import regex
from soaplan.rules.context import FileContext, Related

APART = regex(r"[\s,;:()]+")


class SoaLinks:
    """The groups and ids of one three-year plan."""

    def __init__(self, plan: SoaPlan) -> None:
        self._plan = plan

    @cached_property
    def groups(self) -> list[str]:
        """The chosen student groups as they are written; nothing where not all of them can be read."""
        groups = self._plan.analysis.student_groups
        entries = () if isinstance(groups, Unknown) else groups or ()
        labels = [UNKNOWN if isinstance(entry, Unknown) else entry.group for entry in entries if entry is not None]
        return [] if UNKNOWN in labels else [str(label) for label in labels if label is not None]

    @cached_property
    def own_groups(self) -> set[str]:
        """The same, reduced to what counts when two labels are compared."""
        return set(map(fold, self.groups))

    @cached_property
    def ids(self) -> set[str]:
        """The ids of targets and metrics and the codes of focus areas and programs."""
        return {fold(name) for name in map(known, self._names()) if name is not None}

    def _names(self) -> list[str | Unknown | None]:
        areas, programs = self._plan.areas(), self._plan.programs()
        lists = [*(area.metrics for area in areas), *(program.metrics for program in programs)]
        metrics = [metric for metrics in lists for _, metric in given(metrics)]
        targets = [target for _, target in given(self._plan.targets.additional)]
        ids = (part.id for parts in (targets, areas, programs, metrics) for part in parts)
        return list(ids)

    def has(self, reference: str) -> bool:
        """Whether a reference names one of them, alone or among other words. An id that cannot be read may be it."""
        named = any(fold(word) in self.ids for word in (reference, *APART.split(reference)) if word)
        return named or UNKNOWN in self._names()


GROUPS = "student-groups"
COVERS = "covers"
NOTHING = Related()


@dataclass
class PrioritizationContext(FileContext):
    """One check of a submission of this kind."""

    plan: DistrictPrioritization

    @property
    def previous(self) -> DistrictPrioritization | None:
        """The submission of the year before, where the file names one that can be read."""
        found = self.related.get("previous", NOTHING).plan
        return found if isinstance(found, DistrictPrioritization) else None

    @cached_property
    def soa_plan(self) -> SoaLinks | None:
        """What can be referred to in the three-year plan, where the file names one that can be read."""
        found = self.related.get("soa_plan", NOTHING).plan
        return SoaLinks(found) if isinstance(found, SoaPlan) else None

    def rows_named(self, name: str, text: str) -> list[ListRow]:
        """The entries of a list that a text means: the one it is a label of, else those that it mentions."""
        row = self.catalog.row(name, text)
        if row is not None:
            return [row]
        prose = self.prose(text)
        return [one for one in self.catalog.rows(name) if prose.has(one.mentions)]

    def groups_in(self, text: str) -> set[str]:
        """The ids of the student groups that a text names, with the members of a wide group."""
        rows = self.rows_named(GROUPS, text)
        covered = (row.facts.get(COVERS, "").split("; ") for row in rows)
        return {row.id for row in rows} | {name for names in covered for name in names if name}

    def specific_groups_in(self, text: str) -> set[str]:
        """The same without the groups that mean all students."""
        return self.groups_in(text) - self.ids_of("general_groups")

    def ids_of(self, name: str) -> set[str]:
        """The ids of the student groups that a list of the catalog's words names."""
        rows = (self.catalog.row(GROUPS, label) for label in self.words(name))
        return {row.id for row in rows if row}

    def is_known_group(self, text: str) -> bool:
        """Whether a text names a group of the state's list, one of the three-year plan, every group, or a cohort."""
        own = self.soa_plan is not None and fold(text) in self.soa_plan.own_groups
        return own or bool(self.rows_named(GROUPS, text)) or self._is_meant_without_name(text)

    def _is_meant_without_name(self, text: str) -> bool:
        """Whether a text means every group, or students whom the district itself follows: "the 80 identified"."""
        said = self.prose(text)
        counted = any(character.isdigit() for character in text)
        return counted or said.has((*self.words("every_group"), *self.words("cohort_words")))

    def unlisted_group(self, part: Node, written: Answer[str]) -> Iterator[Finding]:
        """A finding on a student group that is not one of the state's, with the one that looks most like it."""
        if (group := known(written)) is None or self.is_known_group(group):
            return
        near = self.catalog.nearest_row(GROUPS, group)
        asked, fix = offer(group, near.label if near else None)
        labels = "; ".join(row.label for row in self.catalog.rows(GROUPS))
        message = f"“{group}” isn't on the state's list of student groups"
        yield Finding(part.at("group"), message, f"{asked}The state's groups are: {labels}.", fix=fix)

    @property
    def specific_groups(self) -> tuple[str, ...]:
        """The labels of the student groups but those that mean all students."""
        general = self.ids_of("general_groups")
        return tuple(row.label for row in self.catalog.rows(GROUPS) if row.id not in general)

    @cached_property
    def identified_schools(self) -> list[str]:
        """The names of the schools that the file lists as requiring assistance."""
        schools = known(self.plan.identified_schools) or ()
        names = (known(getattr(school, "name", None)) for school in schools)
        return [name for name in names if isinstance(name, str)]
