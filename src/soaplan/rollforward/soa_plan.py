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
    more="What was reached? That may be the new baseline.",
)

TABLE: Mapping[str, Row] = {
    "kind": Silent(),
    "cycle": Silent(),
    "status": Silent(),
    "district": Look("name, contact and schools: are they still right?"),
    "waivers": Clear("waive again only what must be waived in this plan; in the old one: {was}"),
    "notes": Look("are these notes still of use?"),
    "summary": Look("write this for {years}; groups, programs, years and amounts here are those of {old_years}"),
    "analysis.disparities": Look("compare with the newest data; this was written for {old_years}"),
    "analysis.insights": Look("compare with the newest data; this was written for {old_years}"),
    "analysis.indicators": Look("bring these figures and years up to date; they are those of the old plan"),
    "analysis.student_groups": Look("choose the groups anew, by the newest data"),
    "targets.lowest_performing_students_confirmed": Clear("confirm the state's targets for {years}"),
    "targets.lowest_performing_students[]": Clear("write the state's new figures; the old plan had {was}", FIGURES),
    "targets.additional[]": Clear(
        NEW_FIGURES.todo, FIGURES, NEW_FIGURES.more, plain="bring figures and years up to date; this was for {old_end}"
    ),
    "targets.additional[].measure": Keep(),
    "engagement.families": Look("is this what you do now, for the groups of this plan?"),
    "engagement.family_measures": Look("bring figures and years up to date"),
    "engagement.stakeholders": Look("write how groups were engaged for this plan; this is about {old_years}"),
    "engagement.groups_engaged": Clear("write those that were engaged for this plan; for the old one: {was}"),
    "engagement.not_applicable": Look("is this still so?"),
    "engagement.sessions": Clear("write who was heard for this plan; for the old one: {was}"),
    "engagement.school_committee_vote": Clear("record the vote on this plan; on the old plan: {was}"),
    "engagement.later_votes": Clear("only for votes on this plan after the first one; on the old plan: {was}"),
    "focus_areas[].id": Silent(),
    "focus_areas[].metrics[]": NEW_FIGURES,
    "focus_areas[].metrics[].metric": Keep(),
    f"{PROGRAM}.id": Silent(),
    f"{PROGRAM}.name": Silent(),
    f"{PROGRAM}.today": Look(
        "write what is in place now",
        more="Begin with by_end_of_plan below: what was to be in place by {old_end} is what is in place now. Check it.",
    ),
    f"{PROGRAM}.by_end_of_plan": Look(
        "write what will be in place by {end}; this was to be in place by {old_end}",
        more="What was done moves to today, above.",
    ),
    f"{PROGRAM}.how_it_helps": Keep(),
    f"{PROGRAM}.student_groups": Silent(),
    f"{PROGRAM}.schools": Silent(),
    f"{PROGRAM}.funding": Clear(
        "amounts for {years}; the old plan had {was}", ("total", "by_year", "by_source"), money=True
    ),
    f"{PROGRAM}.funding.details": Look("the amounts in this text are those of the old plan"),
    f"{PROGRAM}.funding.foundation_categories": Silent(),
    f"{PROGRAM}.metrics[]": NEW_FIGURES,
    f"{PROGRAM}.metrics[].metric": Keep(),
    f"{PROGRAM}.notes": Look("are these notes still of use?"),
    "addendum": Clear("name the addendum of this plan, if there is one; of the old plan: {was}"),
    "review": Clear("record the state's review of this plan when it comes; of the old plan: {was}"),
    "publication": Clear("write where and when this plan is posted; the old plan: {was}"),
}
