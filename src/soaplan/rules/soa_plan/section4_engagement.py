"""Section 4 of the form: families, caregivers and the other groups to be heard."""

from collections.abc import Iterator, Mapping

from soaplan.catalog.soa_models import Stakeholder
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, given, known
from soaplan.plans.soa_plan import Engagement
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.section3_targets import partly_unread
from soaplan.rules.soa_plan.section4_heard import (
    engaged_groups,
    excused_groups,
    has_unread,
    in_two_languages,
    is_listed,
    list_texts,
    session_texts,
)


@rule("SOA401")
def stakeholders_unconfirmed(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """A group you have to hear from isn't confirmed as engaged or explained as not applicable.

    Districts "shall consider input and recommendations from parents and other relevant community stakeholders,
    including but not limited to, special education and English learner parent advisory councils, school improvement
    councils and educators in the school district" (G.L. c. 69, s. 1S(b)). The law is about districts; the guidance
    asks charter schools for the same.

    List every group that took part under `groups_engaged`. If your district doesn't have one of these councils,
    list it under `not_applicable` and say why. Every district has parents and educators, so these two can't be
    marked not applicable.
    """
    engaged = engaged_groups(engagement, ctx)
    reasons, excused = known(engagement.not_applicable) or {}, excused_groups(engagement, ctx)
    for key, group in excused.items():
        if reasons[key] is not UNKNOWN:
            yield from _wrong_excuse(engagement, key, group, engaged=is_listed(engagement, group, ctx))
    if engagement.not_applicable is UNKNOWN or has_unread(engagement.groups_engaged):
        return
    answered = {*engaged, *(group.label for group in excused.values())}
    missing = [group for group in ctx.catalog.stakeholders.required if group.label not in answered]
    if missing:
        message = "not confirmed as engaged: " + ", ".join(group.label for group in missing)
        mend = _without_reason(reasons) + _how_to_confirm(missing)
        yield Finding(engagement.at("groups_engaged"), message, mend, on_key=True, case="unconfirmed")


def _wrong_excuse(engagement: Engagement, key: str, group: Stakeholder, *, engaged: bool) -> Iterator[Finding]:
    """A group that is both engaged and not applicable, or one that every district has."""
    place = engagement.at("not_applicable", key)
    if engaged:
        message = f"“{key}” is under both `groups_engaged` and `not_applicable`"
        mend = "Only one can be right. Delete the group from one of them."
        yield Finding(place, message, mend, on_key=True, case="contradiction")
    elif not group.can_be_absent:
        message = f"“{key}” can't be marked not applicable: every district has them"
        mend = f"Delete this line. Once you've heard from them, write under `groups_engaged:`\n  - {group.label}"
        yield Finding(place, message, mend, on_key=True, case="unconfirmed")


def _without_reason(reasons: Mapping[str, object]) -> str:
    """Which groups are called not applicable without a word why; that is no answer."""
    names = [f"“{key}”" for key, reason in reasons.items() if reason is None]
    return f"Under `not_applicable:`, give the reason for {', '.join(names)}. " if names else ""


def _how_to_confirm(missing: list[Stakeholder]) -> str:
    lines = "\n".join(f"  - {group.label}" for group in missing)
    absent = " If your district doesn't have one of these councils, list it under `not_applicable:` and say why."
    note = absent if any(group.can_be_absent for group in missing) else ""
    return f"Add the ones that took part to `groups_engaged:`, using these names.{note}\n{lines}"


# What the texts say


@rule("SOA406")
def unmeasured_engagement(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """The answer about measuring family engagement doesn't mention anything you can count.

    The form asks: "How do you plan to measure increased family engagement". This rule looks for a number, a rate or
    a source of numbers. Without one, it isn't clear what you'll compare from year to year.

    Name one or two measures, such as attendance at conferences or the response rate of a survey.
    """
    text = known(engagement.family_measures)
    if text is None or any(character.isdigit() for character in text) or "%" in text:
        return
    if not ctx.prose(text).has(ctx.words("engagement_measures")):
        message = "this answer doesn't say what you'll measure"
        yield Finding(engagement.at("family_measures"), message, MEASURES)


MEASURES = (
    "soaplan looked for a number, a percent sign, and words such as rate, number, count, survey, attendance, "
    "participation, response, log and sign-in. For example: We count the families at each conference and compare "
    "the rate from year to year."
)


@rule("SOA407")
def unexplained_stakeholder(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """A group is confirmed as engaged, but Section 4 doesn't say how.

    The form asks you to "describe the ways in which you engaged different stakeholder groups in the development of
    your three-year SOA Plan". A checked box without a word about the group raises questions.

    Under `stakeholders`, say how you heard from the group and what came of it.
    """
    texts = [engagement.stakeholders, engagement.families, *session_texts(engagement)]
    if engagement.stakeholders is None or engagement.families is None or UNKNOWN in texts:
        return
    said = ctx.prose("\n".join(text for text in texts if text))
    for place, group in engaged_groups(engagement, ctx).values():
        if not said.has(group.mentions):
            names = ", ".join([group.label, *[name for name in group.aliases if group.label not in name][:3]])
            message = f"Section 4 doesn't say how you engaged this group: {group.label}"
            mend = f"Say how under `stakeholders:`. soaplan looked for {names}, and other names of this group."
            yield Finding(engagement.at("groups_engaged", place), message, mend)


@rule("SOA408")
def target_families_unnamed(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """The answer about engaging families doesn't mention any of the student groups you chose.

    The form asks districts "to address what steps you will be taking to meaningfully engage with
    families/caregivers of student groups you are targeting for accelerated improvement".

    Say what you do for the families of at least one of these groups, and name the group.
    """
    text = known(engagement.families)
    if text is None or not ctx.chosen or partly_unread(ctx.plan.analysis.student_groups):
        return
    if not any(ctx.names_group(text, label, row) for _, label, row in ctx.chosen) and not ctx.refers_to_groups(text):
        labels = ", ".join(label for _, label, _ in ctx.chosen)
        message = "this answer doesn't name a student group of your plan"
        mend = (
            f"soaplan looked for {labels}, for other names of these groups, and for words such as “our targeted "
            "groups”. Say what you do for the families of at least one of them."
        )
        yield Finding(engagement.at("families"), message, mend)


@rule("SOA409")
def no_language_access(engagement: Engagement, ctx: Context) -> Iterator[Finding]:
    """Section 4 doesn't mention interpretation, translation or other languages.

    "Districts shall provide appropriate interpretation and translation services to permit meaningful participation
    by limited English proficient parents" (603 CMR 55.03(1)(a)).

    Say how families who don't speak English take part. If no family needs it, say that you offer interpretation.
    """
    texts = [engagement.families, engagement.family_measures, engagement.stakeholders]
    if None in texts:
        return
    texts += [*session_texts(engagement), *list_texts(engagement)]
    if UNKNOWN in texts or any(in_two_languages(session) for _, session in given(engagement.sessions)):
        return
    if not ctx.prose("\n".join(text for text in texts if isinstance(text, str))).has(ctx.words("language_access")):
        message = "Section 4 doesn't mention interpretation, translation or other languages"
        yield Finding(engagement.path, message, LANGUAGES, on_key=True)


LANGUAGES = (
    "soaplan looked for words such as interpreter, translated, bilingual, home language and other languages, and for "
    "a session with two `languages:`. For example: Interpreters are at every meeting, and letters are translated."
)
