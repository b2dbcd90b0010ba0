"""The answers in the order of the state's form: one question a block, as plain text, or as a page of boxes to copy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from soaplan.catalog.models import FormSection, Question
from soaplan.check.result import CheckResult
from soaplan.dates import date_in_words
from soaplan.plans.soa_plan import NO_CODE, FocusArea, Program
from soaplan.render import typeset
from soaplan.render.answers import Answer, answer_at
from soaplan.render.content import content_mark
from soaplan.render.html import policy, style
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
class Box:
    """One answer to paste. `label` is what it is called where one question has several; `count` how long it is."""

    text: str
    label: str = ""
    count: str = ""


@dataclass(frozen=True)
class Block:
    """One question in the state's words, with what it asks for, and the answers to it."""

    id: str
    question: str
    details_intro: str
    details: tuple[str, ...]
    if_applicable: bool
    boxes: tuple[Box, ...]
    count: str = ""
    """How long all answers are together."""
    prompts: tuple[str, ...] = ()
    """What an answer that isn't there yet should say."""


@dataclass(frozen=True)
class Part:
    """The questions of a section, or those about one focus area or program, which is then the title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Section:
    """One section of the form."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Worksheet:
    """A plan as it is copied into the form."""

    head: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class _About:
    """The part of the plan that a block of questions is about, and its title."""

    title: str = ""
    area: FocusArea | None = None
    program: Program | None = None

    @property
    def per(self) -> str:
        """What the questions about it are asked of."""
        return "program" if self.program else "focus-area" if self.area else ""


def write(result: CheckResult, look: Look) -> str:
    """The whole worksheet as text. Long lines are left long: a form wants its paragraphs whole."""
    sheet = worksheet_of(result, look.limits)
    blocks = (block for section in sheet.sections for block in _section_lines(section))
    return "\n\n".join(["\n".join(sheet.head), *blocks]) + "\n"


def worksheet_of(result: CheckResult, limits: Limits) -> Worksheet:
    """The answers of a plan in the order of its form; `limits` are the most characters of some of them."""
    reader = Reader.of(result)
    sections = (_section(reader, section, limits) for section in reader.catalog.form)
    return Worksheet(tuple(_head(result, reader)), tuple(sections))


def _head(result: CheckResult, reader: Reader) -> Iterator[str]:
    cycle, plan = reader.catalog.cycle, reader.plan
    expected = f" ({EXPECTED})" if cycle.provisional else ""
    yield f"{reader.line(plan.district, 'name') or 'This district'}: answers for the state's form"
    yield f"Student Opportunity Act plan, {cycle.years_label}{expected}, {cycle.guidance}"
    yield f"Made with soaplan {VERSION}"
    if mark := content_mark(reader):
        yield reader.words.t("content_mark", hash=mark)
    if told := banner(result, reader):
        words = "".join(piece if isinstance(piece, str) else date_in_words(piece) for piece in told.text)
        yield f"{told.word}. {words}"


def _section(reader: Reader, section: FormSection, limits: Limits) -> Section:
    expected = f" ({EXPECTED})" if reader.catalog.cycle.provisional else ""
    about = [_About(), *(_parts(reader) if any(question.per for question in section.questions) else ())]
    return Section(f"{section.heading}{expected}", tuple(_part(reader, section, one, limits) for one in about))


def _part(reader: Reader, section: FormSection, about: _About, limits: Limits) -> Part:
    asked = (question for question in section.questions if question.per == about.per)
    return Part(about.title, tuple(_block(reader, question, about, limits) for question in asked))


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


def _block(reader: Reader, question: Question, about: _About, limits: Limits) -> Block:
    answers = {place: answer_at(reader, place, about.area, about.program) for place in question.answers}
    given = {place: answer for place, answer in answers.items() if answer.text}
    several = len(given) > 1
    boxes = tuple(_box(question, place, answer, limits, several=several) for place, answer in given.items())
    most = limits.get(question.id) or (
        None if several else next(filter(None, map(limits.get, map(plain, given))), None)
    )
    counted = bool(given) and (question.kind == OPEN or bool(most))
    return Block(
        question.id,
        question.text,
        question.details_intro,
        question.details,
        question.if_applicable,
        boxes,
        _count("\n\n".join(_pasted(box, several=several) for box in boxes), most) if counted else "",
        () if given else question.prompts,
    )


def _box(question: Question, place: str, answer: Answer, limits: Limits, *, several: bool) -> Box:
    most = limits.get(plain(place)) or (None if several else limits.get(question.id))
    counted = question.kind == OPEN or most
    return Box(answer.text, answer.label if several else "", _count(answer.text, most) if counted else "")


def _count(text: str, limit: int | None) -> str:
    """How long an answer is, and by how much it is over its limit; no limit is published, so each is a setting."""
    words = len(text.split())
    of_limit = f" of {limit:,}" if limit else ""
    over = f": over by {len(text) - limit:,}" if limit and len(text) > limit else ""
    return f"{words:,} {'word' if words == 1 else 'words'}, {len(text):,}{of_limit} characters{over}"


# As plain text


def _section_lines(section: Section) -> Iterator[str]:
    yield f"{RULE}\n{section.heading}\n{RULE}"
    for part in section.parts:
        if part.title:
            yield f"{THIN}\n{part.title}\n{THIN}"
        yield from map(_block_lines, part.blocks)


def _block_lines(block: Block) -> str:
    details = [block.details_intro, *(f"  - {detail}" for detail in block.details)]
    asked = [f"[{block.id}] {block.question}", *filter(None, details), *(["(if applicable)"] * block.if_applicable)]
    return "\n".join([*asked, "", *_answer_lines(block)])


def _answer_lines(block: Block) -> list[str]:
    several = len(block.boxes) > 1
    missing = "\n".join([NOT_ANSWERED, *(f"  Say {prompt}" for prompt in block.prompts)])
    text = "\n\n".join(_pasted(box, several=several) for box in block.boxes) or missing
    limited = [f"[{box.label}: {box.count}]" for box in block.boxes if several and " of " in box.count]
    counts = [*([f"[{block.count}]"] if block.count else []), *limited]
    return [text, "", *counts] if counts else [text]


def _pasted(box: Box, *, several: bool) -> str:
    """An answer with its label above it, where a question has several."""
    return f"{box.label}:\n{box.text}" if box.label and several else box.text


# As a page


def page(result: CheckResult, look: Look) -> str:
    """The worksheet as a page: every answer is a box, and a click selects all of it. It is not to be posted."""
    sheet = style("worksheet.css")
    template = typeset.html().get_template("worksheet.html")
    shown = worksheet_of(result, look.limits)
    # Our own style sheet.
    return template.render(it=shown, version=VERSION, style=Markup(sheet), policy=policy(sheet))  # noqa: S704 - our own style sheet
