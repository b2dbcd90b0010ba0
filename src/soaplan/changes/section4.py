"""Section 4 of the form: who was engaged, and the vote."""

from soaplan.changes.form_names import asked
from soaplan.changes.ledger import Ledger, in_words
from soaplan.changes.lists import compare_answers, compare_parts, texts
from soaplan.changes.side import entries, is_read
from soaplan.changes.version import Read
from soaplan.plans.base import UNKNOWN, known
from soaplan.plans.soa_plan import Engagement, EngagementSession, Vote
from soaplan.plans.stable import slug


def compare_engagement(ledger: Ledger, old: Read, new: Read) -> None:
    """The texts, the groups engaged, the sessions and the votes."""
    before, after = old.plan.engagement, new.plan.engagement
    for key in ("families", "family_measures", "stakeholders"):
        ledger.text(key, asked(new.catalog, f"engagement.{key}"), getattr(before, key), getattr(after, key))
    if is_read(before.groups_engaged) and is_read(after.groups_engaged):
        labels = [
            [read.stakeholder(label) for label in entries(read.plan.engagement.groups_engaged)] for read in (old, new)
        ]
        ledger.labels("groups_engaged", "group engaged", *labels)
    compare_absent(ledger.of(place="not_applicable"), old, new)
    keys = [texts("date", "group"), texts("date"), texts("group")]
    lists = (before.sessions, after.sessions)
    compare_parts(ledger.of(place="sessions"), "session", lists, keys, session_name, compare_session)
    compare_votes(ledger, before, after)


def compare_absent(ledger: Ledger, old: Read, new: Read) -> None:
    """The councils that do not exist here, each with its reason."""
    tables = [read.plan.engagement.not_applicable for read in (old, new)]
    if UNKNOWN in tables:
        return
    left, right = (
        {read.stakeholder(group): reason for group, reason in (known(table) or {}).items()}
        for read, table in zip((old, new), tables, strict=True)
    )
    for group in dict.fromkeys([*left, *right]):
        ledger.text(slug(group), f"why there's no {group}", left.get(group), right.get(group))


def session_name(one: EngagementSession) -> tuple[str, str]:
    """A session by its day and its group."""
    day, group = known(one.date), known(one.group)
    return slug(f"{day or ''} {group or ''}"), ", ".join(filter(None, (in_words(day) if day else "", group)))


def compare_session(ledger: Ledger, old: EngagementSession, new: EngagementSession) -> None:
    """One session."""
    ledger = ledger.of(about=f"Session of {session_name(new)[1]}")
    compare_answers(ledger, old, new)
    if is_read(old.languages) and is_read(new.languages):
        ledger.labels("languages", "language", entries(old.languages), entries(new.languages))


def compare_votes(ledger: Ledger, old: Engagement, new: Engagement) -> None:
    """The first vote, and later ones."""
    first = ledger.of(place="school_committee_vote", about="Vote")
    compare_answers(first, old.school_committee_vote, new.school_committee_vote)
    lists = (old.later_votes, new.later_votes)
    compare_parts(ledger.of(place="later_votes"), "later vote", lists, [texts("date")], vote_name, compare_later_vote)


def vote_name(one: Vote) -> tuple[str, str]:
    """A vote by its day."""
    day = known(one.date)
    outcome = {True: "approved", False: "not approved"}.get(known(one.approved) or False, "")
    return slug(str(day or "undated")), ", ".join(filter(None, (in_words(day) if day else "no date", outcome)))


def compare_later_vote(ledger: Ledger, old: Vote, new: Vote) -> None:
    """A later vote that both plans record."""
    compare_answers(ledger.of(about=f"Later vote of {vote_name(new)[1]}"), old, new)
