"""What a translation must have, and the comment lines by which soaplan shows it to the translator."""

from collections.abc import Mapping
from dataclasses import dataclass

from soaplan.characters import one_line, shown
from soaplan.check.places import name_of
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.stable import texts_with_places

TITLE_SIGN, SOURCE_SIGN = "#:", "#>"
CHANGED = "# changed since it was translated:"
INDENT = "  "


@dataclass(frozen=True, slots=True)
class WantedText:
    """One text of the plan: what the form calls it, and the text itself."""

    title: str
    text: str

    def comment(self, indent: str, *, changed: bool = False) -> list[str]:
        """The comment lines above its translation, without line ends."""
        source = [f"{SOURCE_SIGN} {shown(line)}".rstrip() for line in self.text.strip().splitlines()]
        lines = [f"{TITLE_SIGN} {self.title}", *([CHANGED] if changed else []), *source]
        return [indent + line for line in lines]

    def entry(self, place: str, indent: str) -> list[str]:
        """The lines of a text that is still to be translated."""
        return ["", *self.comment(indent), f"{indent}{place}: |"]


Wanted = Mapping[str, WantedText]


def wanted_of(plan: SoaPlan) -> Wanted:
    """Every text of a plan that can be translated, by its stable name, in the order of the form."""
    return {
        found.place: WantedText(one_line(name_of(plan, found.pointer)), found.text) for found in texts_with_places(plan)
    }


def is_own_comment(line: str) -> bool:
    """Whether a line is one of soaplan's comments, which are written anew; others are the translator's."""
    bare = line.strip()
    return bare.startswith((TITLE_SIGN, SOURCE_SIGN)) or bare == CHANGED
