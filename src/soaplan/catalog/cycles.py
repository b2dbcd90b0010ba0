"""Which cycles there are: one folder each, below the folder of their instrument."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from soaplan.catalog.catalog import Catalog, Rules
from soaplan.catalog.load import CatalogError, load_file
from soaplan.catalog.models import FileLimits, Placeholders
from soaplan.data import data_folder
from soaplan.plans.labels import fold


@dataclass
class Catalogs:
    """The catalog as a whole: soaplan's own, or the complete folder that a repository brings."""

    root: Path = field(default_factory=lambda: data_folder("catalog"))

    def cycles(self, instrument: str) -> list[str]:
        """The cycles of an instrument, oldest first. Raises CatalogError where the folder is missing."""
        folder = self.root / instrument
        if not folder.is_dir():
            raise CatalogError(f"{folder}: the catalog has no such folder")
        return sorted(child.name for child in folder.iterdir() if (child / "cycle.yaml").is_file())

    def get(self, instrument: str, cycle: str) -> Catalog | None:
        """The catalog of a cycle, by its id or an alias such as FY25-FY27."""
        wanted = fold(cycle)
        ids = self.cycles(instrument)
        by_id = [name for name in ids if fold(name) == wanted]
        by_alias = (name for name in ids if wanted in map(fold, self._open(instrument, name).cycle.aliases))
        found = by_id[0] if by_id else next(by_alias, None)
        return self._open(instrument, found) if found else None

    def newest(self, instrument: str) -> Catalog:
        """The catalog of the newest cycle."""
        return self._open(instrument, self.cycles(instrument)[-1])

    def _open(self, instrument: str, cycle: str) -> Catalog:
        key = (instrument, cycle)
        if key not in self._opened:
            self._opened[key] = Catalog(self.root / instrument / cycle, self.shared_rules)
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

    def check_all(self) -> None:
        """Read everything. Raises CatalogError at the first mistake."""
        _ = self.limits, self.placeholders, self.shared_rules
        for instrument in sorted(
            child.name for child in self.root.iterdir() if child.is_dir() and child.name != "document"
        ):
            for cycle in self.cycles(instrument):
                self._open(instrument, cycle).check_all()


@cache
def own_catalogs() -> Catalogs:
    """Soaplan's own catalog, opened once: nothing in it ever changes."""
    return Catalogs()
