"""What a page says of itself: how far the plan has come, who voted, what the state did."""

from dataclasses import dataclass
from datetime import date

from soaplan.check.result import CheckResult
from soaplan.diagnostic import Severity
from soaplan.plans.base import known
from soaplan.plans.soa_plan import Vote
from soaplan.render.reader import Reader
from soaplan.render.words import Sentence

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
    usual = BODIES.get(known(district.type) or "", "School Committee")
    return reader.label(reader.line(district, "governing_body") or usual)


def banner(result: CheckResult, reader: Reader) -> Banner | None:
    """The banner of a draft, of a proposed plan, or of one that has errors."""
    words = reader.words
    if result.status in {"draft", "proposed"}:
        text = words.sentence(f"{result.status}_text", body=governing_body(reader))
        return Banner(words.t(result.status), words.both(text, _due(reader)))
    if not result.has_errors:
        return None
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics)
    text = words.sentence("not_checked_text", errors=words.count("errors", errors))
    return Banner(words.t("not_checked"), text)


def _due(reader: Reader) -> Sentence:
    due = reader.catalog.cycle.due.day_for(reader.plan.due_case)
    return reader.words.sentence("due", day=due, mark=reader.expected) if due else ()


def status_line(result: CheckResult, reader: Reader) -> Sentence:
    """One or two sentences on the vote and the state's review; empty where the plan claims no status."""
    if result.status not in DECIDED:
        return ()
    return reader.words.both(_vote(reader), _review(reader, result.status))


def _vote(reader: Reader) -> Sentence:
    vote = reader.plan.engagement.school_committee_vote
    body = governing_body(reader)
    if known(vote.approved) is not True:
        return ()
    day = reader.day(vote, "date")
    return reader.words.sentence("adopted_on" if day else "adopted", body=body, day=day)


def _review(reader: Reader, status: str) -> Sentence:
    for name, key in REVIEW_STEPS.items():
        if day := reader.day(reader.plan.review, name):
            return reader.words.sentence(key, day=day)
    said = {"reviewed": "reviewed", "submitted": "sent"}.get(status)
    return reader.words.sentence(said) if said else ()


REVIEW_STEPS = {"completed": "reviewed_on", "resubmitted": "sent_again_on", "submitted": "sent_on"}
"""The dated steps of the state's review, the last one first, and how the page tells them."""


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
    outcome = {True: "vote_approved", False: "vote_refused", None: "vote_taken"}[known(vote.approved)]
    key = f"{outcome}{'_again' if again else ''}{'_on' if day else ''}"
    how = f" ({tally})" if tally else ""
    return reader.words.sentence(key, body=governing_body(reader), day=day, how=how)


def history(reader: Reader) -> tuple[tuple[date, str], ...]:
    """Every dated step of the plan, in the order of the days."""
    plan = reader.plan
    votes = [plan.engagement.school_committee_vote, *reader.parts(plan.engagement, "later_votes")]
    body = governing_body(reader)
    approved = [v for v in votes if isinstance(v, Vote) and known(v.approved) is True]
    steps = [(vote.date, "step_approved_again" if place else "step_approved") for place, vote in enumerate(approved)]
    steps += [(getattr(plan.review, name), key) for name, key in STEPS.items()]
    steps.append((plan.publication.date, "step_posted"))
    return tuple(sorted((day, reader.words.t(key, body=body)) for day, key in steps if isinstance(day, date)))


STEPS = {
    "submitted": "step_sent",
    "directed": "step_directed",
    "resubmitted": "step_sent_again",
    "completed": "step_reviewed",
}
"""The dated steps of the state's review, and how the page tells them."""
