"""One cycle of one instrument. Its files are read when they are first asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar, TypeVar

from soaplan.catalog import models
from soaplan.catalog.load import CatalogError, Layer, load_file, load_layers, mistake
from soaplan.diagnostic import Pointer
from soaplan.plans.kinds import KINDS
from soaplan.plans.labels import fold, meant
from soaplan.regex import regex

T = TypeVar("T")
Rules = dict[str, models.RuleRow]
CYCLE_FILE = "cycle.yaml"
"""Makes a folder a cycle."""
OTHER_LIST = regex(r"\{(\w+)\}")
OF_ITS_CYCLE = frozenset({"id", "base", "carried_over", "aliases", "timeline"})
"""What this file says of its own cycle alone: no other cycle has it from there."""


def cycles_in(instrument: Path) -> list[str]:
    """The cycles in the folder of an instrument, oldest first."""
    return sorted(child.name for child in instrument.iterdir() if (child / CYCLE_FILE).is_file())


@dataclass(frozen=True)
class Choices:
    """The entries of a list that an answer may name, each with what it means (nothing where its label says it)."""

    labels: Mapping[str, str]
    also: tuple[str, ...] = ()
    """Other spellings that are read."""
    closed: bool = False
    """Whether nothing else may be written."""
    codes: bool = False
    """Whether they are the state's codes, whose letters may be small."""


@dataclass(eq=False)
class Catalog:
    """What one edition of the guidance says.

    `folder` is `catalog/<instrument>/<cycle>`; `shared_rules` are the rules about the file itself.
    """

    folder: Path
    shared_rules: Rules

    @cached_property
    def cycle(self) -> models.Cycle:
        """Names, years, dates, limits."""
        return self._load(CYCLE_FILE, models.Cycle)

    @cached_property
    def basis(self) -> models.Basis:
        """What its other files rest on."""
        return load_file(self.folder / CYCLE_FILE, models.Basis)

    @cached_property
    def folders(self) -> tuple[Path, ...]:
        """Where its files are, each laid over the one before.

        What every instrument shares, what all cycles of this one share, the bases, its own.

        Raises CatalogError for a base that is not there, and for cycles that are each other's base.
        """
        lowest, found = self, [self.folder]
        while lowest.basis.base is not None:
            lowest = type(self)(lowest.base_folder(found), self.shared_rules)
            found.append(lowest.folder)
        instrument = self.folder.parent
        return (instrument.parent, instrument, *reversed(found))

    def base_folder(self, above: list[Path]) -> Path:
        """The folder of its base, which must be none of those above. Raises CatalogError."""
        name, instrument = str(self.basis.base), self.folder.parent
        if instrument / name in above:
            way = " > ".join([*(folder.name for folder in above), name])
            raise mistake(self.folder / CYCLE_FILE, ("base",), f"no cycle can be its own base: {way}")
        if name not in (known := cycles_in(instrument)):
            fact = f"there is no cycle “{name}” to be the base; the cycles are: {', '.join(known)}"
            raise mistake(self.folder / CYCLE_FILE, ("base",), fact)
        return instrument / name

    def file(self, name: str) -> Path:
        """The file of the cycle with this name, or the one that it has from its base."""
        found = (folder / name for folder in reversed(self.folders) if (folder / name).is_file())
        return next(found, self.folder / name)

    def _load(self, name: str, shape: type[T]) -> T:
        top = self.file(name)
        below = self.folders[: self.folders.index(top.parent)]
        paths = [*(path for folder in below if (path := folder / name).is_file()), top]
        carried, without = self.basis.carried_over, OF_ITS_CYCLE if name == CYCLE_FILE else frozenset()
        layers = [Layer(path) if path.parent == self.folder else Layer(path, carried, without) for path in paths]
        return load_layers(layers, shape)

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
    def form(self) -> tuple[models.FormSection, ...]:
        """The sections and questions of the state's form."""
        return self._load("form.yaml", tuple[models.FormSection, ...])

    @cached_property
    def lists(self) -> dict[str, tuple[models.ListRow, ...]]:
        """The lists of labels of the instrument, by name."""
        return self._load("lists.yaml", dict[str, tuple[models.ListRow, ...]])

    @cached_property
    def prints(self) -> models.Prints:
        """How papers of this kind label their answers."""
        return self._load("prints.yaml", models.Prints)

    @cached_property
    def calendar(self) -> tuple[models.Milestone, ...]:
        """The dates on the way to a file of this cycle and after it; none where the catalog has none."""
        if not self.file("calendar.yaml").is_file():
            return ()
        return self._load("calendar.yaml", tuple[models.Milestone, ...])

    # What rules ask

    def number(self, name: str) -> int:
        """A number of the guidance, by its name. Raises KeyError where the cycle has none of this name."""
        return self.cycle.numbers[name]

    def rule(self, code: str) -> models.RuleRow:
        """What this cycle says of a rule. Raises CatalogError where it says nothing."""
        if code not in self.rules:
            raise CatalogError(f"{self.file('rules.yaml')}: the rule {code} has no entry here")
        return self.rules[code]

    def word_list(self, name: str) -> tuple[str, ...]:
        """A list of word patterns; `{name}` in one is every word of another list. Raises CatalogError for no list."""
        if name not in self._word_lists:
            if name not in self.words:
                raise CatalogError(f"{self.file('words.yaml')}: the list “{name}” is missing")
            whole = (OTHER_LIST.sub(lambda found: "|".join(self.word_list(found[1])), one) for one in self.words[name])
            self._word_lists[name] = tuple(whole)
        return self._word_lists[name]

    @cached_property
    def _word_lists(self) -> dict[str, tuple[str, ...]]:
        return {}

    def rows(self, name: str) -> tuple[models.ListRow, ...]:
        """A list of labels. Raises CatalogError where it is not there."""
        if name not in self.lists:
            raise CatalogError(f"{self.file('lists.yaml')}: the list “{name}” is missing")
        return self.lists[name]

    def choices(self, name: str) -> Choices | None:
        """What may be chosen where an answer goes by a list; None where this cycle has no such list."""
        return Choices({row.label: "" for row in self.lists[name]}) if name in self.lists else None

    def row(self, name: str, text: str) -> models.ListRow | None:
        """The entry of a list that a text names, by its id, its label or another name."""
        return self._rows_by_name(name).get(fold(text))

    def nearest_row(self, name: str, text: str) -> models.ListRow | None:
        """The entry of a list that a text very likely means."""
        return meant(text, {spelled: row for row in self.rows(name) for spelled in (row.id, row.label, *row.aliases)})

    def _rows_by_name(self, name: str) -> dict[str, models.ListRow]:
        if name not in self._named_rows:
            self._named_rows[name] = {
                fold(spelled): row for row in self.rows(name) for spelled in (row.id, row.label, *row.aliases)
            }
        return self._named_rows[name]

    @cached_property
    def _named_rows(self) -> dict[str, dict[str, models.ListRow]]:
        return {}

    def is_label(self, text: str) -> bool:
        """Whether a text is a label of any list."""
        return any(self.row(name, text) for name in self.lists)

    def question_for(self, pointer: Pointer) -> tuple[models.FormSection, models.Question] | None:
        """The section and question of the form that an answer belongs to."""
        way = ".".join(str(segment) for segment in pointer if isinstance(segment, str)).removesuffix(".id")
        for section in self.form:
            for question in section.questions:
                if way in (key.replace("[]", "") for key in question.answers):
                    return section, question
        return None

    FILES: ClassVar[tuple[str, ...]] = ("cycle", "rules", "required", "words", "form", "lists", "prints", "calendar")
    """The files of a cycle, by the names under which they are asked for."""

    def check_all(self) -> None:
        """Read every file, so that a mistake in any of them is told at once. Raises CatalogError.

        A file of another name is a mistake too: a misspelled one would otherwise change nothing, without a word.
        """
        required = {kind.required for kind in KINDS.values() if kind.instrument == self.folder.parent.name}
        for name in self.FILES:
            getattr(self, name)
        for name in required:
            self.required_in(name)
        known = {f"{name.replace('_', '-')}.yaml" for name in (*self.FILES, *required)}
        for path in (path for folder in self.folders for path in sorted(folder.glob("*.yaml"))):
            if path.name not in known:
                raise CatalogError(
                    f"{path}: no file of a cycle has this name; the names are: {', '.join(sorted(known))}"
                )
        if self.cycle.id != self.folder.name:
            raise CatalogError(
                f"{self.folder / 'cycle.yaml'}: the id is {self.cycle.id}, but the folder is {self.folder.name}"
            )
        for missing in self.names_that_are_nowhere():
            raise CatalogError(missing)

    def names_that_are_nowhere(self) -> Iterator[str]:
        """What one file of the folder names and no other has."""
        ids = {one.id for one in self.calendar}
        for name in (name for one in self.calendar for name in (one.before, one.after) if name and name not in ids):
            yield f"{self.file('calendar.yaml')}: there is no milestone “{name}” to count from"
