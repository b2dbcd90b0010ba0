"""The local stakeholder group of a school that is newly designated underperforming, and the clocks of the law."""

from collections.abc import Iterator

from soaplan.dates import date_in_words
from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known, unanswered
from soaplan.plans.envelope import STATUSES
from soaplan.plans.sustainable_improvement_plan import Recommendation, StakeholderGroup, SubmittedTo
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.answered import is_answered
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

SENT = STATUSES[STATUSES.index("submitted") :]
"""The stages at which a plan has been sent."""


@rule("SUS804", needs="has_stakeholder_group")
def stakeholder_group_not_recorded(group: StakeholderGroup, ctx: ImprovementContext) -> Iterator[Finding]:
    """The first plan of an underperforming school doesn't mention its local stakeholder group.

    As public reports sum up the law, a local stakeholder group recommends what the plan should hold before the
    superintendent writes it. Please check the law itself.

    Write when the group first met, when it made its recommendations, and what became of each one.
    """
    del ctx
    if not is_answered(group):
        mend = "Write, for example: `local_stakeholder_group: {convened: 2024-03-04, recommended: 2024-04-11}`."
        yield Finding(group.path, "the plan doesn't mention the local stakeholder group", mend)
    elif not unanswered(group.recommendations) and group.recommended is None:
        mend = "Write the day: `recommended: 2024-04-11`."
        yield Finding(group.at("recommended"), "the group's recommendations have no date", mend)


@rule("SUS805", needs="has_stakeholder_group")
def recommendations_out_of_time(group: StakeholderGroup, ctx: ImprovementContext) -> Iterator[Finding]:
    """The local stakeholder group took longer than the law allows, or one of its dates is wrong.

    As public reports sum up the law, the group has 45 days to make its recommendations.

    Correct the date. If the state gave you more time, say so in a waiver.
    """
    first, day, most = known(group.convened), known(group.recommended), ctx.number("recommendation_days")
    if first is None or day is None:
        return
    place = group.at("recommended")
    if day < first:
        message = f"{date_in_words(day)} is before the first meeting ({date_in_words(first)})"
        yield Finding(place, message, "Correct one of the two dates.", case="before-first-meeting")
    elif (day - first).days > most:
        message = f"the recommendations came {(day - first).days} days after the first meeting; the law allows {most}"
        yield Finding(place, message, "Correct the date, or say in a waiver who gave you more time.", case="late")


@rule("SUS806", needs="has_stakeholder_group")
def plan_out_of_time(sent: SubmittedTo, ctx: ImprovementContext) -> Iterator[Finding]:
    """The superintendent's plan came later than the law allows.

    As public reports sum up the law, the plan goes to the commissioner, the school committee and the union within 30
    days of the recommendations.

    Correct the date. If the state gave you more time, say so in a waiver.
    """
    start, most = known(ctx.plan.local_stakeholder_group.recommended), ctx.number("plan_days")
    for key in ("school_committee", "dese"):
        day = known(getattr(sent, key))
        if start is not None and day is not None and (day - start).days > most:
            message = f"the plan was sent {(day - start).days} days after the recommendations; the law allows {most}"
            yield Finding(sent.at(key), message, "Correct the date, or say in a waiver who gave you more time.")
            return


@rule("SUS807", needs="has_stakeholder_group")
def submission_dates_incomplete(sent: SubmittedTo, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan is submitted, but doesn't say when you sent it to whom.

    The state's template asks on its cover when the plan was sent to the local stakeholder group, the school committee
    and the state.

    Write the dates.
    """
    names = {
        "local_stakeholder_group": "to the local stakeholder group",
        "school_committee": "to the school committee",
        "dese": "to DESE",
    }
    missing = [key for key in names if getattr(sent, key) is None]
    if ctx.status in SENT and missing:
        message = f"the plan doesn't say when you sent it {listed([names[key] for key in missing], last='or')}"
        yield Finding(sent.at(missing[0]), message, f"Write the day: `submitted_to: {{{missing[0]}: 2024-05-09}}`.")


@rule("SUS808", needs="has_stakeholder_group")
def unanswered_recommendation(recommendation: Recommendation, ctx: ImprovementContext) -> Iterator[Finding]:
    """A local stakeholder group recommendation doesn't have an answer, or a rejection doesn't have a reason.

    The superintendent gives "due consideration" to what the group recommends. Readers see it where each
    recommendation has an answer: adopted, partly adopted or not adopted, and why.

    Write the answer and, where it is not adopted in full, the reason.
    """
    del ctx
    if recommendation.disposition is None:
        mend = "Write `disposition: adopted`, `partly adopted` or `not adopted`."
        yield Finding(recommendation.at("disposition"), "this recommendation has no answer", mend)
    elif known(recommendation.disposition) in REFUSED and recommendation.reason is None:
        message = f"this recommendation is {known(recommendation.disposition)}, without a reason"
        yield Finding(recommendation.at("reason"), message, "Write the reason: `reason: ...`.")


REFUSED = ("partly adopted", "not adopted")


@rule("SUS809", needs="has_stakeholder_group")
def large_stakeholder_group(group: StakeholderGroup, ctx: ImprovementContext) -> Iterator[Finding]:
    """The local stakeholder group may have more members than the law allows.

    We believe the law limits the group to 13 members with named seats. We couldn't read the law, so this is advice.

    Check the list of members against G.L. c. 69, s. 1J.
    """
    count, most = len(given(group.members)), ctx.number("members_most")
    if count > most:
        message = f"the group has {count} members; we believe the law allows {most} (please check G.L. c. 69, s. 1J)"
        yield Finding(group.at("members"), message, "Check the list of members against the law.", on_key=True)
