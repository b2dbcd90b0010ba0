"""District Systems: how the district supports the school."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.improvement_stages import DistrictSystems, Partner
from soaplan.plans.sustainable_improvement_plan import SustainableImprovementPlan
from soaplan.plans.texts import texts_of
from soaplan.rules.looked_for import in_short, listed, looked_for
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.answered import is_answered, speaks_otherwise
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

ASKED = {
    "responsible": "who is responsible in the district",
    "differentiated_support": "differentiated support",
    "human_capital": "human capital",
    "partners": "external partners",
    "resources": "resources",
    "resource_inequities": "resource inequities",
}
HUNDRED = 100


@rule("SUS601")
def district_systems_incomplete(systems: DistrictSystems, ctx: ImprovementContext) -> Iterator[Finding]:
    """One of the six descriptions of District Systems is missing.

    The guidance asks who in the district is responsible, how support is differentiated, how leaders and teachers are
    found and developed, which partners help, with which money and staff, and which inequities of resources are to be
    mended. A text or evidence for the whole stage may answer all of it.

    Write what is missing. "No external partners" is an answer.
    """
    if not is_answered(systems) or speaks_otherwise(systems):
        return
    told_apart = ("resource_inequities",) if ctx.federal_law_asks("resource-inequities") else ()
    missing = [key for key in ASKED if not is_answered(getattr(systems, key)) and key not in told_apart]
    if missing:
        message = f"District Systems says nothing of {listed([ASKED[key] for key in missing], last='or')}"
        mend = f"Write it under `{missing[0]}:`. “None at present” is an answer."
        yield Finding(systems.at(missing[0]), message, mend)


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
    and for how they are held "accountable for meeting agreed-upon performance benchmarks".

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


@rule("SUS604")
def english_learner_strategies_absent(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """A school with many English learners names no strategies for them.

    Schools "with a significant population of students who are English learners (EL) are encouraged to consider the
    strategies that underperforming schools with substantial EL populations are required to incorporate". How many are
    significant is not said; the share from which soaplan asks is its own. For a school that is not designated
    underperforming this is advice.

    Write the strategies under `english_learners:`.
    """
    share, least = _el_percent(plan), ctx.number("el_share_percent")
    row = ctx.catalog.row("student-groups", "English learners")
    if share is None or share < least or plan.english_learners is not None or row is None:
        return
    stage = plan.stages.strategic_objectives_and_initiatives
    texts = [text for part in (*ctx.objectives, stage) for _, text in texts_of(part)]
    if not is_answered(stage.evidence) and not any(ctx.prose(text).has(row.mentions) for text in texts):
        message = f"{share:g} percent of the students are English learners, and no strategy is named for them"
        mend = f"Write it under `english_learners:`. {looked_for(row.mentions, 'names of this group')}"
        case = "underperforming" if ctx.sets_annual_goals else "other-school"
        yield Finding(plan.at("english_learners"), message, mend, case=case)


def _el_percent(plan: SustainableImprovementPlan) -> float | None:
    """The share of English learners in percent; 0.31 and 31 both mean 31 percent, and 1 may mean anything."""
    share = known(plan.school.el_share)
    if share is None or share == 1:
        return None
    return float(share * HUNDRED if share < 1 else share)
