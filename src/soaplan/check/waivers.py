"""Findings that a district answers instead of fixing them (DOC021, DOC022)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from soaplan.catalog.catalog import Rules
from soaplan.characters import visible
from soaplan.dates import date_in_words
from soaplan.diagnostic import Diagnostic, Finding, Pointer, Severity
from soaplan.plans.base import UNKNOWN, given, known
from soaplan.plans.envelope import Envelope, Waiver
from soaplan.plans.labels import nearest

CHARTER_SCHOOL = "charter-school"


class Waivers:
    """The waivers of one file: those that cannot hold are findings, the others turn findings into waived ones.

    The plan has been walked before, so that every waiver knows its place.
    """

    def __init__(self, plan: Envelope, rules: Rules, as_of: date) -> None:
        self.rules = rules
        self.as_of = as_of
        self.may_be_charter = plan.district.type is not None and known(plan.district.type) in (None, CHARTER_SCHOOL)
        self.bad: list[Finding] = []
        self.good: list[Waiver] = []
        self.used: set[Pointer] = set()
        for _, waiver in given(plan.waivers):
            if problem := self.problem(waiver):
                self.bad.append(problem)
            elif known(waiver.rule) and known(waiver.reason):
                self.good.append(waiver)

    def problem(self, waiver: Waiver) -> Finding | None:
        """What keeps a waiver from holding (DOC021)."""
        code = code_of(waiver)
        if waiver.rule is None:
            return bad(waiver, "rule", "this waiver names no rule", "Write the code of the rule: `rule: SOA403`.")
        if not code:
            return None
        if code not in self.rules:
            near = self.named(code) or nearest(code, self.rules)
            mend = f"Did you mean {near}?" if near else "`soaplan explain` lists the rules."
            return bad(waiver, "rule", f"there is no rule “{code}”", mend)
        if not self.can_be_waived(code):
            mend = f"Fix what {code} finds, and delete this waiver."
            return bad(waiver, "rule", f"{code} cannot be waived", mend)
        if waiver.reason is None:
            mend = "Write why the finding is answered instead of fixed: `reason: ...`."
            return bad(waiver, "reason", f"the waiver of {code} has no reason", mend)
        return self.over(waiver, code)

    def named(self, name: str) -> str | None:
        """The code of a rule that is called by its name."""
        return next((code for code, row in self.rules.items() if row.name == name.lower()), None)

    def over(self, waiver: Waiver, code: str) -> Finding | None:
        """Whether the last day of a waiver is past."""
        until = known(waiver.until)
        if until is None or until >= self.as_of:
            return None
        mend = "Fix the finding, or write a later day if the reason still holds."
        return bad(waiver, "until", f"the waiver of {code} ended on {date_in_words(until)}", mend)

    def can_be_waived(self, code: str) -> bool:
        """Whether a district may answer this rule: not the shape of the file, not the law."""
        row = self.rules[code]
        return row.waivable or (self.may_be_charter and row.authority_charter_school is not None)

    def apply(self, diagnostic: Diagnostic, names: Iterable[Pointer]) -> Diagnostic:
        """The diagnostic, waived where a waiver answers it. `names`: the ways by which its place may be named."""
        ways = list(names)
        for waiver in self.good:
            if code_of(waiver) == diagnostic.code and covers(waiver, ways):
                self.used.add(waiver.path)
                return replace(diagnostic, severity=Severity.WAIVED, reason=known(waiver.reason) or "")
        return diagnostic

    def unused(self, was_run: Iterable[str]) -> Iterator[Finding]:
        """DOC022: waivers that answer nothing; of rules that were not run nothing is known."""
        run = set(was_run)
        for waiver in self.good:
            code = code_of(waiver)
            if waiver.path not in self.used and waiver.where is not UNKNOWN and code in run:
                mend = "Delete it if the finding is gone. If it is not, look at its `where:`."
                yield Finding(waiver.at("rule"), f"this waiver of {code} answers no finding", mend, code="DOC022")


def bad(waiver: Waiver, key: str, message: str, mend: str) -> Finding:
    """DOC021 at one answer of a waiver."""
    return Finding(waiver.at(key), message, mend, code="DOC021")


def code_of(waiver: Waiver) -> str:
    """The rule that a waiver names, in capitals; nothing where it cannot be read."""
    return visible(known(waiver.rule) or "").upper()


def covers(waiver: Waiver, ways: list[Pointer]) -> bool:
    """Whether the waiver's `where` is the place of the finding, or lies above it."""
    where = known(waiver.where)
    if where is None:
        return waiver.where is None
    wanted = visible(where).casefold()
    return any(wanted == _dotted(way[:length]) for way in ways for length in range(1, len(way) + 1))


def _dotted(pointer: Pointer) -> str:
    return ".".join(map(str, pointer)).casefold()
