"""The plan as a whole: its school, the designation of it, and the local stakeholder group that the law may ask for."""

from collections.abc import Iterator

from soaplan.catalog.models import ListRow
from soaplan.dates import date_in_words
from soaplan.diagnostic import Finding
from soaplan.plans.base import Unknown, given, known, unanswered
from soaplan.plans.envelope import SENT
from soaplan.plans.labels import fold, nearest, offer
from soaplan.plans.sustainable_improvement_plan import (
    Designation,
    DistrictPriority,
    Recommendation,
    School,
    StakeholderGroup,
    SubmittedTo,
    SustainableImprovementPlan,
)
from soaplan.rules.document import MENDS
from soaplan.rules.looked_for import in_short, listed
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered

MENDS[SustainableImprovementPlan, "process"] = lambda *_: (
    "Write `process: initial` for the school's first plan, or `process: renewal` for each year after."
)
MENDS[School, "name"] = lambda *_: "Write the school's name: `school: {name: Elm Street School}`."


@rule("SUS101")
def district_not_named(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan doesn't say which district the school is in.

    Several districts can have a school with the same name, and the plan goes to the state through the district.

    Write the district's name, or the name of the district's prioritization file, which has it.
    """
    del ctx
    if plan.district.name is None and plan.district_priority.file is None:
        mend = "Write it at the top: `district: {name: Millbrook Public Schools}`."
        yield Finding(plan.at("district", "name"), "the plan doesn't name the school's district", mend)


@rule("SUS102")
def designation_incomplete(designation: Designation, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan doesn't say how the school is designated, or since when.

    What your plan needs depends on the designation: state law asks more of a school that's designated underperforming,
    and federal law asks more of some others. The cover of the state's template asks for the designation, its year, and
    the year the school can exit.

    Write what's missing. If the school has no designation, write `status: not designated`.
    """
    if designation.status is None:
        mend = "Write, for example: `designation: {status: underperforming, year: 2024, eligible_exit: 2027}`."
        yield Finding(designation.at("status"), "the plan doesn't say how the school is designated", mend)
    elif ctx.sets_annual_goals:
        wanted = {"year": "year of designation", "eligible_exit": "year it can exit"}
        missing = [key for key in wanted if getattr(designation, key) is None]
        if missing:
            message = f"the designation has {listed([f'no {wanted[key]}' for key in missing])}"
            mend = f"Write it as a school year, for example `{missing[0]}: 2024`."
            yield Finding(designation.at(missing[0]), message, mend)


@rule("SUS114")
def unknown_designation(designation: Designation, ctx: ImprovementContext) -> Iterator[Finding]:
    """The designation isn't one that soaplan knows.

    What your plan needs depends on the designation: state law asks more of a school that's designated underperforming.
    As long as soaplan can't tell how your school is designated, it leaves those rules out.

    Write the designation as the state's letter has it. A federal one (CSI, TSI, ATSI) goes under `federal:`.
    """
    status = known(designation.status)
    if status is None or ctx.designation is not None:
        return
    place, message = designation.at("status"), f"soaplan doesn't know the designation “{in_short(status)}”"
    if federal := ctx.catalog.row("federal", status):
        mend = f"{federal.id} is a federal designation. Write it as `federal: [{federal.id}]`, and the state's here."
        yield Finding(place, message, mend)
        return
    near = ctx.catalog.nearest_row("designations", status) or _misspelled_within(status, ctx)
    asked, fix = offer(status, near.label.lower() if near else None)
    labels = listed([row.label.lower() for row in ctx.catalog.rows("designations")], last="or")
    mend = f"{asked}soaplan knows: {labels}. Until it knows yours, it leaves out the rules for underperforming schools."
    yield Finding(place, message, mend, fix=fix)


def _misspelled_within(status: str, ctx: ImprovementContext) -> ListRow | None:
    """The designation of which one word in a longer text is a slip: "designated underpreforming in 2022"."""
    rows = [row for row in ctx.catalog.rows("designations") if len(row.id.split("-")) == 1]
    return next((row for word in status.split() for row in rows if nearest(word, [row.id])), None)


@rule("SUS103")
def exit_year_too_early(designation: Designation, ctx: ImprovementContext) -> Iterator[Finding]:
    """The exit year is too soon after the designation year.

    A school is designated first and can exit later. We believe that's three years later at the earliest; we couldn't
    read the rule itself.

    Compare both years with the state's letter.
    """
    since, until = known(designation.year), known(designation.eligible_exit)
    if since is None or until is None:
        return
    place, mend = designation.at("eligible_exit"), "Compare both years with the state's letter of designation."
    least = ctx.number("years_to_exit")
    if until <= since:
        message = f"the exit year ({until}) isn't after the designation year ({since})"
        yield Finding(place, message, mend, case="before-designation")
    elif until < since + least:
        message = f"the exit year ({until}) is less than {least} years after the designation year ({since})"
        yield Finding(place, message, mend, case="sooner-than-usual")


@rule("SUS104")
def unknown_federal_designation(designation: Designation, ctx: ImprovementContext) -> Iterator[Finding]:
    """A federal designation isn't one of the three in the law.

    Federal law asks for more in the plan of a school that needs comprehensive support (CSI) or additional targeted
    support (ATSI). soaplan can only look for that if it knows the designation.

    Write CSI, TSI or ATSI. The state's designation goes under `status:`.
    """
    for place, text in given(designation.federal):
        if ctx.catalog.row("federal", text) is None and not ctx.prose(text).has(ctx.words("none_words")):
            near = ctx.catalog.nearest_row("federal", text)
            asked, fix = offer(text, near.id if near else None, "{}")
            labels = listed([f"{row.id} ({row.label})" for row in ctx.catalog.rows("federal")], last="or")
            mend = f"{asked}Write {labels}. The state's designation goes under `status:`."
            yield Finding(designation.at("federal", place), f"“{text}” isn't a federal designation", mend, fix=fix)


@rule("SUS105")
def district_priority_not_named(priority: DistrictPriority, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan doesn't name the district priority it aligns to.

    The state asks that a school's plan "must align to the priorities outlined in the district's submission".

    Name the priority in a sentence, or name the district's file and the priority's id in it.
    """
    del ctx
    if not is_answered(priority):
        mend = (
            "Write the priority in words: `district_priority: {text: ...}`. If the district's submission is a file "
            "too: `district_priority: {file: district-prioritization.yaml, id: p1}`."
        )
        yield Finding(priority.path, "the plan doesn't name a district priority", mend)


@rule("SUS106")
def district_priority_not_found(priority: DistrictPriority, ctx: ImprovementContext) -> Iterator[Finding]:
    """The district's submission has no priority with that id.

    The state asks that a school's plan "must align to the priorities outlined in the district's submission". Readers
    who look up the id find nothing.

    Write the id the way the district's file has it.
    """
    related, wanted = ctx.related.get("district_priority.file"), known(priority.id)
    if related is None or related.plan is None or wanted is None:
        return
    entries = known(getattr(related.plan, "priorities", None)) or ()
    ids = [getattr(entry, "id", None) for entry in entries]
    named = [name for name in ids if isinstance(name, str)]
    if not any(isinstance(name, Unknown) for name in (*ids, *entries)) and fold(wanted) not in map(fold, named):
        mend = (
            f"The file has {listed(named)}." if named else "No priority there has an id yet. Add a line `id: p1` to it."
        )
        message = f"the file “{known(priority.file)}” has no priority with the id “{wanted}”"
        yield Finding(priority.at("id"), message, mend)


@rule("SUS804", needs="has_stakeholder_group")
def stakeholder_group_not_recorded(group: StakeholderGroup, ctx: ImprovementContext) -> Iterator[Finding]:
    """The first plan of an underperforming school doesn't mention its local stakeholder group.

    According to public reports about the law, a local stakeholder group recommends what should be in the plan before
    the superintendent writes it. Please check the law itself.

    Write when the group first met, when it made its recommendations, and what you did with each one.
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

    According to public reports about the law, the group has 45 days to make its recommendations.

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

    According to public reports about the law, the plan goes to the commissioner, the school committee and the union
    within 30 days of the recommendations.

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
    """The plan is submitted, but it doesn't say who you sent it to and when.

    The cover of the state's template asks when the plan was sent to the local stakeholder group, the school committee
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

    The superintendent gives "due consideration" to what the group recommends. Readers can see that if each
    recommendation has an answer: adopted, partly adopted or not adopted, and why.

    Write the answer. If you didn't adopt all of it, write the reason too.
    """
    del ctx
    if recommendation.disposition is None:
        mend = "Write `disposition: adopted`, `partly adopted` or `not adopted`."
        yield Finding(recommendation.at("disposition"), "this recommendation doesn't have an answer", mend)
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
