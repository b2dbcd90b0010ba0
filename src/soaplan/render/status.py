"""What a page says of itself: how far the plan has come, who voted, what the state did."""

from datetime import date

from soaplan.check.result import CheckResult
from soaplan.diagnostic import Severity
from soaplan.plans.envelope import BEFORE_VOTE, PROPOSED, STATUSES
from soaplan.plans.facts import outcome_of, usual_body, vote_that_counts, votes_of
from soaplan.plans.soa_plan import Vote
from soaplan.render.documents.document import Banner
from soaplan.render.reader import Reader
from soaplan.render.words import Sentence

DECIDED = STATUSES[len(BEFORE_VOTE) :]
EXPECTED = "expected"


def governing_body(reader: Reader) -> str:
    """Who votes on the plan."""
    district = reader.plan.district
    return reader.label(reader.line(district, "governing_body") or usual_body(district))


def tag(result: CheckResult, reader: Reader) -> str:
    """The plan's standing in one word, where it was adopted; a later approval makes it an amended one."""
    engagement = reader.plan.engagement
    if result.status not in DECIDED or not outcome_of(vote_that_counts(engagement)):
        return ""
    approvals = sum(outcome_of(vote) is True for vote in votes_of(engagement))
    return reader.words.t("amended_tag" if approvals > 1 else "adopted_tag")


def banner(result: CheckResult, reader: Reader) -> Banner | None:
    """The banner of a draft, of a proposed plan, or of one that has errors."""
    words = reader.words
    if result.status in BEFORE_VOTE:
        text = words.sentence(f"{result.status}_text")
        if result.status == PROPOSED:
            text = words.both(_not_voted(reader), text)
        return Banner(words.t(result.status), words.both(text, _due(result, reader)))
    if not result.has_errors:
        return None
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics)
    text = words.sentence("not_checked_text", errors=words.count("errors", errors))
    return Banner(words.t("not_checked"), text)


def _not_voted(reader: Reader) -> Sentence:
    return reader.words.sentence("not_voted", body=governing_body(reader))


def _due(result: CheckResult, reader: Reader) -> Sentence:
    return reader.words.sentence("due", day=result.due, mark=reader.expected) if result.due else ()


def status_line(result: CheckResult, reader: Reader) -> Sentence:
    """One or two sentences on the vote and the state's review; empty where the plan claims no status."""
    if result.status not in DECIDED:
        return ()
    return reader.words.both(_vote(reader), _review(reader, result.status))


def _vote(reader: Reader) -> Sentence:
    vote = vote_that_counts(reader.plan.engagement)
    body = governing_body(reader)
    if not outcome_of(vote):
        return ()
    day, tally = reader.day(vote, "date"), reader.line(vote, "tally")
    return reader.words.sentence(
        "adopted_on" if day else "adopted", body=body, day=day, how=f" ({tally})" if tally else ""
    )


def _review(reader: Reader, status: str) -> Sentence:
    for name, key in REVIEW_STEPS.items():
        if day := reader.day(reader.plan.review, name):
            return reader.words.sentence(key, day=day)
    said = {"reviewed": "reviewed", "submitted": "sent"}.get(status)
    return reader.words.sentence(said) if said else ()


REVIEW_STEPS = {"completed": "reviewed_on", "resubmitted": "sent_again_on", "submitted": "sent_on"}
"""The dated steps of the state's review, the last one first, and how the page tells them."""


def vote_sentences(reader: Reader) -> tuple[Sentence, ...]:
    """What was voted, by the day; what cannot be read as it was written. Before the vote: that it is still to come."""
    engagement, approved, found = reader.plan.engagement, False, []
    for vote in votes_of(engagement):
        found.append(_one_vote(reader, vote, again=approved))
        approved = approved or outcome_of(vote) is True
    found += [(text,) for text in reader.parts(engagement, "later_votes") if isinstance(text, str)]
    told = tuple(filter(None, found))
    return told or ((_not_voted(reader),) if reader.subject.result.status in BEFORE_VOTE else ())


def _one_vote(reader: Reader, vote: Vote, *, again: bool) -> Sentence:
    """One vote; "again" is said of an approval only, where an earlier vote approved the plan."""
    answered, day, tally = reader.line(vote, "approved"), reader.day(vote, "date"), reader.line(vote, "tally")
    if not answered and not day and not tally:
        return ()
    outcome = outcome_of(vote)
    key = {True: "vote_approved", False: "vote_refused", None: "vote_taken"}[outcome]
    if not answered and day and reader.subject.result.status in BEFORE_VOTE:
        key = "vote_planned"
    key = f"{key}{'_again' if again and outcome else ''}{'_on' if day else ''}"
    how = f" ({tally})" if tally else ""
    return reader.words.sentence(key, body=governing_body(reader), day=day, how=how)


def history(reader: Reader) -> tuple[tuple[date, str], ...]:
    """Every dated step of the plan, in the order of the days."""
    plan = reader.plan
    body = governing_body(reader)
    approved = [vote for vote in votes_of(plan.engagement) if outcome_of(vote)]
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
