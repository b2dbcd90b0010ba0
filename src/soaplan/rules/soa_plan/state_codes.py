"""What was probably meant by a code that the state's list does not have. Two modules of rules share this."""

from collections.abc import Mapping, Sequence

from soaplan.catalog import SoaCatalog
from soaplan.plans.labels import fold, meant, nearest
from soaplan.prose import Prose
from soaplan.regex import regex

CODE_INSIDE = regex(r"(?<![\w.])(\d\.\d[A-Za-z]?)(?![\w.]*\w)")
"""A code such as 2.2 or 2.2D that stands alone among other words."""
MOST_OFFERS = 3
LONGEST_NAME = 60
"""Characters of a name in a list of all codes."""


def bare_code(text: str, listed: dict[str, str]) -> str | None:
    """The one listed code that a text holds beside other words: 2.2D in "2.2D Targeted Academic Support"."""
    hits = _codes_inside(text, listed)
    return hits[0] if len(hits) == 1 else None


def _codes_inside(text: str, listed: dict[str, str]) -> list[str]:
    """The listed codes that a text holds, each once, in its order."""
    hits = dict.fromkeys(found[1].upper() for found in CODE_INSIDE.finditer(text))
    return [code for code in hits if code in listed]


FEW = 3
"""Words of more programs than these tell none of them."""


def offers(text: str, name: str | None, listed: dict[str, str], practices: Mapping[str, Sequence[str]]) -> list[str]:
    """The listed codes that a text very likely means, by name, by practice and by code.

    `name` is the name written beside it: one that is on the list says more than a code that is not. `practices` are
    the word patterns by which people know a program: nobody knows codes by heart.
    """
    by_name = {label: code for code, label in listed.items()}
    written = [label for label in (name, text) if label]
    exact = [code for label in written for known, code in by_name.items() if fold(known) == fold(label)]
    named = [meant(label, by_name) for label in written]
    sure = [code for code in dict.fromkeys([*exact, nearest(text, listed), *named]) if code]
    practiced = [code for code, words in practices.items() if Prose(text).has(words)]
    return sure or (practiced if len(practiced) <= FEW else [])


def area_names(catalog: SoaCatalog) -> dict[str, str]:
    """The code and name of every Focus Area."""
    return {code: area.name for code, area in catalog.focus_areas.items()}


def program_names(catalog: SoaCatalog) -> dict[str, str]:
    """The code and name of every program."""
    return {code: program.name for code, program in catalog.programs.items()}


def practices(catalog: SoaCatalog) -> Mapping[str, Sequence[str]]:
    """The word patterns by which people know each program."""
    return catalog.program_words


def mend_of_code(
    text: str, name: str | None, listed: dict[str, str], practices: Mapping[str, Sequence[str]] | None = None
) -> str:
    """What to write in place of a code that is not listed, with a line to paste."""
    if code := bare_code(text, listed):
        return f"Write only the code: `id: {code}`."
    if several := _codes_inside(text, listed):
        return f"Write each as an entry of its own, with its own answers: {', '.join(f'`- id: {c}`' for c in several)}."
    found = [f"{code} {listed[code]} (`id: {code}`)" for code in offers(text, name, listed, practices or {})]
    if 0 < len(found) <= MOST_OFFERS:
        return f"Did you mean {', or '.join(found)}?"
    every = "; ".join(f"{code} {_in_short(label)}" for code, label in listed.items())
    return f"Write one of the codes of the state's list: {every}."


def _in_short(name: str) -> str:
    """The first words of a long name."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rpartition(" ")[0] + " …"
