"""The answers in the order of the state's form, as plain text to paste: one question a block."""

from collections.abc import Iterator
from dataclasses import dataclass

from soaplan import __version__
from soaplan.catalog.models import FormSection, Question
from soaplan.check.result import CheckResult
from soaplan.dates import date_in_words
from soaplan.plans.soa_plan import FocusArea, Program
from soaplan.render.answers import Answer, answer_at
from soaplan.render.model import source_hash
from soaplan.render.reader import Reader
from soaplan.render.status import EXPECTED, banner

RULE = "=" * 78
THIN = "-" * 78
OPEN = "open response"
NOT_ANSWERED = "(not answered)"


@dataclass(frozen=True)
class _About:
    """The part of the plan that a block of questions is about, and its title."""

    title: str
    area: FocusArea | None = None
    program: Program | None = None


def write(result: CheckResult) -> str:
    """The whole worksheet. Long lines are left long: a form wants its paragraphs whole."""
    reader = Reader.of(result)
    blocks = [_head(result, reader), *(block for section in reader.catalog.form for block in _section(reader, section))]
    return "\n\n".join(blocks) + "\n"


def _head(result: CheckResult, reader: Reader) -> str:
    cycle, plan = reader.catalog.cycle, reader.plan
    expected = f" ({EXPECTED})" if cycle.provisional else ""
    lines = [
        f"{reader.line(plan.district, 'name') or 'This district'}: answers for the state's form",
        f"Student Opportunity Act plan, {cycle.years_label}{expected}, {cycle.guidance}",
        f"Plan file {source_hash(result.content)}, soaplan {__version__}",
    ]
    if told := banner(result, reader):
        words = "".join(piece if isinstance(piece, str) else date_in_words(piece) for piece in told.text)
        lines.append(f"{told.word}. {words}")
    return "\n".join(lines)


def _section(reader: Reader, section: FormSection) -> Iterator[str]:
    expected = f" ({EXPECTED})" if reader.catalog.cycle.provisional else ""
    yield f"{RULE}\n{section.heading}{expected}\n{RULE}"
    for question in section.questions:
        if not question.per:
            yield _block(reader, question, _About(""))
    if any(question.per for question in section.questions):
        for about in _parts(reader):
            yield from _about(reader, section, about)


def _about(reader: Reader, section: FormSection, about: _About) -> Iterator[str]:
    """The questions about one focus area, or about one program."""
    yield f"{THIN}\n{about.title}\n{THIN}"
    for question in section.questions:
        if question.per == ("program" if about.program else "focus-area"):
            yield _block(reader, question, about)


def _parts(reader: Reader) -> Iterator[_About]:
    """Each focus area, and behind it its programs."""
    for area in reader.plan.areas():
        code = reader.line(area, "id")
        row = reader.catalog.focus_areas.get(code)
        yield _About(f"Focus Area {code}: {row.name}" if row else f"Focus Area {code}", area)
        for program in reader.parts(area, "programs"):
            if isinstance(program, Program):
                yield _About(program_title(reader, program), area, program)


def program_title(reader: Reader, program: Program) -> str:
    """Code and name of a program, as the state's list has them."""
    code = reader.line(program, "id")
    row = reader.catalog.programs.get(code)
    return f"{code} {row.name if row else reader.line(program, 'name')}".strip() or "A program without a code"


def _block(reader: Reader, question: Question, about: _About) -> str:
    details = [question.details_intro, *(f"  - {detail}" for detail in question.details)]
    asked = [f"[{question.id}] {question.text}", *filter(None, details)]
    if question.if_applicable:
        asked.append("(if applicable)")
    answers = [answer_at(reader, place, about.area, about.program) for place in question.answers]
    return "\n".join([*asked, "", *_answer(question, [answer for answer in answers if answer.text])])


def _answer(question: Question, answers: list[Answer]) -> list[str]:
    if not answers:
        return [NOT_ANSWERED]
    labelled = [
        f"{answer.label}:\n{answer.text}" if answer.label and len(answers) > 1 else answer.text for answer in answers
    ]
    text = "\n\n".join(labelled)
    return [text, "", _count(text)] if question.kind == OPEN else [text]


def _count(text: str) -> str:
    words = len(text.split())
    return f"[{words:,} {'word' if words == 1 else 'words'}, {len(text):,} characters]"
