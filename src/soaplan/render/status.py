"""What a page says of itself: how far the plan has come, who voted, what the state did."""

from dataclasses import dataclass
from datetime import date

from soaplan.check.result import CheckResult
from soaplan.diagnostic import Severity
from soaplan.plans.base import known
from soaplan.plans.soa_plan import Vote
from soaplan.render.clean import count
from soaplan.render.reader import Reader

Sentence = tuple[str | date, ...]
"""Words and days; each template writes the days in its own way."""
BODIES = {
    "regional-district": "Regional School Committee",
    "vocational-district": "School Committee",
    "charter-school": "Board of Trustees",
}
"""Who votes, by type of district, where the plan does not say."""
DECIDED = ("adopted", "submitted", "reviewed", "posted")
EXPECTED = "expected"


@dataclass(frozen=True)
class Banner:
    """What a reader must know before anything else."""

    word: str
    text: Sentence


def governing_body(reader: Reader) -> str:
    """Who votes on the plan."""
    district = reader.plan.district
    return reader.line(district, "governing_body") or BODIES.get(known(district.type) or "", "School Committee")


def banner(result: CheckResult, reader: Reader) -> Banner | None:
    """The banner of a draft, of a proposed plan, or of one that has errors."""
    if result.status == "draft":
        return Banner("Draft", ("This plan is still being written and will change. ", *_due(reader)))
    if result.status == "proposed":
        text = f"The {governing_body(reader)} has not voted on this plan yet. It may still change. "
        return Banner("Proposed", (text, *_due(reader)))
    if not result.has_errors:
        return None
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics)
    text = f"When this page was made, {count(errors, 'error')} stood in the plan. Answers may be missing or wrong; "
    return Banner("Not checked", (text, "what could not be read is shown as it was written."))


def _due(reader: Reader) -> Sentence:
    cycle = reader.catalog.cycle
    charter = known(reader.plan.district.type) == "charter-school"
    due = cycle.due.charter_school if charter else cycle.due.district
    return ("It is due to the state on ", due, f" ({EXPECTED})." if cycle.provisional else ".")


def status_line(result: CheckResult, reader: Reader) -> Sentence:
    """One or two sentences on the vote and the state's review; empty where the plan claims no status."""
    if result.status not in DECIDED:
        return ()
    found = [sentence for sentence in (_vote(reader), _review(reader, result.status)) if sentence]
    return tuple(piece for place, sentence in enumerate(found) for piece in ((" ",) if place else ()) + sentence)


def _vote(reader: Reader) -> Sentence:
    vote = reader.plan.engagement.school_committee_vote
    body = governing_body(reader)
    if known(vote.approved) is not True:
        return ()
    day = reader.day(vote, "date")
    return (f"Adopted by the {body} on ", day, ".") if day else (f"Adopted by the {body}.",)


def _review(reader: Reader, status: str) -> Sentence:
    review = reader.plan.review
    for name, words in (("completed", "Reviewed by the state"), ("resubmitted", "Sent again to the state")):
        if day := reader.day(review, name):
            return (f"{words} on ", day, ".")
    if status in {"reviewed", "posted"} and not reader.day(review, "submitted"):
        return ("Reviewed by the state.",) if status == "reviewed" else ()
    day = reader.day(review, "submitted")
    return ("Sent to the state on ", day, ".") if day else ("Sent to the state.",) if status == "submitted" else ()


def vote_sentences(reader: Reader) -> tuple[Sentence, ...]:
    """What was voted, the first vote and every later one."""
    engagement = reader.plan.engagement
    votes = [engagement.school_committee_vote, *reader.parts(engagement, "later_votes")]
    found = (
        _one_vote(reader, v, again=bool(place)) if isinstance(v, Vote) else (str(v),) for place, v in enumerate(votes)
    )
    return tuple(sentence for sentence in found if sentence)


def _one_vote(reader: Reader, vote: Vote, *, again: bool) -> Sentence:
    answered, day, tally = reader.line(vote, "approved"), reader.day(vote, "date"), reader.line(vote, "tally")
    if not answered and not day:
        return ()
    approved = known(vote.approved)
    words = {True: "approved", False: "did not approve", None: "voted on"}[approved]
    how = f" ({tally})" if tally else ""
    when = (" on ", day) if day else ()
    return (f"The {governing_body(reader)} {words} this plan{' again' if again else ''}", *when, f"{how}.")


def history(reader: Reader) -> tuple[tuple[date, str], ...]:
    """Every dated step of the plan, in the order of the days."""
    plan = reader.plan
    votes = [plan.engagement.school_committee_vote, *reader.parts(plan.engagement, "later_votes")]
    body = governing_body(reader)
    approved = [v for v in votes if isinstance(v, Vote) and known(v.approved) is True]
    voted = [(v.date, f"Approved {'again ' if place else ''}by the {body}") for place, v in enumerate(approved)]
    review = plan.review
    steps = [
        *voted,
        (review.submitted, "Sent to the state"),
        (review.directed, "The state asked for changes"),
        (review.resubmitted, "Sent again to the state"),
        (review.completed, "The state’s review ended"),
        (plan.publication.date, "Posted for the public"),
    ]
    return tuple(sorted((day, what) for day, what in steps if isinstance(day, date)))
