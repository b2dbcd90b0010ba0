"""The words of the state's form, as remarks above the answers that they ask for."""

import re
import textwrap
from dataclasses import dataclass, field

from soaplan.catalog.models import FormSection, Question
from soaplan.skeleton.written import in_a_remark

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
