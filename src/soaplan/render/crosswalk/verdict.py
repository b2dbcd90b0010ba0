"""Whether a clause is answered, by what the check found and what is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from soaplan.catalog.models import RuleRow
from soaplan.catalog.soa_models import Clause
from soaplan.check.places import LENIENT
from soaplan.check.result import CheckResult
from soaplan.diagnostic import Diagnostic, Severity
from soaplan.render.clean import clean, one_line
from soaplan.render.crosswalk.excerpts import text_at
from soaplan.render.crosswalk.places import Found
from soaplan.render.reader import Reader

Way = tuple[str, ...]
OPEN = (Severity.ERROR, Severity.TODO, Severity.WARNING, Severity.ADVICE)


class State(StrEnum):
    """How a clause stands, in the words of the document."""

    ANSWERED = "Answered"
    MISSING = "Missing"
    WAIVED = "Waived"
    NOT_APPLICABLE = "Not applicable"


@dataclass(frozen=True)
class Verdict:
    """The state of one clause, and what a reader must know about it."""

    state: State
    remarks: tuple[str, ...] = ()


def applies(reader: Reader, clause: Clause, status: str | None) -> bool:
    """Whether a clause applies already: some do only once the plan has come to a stage, or a day is known."""
    if not clause.after and not clause.stages:
        return True
    return status in clause.stages or any(text_at(reader, place) for place in clause.after)


def judge(result: CheckResult, clause: Clause, found: Found, *, binding: bool) -> Verdict:
    """How a clause stands. One that does not bind is never missing."""
    concerned = [(diagnostic, _rule(result, diagnostic)) for diagnostic in _concerned(result, clause)]
    waived = [
        f"{one.code}: {one_line(one.reason)}"
        for one, row in concerned
        if one.severity is Severity.WAIVED and not _is_advice(row)
    ]
    due = [one for one, row in concerned if one.severity in OPEN and _asks_for_answer(row)]
    others = [one for one, _ in concerned if one.severity in OPEN and one.code in clause.rules and one not in due]
    if waived:
        return Verdict(State.WAIVED, (*waived, *map(_told, others)))
    if not found.missing and not due:
        return Verdict(State.ANSWERED, tuple(map(_told, others)))
    if not binding and not found.places:
        return Verdict(State.NOT_APPLICABLE)
    names = tuple(f"Not answered: {name}" for name in found.missing)
    remarks = tuple(dict.fromkeys(map(_told, [*due, *others])))
    return Verdict(State.MISSING if binding else State.NOT_APPLICABLE, remarks or names)


def _concerned(result: CheckResult, clause: Clause) -> Iterator[Diagnostic]:
    """The findings of the clause's own rules, and those about its answers."""
    ways = set(map(_way, clause.answers))
    known = ways | {_way(answer) for answer in _answers_of_form(result)}
    for diagnostic in result.diagnostics:
        keys = tuple(segment for segment in diagnostic.pointer if isinstance(segment, str))
        if diagnostic.code in clause.rules or ways & _answers_at(keys, known):
            yield diagnostic


def _answers_of_form(result: CheckResult) -> Iterator[str]:
    for section in result.catalog.form if result.catalog else ():
        for question in section.questions:
            yield from question.answers


def _way(answer: str) -> Way:
    return tuple(answer.replace("[]", "").split("."))


def _answers_at(keys: Way, known: set[Way]) -> set[Way]:
    """The answers that a finding is about: those of a group, or the nearest one at its place or above."""
    group = {way for way in known if len(keys) > 1 and way[: len(keys)] == keys}
    if group and keys not in known:
        return group
    above = [way for way in known if keys[: len(way)] == way]
    return {max(above, key=len)} if above else set()


def _rule(result: CheckResult, diagnostic: Diagnostic) -> RuleRow:
    if result.catalog is None:
        raise TypeError(result.path)
    return result.catalog.rule(diagnostic.code)


def _weights(row: RuleRow) -> set[str]:
    return set(row.severity.values()) if isinstance(row.severity, dict) else {row.severity}


def _asks_for_answer(row: RuleRow) -> bool:
    """Whether the rule looks for an answer that is not there."""
    return bool(_weights(row) & set(LENIENT))


def _is_advice(row: RuleRow) -> bool:
    return _weights(row) == {"advice"}


def _told(diagnostic: Diagnostic) -> str:
    return one_line(clean(f"{diagnostic.where}: {diagnostic.message}"))
