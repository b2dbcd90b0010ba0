"""Which cycles there are: one folder each, below the folder of their instrument."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from soaplan.catalog.catalog import Catalog, Rules, cycles_in
from soaplan.catalog.load import CatalogError, load_file
from soaplan.catalog.models import FileLimits, LanguageName, Placeholders, Word
from soaplan.catalog.soa import SoaCatalog
from soaplan.data import data_folder
from soaplan.plans.labels import fold

OF_THEIR_OWN: dict[str, type[Catalog]] = {"soa": SoaCatalog}
"""Instruments whose catalog holds more than every one does."""


@dataclass
class Catalogs:
    """The catalog as a whole: soaplan's own, or the complete folder that a repository brings."""

    root: Path = field(default_factory=lambda: data_folder("catalog"))

    def cycles(self, instrument: str) -> list[str]:
        """The cycles of an instrument, oldest first. Raises CatalogError where the folder is missing."""
        folder = self.root / instrument
        if not folder.is_dir():
            raise CatalogError(f"{folder}: the catalog has no such folder")
        return cycles_in(folder)

    def get(self, instrument: str, cycle: str) -> Catalog | None:
        """The catalog of a cycle, by its id or an alias such as FY25-FY27."""
        wanted = fold(cycle)
        ids = self.cycles(instrument)
        by_id = [name for name in ids if fold(name) == wanted]
        by_alias = (name for name in ids if wanted in map(fold, self._open(instrument, name).cycle.aliases))
        found = by_id[0] if by_id else next(by_alias, None)
        return self._open(instrument, found) if found else None

    def no_cycle(self, instrument: str, cycle: str) -> str:
        """What to say of a cycle that isn't there."""
        return f"there's no cycle “{cycle}”; the cycles are: {', '.join(self.cycles(instrument))}"

    def newest(self, instrument: str) -> Catalog:
        """The catalog of the newest cycle."""
        return self._open(instrument, self.cycles(instrument)[-1])

    def _open(self, instrument: str, cycle: str) -> Catalog:
        key = (instrument, cycle)
        if key not in self._opened:
            self._opened[key] = OF_THEIR_OWN.get(instrument, Catalog)(self.root / instrument / cycle, self.shared_rules)
        return self._opened[key]

    @cached_property
    def _opened(self) -> dict[tuple[str, str], Catalog]:
        return {}

    @cached_property
    def limits(self) -> FileLimits:
        """How large a file may be."""
        return load_file(self.root / "document" / "limits.yaml", FileLimits)

    @cached_property
    def shared_rules(self) -> Rules:
        """What is said of the rules about the file itself, which hold for every kind and cycle."""
        return load_file(self.root / "document" / "rules.yaml", Rules)

    @cached_property
    def placeholders(self) -> Placeholders:
        """Texts that stand where an answer is still due."""
        return load_file(self.root / "document" / "placeholders.yaml", Placeholders)

    @cached_property
    def glossary(self) -> tuple[Word, ...]:
        """Words that families may not know."""
        return load_file(self.root / "document" / "glossary.yaml", tuple[Word, ...])

    @cached_property
    def languages(self) -> tuple[LanguageName, ...]:
        """What people call the languages that families speak."""
        return load_file(self.root / "document" / "languages.yaml", tuple[LanguageName, ...])

    def instruments(self) -> list[str]:
        """Every instrument of this catalog: a folder each, beside `document`."""
        return sorted(child.name for child in self.root.iterdir() if child.is_dir() and child.name != "document")

    def newest_published(self, instrument: str) -> Catalog:
        """The newest cycle whose guidance is known; the newest of all where there is none."""
        opened = (self._open(instrument, name) for name in reversed(self.cycles(instrument)))
        return next((catalog for catalog in opened if not catalog.cycle.provisional), self.newest(instrument))

    def all_rules(self, *, published: bool = False, of: Collection[str] | None = None) -> Rules:
        """Every rule: those about the file itself, and of each instrument (or of these) those of its newest cycle."""
        found = dict(self.shared_rules)
        for instrument in (name for name in self.instruments() if of is None or name in of):
            found |= (self.newest_published if published else self.newest)(instrument).rules
        return found

    def check_all(self) -> None:
        """Read every file. Raises CatalogError at the first mistake."""
        _ = self.limits, self.placeholders, self.shared_rules, self.glossary, self.languages
        for instrument in self.instruments():
            for cycle in self.cycles(instrument):
                self._open(instrument, cycle).check_all()


@cache
def own_catalogs() -> Catalogs:
    """Soaplan's own catalog, opened once: nothing in it ever changes."""
    return Catalogs()
