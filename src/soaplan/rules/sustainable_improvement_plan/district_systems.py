"""District Systems: how the district supports the school."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known, texts_of
from soaplan.plans.sustainable_improvement_plan import DistrictSystems, Partner, SustainableImprovementPlan
from soaplan.rules.looked_for import in_short, listed, looked_for
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext, is_answered, speaks_otherwise

ASKED = {
    "responsible": "who is responsible in the district",
    "differentiated_support": "differentiated support",
    "human_capital": "human capital",
    "principal": "the principal's track record",
    "leadership_development": "leadership development",
    "partners": "external partners",
    "resources": "resources",
    "resource_inequities": "resource inequities",
    "policy_changes": "changes to policy",
}
HUNDRED = 100


@rule("SUS601")
def district_systems_incomplete(systems: DistrictSystems, ctx: ImprovementContext) -> Iterator[Finding]:
    """One of the descriptions of District Systems is missing.

    The guidance asks who in the district is responsible, how support is differentiated, how leaders and teachers are
    found and developed, what the principal's track record is, which partners help, with what money and staff, and what
    resource inequities there are. If your school is designated underperforming, your district also considers changes
    to policy: "curriculum and instruction, financial and asset management, human resources, professional development
    and collaboration, and leadership and governance". A text or evidence for the whole stage may answer all of it.

    Write what is missing. "No external partners" is an answer.
    """
    if not is_answered(systems) or speaks_otherwise(systems):
        return
    asked = [key for key in ASKED if not is_for_others(key, ctx)]
    missing = [key for key in asked if not is_answered(getattr(systems, key))]
    if missing:
        message = f"District Systems doesn't describe {listed([ASKED[key] for key in missing], last='or')}"
        mend = f"Write it under `{missing[0]}:`. “None at present” is an answer."
        if "policy_changes" in missing:
            areas = listed([row.label for row in ctx.catalog.rows("policy-areas")], last="or")
            mend += f" Policies may change in {areas}."
        yield Finding(systems.at(missing[0]), message, mend)


def is_for_others(key: str, ctx: ImprovementContext) -> bool:
    """Whether a description is asked of other schools only, or by a rule of its own."""
    if key == "policy_changes":
        return not ctx.sets_annual_goals
    return key == "resource_inequities" and bool(ctx.federal_law_asks("resource-inequities"))


@rule("SUS602")
def resource_inequities_not_named(systems: DistrictSystems, ctx: ImprovementContext) -> Iterator[Finding]:
    """Your school needs comprehensive or additional targeted support, and the plan names no resource inequities.

    Federal law (ESSA, s. 1111(d)) asks these schools' plans to identify resource inequities. DESE's guidance puts it
    this way: the plan is to "identify resource inequities, which may include a review of local education agency and
    school level budgeting, to be addressed through implementation".

    Write what your review found and what the plan does about it. If you found none, say so.
    """
    named = ctx.federal_law_asks("resource-inequities")
    if not named or not is_answered(systems) or systems.resource_inequities is not None:
        return
    words = ctx.words("resource_inequities")
    if is_answered(systems.evidence) or any(ctx.prose(text).has(words) for _, text in texts_of(systems)):
        return
    message = f"the plan names no resource inequities; ESSA asks for them in a {named[0]} school's plan"
    mend = f"Write under `resource_inequities:` what your review of budgets found. {looked_for(words)}"
    yield Finding(systems.at("resource_inequities"), message, mend)


@rule("SUS603")
def partner_without_credentials(partner: Partner, ctx: ImprovementContext) -> Iterator[Finding]:
    """An external partner is named without credentials, or without benchmarks for its work.

    The guidance asks for "a description of the credentials, experiences, and qualifications of the selected providers",
    and for how you hold them "accountable for meeting agreed-upon performance benchmarks".

    Write what is missing.
    """
    if ctx.prose(known(partner.name) or "").has(ctx.words("none_words")):
        return
    missing = [key for key in ("credentials", "performance_benchmarks") if getattr(partner, key) is None]
    if missing:
        names = listed([f"no {key.replace('_', ' ')}" for key in missing])
        message = f"the partner {in_short(known(partner.name) or '')} has {names}".replace("  ", " ")
        mend = (
            f"Write, for example:\npartners:\n  - name: {in_short(known(partner.name) or '...')}\n"
            "    credentials: a vetted partner of the state since 2019\n"
            "    performance_benchmarks: eight coaching visits each quarter"
        )
        yield Finding(partner.at(missing[0]), message, mend)


@rule("SUS605")
def partners_not_coordinated(systems: DistrictSystems, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan names partners, but not how the district chose them or keeps them aligned with the plan.

    The guidance asks how your district will "recruit, screen, and select external providers", and for the "systems and
    structures" that coordinate and align them with the plan.

    Write it under `partner_selection:` and `partner_coordination:`.
    """
    names = [known(partner.name) or "" for _, partner in given(systems.partners)]
    if speaks_otherwise(systems) or not any(not ctx.prose(name).has(ctx.words("none_words")) for name in names):
        return
    wanted = {
        "partner_selection": "how the district chooses its partners",
        "partner_coordination": "how it keeps them aligned with the plan",
    }
    missing = [key for key in wanted if getattr(systems, key) is None]
    if missing:
        message = f"District Systems names partners, but not {listed([wanted[key] for key in missing], last='or')}"
        yield Finding(systems.at(missing[0]), message, f"Write it under `{missing[0]}:`.")


@rule("SUS606")
def resources_without_money_or_staff(systems: DistrictSystems, ctx: ImprovementContext) -> Iterator[Finding]:
    """The resources for the plan are only money, or only people.

    "Both finances and staff should be considered as resources to support the school(s)." The guidance doesn't promise
    extra funds, so the plan says what your district already has and can line up.

    Write a sentence about the one that is missing. "No additional funds" is an answer.
    """
    if (text := known(systems.resources)) is None:
        return
    kinds = {"money": "money", "staff": "staff"}
    missing = [name for name in kinds if not ctx.prose(text).has(ctx.words(name))]
    if missing:
        message = f"the resources don't mention {listed([kinds[name] for name in missing], last='or')}"
        mend = f"Write a sentence about it. {looked_for(ctx.words(missing[0]), 'words')}"
        yield Finding(systems.at("resources"), message, mend)


@rule("SUS607", needs="sets_annual_goals")
def english_learner_parents_not_mentioned(
    plan: SustainableImprovementPlan, ctx: ImprovementContext
) -> Iterator[Finding]:
    """Your school is designated underperforming, has English learners, and doesn't mention an ELPAC.

    We believe the law asks an underperforming school with a program for English learners to have an English learner
    parent advisory council (ELPAC), whatever their number. We couldn't read the law, so this is advice.

    Check G.L. c. 71A, s. 6A, and say how the council took part.
    """
    stage, share = plan.stages.stakeholder_engagement, _el_percent(plan)
    if not share or is_answered(stage.evidence) or not is_answered(stage.text):
        return
    words = ctx.words("english_learner_council")
    if not any(ctx.prose(text).has(words) for _, text in texts_of(plan)):
        message = "the plan doesn't mention an English learner parent advisory council (ELPAC)"
        mend = f"Say how the council took part, or that you will set one up. {looked_for(words)}"
        yield Finding(stage.at("text"), message, mend)


@rule("SUS604")
def english_learner_strategies_absent(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A school with many English learners doesn't name strategies for them.

    Schools "with a significant population of students who are English learners (EL) are encouraged to consider the
    strategies that underperforming schools with substantial EL populations are required to incorporate". The guidance
    doesn't say how many that is; soaplan uses a share of its own. If your school isn't designated underperforming, this
    is advice.

    Write the strategies under `english_learners:`.
    """
    share, least = _el_percent(plan), ctx.number("el_share_percent")
    row = ctx.catalog.row("student-groups", "English learners")
    if share is None or share < least or plan.english_learners is not None or row is None:
        return
    stage = plan.stages.strategic_objectives_and_initiatives
    texts = [text for part in (*ctx.objectives, stage) for _, text in texts_of(part)]
    if not is_answered(stage.evidence) and not any(ctx.prose(text).has(row.mentions) for text in texts):
        message = f"{share:g} percent of your students are English learners, but the plan names no strategies for them"
        mend = f"Write it under `english_learners:`. {looked_for(row.mentions, 'names of this group')}"
        case = "underperforming" if ctx.sets_annual_goals else "other-school"
        yield Finding(plan.at("english_learners"), message, mend, case=case)


def _el_percent(plan: SustainableImprovementPlan) -> float | None:
    """The share of English learners in percent; 0.31 and 31 both mean 31 percent, and 1 may mean anything."""
    share = known(plan.school.el_share)
    if share is None or share == 1:
        return None
    return float(share * HUNDRED if share < 1 else share)
