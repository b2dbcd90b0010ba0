"""Hold the questions of the form against a plan and its findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from soaplan.catalog.models import FormSection, Question
from soaplan.check import CheckResult
from soaplan.diagnostic import Diagnostic, Pointer, Severity
from soaplan.plans.base import Node, known, unanswered
from soaplan.plans.soa_plan import Program, SoaPlan

ANSWERED, MISSING, LEFT_OUT = "answered", "missing", "left out"


@dataclass(frozen=True, slots=True)
class Line:
    """One question, or one question of one program."""

    title: str
    state: str


@dataclass(slots=True)
class Part:
    """One section of the form, or one program of Section 5."""

    title: str
    lines: list[Line] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class Standing:
    """How far one plan is. `missing` are the answers still due; `errors` are what else must be fixed."""

    parts: list[Part]
    missing: list[Diagnostic]
    errors: list[Diagnostic]
    due: date
    days_left: int
    expected: bool
    """Whether the due date is only assumed."""

    @property
    def tally(self) -> str:
        """How far the plan is, in a line: "3 answers missing, 1 error", or "every question answered, 0 errors"."""
        count = len(self.missing)
        answers = f"{count} {'answer' if count == 1 else 'answers'} missing" if count else "every question answered"
        return f"{answers}, {len(self.errors)} {'error' if len(self.errors) == 1 else 'errors'}"


def standing_of(result: CheckResult, as_draft: CheckResult, as_of: date) -> Standing | None:
    """How far a plan is, from its check and its check as a draft; None where it cannot be read."""
    plan, catalog = result.plan, result.catalog
    if not isinstance(plan, SoaPlan) or catalog is None:
        return None
    missing = [found for found in as_draft.diagnostics if found.severity is Severity.TODO]
    places = {(found.code, found.pointer) for found in missing}
    errors = [
        found
        for found in result.diagnostics
        if found.severity is Severity.ERROR and (found.code, found.pointer) not in places
    ]
    due = catalog.cycle.due.for_type(known(plan.district.type))
    others = [found for found in result.diagnostics if (found.code, found.pointer) not in places]
    parts = list(_parts(catalog.form, plan, missing, others))
    return Standing(parts, missing, errors, due, (due - as_of).days, catalog.cycle.provisional)


def _parts(
    form: tuple[FormSection, ...], plan: SoaPlan, missing: list[Diagnostic], others: list[Diagnostic]
) -> Iterator[Part]:
    unplaced = list(others)
    for section in form:
        part = Part(section.heading)
        for question in section.questions:
            if question.per != "program":
                part.lines.append(Line(question.short, _state(question, plan, missing)))
        keys = {key.split(".")[0].split("[")[0] for question in section.questions for key in question.answers}
        part.findings = _taken(unplaced, keys)
        yield part
        if any(question.per == "program" for question in section.questions):
            questions = [question for question in section.questions if question.per == "program"]
            yield from (_program(program, questions, missing) for program in plan.programs())
    if unplaced:
        yield Part("The rest of the file", findings=unplaced)


def _taken(findings: list[Diagnostic], keys: set[str]) -> list[Diagnostic]:
    """Take the findings of one section out of the list."""
    found = [finding for finding in findings if finding.pointer and finding.pointer[0] in keys]
    findings[:] = [finding for finding in findings if finding not in found]
    return found


def _program(program: Program, questions: list[Question], missing: list[Diagnostic]) -> Part:
    title = f"Program {known(program.id) or '(no code)'} {known(program.name) or ''}".strip()
    lines = []
    for question in questions:
        keys = [key.rsplit("[].", 1)[1] for key in question.answers if "programs[]." in key]
        places = [program.at(*key.split(".")) for key in keys]
        due = any(found.pointer[: len(place)] == place for found in missing for place in places)
        lines.append(Line(question.short, MISSING if due else ANSWERED))
    return Part(title, lines)


def _state(question: Question, plan: SoaPlan, missing: list[Diagnostic]) -> str:
    pointers = [tuple(key.replace("[]", "").split(".")) for key in question.answers]
    if any(_asks_for(found, pointer) for found in missing for pointer in pointers):
        return MISSING
    if question.if_applicable and all(unanswered(_value(plan, pointer)) for pointer in pointers):
        return LEFT_OUT
    return ANSWERED


def _asks_for(found: Diagnostic, wanted: Pointer) -> bool:
    """Whether a missing answer is the one at a place, or the group of answers that it stands in."""
    keys = tuple(segment for segment in found.pointer if isinstance(segment, str))
    return keys in (wanted, (*wanted, "id")) or (len(keys) > 1 and wanted[: len(keys)] == keys)


def _value(node: Node, pointer: Pointer) -> object:
    value: object = node
    for segment in pointer:
        value = getattr(value, str(segment), None)
    return value
