"""What every step of beginning the next plan from the last one needs to know."""

from dataclasses import dataclass
from functools import cached_property

from soaplan.catalog import SoaCatalog
from soaplan.rollforward.places import Place, places_at
from soaplan.source.document import SourceDocument
from soaplan.source.edit import Editor


@dataclass(frozen=True)
class Rolling:
    """One old plan, and the catalogs of its cycle and of the next plan's."""

    document: SourceDocument
    editor: Editor
    old: SoaCatalog
    new: SoaCatalog

    def at(self, way: str) -> list[Place]:
        """Every answer at a way: `focus_areas[].programs[].today`."""
        return places_at(self.document, way)

    def filled(self, words: str, was: str = "") -> str:
        """The words of a row with the years of both plans."""
        old, new = self.old.cycle, self.new.cycle
        return words.format(
            years=new.years_label, end=new.plan_ends, old_years=old.years_label, old_end=old.plan_ends, was=was
        )

    @cached_property
    def successors(self) -> dict[str, list[str]]:
        """Code of an old program -> the codes of those that take its place, where the new catalog says so."""
        found: dict[str, list[str]] = {}
        for program in self.new.programs.values():
            for code in program.replaces:
                found.setdefault(code, []).append(program.id)
        return found
