"""How many English learners a district has, as far as a text says so."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from soaplan.prose import clauses
from soaplan.regex import regex

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
