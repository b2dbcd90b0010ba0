"""What follows from the answers of a three-year plan, worked out once: costs, votes, the day an amended plan is due.

Rules, pages, worksheets, summaries, comparisons and the content hash all ask here, so they cannot disagree.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pydantic_core import PydanticCustomError

from soaplan.characters import visible
from soaplan.dates import date_in_words
from soaplan.plans.base import UNKNOWN, Unknown, given, known
from soaplan.plans.envelope import CHARTER_SCHOOL, District
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import Engagement, Funding, Review, Vote
from soaplan.plans.values import read_year
from soaplan.regex import regex

IN_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen"),
)
NUMBERS = {word: str(number) for number, word in enumerate(IN_WORDS)} | {"none": "0", "nobody": "0"}
NUMBER_WORD = regex(rf"\b(?:{'|'.join(NUMBERS)})\b")
DAY = regex(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b")
BETWEEN = r"\s*(?:[-\u2010-\u2015\u2212:/]|\bto\b)\s*"
COUNT = r"\d{1,3}(?:\.\d+)?"
SCORE = regex(rf"(?<![\w.$-])({COUNT}){BETWEEN}({COUNT})(?:{BETWEEN}{COUNT})*(?![\w%])")
"""For and against, with abstentions behind them: 5-0, 4-3-1, 2 to 5."""
LABELS = {
    "yes": r"yes(?:es)?|yeas?|ayes?|yays?|y|for|in favou?r|in support|affirmative|approv(?:e|ed|ing)|supported",
    "no": r"no(?:es)?|nos|nays?|n|against|opposed|opposing|in opposition|negative|dissenting|rejecting",
    "other": r"abst\w*|absent|present|recus\w*|not voting",
}
LABELED = regex("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in LABELS.items()) + rf"|(?P<n>{COUNT})")
LOST = regex(
    r"\b(?:fail(?:s|ed|ing)?|defeated|rejected|lost|voted down|turned down|tied?|tie vote|deadlock(?:ed)?|(?:did|does) "
    r"not (?:pass|carry|prevail)|(?:didn't|doesn't) (?:pass|carry)|not (?:approved|adopted|passed|carried))\b"
)
WON = regex(r"(?<!not )\b(?:pass(?:es|ed)|carri(?:es|ed)|prevail(?:s|ed)|approved|adopted)\b")


def is_lost(tally: str) -> bool:
    """Whether a tally is that of a motion that did not pass. A tie does not pass."""
    text = DAY.sub(" ", visible(tally).casefold().replace("\u2019", "'"))
    text = NUMBER_WORD.sub(lambda found: NUMBERS[found[0]], text)
    counted = _labeled(SCORE.sub(" ", text))
    passes = {yes > no for yes, no in ([counted] if counted else _scores(text))}
    if len(passes) > 1:  # two votes in one text; nobody can tell which is meant
        return False
    return passes == {False} or bool(LOST.search(text) and not WON.search(text))


def _scores(text: str) -> Iterator[tuple[float, float]]:
    for found in SCORE.finditer(text):
        yield float(found[1]), float(found[2])


def _labeled(text: str) -> tuple[float, float] | None:
    """The votes for and against, where each number has its word behind it, or each word its number."""
    tokens = [(found.lastgroup or "", found.group()) for found in LABELED.finditer(text)]
    counts: dict[str, float] = {}
    for one, other in zip(tokens[::2], tokens[1::2], strict=False):
        (kind, _), (sign, number) = (one, other) if other[0] == "n" else (other, one)
        if sign != "n" or kind == "n":
            break
        counts.setdefault(kind, float(number))
    return (counts["yes"], counts["no"]) if {"yes", "no"} <= counts.keys() else None


Dollars = Decimal | Unknown | None
"""US dollars; `UNKNOWN` where something is written that doesn't tell how much, None where nothing is."""
Table = Mapping[str, Dollars] | Unknown | None
"""Amounts under the names that were written."""


def year_of(name: str) -> int | str:
    """The school year that FY25, 2025 or 2024-25 names, by the June in which it ends; any other name, folded."""
    try:
        return read_year(name)
    except PydanticCustomError:
        return fold(name)


def sum_of(amounts: Iterable[Dollars]) -> Decimal:
    """The sum of the amounts that are known."""
    return sum((amount for amount in amounts if isinstance(amount, Decimal)), Decimal(0))


@dataclass(frozen=True, slots=True)
class Cost:
    """What one program costs, in US dollars.

    `by_year` has every year of the plan, by the June in which it ends: `UNKNOWN` where the amount cannot be read, or
    where the year is written more than once. `other_years` are names that are no year of the plan, `repeated` the
    spellings of each year that is written more than once, all as in the file.
    """

    total: Dollars
    by_year: Mapping[int, Dollars]
    other_years: tuple[str, ...]
    repeated: tuple[tuple[str, ...], ...]
    is_summed: bool
    """Whether the total is left to be the sum of the years."""

    @property
    def known_total(self) -> Decimal | None:
        """The three-year total, as far as it is known."""
        return known(self.total)


def cost_of(funding: Funding, years: Iterable[str]) -> Cost:
    """The cost of a program over the years of a cycle: the total as written, else the sum where every year is there."""
    covered = [read_year(year) for year in years]
    spellings: dict[int | str, list[str]] = {}
    for name, amount in (known(funding.by_year) or {}).items():
        if amount is not None or year_of(name) not in covered:
            spellings.setdefault(year_of(name), []).append(name)
    by_year = {year: _one(funding.by_year, spellings.get(year, [])) for year in covered}
    other = tuple(name for year, names in spellings.items() if year not in covered for name in names)
    repeated = tuple(tuple(names) for year, names in spellings.items() if year in covered and len(names) > 1)
    is_summed = funding.total is None
    total = _sum(funding, [*by_year.values(), *(None for _ in other)]) if is_summed else funding.total
    return Cost(total, by_year, other, repeated, is_summed)


def _one(table: Table, names: list[str]) -> Dollars:
    """The amount of one year; unknown where it is written more than once, because nobody can tell which one holds."""
    return UNKNOWN if len(names) > 1 else (known(table) or {}).get(*names) if names else None


def _sum(funding: Funding, amounts: list[Dollars]) -> Dollars:
    """The sum of the years, unless one of them is missing or belongs to another plan."""
    if funding.by_year is UNKNOWN or UNKNOWN in amounts:
        return UNKNOWN
    return None if None in amounts else sum_of(amounts)


def by_name(table: Table, name_of: Callable[[str], str]) -> dict[str, Decimal | Unknown]:
    """Amounts by source under the usual names that `name_of` gives; two under one name are added up."""
    found: dict[str, list[Dollars]] = {}
    for written, amount in (known(table) or {}).items():
        if amount is not None:
            found.setdefault(name_of(written), []).append(amount)
    return {name: UNKNOWN if UNKNOWN in amounts else sum_of(amounts) for name, amounts in found.items()}


def votes_of(engagement: Engagement) -> list[Vote]:
    """Every vote that is recorded and can be read, by the day; one without a day stays first or comes last."""
    first, later = engagement.school_committee_vote, [vote for _, vote in given(engagement.later_votes)]
    days = [(known(first.date) or date.min, first), *((known(vote.date) or date.max, vote) for vote in later)]
    return [vote for _, vote in sorted(days, key=lambda row: row[0]) if is_recorded(vote)]


def is_recorded(vote: Vote) -> bool:
    """Whether anything is said of a vote."""
    return any(value is not None for value in (vote.approved, vote.date, vote.tally, vote.content))


def outcome_of(vote: Vote) -> bool | None:
    """Whether a vote approved the plan. None where it isn't said, or where it says yes to a tally of a lost vote."""
    approved = known(vote.approved)
    return None if approved and is_contradicted(vote) else approved


def is_contradicted(vote: Vote) -> bool:
    """Whether a vote is recorded as an approval, and its tally says that the motion was lost."""
    return known(vote.approved) is True and is_lost(known(vote.tally) or "")


def vote_that_counts(engagement: Engagement) -> Vote:
    """The last vote that approved the plan, else the last one; an empty first vote where none is recorded."""
    votes = votes_of(engagement)
    approving = [vote for vote in votes if outcome_of(vote)]
    return (approving or votes or [engagement.school_committee_vote])[-1]


USUAL_BODY = "School Committee"
BODIES = {"regional-district": "Regional School Committee", CHARTER_SCHOOL: "Board of Trustees"}
"""Who votes, by type of district, where the plan does not say."""


def usual_body(district: District) -> str:
    """Who usually votes in a district of this type."""
    return BODIES.get(known(district.type) or "", USUAL_BODY)


@dataclass(frozen=True, slots=True)
class AmendedPlan:
    """The plan that the commissioner asked for: due so many days after the directive (603 CMR 55.05(4))."""

    directed: date
    due: date
    resubmitted: date | None
    is_open: bool
    """Whether it is still to come: nothing says that it was sent, or that the review is over."""

    @property
    def days_late(self) -> int:
        """How many days after its due date it was sent; 0 where it was on time, or not sent."""
        return max((self.resubmitted - self.due).days, 0) if self.resubmitted else 0

    @property
    def asked(self) -> str:
        """Who asked for it, and when, in words."""
        return f"The commissioner asked for changes on {date_in_words(self.directed)}"


def amended_plan(review: Review, days: int) -> AmendedPlan | None:
    """The amended plan, due within `days`; None where the commissioner did not ask for one."""
    if (directed := known(review.directed)) is None:
        return None
    is_open = review.resubmitted is None and review.completed is None
    return AmendedPlan(directed, directed + timedelta(days=days), known(review.resubmitted), is_open)
