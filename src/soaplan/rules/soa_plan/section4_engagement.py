"""Section 4 of the form: families, caregivers and the other groups to be heard, and what is told of those who were."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from soaplan.catalog.soa_models import Stakeholder
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Unknown, given, known
from soaplan.plans.soa_plan import Engagement, EngagementSession
from soaplan.regex import regex
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.section3_targets import partly_unread

BETWEEN_NAMES = regex(r"[,;/&+]|\band\b", re.IGNORECASE)


def engaged_groups(engagement: Engagement, ctx: Context) -> dict[str, tuple[int, Stakeholder]]:
    """The required groups in the list of those engaged, by label, with the place of the first entry of each."""
    found: dict[str, tuple[int, Stakeholder]] = {}
    for place, entry in given(engagement.groups_engaged):
        for group in _groups_of(entry, ctx):
            found.setdefault(group.label, (place, group))
    return found


def _groups_of(entry: str, ctx: Context) -> list[Stakeholder]:
    """The required groups of one entry: by its label, or by the labels and councils named in it."""
    if (group := ctx.catalog.stakeholder(entry)) is not None:
        return [group]
    councils = (group for group in ctx.catalog.stakeholders.required if group.can_be_absent)
    named = [group for group in councils if ctx.prose(entry).has(group.mentions)]
    return [*_groups_by_label(entry, ctx), *named]


def _groups_by_label(entry: str, ctx: Context) -> list[Stakeholder]:
    groups = map(ctx.catalog.stakeholder, (entry, *BETWEEN_NAMES.split(entry)))
    return [group for group in groups if group is not None]


def is_listed(engagement: Engagement, group: Stakeholder, ctx: Context) -> bool:
    """Whether a required group is engaged by its very label; "our parent advisory council" may be either of two."""
    return any(group in _groups_by_label(entry, ctx) for _, entry in given(engagement.groups_engaged))


def excused_groups(engagement: Engagement, ctx: Context) -> dict[str, Stakeholder]:
    """The required groups called not applicable with a reason, by the name as written."""
    reasons = known(engagement.not_applicable) or {}
    groups = {key: ctx.catalog.stakeholder(key) for key, reason in reasons.items() if reason is not None}
    return {key: group for key, group in groups.items() if group is not None}


def has_unread(value: object) -> bool:
    """Whether a list, or an entry of it, cannot be read."""
    return value is UNKNOWN or (isinstance(value, tuple) and UNKNOWN in value)


def session_texts(engagement: Engagement) -> Iterator[Any]:
    """What the sessions say of who was heard and what changed; unknown where it cannot be read."""
    if isinstance(engagement.sessions, Unknown):
        yield UNKNOWN
        return
    for session in engagement.sessions or ():
        if isinstance(session, EngagementSession):
            yield from (session.group, session.heard, session.changed)
        else:
            yield session


def list_texts(engagement: Engagement) -> list[Any]:
    """What stands in the lists of the section, the reasons included."""
    reasons, groups = engagement.not_applicable, engagement.groups_engaged
    return [
        *([UNKNOWN] if isinstance(reasons, Unknown) else (reasons or {}).values()),
        *([UNKNOWN] if isinstance(groups, Unknown) else groups or ()),
    ]


def in_two_languages(session: EngagementSession) -> bool:
    """Whether a session was held in two languages; what cannot be read may be two."""
    if has_unread(session.languages):
        return True
    return sum(len(BETWEEN_NAMES.split(language)) for _, language in given(session.languages)) > 1


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
    if text is None or not ctx.has_listed_group or partly_unread(ctx.plan.analysis.student_groups):
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
