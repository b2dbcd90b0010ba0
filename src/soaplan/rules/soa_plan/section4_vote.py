"""Section 4 of the form: the vote of the governing body."""

from collections.abc import Iterator

from soaplan.dates import date_in_words
from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.content import HASH, content_hash
from soaplan.plans.facts import is_contradicted, vote_that_counts, votes_of
from soaplan.plans.soa_plan import Engagement, Vote
from soaplan.rules.looked_for import in_short
from soaplan.rules.registry import rule
from soaplan.rules.shared import if_a_charter_school
from soaplan.rules.soa_plan.context import Context


@rule("SOA402")
def vote_unconfirmed(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """The plan doesn't confirm that the governing body voted to approve it, or doesn't say when.

    "The district's school committee shall vote on the plan" (603 CMR 55.03(1)(b)). The form asks you to "confirm
    that your school committee voted to approve this plan and provide the date of the vote". Before the vote, in a
    draft or proposed plan, this is still a to-do.

    After the vote, write `approved: yes` and the date after `date:`.
    """
    del ctx
    vote = vote_that_counts(engagement)
    if known(vote.approved) is False:
        message = "the answer is no, but you can only submit a plan that was approved"
        mend = "Bring the plan to another vote. A later vote that approves it goes under `later_votes:`."
        yield Finding(vote.at("approved"), message, mend, case="answered-no")
        return
    missing = [key for key in ("approved", "date") if getattr(vote, key) is None]
    if missing:
        yield Finding(vote.at(missing[0]), NOT_THERE[tuple(missing)], AFTER_THE_VOTE, case="not-answered")


NOT_THERE = {
    ("approved", "date"): "the vote to approve this plan isn't recorded yet",
    ("approved",): "the file doesn't say yet whether the vote approved this plan",
    ("date",): "the date of the vote isn't recorded yet",
}
AFTER_THE_VOTE = "After the vote write `approved: yes` and, on the next line, `date:` with the day of the vote."


@rule("SOA403")
def vote_not_before_due_date(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """The first vote on the plan wasn't before the plan's due date.

    The vote comes "prior to plan submission": "Please plan to have your SOA Plan voted on in March to meet the
    April 1 deadline." Charter schools' plans are due on August 1.

    Correct the date if it's a typo. If the state gave your district a later date, answer this finding with a waiver
    that says so.
    """
    vote, *_ = [*votes_of(engagement), engagement.school_committee_vote]
    day = known(vote.date)
    if day is None or ctx.due is None or day < ctx.due:
        return
    message = f"the vote is dated {date_in_words(day)}, but it must come before the due date, {date_in_words(ctx.due)}"
    yield Finding(vote.at("date"), message, if_a_charter_school(ctx) or LATER_DAY)


LATER_DAY = (
    "If the state gave you a later date, say so at the top of the file:\n"
    "waivers:\n  - rule: SOA403\n    reason: The state has moved our due date to (day), by its letter of (day)."
)


@rule("SOA404")
def vote_in_the_future(vote: Vote, ctx: Context) -> Iterator[Finding]:
    """The date of a vote is in the future.

    You record a vote after it happens. In a draft or proposed plan, the date can be the planned one; then this is
    only a reminder.

    Correct the date if it's a typo. Otherwise wait for the vote, and leave the status at `draft` or `proposed`.
    """
    day = known(vote.date)
    if day is None or day <= ctx.as_of:
        return
    if ctx.before_vote:
        message = f"the vote is planned for {date_in_words(day)}"
        mend = "After the vote, make sure `approved:` and `date:` say what happened."
        yield Finding(vote.at("date"), message, mend, case="before-the-vote")
    else:
        message = f"the vote is dated {date_in_words(day)}, later than today ({date_in_words(ctx.as_of)})"
        mend = "Correct the date. If the vote hasn't happened yet, the plan isn't final: write `status: proposed`."
        yield Finding(vote.at("date"), message, mend, case="after-today")


@rule("SOA405")
def implausible_vote_date(vote: Vote, ctx: Context) -> Iterator[Finding]:
    """A vote is dated before the state published the guidance the plan answers.

    No one could vote on this plan before its questions were out. Usually the year is a typo, or the vote on an
    earlier plan was copied.

    Correct the date.
    """
    day, cycle = known(vote.date), ctx.catalog.cycle
    published = cycle.guidance_published
    if day is not None and day < published.date:
        message = f"the vote is dated {date_in_words(day)}, before the state's guidance for this plan"
        came = "is expected" if cycle.provisional else "came out"
        mend = f"The guidance {came} in {published.text}. Check the year: a vote on an earlier plan doesn't count."
        yield Finding(vote.at("date"), message, mend)


@rule("SOA410")
def content_changed_since_vote(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """The plan no longer says what was voted, judging by the content hash next to the vote.

    What was voted should be what you submit and post. `soaplan seal` records a hash of what the plan says next to
    the vote. Comments, the order of answers, ways to write amounts and dates, the status and the review don't
    change it; everything else does. After a later vote, that vote's hash counts.

    Compare the plan with the version that was voted: `soaplan diff plan.yaml@REVISION plan.yaml`. Undo the change;
    or bring it to a vote, record that vote, and seal the plan again; or say in a waiver why the change doesn't need
    a vote.
    """
    vote = vote_that_counts(engagement)
    sealed = known(vote.content)
    now = content_hash(ctx.plan, ctx.catalog.cycle.id, like=sealed)
    if sealed is None or now is None or sealed == now:
        return
    if HASH.fullmatch(sealed):
        message = f"the content of this plan was sealed with the vote as {sealed}, but it is now {now}"
        yield Finding(vote.at("content"), message, SEE_WHAT_CHANGED)
    else:
        message = f"“{sealed}” isn't a content hash this version of soaplan knows"
        yield Finding(vote.at("content"), message, SEAL_AGAIN)


SEE_WHAT_CHANGED = (
    "The hash shows that something changed, but not what. If you keep the voted version in git, compare: "
    "`soaplan diff plan.yaml@REVISION plan.yaml`. A change that was voted too is recorded with that vote, and "
    "sealed by `soaplan seal plan.yaml`; why another one needs no vote is said in a waiver."
)
SEAL_AGAIN = "If the plan is what was voted, `soaplan seal plan.yaml` writes a new hash. Otherwise check the minutes."


@rule("SOA411")
def lost_vote_as_approval(vote: Vote, ctx: Context) -> Iterator[Finding]:
    """A vote is recorded as an approval, but by its tally the motion didn't pass.

    You can only submit a plan that was approved, and the page must not tell the public about an approval that
    didn't happen. A tie doesn't pass. Until this is settled, the page says there was a vote, but not how it ended.

    Check the minutes. If the tally has a typo, correct it: votes for the plan come first. If the motion failed,
    write `approved: no`.
    """
    del ctx
    if is_contradicted(vote):
        message = f"the answer is yes, but by the tally “{in_short(known(vote.tally) or '')}” the motion didn't pass"
        yield Finding(vote.at("tally"), message, IN_THE_MINUTES)


IN_THE_MINUTES = (
    "Check the minutes. Write the votes for the plan first, then those against, for example `tally: 5-2`. If "
    "the motion failed, write `approved: no`."
)
