"""Lines that say what the lines below them are about: a section, a Focus Area, a program, a priority."""

import re

from soaplan.catalog import Catalog, SoaCatalog
from soaplan.importing.blocks import Line
from soaplan.importing.cues import words_of
from soaplan.plans.labels import fold

CODE = re.compile(r"(?<![\d.$])([1-9]\.[1-9][A-Za-z])\b")
AREA = re.compile(r"(?:section \d+[.:]? *)?focus area *#?[:.]? *([1-9]\.[1-9])\b(?![A-Za-z])", re.IGNORECASE)
LONGEST_HEADING = 60
"""Words of a heading with the whole name of a Focus Area."""
LEAST_OF_A_NAME = 12
"""Letters of a program's name that was cut short."""


class Marks:
    """The marks of papers of one kind."""

    def __init__(self, catalog: Catalog) -> None:
        self.prints = catalog.prints
        self.soa = _with_programs(catalog)
        words = "|".join(re.escape(word) for word in sorted(self.prints.programs, key=len, reverse=True))
        self.before = re.compile(
            rf"^(?:{words})\b *#?(?:[1-9A-H](?![.\w]))? *[:.–—-]* *" if words else "(?!)", re.IGNORECASE
        )

    def is_priority(self, text: str) -> bool:
        """Whether a line begins a priority."""
        return any(re.fullmatch(each, text, re.IGNORECASE) for each in self.prints.priorities)

    def is_before_tasks(self, text: str) -> bool:
        """Whether the tasks of a section are listed behind a line."""
        return any(re.fullmatch(each, text, re.IGNORECASE) for each in self.prints.tasks)

    def is_section(self, text: str) -> bool:
        """Whether a line begins a section in words that are not those of the form."""
        return any(re.fullmatch(each, text, re.IGNORECASE) for each in self.prints.sections) and not AREA.match(text)

    def area(self, text: str) -> str:
        """The code of the Focus Area that a heading names."""
        found = AREA.match(text) if self.soa is not None else None
        return found[1] if found and len(words_of(text)) < LONGEST_HEADING else ""

    def lines_of_area(self, area: str, paragraph: list[Line]) -> int:
        """How many lines the heading of a Focus Area takes, with its name."""
        name = fold(self.soa.focus_areas[area].name) if self.soa and area in self.soa.focus_areas else ""
        more = paragraph[1:]
        return 1 + next((number for number, line in enumerate(more) if fold(line.text) not in name), len(more))

    def program(self, text: str) -> str:
        """The code of the program that a line names, and nothing besides."""
        if self.soa is None:
            return ""
        plain = self.before.sub("", text.strip(" :.*"), count=1)
        codes = [code.upper() for code in CODE.findall(plain)]
        if len(codes) != 1 or codes[0] not in self.soa.programs:
            return (self.soa.program_named(plain) or "") if len(words_of(plain)) > 1 else ""
        rest = fold(re.sub(rf"\(?{re.escape(codes[0])}\)?", "", plain, count=1, flags=re.IGNORECASE).strip(" :.–—-"))
        names = [fold(name) for name in self.soa.programs[codes[0]].names]
        is_name = any(rest == name or (len(rest) > LEAST_OF_A_NAME and name.startswith(rest)) for name in names)
        return codes[0] if not rest or is_name else ""


def _with_programs(catalog: Catalog) -> SoaCatalog | None:
    """The catalog that knows the programs: for a report, that of its plan; None for papers without programs."""
    if isinstance(catalog, SoaCatalog) or not catalog.prints.programs:
        return catalog if isinstance(catalog, SoaCatalog) else None
    return SoaCatalog(catalog.folder.parent.parent / "soa" / catalog.folder.name, catalog.shared_rules)
