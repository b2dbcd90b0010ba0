"""Findings that a district answers instead of fixing them (DOC021, DOC022)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from soaplan.catalog.catalog import Rules
from soaplan.characters import visible
from soaplan.dates import date_in_words
from soaplan.diagnostic import Diagnostic, Finding, Pointer, Severity
from soaplan.plans.base import UNKNOWN, Node, given, known
from soaplan.plans.envelope import Envelope, Waiver
from soaplan.plans.labels import nearest, offer


def ways_to(plan: Envelope, pointer: Pointer) -> list[Pointer]:
    """The pointer with list places, and with codes in place of a program's number: `programs.2.2D.funding`."""
    coded = tuple(_coded(plan, pointer, place) for place in range(len(pointer)))
    ways = [pointer, coded]
    for place, (written, code) in enumerate(zip(pointer, coded, strict=True)):
        if written != code:
            list_name = place - 1
            ways += [coded[list_name:], (*pointer[:list_name], *coded[list_name:])]
    return ways


def _coded(plan: object, pointer: Pointer, place: int) -> str | int:
    """One segment; the number of a part that goes by its code is replaced by the code."""
    value = plan
    for segment in pointer[: place + 1]:
        if isinstance(segment, str):
            value = getattr(value, segment, None)
        else:
            value = value[segment] if isinstance(value, tuple) and segment < len(value) else None
    if isinstance(value, Node) and value.BY_CODE:
        return known(getattr(value, "id", None)) or pointer[place]
    return pointer[place]


class Waivers:
    """The waivers of one file: those that cannot hold are findings, the others turn findings into waived ones.

    The plan has been walked before, so that every waiver knows its place.
    """

    def __init__(self, plan: Envelope, rules: Rules, as_of: date) -> None:
        self.plan = plan
        self.rules = rules
        self.as_of = as_of
        self.bad: list[Finding] = []
        self.good: list[Waiver] = []
        self.by_place: dict[tuple[str, str], tuple[int, Waiver]] = {}
        """The code of a rule, and a place (nothing: everywhere) -> the first waiver of it, with its number."""
        self.used: set[Pointer] = set()
        for _, waiver in given(plan.waivers):
            if problem := self.problem(waiver):
                self.bad.append(problem)
            elif known(waiver.rule) and known(waiver.reason):
                self.enter(waiver)

    def enter(self, waiver: Waiver) -> None:
        """Note a waiver that holds. One whose place cannot be read answers nothing."""
        self.good.append(waiver)
        if waiver.where is not UNKNOWN:
            place = visible(known(waiver.where) or "").casefold()
            self.by_place.setdefault((code_of(waiver), place), (len(self.good), waiver))

    def problem(self, waiver: Waiver) -> Finding | None:
        """What keeps a waiver from holding (DOC021)."""
        code = code_of(waiver)
        if waiver.rule is None:
            return bad(waiver, "rule", "this waiver doesn't name a rule", "Write the code of the rule: `rule: SOA403`.")
        if not code:
            return None
        if code not in self.rules:
            named = self.named(code)
            asked, fix = offer(code, named or nearest(code, self.rules), "{}")
            mend = asked.strip() or "`soaplan explain` lists the rules."
            fix = replace(fix, safe=named is not None) if fix else None  # another code is another rule
            return replace(bad(waiver, "rule", f"there's no rule “{code}”", mend), fix=fix)
        if not self.can_be_waived(code):
            mend = f"Fix what {code} finds, and delete this waiver."
            return bad(waiver, "rule", f"{code} can't be waived", mend)
        if waiver.reason is None:
            mend = "Write why you're not fixing it: `reason: ...`."
            return bad(waiver, "reason", f"the waiver of {code} has no reason", mend)
        return self.over(waiver, code)

    def named(self, name: str) -> str | None:
        """The code of a rule that is called by its name."""
        return next((code for code, row in self.rules.items() if name.lower() in row.names), None)

    def over(self, waiver: Waiver, code: str) -> Finding | None:
        """Whether the last day of a waiver is past."""
        until = known(waiver.until)
        if until is None or until >= self.as_of:
            return None
        mend = "Fix the finding, or write a later date if the reason still holds."
        return bad(waiver, "until", f"the waiver of {code} ended on {date_in_words(until)}", mend)

    def can_be_waived(self, code: str) -> bool:
        """Whether a district may answer this rule: not the shape of the file, not the law."""
        row = self.rules[code]
        return row.waivable or (self.plan.district.may_be_charter_school and row.authority_charter_school is not None)

    def apply(self, diagnostic: Diagnostic) -> Diagnostic:
        """The diagnostic, waived where a waiver answers it."""
        if not self.by_place:
            return diagnostic
        places = {
            "",
            *(_dotted(way[:length]) for way in self.names_of(diagnostic) for length in range(1, len(way) + 1)),
        }
        found = [self.by_place[diagnostic.code, place] for place in places if (diagnostic.code, place) in self.by_place]
        if not found:
            return diagnostic
        _, waiver = min(found, key=lambda numbered: numbered[0])
        self.used.add(waiver.path)
        return replace(diagnostic, fix=None, severity=Severity.WAIVED, reason=known(waiver.reason) or "")

    def names_of(self, diagnostic: Diagnostic) -> list[Pointer]:
        """The ways by which the place of a finding may be named."""
        return ways_to(self.plan, diagnostic.pointer)

    def unused(self, was_run: Iterable[str]) -> Iterator[Finding]:
        """DOC022: waivers that answer nothing; of rules that were not run nothing is known."""
        run = set(was_run)
        for waiver in self.good:
            code = code_of(waiver)
            if waiver.path not in self.used and waiver.where is not UNKNOWN and code in run:
                mend = "If the finding is gone, delete the waiver. If it isn't, check the waiver's `where:`."
                yield Finding(
                    waiver.at("rule"), f"this waiver of {code} doesn't match any finding", mend, code="DOC022"
                )


def bad(waiver: Waiver, key: str, message: str, mend: str) -> Finding:
    """DOC021 at one answer of a waiver."""
    return Finding(waiver.at(key), message, mend, code="DOC021")


def code_of(waiver: Waiver) -> str:
    """The rule that a waiver names, in capitals; nothing where it cannot be read."""
    return visible(known(waiver.rule) or "").upper()


def _dotted(pointer: Pointer) -> str:
    return ".".join(map(str, pointer)).casefold()
