"""How far a plan is: section by section, what is answered, what is missing, what was found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from soaplan.catalog.models import FormSection, Question
from soaplan.check import CheckResult
from soaplan.diagnostic import Diagnostic, Finding, Pointer, Severity
from soaplan.plans.base import Node, Unknown, given, known
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import KINDS

F = TypeVar("F", Diagnostic, Finding)
ANSWERED, MISSING, LEFT_OUT, OPEN = "answered", "missing", "left out", "open"
"""`missing`: the file cannot be submitted without it; `open`: the form asks for it, and there is no answer."""
ASKED_WITH_THE_SECTION = frozenset({"focus-area"})
"""Repeated parts that the form asks for in its section, and not one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question, or one question of one program."""

    title: str
    state: str
    prompts: tuple[str, ...] = ()
    """What an answer that isn't there yet should say."""


@dataclass(slots=True)
class Part:
    """One section of the form, or one program of Section 5."""

    title: str
    lines: list[Line] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    """The TODO remarks in it."""

    @property
    def asked(self) -> int:
        """How many questions want an answer; one that only some districts have is left out if it has none."""
        return sum(line.state != LEFT_OUT for line in self.lines)

    @property
    def answered(self) -> int:
        """How many of them have one."""
        return sum(line.state == ANSWERED for line in self.lines)


@dataclass(slots=True)
class Standing:
    """How far one plan is. `missing` are the answers still due; `errors` are what else must be fixed."""

    parts: list[Part]
    missing: list[Diagnostic]
    errors: list[Diagnostic]
    due: date | None
    """None where nobody outside the state knows the date."""
    days_left: int | None
    expected: bool
    """Whether the due date is only assumed."""
    noun: str
    """What a sentence calls the file: plan, report."""

    @property
    def asked(self) -> int:
        """How many questions want an answer, in all parts."""
        return sum(part.asked for part in self.parts)

    @property
    def answered(self) -> int:
        """How many of them have one."""
        return sum(part.answered for part in self.parts)

    @property
    def tally(self) -> str:
        """What is left, in a line: "3 answers missing, 1 error", or "every question answered, 0 errors".

        One question may ask for several answers.
        """
        count = len({found.pointer for found in self.missing})
        open_ = sum(line.state == OPEN for part in self.parts for line in part.lines)
        whole = "no answer missing" if open_ else "every question answered"
        answers = f"{count} {'answer' if count == 1 else 'answers'} missing" if count else whole
        answers += f", {open_} {'question' if open_ == 1 else 'questions'} open" if open_ else ""
        return f"{answers}, {len(self.errors)} {'error' if len(self.errors) == 1 else 'errors'}"


def standing_of(result: CheckResult, as_draft: CheckResult, as_of: date) -> Standing | None:
    """How far a file is, from its check and its check as a draft; None where it cannot be read or has no form."""
    plan, catalog = result.plan, result.catalog
    if plan is None or catalog is None or result.kind is None or not KINDS[result.kind].has_form:
        return None
    missing = [found for found in as_draft.diagnostics if found.severity is Severity.TODO]
    places = {(found.code, found.pointer) for found in missing}
    errors = [
        found
        for found in result.diagnostics
        if found.severity is Severity.ERROR and (found.code, found.pointer) not in places
    ]
    due = result.due
    others = [found for found in result.diagnostics if (found.code, found.pointer) not in places]
    parts = list(_parts(catalog.form, plan, missing, others, list(result.todo_remarks)))
    left = (due - as_of).days if due else None
    return Standing(parts, missing, errors, due, left, catalog.cycle.provisional, KINDS[result.kind].noun)


def _parts(
    form: tuple[FormSection, ...],
    plan: Envelope,
    missing: list[Diagnostic],
    unplaced: list[Diagnostic],
    remarks: list[Finding],
) -> Iterator[Part]:
    """The sections of the form; what is asked of every program or priority comes behind the section, one by one."""
    asked = [question for section in form for question in section.questions]
    places = {_place(answer) for question in asked for answer in question.answers}
    repeated: dict[str, list[Question]] = {}
    for question in asked:
        if question.per not in {"", *ASKED_WITH_THE_SECTION}:
            repeated.setdefault(question.per, []).append(question)
    each = (_each(plan, questions, missing, unplaced, remarks) for questions in repeated.values())
    one_by_one = [part for parts in each for part in parts]
    for section in form:
        questions = [one for one in section.questions if one.per in {"", *ASKED_WITH_THE_SECTION}]
        keys = {key.split(".")[0].split("[")[0] for one in section.questions for key in one.answers}
        if questions:
            lines = [_line(one, _state(one, plan, missing, places)) for one in questions]
            ways = [(key,) for key in keys]
            yield Part(section.heading, lines, _taken(unplaced, *ways), _taken(remarks, *ways))
    yield from one_by_one
    if unplaced or remarks:
        yield Part("The rest of the file", findings=unplaced, remarks=remarks)


def _line(question: Question, state: str) -> Line:
    return Line(question.short, state, question.prompts if state in {MISSING, OPEN} else ())


def _taken(findings: list[F], *ways: Pointer) -> list[F]:
    """Take the findings of one part out of the list: all that stand in one of these ways."""
    found: list[F] = []
    left: list[F] = []
    for finding in findings:
        inside = any(finding.pointer[: len(way)] == way for way in ways)
        (found if inside else left).append(finding)
    findings[:] = left
    return found


def _each(
    plan: Envelope,
    questions: list[Question],
    missing: list[Diagnostic],
    unplaced: list[Diagnostic],
    remarks: list[Finding],
) -> Iterator[Part]:
    """The questions that are asked of every one of several parts, part by part."""
    home = _home(questions[0])
    for place, node in _nodes(plan, home.split(".")):
        lines = [_line(question, _state_in(node, home, question, missing)) for question in questions]
        yield Part(_title(node, place), lines, _taken(unplaced, node.path), _taken(remarks, node.path))


def _state_in(node: Node, home: str, question: Question, missing: list[Diagnostic]) -> str:
    """How far the answers to a question are that is asked of one of several parts."""
    rests = [key.removeprefix(f"{home}.") for key in question.answers if key.startswith(f"{home}.")]
    wanted = [node.at(*rest.replace("[]", "").split(".")) for rest in rests]
    if any(found.pointer[: len(way)] == way for found in missing for way in wanted):
        return MISSING
    return _without_finding(question, blank=all(_is_blank(node, rest.split(".")) for rest in rests))


def _home(question: Question) -> str:
    """The way to the parts that a question is asked of: `focus_areas[].programs[]`."""
    whole = next(answer for answer in question.answers if "[]" in answer)
    return f"{whole.rpartition('[].')[0] or whole.removesuffix('[]')}[]"


def _nodes(node: Node, way: list[str]) -> Iterator[tuple[int, Node]]:
    """The parts at the end of a way, each with its place in its list."""
    value = getattr(node, way[0].removesuffix("[]"))
    for place, item in [(0, value)] if isinstance(value, Node) else given(value):
        if len(way) > 1:
            yield from _nodes(item, way[1:])
        else:
            yield place, item


def _title(node: Node, place: int) -> str:
    name = known(getattr(node, "name", None)) or ""
    called = node.called(place)
    return f"{called[:1].upper()}{called[1:]} {name}".strip()


def _state(question: Question, plan: Envelope, missing: list[Diagnostic], places: set[Pointer]) -> str:
    pointers = [_place(key) for key in question.answers]
    if any(
        _asks_for(found, pointer) or _home_of(found, places) == pointer for found in missing for pointer in pointers
    ):
        return MISSING
    return _without_finding(question, blank=all(_is_blank(plan, key.split(".")) for key in question.answers))


def _without_finding(question: Question, *, blank: bool) -> str:
    return ANSWERED if not blank else LEFT_OUT if question.if_applicable else OPEN


def _place(answer: str) -> Pointer:
    """The way to an answer of the form, without places in lists."""
    return tuple(answer.replace("[]", "").split("."))


def _home_of(found: Diagnostic, places: set[Pointer]) -> Pointer | None:
    """The answer of the form that a missing answer in an entry of a list belongs to: the target of a blank value."""
    keys = tuple(segment for segment in found.pointer if isinstance(segment, str))
    ways = (keys[:length] for length in range(len(keys), 0, -1))
    return next((way for way in ways if way in places), None) if len(keys) < len(found.pointer) else None


def _asks_for(found: Diagnostic, wanted: Pointer) -> bool:
    """Whether a missing answer is the one at a place, or the group of answers that it stands in."""
    keys = tuple(segment for segment in found.pointer if isinstance(segment, str))
    return keys in (wanted, (*wanted, "id")) or (len(keys) > 1 and wanted[: len(keys)] == keys)


def _is_blank(node: Node, way: list[str]) -> bool:
    """Whether nothing is answered at a way that may go through lists."""
    value = getattr(node, way[0].removesuffix("[]"))
    if len(way) == 1 or isinstance(value, Unknown):
        return _says_nothing(value)
    inner = [value] if isinstance(value, Node) else [item for _, item in given(value)]
    return all(_is_blank(item, way[1:]) for item in inner)


def _says_nothing(value: object) -> bool:
    """Whether there is no answer in a value, nor in any part of it."""
    if isinstance(value, Node):
        return all(_says_nothing(getattr(value, name)) for name in type(value).model_fields)
    return all(map(_says_nothing, value)) if isinstance(value, tuple) else value is None
