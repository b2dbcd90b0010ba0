"""One cycle of one instrument. Its files are read when they are first asked for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from soaplan.catalog import models
from soaplan.catalog.clauses import ClauseGroup
from soaplan.catalog.load import CatalogError, load_file
from soaplan.catalog.references import names_that_are_nowhere
from soaplan.diagnostic import Pointer
from soaplan.plans.labels import fold, nearest

T = TypeVar("T")
Rules = dict[str, models.RuleRow]


@dataclass
class Catalog:
    """What one edition of the guidance says.

    `folder` is `catalog/<instrument>/<cycle>`; `shared_rules` are the rules about the file itself.
    """

    folder: Path
    shared_rules: Rules

    def _load(self, name: str, shape: type[T]) -> T:
        return load_file(self.folder / name, shape)

    @cached_property
    def cycle(self) -> models.Cycle:
        """Names, years, dates, limits."""
        return self._load("cycle.yaml", models.Cycle)

    @cached_property
    def rules(self) -> Rules:
        """Every rule's weight, authority and citation: those of this cycle and those about the file itself."""
        return self.shared_rules | self._load("rules.yaml", Rules)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The answers that must be there, as patterns: `focus_areas[].programs[].today`."""
        return self.required_in("required")

    def required_in(self, name: str) -> tuple[str, ...]:
        """The same for another kind of file, by the name of its list: `required-translation`."""
        if name not in self._required:
            self._required[name] = self._load(f"{name}.yaml", tuple[str, ...])
        return self._required[name]

    @cached_property
    def _required(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """Word patterns by which rules read prose."""
        return self._load("words.yaml", dict[str, tuple[str, ...]])

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
    def form(self) -> tuple[models.FormSection, ...]:
        """The sections and questions of the state's form."""
        return self._load("form.yaml", tuple[models.FormSection, ...])

    @cached_property
    def resources(self) -> tuple[models.ResourceSection, ...]:
        """The tools the guidance points to."""
        return self._load("resources.yaml", tuple[models.ResourceSection, ...])

    @cached_property
    def addendum(self) -> models.AddendumList:
        """Appendix A: the districts that must add an addendum."""
        return self._load("addendum.yaml", models.AddendumList)

    @cached_property
    def crosswalk(self) -> tuple[ClauseGroup, ...]:
        """What law, regulation and guidance ask of a plan, beside the questions of the form."""
        return self._load("crosswalk.yaml", tuple[ClauseGroup, ...])

    # What rules ask

    def rule(self, code: str) -> models.RuleRow:
        """What this cycle says of a rule. Raises CatalogError where it says nothing."""
        if code not in self.rules:
            raise CatalogError(f"{self.folder / 'rules.yaml'}: the rule {code} has no entry here")
        return self.rules[code]

    def word_list(self, name: str) -> tuple[str, ...]:
        """A list of word patterns. Raises CatalogError where it is not there."""
        if name not in self.words:
            raise CatalogError(f"{self.folder / 'words.yaml'}: the list “{name}” is missing")
        return self.words[name]

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
        """The program whose code or name looks most like the text."""
        near = nearest(text, self.programs)
        if near is None and (name := nearest(text, (n for p in self.programs.values() for n in p.names))):
            near = self.program_named(name)
        return self.programs[near] if near else None

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

    def question_for(self, pointer: Pointer) -> tuple[models.FormSection, models.Question] | None:
        """The section and question of the form that an answer belongs to."""
        way = ".".join(str(segment) for segment in pointer if isinstance(segment, str)).removesuffix(".id")
        for section in self.form:
            for question in section.questions:
                if way in (key.replace("[]", "") for key in question.answers):
                    return section, question
        return None

    def check_all(self) -> None:
        """Read every file, so that a mistake in any of them is told at once. Raises CatalogError."""
        for name in ("cycle", "rules", "required", "words", "objectives", "metrics", "categories", "groups"):
            getattr(self, name)
        for name in ("stakeholders", "foundation", "form", "resources", "addendum", "crosswalk"):
            getattr(self, name)
        if self.cycle.id != self.folder.name:
            raise CatalogError(
                f"{self.folder / 'cycle.yaml'}: the id is {self.cycle.id}, but the folder is {self.folder.name}"
            )
        for missing in names_that_are_nowhere(self):
            raise CatalogError(missing)
