"""The answers in the order of the state's form, as plain text to paste: one question a block."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from soaplan.catalog.models import FormSection, Question
from soaplan.check.result import CheckResult
from soaplan.dates import date_in_words
from soaplan.plans.soa_plan import NO_CODE, FocusArea, Program
from soaplan.render.answers import Answer, answer_at
from soaplan.render.content import content_mark
from soaplan.render.look import Look
from soaplan.render.reader import Reader
from soaplan.render.status import EXPECTED, banner
from soaplan.version import VERSION
from soaplan.workspace.page_settings import plain

RULE = "=" * 78
THIN = "-" * 78
OPEN = "open response"
NOT_ANSWERED = "(not answered)"
Limits = Mapping[str, int]


@dataclass(frozen=True)
class _About:
    """The part of the plan that a block of questions is about, and its title."""

    title: str
    area: FocusArea | None = None
    program: Program | None = None


def write(result: CheckResult, look: Look) -> str:
    """The whole worksheet. Long lines are left long: a form wants its paragraphs whole."""
    reader = Reader.of(result)
    sections = (_section(reader, section, look.limits) for section in reader.catalog.form)
    blocks = [_head(result, reader), *(block for section in sections for block in section)]
    return "\n\n".join(blocks) + "\n"


def _head(result: CheckResult, reader: Reader) -> str:
    cycle, plan = reader.catalog.cycle, reader.plan
    expected = f" ({EXPECTED})" if cycle.provisional else ""
    lines = [
        f"{reader.line(plan.district, 'name') or 'This district'}: answers for the state's form",
        f"Student Opportunity Act plan, {cycle.years_label}{expected}, {cycle.guidance}",
        f"Made with soaplan {VERSION}",
    ]
    if mark := content_mark(reader):
        lines.append(reader.words.t("content_mark", hash=mark))
    if told := banner(result, reader):
        words = "".join(piece if isinstance(piece, str) else date_in_words(piece) for piece in told.text)
        lines.append(f"{told.word}. {words}")
    return "\n".join(lines)


def _section(reader: Reader, section: FormSection, limits: Limits) -> Iterator[str]:
    expected = f" ({EXPECTED})" if reader.catalog.cycle.provisional else ""
    yield f"{RULE}\n{section.heading}{expected}\n{RULE}"
    for question in section.questions:
        if not question.per:
            yield _block(reader, question, _About(""), limits)
    if any(question.per for question in section.questions):
        for about in _parts(reader):
            yield from _about(reader, section, about, limits)


def _about(reader: Reader, section: FormSection, about: _About, limits: Limits) -> Iterator[str]:
    """The questions about one focus area, or about one program."""
    yield f"{THIN}\n{about.title}\n{THIN}"
    for question in section.questions:
        if question.per == ("program" if about.program else "focus-area"):
            yield _block(reader, question, about, limits)


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
    return f"{code} {row.name if row else reader.line(program, 'name')}".strip() or NO_CODE


def _block(reader: Reader, question: Question, about: _About, limits: Limits) -> str:
    details = [question.details_intro, *(f"  - {detail}" for detail in question.details)]
    asked = [f"[{question.id}] {question.text}", *filter(None, details)]
    if question.if_applicable:
        asked.append("(if applicable)")
    answers = {place: answer_at(reader, place, about.area, about.program) for place in question.answers}
    given = {place: answer for place, answer in answers.items() if answer.text}
    return "\n".join([*asked, "", *_answer(question, given, limits)])


def _answer(question: Question, answers: dict[str, Answer], limits: Limits) -> list[str]:
    if not answers:
        return [NOT_ANSWERED]
    several = len(answers) > 1
    labeled = [
        f"{answer.label}:\n{answer.text}" if answer.label and several else answer.text for answer in answers.values()
    ]
    text = "\n\n".join(labeled)
    most = {place: limits[plain(place)] for place in answers if plain(place) in limits}
    whole = limits.get(question.id) or (None if several else next(iter(most.values()), None))
    counts = [_count(text, whole)] if question.kind == OPEN or whole else []
    counts += [_count(answers[place].text, limit, answers[place].label) for place, limit in most.items() if several]
    return [text, "", *counts] if counts else [text]


def _count(text: str, limit: int | None, label: str = "") -> str:
    """How long an answer is, and by how much it is over its limit; no limit is published, so each is a setting."""
    words = len(text.split())
    of_limit = f" of {limit:,}" if limit else ""
    over = f": over by {len(text) - limit:,}" if limit and len(text) > limit else ""
    name = f"{label}: " if label else ""
    return f"[{name}{words:,} {'word' if words == 1 else 'words'}, {len(text):,}{of_limit} characters{over}]"
