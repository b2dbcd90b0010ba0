"""What one edition of the guidance for three-year plans says."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar

from soaplan.catalog import soa_models as models
from soaplan.catalog.catalog import CYCLE_FILE, Catalog, Choices
from soaplan.plans.labels import fold, meant


def _without_words(labels: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(labels, "")


class SoaCatalog(Catalog):
    """The catalog of one cycle of three-year plans."""

    FILES: ClassVar[tuple[str, ...]] = (
        "cycle", "rules", "required", "words", "objectives", "metrics", "categories", "groups",
        "stakeholders", "foundation", "form", "resources", "addendum", "crosswalk", "program_words", "prints",
        "calendar",
    )  # fmt: skip

    @cached_property
    def cycle(self) -> models.SoaCycle:
        """Names, years, dates, limits."""
        return self._load(CYCLE_FILE, models.SoaCycle)

    def number(self, name: str) -> int:
        """A number of the guidance, by its name: also one of the limits."""
        return int({**self.cycle.limits.model_dump(), **self.cycle.numbers}[name])

    @cached_property
    def objectives(self) -> tuple[models.Objective, ...]:
        """The Strategic Objectives with their Focus Areas and programs."""
        return self._load("objectives.yaml", tuple[models.Objective, ...])

    @cached_property
    def metrics(self) -> tuple[models.SuggestedMetric, ...]:
        """The suggested metrics."""
        return self._load("metrics.yaml", tuple[models.SuggestedMetric, ...])

    @cached_property
    def categories(self) -> tuple[models.Category, ...]:
        """The law's program categories."""
        return self._load("categories.yaml", tuple[models.Category, ...])

    @cached_property
    def groups(self) -> tuple[models.GroupRow, ...]:
        """The student groups."""
        return self._load("groups.yaml", tuple[models.GroupRow, ...])

    @cached_property
    def stakeholders(self) -> models.Stakeholders:
        """The groups to be heard."""
        return self._load("stakeholders.yaml", models.Stakeholders)

    @cached_property
    def foundation(self) -> models.Foundation:
        """Foundation budget categories and funds."""
        return self._load("foundation.yaml", models.Foundation)

    @cached_property
    def resources(self) -> tuple[models.ResourceSection, ...]:
        """The tools the guidance points to."""
        return self._load("resources.yaml", tuple[models.ResourceSection, ...])

    @cached_property
    def addendum(self) -> models.AddendumList:
        """Appendix A: the districts that must add an addendum."""
        return self._load("addendum.yaml", models.AddendumList)

    @cached_property
    def crosswalk(self) -> tuple[models.ClauseGroup, ...]:
        """What law, regulation and guidance ask of a plan, beside the questions of the form."""
        return self._load("crosswalk.yaml", tuple[models.ClauseGroup, ...])

    @cached_property
    def program_words(self) -> dict[str, tuple[str, ...]]:
        """How districts speak of each program, as word patterns by its code."""
        return self._load("program-words.yaml", dict[str, tuple[str, ...]])

    def choices(self, name: str) -> Choices | None:
        """What may be chosen where an answer of a plan goes by a list of the guidance."""
        return self._choices.get(name)

    @cached_property
    def _choices(self) -> dict[str, Choices]:
        categories, areas = self.foundation.categories, self.focus_areas.items()
        heard = (*(row.label for row in self.stakeholders.required), *self.stakeholders.encouraged)
        return {
            "focus-areas": Choices({code: area.name for code, area in areas}, closed=True, codes=True),
            "programs": Choices({code: one.name for code, one in self.programs.items()}, closed=True, codes=True),
            "foundation-categories": Choices(
                _without_words(row.label for row in categories),
                tuple(name for row in categories for name in row.aliases),
                closed=True,
            ),
            "funds": Choices(_without_words(row.label for row in self.foundation.funds)),
            "student-groups": Choices(_without_words(row.label for row in self.groups)),
            "stakeholders": Choices(_without_words(heard)),
            "fiscal-years": Choices(_without_words(self.cycle.years)),
        }

    @cached_property
    def focus_areas(self) -> dict[str, models.FocusAreaRow]:
        """Focus Areas by code."""
        return {area.id: area for objective in self.objectives for area in objective.focus_areas}

    @cached_property
    def programs(self) -> dict[str, models.ProgramRow]:
        """Programs (EBPs) by code."""
        return {program.id: program for area in self.focus_areas.values() for program in area.programs}

    def area_of(self, program: str) -> str | None:
        """The code of the Focus Area that a program belongs to."""
        return next(
            (code for code, area in self.focus_areas.items() if any(p.id == program for p in area.programs)), None
        )

    @cached_property
    def _program_names(self) -> dict[str, str]:
        return {fold(name): code for code, program in self.programs.items() for name in program.names}

    def program_named(self, name: str) -> str | None:
        """The code of the program with this name, in any official spelling."""
        return self._program_names.get(fold(name))

    def nearest_program(self, text: str) -> models.ProgramRow | None:
        """The program that a text very likely means, by its code or its name."""
        return meant(
            text, {name: program for program in self.programs.values() for name in (program.id, *program.names)}
        )

    @cached_property
    def _groups_by_name(self) -> dict[str, models.GroupRow]:
        return {fold(name): row for row in self.groups for name in (row.label, *row.official, *row.aliases)}

    def group(self, text: str) -> models.GroupRow | None:
        """The student group that a label names, "English learners (EL)" included."""
        return self._groups_by_name.get(fold(text)) or self._groups_by_name.get(fold(text.split("(", maxsplit=1)[0]))

    @cached_property
    def _stakeholders_by_name(self) -> dict[str, models.Stakeholder]:
        rows = self.stakeholders.required
        return {fold(name): row for row in rows for name in (row.label, *row.aliases)}

    def stakeholder(self, text: str) -> models.Stakeholder | None:
        """The required group that a label names."""
        by_name = self._stakeholders_by_name
        return by_name.get(fold(text)) or by_name.get(fold(text.split("(", maxsplit=1)[0]))

    @cached_property
    def _categories_by_name(self) -> dict[str, str]:
        rows = self.foundation.categories
        return {fold(name): row.label for row in rows for name in (row.label, *row.aliases)}

    def foundation_category(self, text: str) -> str | None:
        """The foundation category that a label names."""
        return self._categories_by_name.get(fold(text))

    @cached_property
    def _funds_by_name(self) -> dict[str, str]:
        rows = self.foundation.funds
        return {fold(name): row.label for row in rows for name in (row.label, *row.aliases)}

    def fund(self, text: str) -> str:
        """A source of money by its usual name; one that the list doesn't have as it was written."""
        return self._funds_by_name.get(fold(text), text)

    def is_label(self, text: str) -> bool:
        """Whether a text is a label of any list."""
        return bool(self.foundation_category(text) or self.group(text) or self.stakeholder(text))

    def names_that_are_nowhere(self) -> Iterator[str]:
        """What one file of the folder names and no other has."""
        yield from super().names_that_are_nowhere()
        for category in self.categories:
            for code in category.programs:
                if code not in self.programs:
                    yield f"{self.file('categories.yaml')}: there is no program {code} (category {category.id})"
        for clause in (clause for group in self.crosswalk for clause in group.clauses):
            for code in clause.rules:
                if code not in self.rules:
                    yield f"{self.file('crosswalk.yaml')}: there is no rule {code} (clause {clause.id})"
