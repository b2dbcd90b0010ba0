"""What becomes of each answer of a three-year plan when the next one is begun from it, in the order of the form.

A way stands for everything below it that has no row of its own. `{was}` is what the old plan said; `{years}` and
`{end}` are those of the new plan, `{old_years}` and `{old_end}` those of the old one.
"""

from collections.abc import Mapping

from soaplan.rollforward.rows import Clear, Keep, Look, Row, Silent

PROGRAM = "focus_areas[].programs[]"
FIGURES = ("baseline", "target")
NEW_FIGURES = Clear(
    "new baseline and target; the old plan had {was}",
    FIGURES,
    more="What did you reach? That may be your new baseline.",
)

TABLE: Mapping[str, Row] = {
    "kind": Silent(),
    "cycle": Silent(),
    "status": Silent(),
    "district": Look("name, contact and schools: are they still right?"),
    "waivers": Clear("waive only what this plan needs; the old one had: {was}"),
    "notes": Look("do you still need these notes?"),
    "summary": Look("rewrite this for {years}; its groups, programs, years and amounts are from {old_years}"),
    "analysis.disparities": Look("compare with the newest data; this was written for {old_years}"),
    "analysis.insights": Look("compare with the newest data; this was written for {old_years}"),
    "analysis.indicators": Look("update these numbers and years; they are from the old plan"),
    "analysis.student_groups": Look("choose the groups again, using the newest data"),
    "targets.lowest_performing_students_confirmed": Clear("confirm the state's targets for {years}"),
    "targets.lowest_performing_students[]": Clear("add the state's new numbers; the old plan had {was}", FIGURES),
    "targets.additional[]": Clear(
        NEW_FIGURES.todo, FIGURES, NEW_FIGURES.more, plain="update the numbers and years; this was for {old_end}"
    ),
    "targets.additional[].measure": Keep(),
    "engagement.families": Look("is this what you do now, for the groups of this plan?"),
    "engagement.family_measures": Look("update the numbers and years"),
    "engagement.stakeholders": Look("say how you engaged groups for this plan; this is about {old_years}"),
    "engagement.groups_engaged": Clear("list the groups you engaged for this plan; for the old one: {was}"),
    "engagement.not_applicable": Look("is this still true?"),
    "engagement.sessions": Clear("list who you heard from for this plan; for the old one: {was}"),
    "engagement.school_committee_vote": Clear("record the vote on this plan; on the old plan: {was}"),
    "engagement.later_votes": Clear("only for later votes on this plan; on the old plan: {was}"),
    "focus_areas[].id": Silent(),
    "focus_areas[].metrics[]": NEW_FIGURES,
    "focus_areas[].metrics[].metric": Keep(),
    f"{PROGRAM}.id": Silent(),
    f"{PROGRAM}.name": Silent(),
    f"{PROGRAM}.today": Look(
        "write what is in place now",
        more="Start from by_end_of_plan below: what you planned to have by {old_end}. Check how much of it is there.",
    ),
    f"{PROGRAM}.by_end_of_plan": Look(
        "say what will be in place by {end}; this was the plan for {old_end}",
        more="Move what is done up to today.",
    ),
    f"{PROGRAM}.how_it_helps": Keep(),
    f"{PROGRAM}.student_groups": Silent(),
    f"{PROGRAM}.schools": Silent(),
    f"{PROGRAM}.funding": Clear(
        "amounts for {years}; the old plan had {was}", ("total", "by_year", "by_source"), money=True
    ),
    f"{PROGRAM}.funding.details": Look("the amounts in this text are from the old plan"),
    f"{PROGRAM}.funding.foundation_categories": Silent(),
    f"{PROGRAM}.metrics[]": NEW_FIGURES,
    f"{PROGRAM}.metrics[].metric": Keep(),
    f"{PROGRAM}.notes": Look("do you still need these notes?"),
    "addendum": Clear("name the addendum for this plan, if there is one; the old plan had: {was}"),
    "review": Clear("record the state's review of this plan when it comes; the old plan had: {was}"),
    "publication": Clear("write where and when this plan is posted; the old plan: {was}"),
}
