"""From the draft to the posted plan: the addendum, the state's review, publication."""

from collections.abc import Iterator
from datetime import date

from soaplan.dates import date_in_words, days_in_words
from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.facts import AmendedPlan, amended_plan
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import Review, SoaPlan
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

POSTED = "posted"


@rule("SOA601")
def addendum_required(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """Your district is on the state's list of districts that complete the addendum.

    Districts with more Chapter 70 aid than the cycle's threshold answer more questions about their programs and
    investments. Those questions aren't public, so soaplan can't ask them. Until the state publishes the list for a
    new cycle, soaplan goes by the last one.

    Answer them where the state asks you to. Then put the date under `addendum:` as `submitted:`.
    """
    name = known(plan.district.name)
    if name is None or plan.district.may_be_charter_school or plan.addendum.submitted is not None:
        return
    addendum, own = ctx.catalog.addendum, ctx.catalog.cycle
    listed = {fold(district.name): district.name for district in addendum.districts}
    if (found := listed.get(_bare_name(name, ctx.words("district_name_words")))) is None:
        return
    if addendum.published_for == own.id:
        message = f"{found} is one of the districts that complete the addendum to the plan"
    else:
        message = (
            f"{found} is on the state's list of {addendum.published_for} of districts that complete an addendum; "
            f"expect it again for {own.years_label}"
        )
    mend = f"Once you've submitted it, add the date:\naddendum:\n  submitted: {own.due.days[ctx.plan.due_case]}"
    yield Finding(plan.district.at("name"), message, mend)


def _bare_name(name: str, words: tuple[str, ...]) -> str:
    """The name of the place: `Public Schools` behind it or `City of` before it does not count."""
    bare = fold(name)
    for word in sorted(map(fold, words), key=len, reverse=True):
        bare = bare.removeprefix(word).removesuffix(word)
    return bare


@rule("SOA603")
def posted_without_address(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """The plan is posted, but the file doesn't say where, or it was posted before its review ended.

    "Each district shall post its plan on its website following the completion of the commissioner's review" (603
    CMR 55.05(7)).

    Put the web address under `publication:` as `url:`. If the dates don't fit together, check both.
    """
    published, reviewed = known(plan.publication.date), known(plan.review.completed)
    if ctx.status == POSTED and plan.publication.url is None:
        message = "the plan is posted, but its web address is missing"
        mend = "Say where people can read it:\npublication:\n  url: https://www.district.example/soa"
        yield Finding(plan.at("status"), message, mend, case="no-address")
    if published and reviewed and published < reviewed:
        ended = date_in_words(reviewed)
        message = f"the plan was published on {date_in_words(published)}, before its review ended on {ended}"
        mend = "A plan is posted after its review. Check for a typo in the date under `publication:` or `review:`."
        yield Finding(plan.at("status"), message, mend, case="before-review")


@rule("SOA604")
def amendment_clock(review: Review, ctx: Context) -> Iterator[Finding]:
    """The commissioner asked for changes, and the time to respond is running or over.

    The amended plan is due "within 30 days of receipt of the commissioner's directive" (603 CMR 55.05(4)). The
    commissioner can give you more time.

    Resubmit the plan on time and put the date under `review:` as `resubmitted:`. If you got more time, answer the
    finding with a waiver that says so.
    """
    plan = amended_plan(review, ctx.catalog.cycle.limits.amendment_days)
    if plan is None:
        return
    if plan.resubmitted is not None and plan.days_late:
        late = days_in_words(plan.days_late)
        message = f"the plan was resubmitted on {date_in_words(plan.resubmitted)}, {late} late"
        yield Finding(review.path, message, _due_words(plan) + MORE_TIME, on_key=True, case="late")
    elif plan.is_open and plan.directed <= ctx.as_of:
        yield _still_open(review, plan, ctx.as_of)


def _still_open(review: Review, plan: AmendedPlan, today: date) -> Finding:
    left = (plan.due - today).days
    if left < 0:
        message = f"the amended plan was due on {date_in_words(plan.due)}, {days_in_words(-left)} ago"
        return Finding(review.path, message, _due_words(plan) + MORE_TIME, on_key=True, case="late")
    time = f"{days_in_words(left)} left" if left else "today is the last day"
    mend = f"{_due_words(plan)} Then write under `review:`, for example: resubmitted: {plan.due.isoformat()}"
    return Finding(review.path, f"{time} to resubmit the plan", mend, on_key=True, case="running")


def _due_words(plan: AmendedPlan) -> str:
    return f"{plan.asked}; the amended plan is due by {date_in_words(plan.due)}."


MORE_TIME = " If the commissioner granted more time, say so in a waiver: `rule: SOA604` and its `reason:`."
