"""Fill the skeleton of a kind with the texts of a cycle: a template for the layout, the catalog for the questions."""

import re
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from soaplan.catalog import Catalog
from soaplan.catalog.models import FormSection, Question
from soaplan.characters import one_line
from soaplan.skeleton.beginnings import beginning_of
from soaplan.skeleton.sources import Sources

SIMPLE = re.compile(r"(?:\.\./)*[A-Za-z](?:[A-Za-z0-9 ,.()/%'-]*[A-Za-z0-9.)%])?|[0-9]\.[1-9][A-Za-z]?")
"""Texts that need no quotation marks: words, file names, and the codes of programs and Focus Areas."""
ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
SHOWN_AS_ANSWER = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that some programs read as something else than a text."""
STEP = 2
"""How much further in the lines of a long text stand than the name of the answer."""
LONGEST_LINE = 90
"""A text up to this length stands on the line of its answer."""


def written(text: str, indent: int = 0) -> str:
    """The text behind `answer:`, with the space between; nothing for no text. `indent` is that of the answer.

    It is written plainly, below a `|`, or in quotation marks with everything escaped that could be misread.
    """
    if not text:
        return ""
    if SIMPLE.fullmatch(text) and text.lower() not in SHOWN_AS_ANSWER:
        return f" {text}"
    return below_a_bar(text, indent + STEP) if stands_below_a_bar(text) else f" {in_quotation_marks(text)}"


def stands_below_a_bar(text: str) -> bool:
    """Whether a long text reads back as it is when it is written line by line."""
    lines = text.removesuffix("\n").split("\n")
    if len(text) <= LONGEST_LINE and len(lines) == 1:
        return False
    outer = lines[0].startswith(" ") or not lines[0] or not lines[-1].strip()
    return not outer and all(line.isprintable() and bool(line.strip()) == bool(line) for line in lines)


def below_a_bar(text: str, indent: int) -> str:
    """The text line by line; `-` keeps a line end from being added."""
    lines = text.removesuffix("\n").split("\n")
    start = " |" if text.endswith("\n") else " |-"
    return "\n".join([start, *(" " * indent + line if line else "" for line in lines)])


def in_quotation_marks(text: str) -> str:
    """The text in double quotation marks, on one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    number = ord(character)
    if character.isprintable():
        return character
    return f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - one byte, two bytes


def in_a_remark(text: str, most: int = 0) -> str:
    """The text on one line, as a remark may hold it; cut to `most` characters where that is given."""
    line = one_line(text)
    return line if not most or len(line) <= most else f"{line[: most - 1].rstrip()}…"


WIDTH = 100
"""Comments are wrapped at this column."""
RULE = "# ---------------------------------------------------------------------------------------------------"
NOTHING = "\0"
"""Stands alone on a line of the skeleton where there is nothing to say; the line is taken out again."""
LINES_OF_NOTHING = re.compile(f"^ *{NOTHING}\n", re.MULTILINE)


@dataclass
class Form:
    """The sections of a form. Each heading and each question is written once, where its first answer stands."""

    sections: tuple[FormSection, ...]
    said: set[str] = field(default_factory=set)

    def asked(self, place: str, indent: int = 0) -> str:
        """What is asked for at a place of the file (`priorities[].gaps`), as comment lines.

        A code or id (`programs[].id`) answers the question for the part that it names.
        """
        found = [
            words
            for section in self.sections
            for question in section.questions
            if place in question.answers or place.removesuffix("[].id") in question.answers
            for words in self._words(question, place, indent)
        ]
        return "\n".join(found) or NOTHING

    def heading(self, place: str, indent: int = 0) -> str:
        """The heading of the section that begins with a place, or with an answer inside it."""
        for section in self.sections:
            answers = [answer for question in section.questions for answer in question.answers]
            if any(answer == place or answer.startswith((f"{place}.", f"{place}[]")) for answer in answers):
                return remark(section.heading, indent) if self._first(section.heading) else NOTHING
        return NOTHING

    def _words(self, question: Question, place: str, indent: int) -> list[str]:
        """The question, the first time; and the words that ask for this answer of several."""
        parts = question.parts
        whole = [ask(question, indent, leave_out=frozenset(parts.values()))] if self._first(question.id) else []
        words = parts.get(place.rpartition(".")[2], "")
        return [*whole, *([remark(words, indent)] if words and self._first(f"{question.id} {words}") else [])]

    def _first(self, name: str) -> bool:
        new = name not in self.said
        self.said.add(name)
        return new


def remark(text: str, indent: int = 0, hanging: str = "") -> str:
    """The text as comment lines; any text, whatever stands in it."""
    start = " " * indent + "# "
    lines = textwrap.wrap(
        in_a_remark(text),
        WIDTH,
        initial_indent=start,
        subsequent_indent=start + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def ask(question: Question, indent: int = 0, leave_out: frozenset[str] = frozenset()) -> str:
    """One question of the form with its sub-prompts, as comment lines."""
    lines = question.lines(leave_out)
    return "\n".join(remark(line, indent, "  " if line.startswith("- ") else "") for line in lines)


TEMPLATES = Path(__file__).parent / "templates"
KINDS_TO_BEGIN = tuple(sorted(path.stem for path in TEMPLATES.glob("*.yaml")))
"""The kinds of file that have a skeleton. A translation is begun by `soaplan translate`, from its plan."""


def skeleton(kind: str, catalog: Catalog, sources: Sources | None = None) -> str:
    """The text of a new file of a kind; what the sources say is filled in already.

    Raises jinja2.TemplateNotFound for a kind without a skeleton.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False,  # noqa: S701 - the result is YAML, and every text is the catalog's
    )  # fmt: skip
    environment.filters |= {"remark": remark, "written": written, "in_a_remark": in_a_remark}
    questions = {question.id: question for section in catalog.form for question in section.questions}
    form = Form(catalog.form)
    text = environment.get_template(f"{kind}.yaml").render(
        kind=kind,
        catalog=catalog,
        cycle=catalog.cycle,
        sections={section.id: section for section in catalog.form},
        ask=lambda id_, indent=0: ask(questions[id_], indent),
        asked=form.asked,
        heading=form.heading,
        labels=lambda name: [row.label for row in catalog.lists.get(name, ())],
        start=beginning_of(kind).start(sources or Sources()),
    )
    return LINES_OF_NOTHING.sub("", text)
