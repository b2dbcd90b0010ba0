"""Section 4 of the form: councils that the law makes districts have, and how many English learners a text counts."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from soaplan.catalog.soa_models import CouncilLaw, Stakeholder
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, known
from soaplan.plans.soa_plan import Engagement
from soaplan.prose import clauses
from soaplan.regex import regex
from soaplan.rules.registry import rule
from soaplan.rules.shared import if_a_charter_school
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.section4_engagement import excused_groups, is_listed

NUMBER = r"(?<![\w$.,/-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,/]*\d)"
PERCENT = r"(?:\s*%|[\s-]+(?:percent|per\s+cent|pct)\b)"
GOES_ON = r"(?:and|but|so|as|which|in \d{4}|this|now|today)\b|in (?:the|our) (?:district|schools)"
ENDS = rf"(?=\s*(?:$|[.,;:)\u2013\u2014]|{GOES_ON}))"
OF_US = r"(?:our|the|all|its|total|district|student)"
WHOLE = rf"\s+of\s+(?:{OF_US}\s+)*(?:enrollment|students?|body|population|pupils|district|schools?)\b"
"""Of what English learners are a share: "9 percent of enrollment"."""
BETWEEN = r"(?:[\s-]+(?:of|our|the|current|active|identified|enrolled|registered|K-12|students|pupils|who|are)){0,4}\s+"
NUMBERED = (
    r"students|enrollment|population|group|count|total|number|share|is|are|was|were|of|at|now|currently|about|over"
)
SHARED = r"are|is|make|makes|up|comprise|constitute|represent|account|for|now|about|over|roughly|than|more"
FEWER = regex(
    r"\b(?:(?:fewer|less|lower|smaller) than|under|below|beneath|nearly|almost|short of|up to|at most|more than"
    r"(?<=no more than)|thresholds? of|minimum of|close to|fewer|not(?:\s+\w+){0,2})(?:\s+the)?\s*$",
    re.IGNORECASE,
)
"""Words before a number by which the district has fewer."""
OF_THE_RULE = regex(
    r"\b(?:not|\w+n['\u2019]t|below|under|fewer|less|thresholds?|require\w*|minimum|unless|until|if|would|law|"
    r"regulations?|CMR|whichever)\b",
    re.IGNORECASE,
)
"""Words beside which 100 and 5 percent are the numbers of the regulation, and not the district's."""
ELSEWHERE = regex(r"\b(?:state|statewide|commonwealth|Massachusetts|nation|national|nationally)\b", re.IGNORECASE)
YEARS = range(1990, 2100)
BEFORE_A_YEAR = regex(r"\b(?:in|since|by|until|from|of|after|before|spring|fall|June|October)\s+$", re.IGNORECASE)


class LearnerCounts:
    """Reads which counts and shares of English learners reach the law's numbers: so many students, or so many percent.

    `names` are what English learners are called where they are counted. In a reason about their council, "9 percent"
    and, where no other name is there, "140 learners" are about them too.
    """

    def __init__(self, names: Iterable[str], students: int, percent: int) -> None:
        self.least = {"students": students, "percent": percent}
        self.names = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in names)

    def in_reason(self, reason: str) -> str:
        """The piece of a reason by which the district reaches the law's numbers; nothing where none says so."""
        names = self.names if re.search(rf"\b(?:{self.names})\b", reason) else "learners"
        loose = [
            ("students", rf"\b(?:{names})(?:\s+(?:{NUMBERED}))*\s*[:(]?\s*{NUMBER}(?!{PERCENT})(?=\W|$)"),
            ("percent", rf"{NUMBER}{PERCENT}(?:{WHOLE}|{ENDS}|(?=\s+(?:{names}|EL|ELL|English)\b))"),
        ]
        return next(self._reaching(reason, [*_strict(names), *loose]), "")

    def in_text(self, text: str) -> str:
        """The same of any text of a plan, where "9 percent" may be a share of anything."""
        return next(self._reaching(text, _strict(self.names)), "")

    def _reaching(self, text: str, forms: list[tuple[str, str]]) -> Iterator[str]:
        for clause in clauses(text):
            for unit, form in forms:
                for found in re.finditer(form, clause):
                    if self._reaches(found, unit, clause):
                        yield " ".join(found[0].split())

    def _reaches(self, found: re.Match[str], unit: str, clause: str) -> bool:
        before, number = clause[: found.start("number")], Decimal(found["number"].replace(",", ""))
        if number < self.least[unit] or FEWER.search(before) or ELSEWHERE.search(clause):
            return False
        if number == self.least[unit] and OF_THE_RULE.search(clause):
            return False
        return not (number in YEARS and BEFORE_A_YEAR.search(before))


def _strict(names: str) -> list[tuple[str, str]]:
    """The forms that speak of the district's English learners in any text."""
    return [
        ("students", rf"{NUMBER}{BETWEEN}(?:{names})\b"),
        ("percent", rf"{NUMBER}{PERCENT}{WHOLE}\s+(?:are|is)\s+(?:{names})\b"),
        ("percent", rf"\b(?:{names})(?:\s+(?:{SHARED})){{1,4}}\s+{NUMBER}{PERCENT}{WHOLE}{ENDS}"),
    ]


@rule("SOA412")
def required_council_not_applicable(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """A council is called not applicable, but the law makes districts like yours have it.

    Every district has a special education parent advisory council (G.L. c. 71B, s. 3). Every school has a school
    council, except charter schools (G.L. c. 71, s. 59C). A district has an English learner parent advisory council from
    100 English learners or 5 percent of its students on, whichever is less (603 CMR 14.09). The rule says nothing where
    the reason tells that the council is being formed, or that the state allows another way.

    If your district has the council, list it under `groups_engaged:` once you've heard it. If it doesn't, say in a
    waiver what you are doing about that.
    """
    for key, group in excused_groups(engagement, ctx).items():
        reason = known((known(engagement.not_applicable) or {})[key])
        if group.law is None or reason is None or is_listed(engagement, group, ctx):
            continue
        if ctx.prose(reason).has(ctx.words("council_on_its_way")):
            continue
        place = engagement.at("not_applicable", key)
        if group.law.group and ctx.prose(reason).has(ctx.words("no_english_learners")):
            if any(row is not None and row.label == group.law.group for _, _, row in ctx.chosen):
                message = f"this says that there are no {group.law.group}, but Section 2 chooses that group"
                yield Finding(place, message, "Only one can be right. Correct the reason or the list in Section 2.")
        elif message := _why_required(group.law, reason, ctx):
            yield Finding(place, message, _what_to_write(group), source=group.law.source)


def _why_required(law: CouncilLaw, reason: str, ctx: Context) -> str:
    """Why a district must have a council all the same; nothing where it need not, or where nobody can tell."""
    if law.students is None or law.percent is None:
        return "" if _may_be_exempt(law, ctx) else "the law requires your district to have this council"
    counts = LearnerCounts(ctx.words("english_learners_counted"), law.students, law.percent)
    found = counts.in_reason(reason) or next(filter(None, (counts.in_text(text) for _, text in ctx.texts)), "")
    enough = f"with {law.students} of them, or {law.percent} percent of all students, a district must have this council"
    return f"your plan says “{found}”; {enough}" if found else ""


def _may_be_exempt(law: CouncilLaw, ctx: Context) -> bool:
    """Whether the law leaves out districts of this type, or of the type that this one seems to have."""
    is_unclear = ctx.plan.district.type is UNKNOWN or if_a_charter_school(ctx) != ""
    return known(ctx.plan.district.type) in law.not_for or (law.not_for != () and is_unclear)


def _what_to_write(group: Stakeholder) -> str:
    return (
        "If your district has one, list it under `groups_engaged:` once you've heard it:\n"
        f"groups_engaged:\n  - {group.label}\n"
        "If it doesn't, say in a waiver what you are doing about that: `rule: SOA412` and its `reason:`."
    )
