"""Section 3 of the form: the three-year targets."""

from collections.abc import Iterator

from soaplan.catalog.soa_models import GroupRow
from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import UNKNOWN, Unknown, given, known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import ChosenGroup, StateTarget, Target, Targets
from soaplan.plans.values import read_year
from soaplan.rules.figures import Aim, no_better, should_fall
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

CONFIRMED = "lowest_performing_students_confirmed"


@rule("SOA301")
def lowest_performing_target_unconfirmed(targets: Targets, ctx: Context) -> Iterator[Finding]:
    """The plan doesn't confirm the state's targets for its lowest-performing students.

    The form asks every district to confirm that it "will use DESE's three-year targets for increasing performance
    for the 'Lowest Performing Students' group in ELA and math". Your own targets come on top of these; they don't
    replace them.

    Write `yes`. You don't need to know the numbers yet: the state sets them.
    """
    del ctx
    confirm = f"Write `{CONFIRMED}: yes`. Targets of your own come on top of the state's."
    if targets.lowest_performing_students_confirmed is None:
        message = "the state's targets for the lowest-performing students are not confirmed yet"
        yield Finding(targets.at(CONFIRMED), message, confirm, case="not-answered")
    elif known(targets.lowest_performing_students_confirmed) is False:
        message = "the answer is no, but every district uses the state's targets for its lowest-performing students"
        yield Finding(targets.at(CONFIRMED), message, confirm, case="answered-no")


@rule("SOA302")
def incomplete_additional_target(target: Target, ctx: Context) -> Iterator[Finding]:
    """You can't track one of your own targets, because part of it is missing.

    The form asks for targets "for one or more student groups by subject matter and grade level", and every yearly
    report looks back at them. That takes a group, a measure, where the group is now, and where it should be by
    when.

    Write what's missing. A target can also be one plain text; then nothing more is asked.
    """
    if target.plain is not None or not (missing := _missing(target)):
        return
    message = f"this target has {listed([f'no {name}' for _, name in missing])}"
    cycle = ctx.catalog.cycle
    mend = (
        "Write what is missing. A complete target has `student_groups:`, `measure:`, "
        f"`baseline:` with a `value:` and a `year:` (for example {cycle.guidance_published.date.year}), "
        f"and `target:` with a `value:` and a `year:` (for example {_plan_years(ctx)[-1]})."
    )
    yield Finding(missing[0][0], message, mend)


def _missing(target: Target) -> list[tuple[Pointer, str]]:
    """What a target lacks: its place and its name, in the order of the file. What cannot be read is not missing."""
    baseline, goal = target.baseline, target.target
    lacks: list[tuple[bool, tuple[str, ...], str]] = [
        (_no_group(target), ("student_groups",), "student group"),
        (target.measure is None, ("measure",), "measure"),
        (baseline.value is None, ("baseline", "value") if baseline.year else ("baseline",), "baseline"),
        (goal.value is None and goal.year is None, ("target",), "value and year to reach"),
        (goal.value is None and goal.year is not None, ("target", "value"), "value to reach"),
        (goal.year is None and goal.value is not None, ("target", "year"), "year in which to reach it"),
    ]
    return [(target.at(*way), name) for lacking, way, name in lacks if lacking]


def _no_group(target: Target) -> bool:
    if isinstance(target.student_groups, Unknown):
        return False
    return all(entry is None or getattr(entry, "group", UNKNOWN) is None for entry in target.student_groups or ())


@rule("SOA303")
def target_against_direction(target: Target, ctx: Context) -> Iterator[Finding]:
    """A target isn't better than its baseline.

    If a target asks for no more than you already have, or for less, it's usually a slip: two numbers swapped, or a
    measure that should go down. If the target doesn't say which way is better, soaplan goes by the name of the
    measure: a gap, absences or vacancies should fall; scores or attendance should rise.

    Correct the number, or say which way is better: `direction: decrease`.
    """
    before, after = known(target.baseline.value), known(target.target.value)
    falls = should_fall(target.direction, target.measure, ctx)
    if before is not None and after is not None and falls is not None:
        yield from no_better(Aim(target.at("target", "value"), before, after, target.direction), falls=falls)


@rule("SOA307")
def state_target_against_direction(target: StateTarget, ctx: Context) -> Iterator[Finding]:
    """The state's target for the lowest-performing students isn't better than the baseline next to it.

    The state sets these targets for "increasing performance". If one isn't higher than the baseline, it's usually a
    slip: two numbers swapped, or one from another row.

    Look up both numbers in the state's table.
    """
    before, after = known(target.baseline), known(target.target)
    if before is None or after is None or after > before or should_fall(None, target.subject, ctx):
        return
    message = f"the target ({after:f}) isn't better than the baseline ({before:f})"
    yield Finding(target.at("target"), message, "Look up both figures in the state's table. Maybe they are swapped.")


@rule("SOA304")
def target_for_unchosen_group(target: Target, ctx: Context) -> Iterator[Finding]:
    """A target is for a student group the plan hasn't chosen.

    The plan's programs and money serve the groups you chose. Nothing else in the plan leads to a target for another
    group.

    Choose the group in Section 2 too, or set the target for a group you chose.
    """
    if not ctx.chosen or partly_unread(ctx.plan.analysis.student_groups):
        return
    for place, entry in given(target.student_groups):
        label = known(entry.group)
        if label is not None and not _is_chosen(label, ctx):
            chosen = ", ".join(written for _, written, _ in ctx.chosen)
            message = f"the group “{label}” isn't one of the plan's student groups"
            mend = f"Section 2 chooses: {chosen}. Add the group there, or set the target for one of these."
            yield Finding(target.at("student_groups", place), message, mend)


def _is_chosen(label: str, ctx: Context) -> bool:
    """Whether a group of a target is one of the chosen ones, or the group of every plan."""
    row = ctx.catalog.group(label)
    if row is not None and any(row is ctx.catalog.group(name) for name in ctx.words("groups_of_every_plan")):
        return True
    if row is None and ctx.refers_to_groups(label):
        return True
    return any(_is_same(label, row, written, chosen, ctx) for _, written, chosen in ctx.chosen)


def _is_same(label: str, row: GroupRow | None, written: str, chosen: GroupRow | None, ctx: Context) -> bool:
    """Whether two groups are one, or one of them is High needs and the other belongs to it."""
    if row is not None and chosen is not None:
        return row is chosen or _covers(row, chosen, ctx) or _covers(chosen, row, ctx)
    named = ctx.names_group(label, written, chosen) or ctx.names_group(written, label, row)
    return named or fold(label) == fold(written)


def _covers(wide: GroupRow, narrow: GroupRow, ctx: Context) -> bool:
    return any(ctx.catalog.group(name) is narrow for name in wide.covers)


def partly_unread(groups: tuple[ChosenGroup | Unknown | None, ...] | Unknown | None) -> bool:
    """Whether a list of student groups holds anything that cannot be read."""
    if isinstance(groups, Unknown):
        return True
    return any(entry is not None and UNKNOWN in (entry, getattr(entry, "group", None)) for entry in groups or ())


@rule("SOA305")
def target_outside_cycle(target: Target, ctx: Context) -> Iterator[Finding]:
    """One of your own targets isn't within the plan's three years, or isn't after its baseline.

    The targets in Section 3 are three-year targets, and the yearly reports end with the plan. A school year goes by
    the June it ends in.

    Use one of the plan's years for the target, and an earlier one for the baseline.
    """
    years, before, after = _plan_years(ctx), known(target.baseline.year), known(target.target.year)
    if after is None:
        return
    if after not in years:
        message = f"the target is for {after}, which isn't one of the plan's three years"
        mend = f"The plan covers the school years that end in {', '.join(map(str, years))}. Write one of these."
        yield Finding(target.at("target", "year"), message, mend)
    elif before is not None and before >= after:
        message = f"the baseline is from {before}, which isn't before the target's year ({after})"
        mend = "A baseline says where the group stood before. Write the school year of that figure, by its June."
        yield Finding(target.at("baseline", "year"), message, mend)


def _plan_years(ctx: Context) -> list[int]:
    """The school years of the plan, by the June in which each ends."""
    return [read_year(year) for year in ctx.catalog.cycle.years]
