"""Findings that a district answers instead of fixing them (DOC021, DOC022)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from soaplan.catalog.catalog import Rules
from soaplan.diagnostic import Diagnostic, Finding, Pointer, Severity
from soaplan.plans.base import given, known
from soaplan.plans.envelope import Envelope, Waiver
from soaplan.plans.labels import nearest


class Waivers:
    """The waivers of one file: those that cannot hold are findings, the others turn findings into waived ones."""

    def __init__(self, plan: Envelope, rules: Rules, as_of: date, *, charter: bool) -> None:
        self.rules = rules
        self.as_of = as_of
        self.charter = charter
        self.plan = plan
        self.bad: list[Finding] = []
        self.good: list[Waiver] = []
        self.used: set[Pointer] = set()
        for _, waiver in given(plan.waivers):
            problem = self.problem(waiver)
            if problem is None:
                self.good.append(waiver)
            elif problem.message:
                self.bad.append(problem)

    def problem(self, waiver: Waiver) -> Finding | None:
        """What keeps a waiver from holding; a finding without words where its own value cannot be read."""
        code = known(waiver.rule)
        if waiver.rule is None:
            return self.finding(waiver, "rule", "this waiver names no rule", "Write the code of the rule: `rule: SOA403`.")
        if code is None or not isinstance(waiver.reason, str | None):
            return Finding(waiver.path, "")
        if code.upper() not in self.rules:
            near = nearest(code, self.rules)
            mend = f"Did you mean {near}?" if near else "`soaplan explain` lists the rules."
            return self.finding(waiver, "rule", f"there is no rule “{code}”", mend)
        if not self.can_be_waived(code.upper()):
            return self.finding(waiver, "rule", f"{code.upper()} cannot be waived", f"Fix what {code.upper()} names, and delete this waiver.")
        if waiver.reason is None:
            return self.finding(waiver, "reason", f"the waiver of {code.upper()} has no reason", "Write why the finding is answered: `reason: ...`.")
        until = known(waiver.until)
        if until is not None and until < self.as_of:
            mend = "Fix the finding, or set a new date if the reason still holds."
            return self.finding(waiver, "until", f"the waiver of {code.upper()} ended on {until.isoformat()}", mend)
        return None

    def can_be_waived(self, code: str) -> bool:
        """Whether a district may answer this rule: not the shape of the file, not the law."""
        row = self.rules[code]
        return row.waivable or (self.charter and row.authority_charter_school is not None)

    @staticmethod
    def finding(waiver: Waiver, key: str, message: str, mend: str) -> Finding:
        return Finding(waiver.at(key), message, mend, code="DOC021")

    def apply(self, diagnostic: Diagnostic, names: Iterable[Pointer]) -> Diagnostic:
        """The diagnostic, waived where a waiver answers it. `names`: the ways by which its place may be named."""
        ways = list(names)
        for waiver in self.good:
            if (known(waiver.rule) or "").upper() == diagnostic.code and self.covers(waiver, ways):
                self.used.add(waiver.path)
                return replace(diagnostic, severity=Severity.WAIVED, reason=known(waiver.reason) or "")
        return diagnostic

    @staticmethod
    def covers(waiver: Waiver, ways: list[Pointer]) -> bool:
        """Whether the waiver's `where` is the place of the finding, or lies above it."""
        where = known(waiver.where)
        if where is None:
            return waiver.where is None
        wanted = _parts((where.strip(),))
        return any(_parts(way)[: len(wanted)] == wanted for way in ways)

    def unused(self, was_run: Iterable[str]) -> Iterator[Finding]:
        """DOC022: waivers that answer nothing; of rules that were not run nothing is known."""
        run = set(was_run)
        for waiver in self.good:
            code = (known(waiver.rule) or "").upper()
            if waiver.path not in self.used and code in run:
                message = f"this waiver of {code} answers no finding"
                yield Finding(waiver.at("rule"), message, "Delete it if the finding is gone.", code="DOC022")


def _parts(pointer: Pointer) -> tuple[str, ...]:
    """A pointer as the parts of a dotted `where`; a program's code holds a dot of its own."""
    return tuple(part for segment in pointer for part in str(segment).casefold().split("."))
