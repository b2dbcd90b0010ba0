"""Section 2 of the form: the analysis and the student groups that follow from it."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import Unknown, given, known
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import Analysis, ChosenGroup, Indicator, SoaPlan
from soaplan.plans.texts import texts_of
from soaplan.rules.looked_for import looked_for
from soaplan.rules.published_counts import counts_in, small_count, what_to_write
from soaplan.rules.registry import rule
from soaplan.rules.small_counts import CountReader
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_plan.groups_meant import groups_meant


@rule("SOA201")
def no_student_group(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """The plan has not chosen any student group.

    The form asks for the groups "who will receive focused support within your SOA plan, as a result of your data
    analysis findings". All later sections speak of these groups.

    List one or more groups under `student_groups:` in `analysis:`.
    """
    groups = analysis.student_groups
    if isinstance(groups, Unknown) or any(_is_answer(entry) for entry in groups or ()):
        return
    examples = next((row.covers for row in ctx.catalog.groups if row.covers), ())
    mend = "Write the groups that need focused support, each on a line of its own, for example:\nstudent_groups:"
    yield Finding(analysis.at("student_groups"), "no student group is chosen", "\n  - ".join((mend, *examples)))


MOST_OFFERS = 100
"""Nobody chooses so many groups; to look for the nearest name of thousands takes minutes."""


def _is_answer(entry: ChosenGroup | Unknown | None) -> bool:
    """Whether an entry names a group, be it one that cannot be read."""
    return isinstance(entry, Unknown) or (entry is not None and entry.group is not None)


@rule("SOA202")
def unlisted_student_group(analysis: Analysis, ctx: Context) -> Iterator[Finding]:  # noqa: ARG001 - says where it looks
    """A student group is not one of the groups for which the state reports results.

    A group is "one of the groups of students for which the department issues annual performance determinations".
    The list is open, so a group of the district's own is accepted, but the state has no figures for it.

    Choose the group of the state's list that is meant, or keep your own group and say in a waiver why.
    """
    listed = "; ".join(group.label for group in ctx.catalog.groups)
    for place, (entry, label, row) in enumerate(ctx.chosen):
        if row is None:
            meant = groups_meant(label, ctx) if place < MOST_OFFERS else ""
            mend = f"{meant}The state's groups are: {listed}. A group of your own may stay; a waiver says why."
            yield Finding(entry.at("group"), f"“{label}” is not on the state's list of student groups", mend)


@rule("SOA203")
def overlapping_student_groups(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """A student group is chosen twice, or beside a wider group that contains it.

    The same group twice cannot be reported on clearly. "High needs" counts English learners, students with
    disabilities and low-income students together; a plan may name both, but its readers should know that the same
    students are meant.

    Take out the second entry. Where "High needs" stands beside its members, keep the one you will report on.
    """
    seen: dict[tuple[str, str], ChosenGroup] = {}
    for entry in _readable(analysis):
        twin = seen.setdefault((_name(entry, ctx), _grades(entry)), entry)
        if twin is not entry:
            message = f"“{entry.group}” is already chosen"
            message += "" if entry.group == twin.group else f" as “{twin.group}”"
            yield Finding(entry.path, message, TWICE, case="same-group-twice")
    yield from _wider_beside_members(list(seen.values()), ctx)


TWICE = "Take out this entry. If two grade spans are meant, write them: {group: English learners, grades: 6-8}."


def _readable(analysis: Analysis) -> list[ChosenGroup]:
    """The entries whose group and grades can both be read."""
    entries = (entry for _, entry in given(analysis.student_groups))
    return [entry for entry in entries if known(entry.group) is not None and not isinstance(entry.grades, Unknown)]


def _name(entry: ChosenGroup, ctx: Context) -> str:
    """The group an entry means: the catalog's label, or its own where the catalog has none."""
    written = known(entry.group) or ""
    row = ctx.catalog.group(written)
    return row.label if row else fold(written)


def _grades(entry: ChosenGroup) -> str:
    written = known(entry.grades) or ""
    return fold(written)


def _wider_beside_members(entries: list[ChosenGroup], ctx: Context) -> Iterator[Finding]:
    """One finding, at the first entry that overlaps with one before it."""
    listed = [entry for entry in entries if ctx.catalog.group(known(entry.group) or "")]
    for place, entry in enumerate(listed):
        for other in listed[:place]:
            for wider, member in ((entry, other), (other, entry)):
                if _covers(wider, member, ctx):
                    message = f"“{wider.group}” already includes “{member.group}”"
                    yield Finding(entry.path, message, BESIDE, case="high-needs-beside-members")
                    return


BESIDE = (
    "A plan may name both. Keep the one that your targets and programs are about, or say in the analysis how the two "
    "are kept apart."
)


def _covers(wider: ChosenGroup, member: ChosenGroup, ctx: Context) -> bool:
    """Whether one group contains the other. Different grade spans are taken to be different students."""
    row = ctx.catalog.group(known(wider.group) or "")
    spans = {_grades(wider), _grades(member)} - {""}
    return row is not None and _name(member, ctx) in row.covers and len(spans) <= 1


@rule("SOA204")
def group_without_analysis(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """The analysis does not name one of the chosen student groups.

    The groups are chosen "based on your identification of the greatest disparities in outcomes". A reader looks in
    the analysis for the reason why a group was chosen.

    Say under `disparities:` or `insights:` what the figures show for this group.
    """
    texts = [known(analysis.disparities), known(analysis.insights)]
    read = [text for text in texts if text is not None]
    if len(read) < len(texts):
        return
    for entry, label, row in ctx.chosen:
        if not any(ctx.names_group(text, label, row) for text in read):
            message = f"the analysis does not name the chosen student group “{label}”"
            mend = f"{looked_for((label, *ctx.group_words(label, row)), 'names of this group')} {SAY_IT}"
            yield Finding(entry.path, message, mend)


SAY_IT = "Say under `disparities:` or `insights:` what the figures show for this group."


@rule("SOA205")
def small_count_published(plan: SoaPlan, ctx: Context) -> Iterator[Finding]:
    """A text or figure counts fewer than ten students.

    The plan is posted for everybody. A count of a few students, say of one group in one grade, can let neighbors tell
    who they are. The state does not show results of groups this small.

    Write "fewer than 10 students", a share, or the figure of a wider group.
    """
    reader = CountReader(ctx.catalog.words, ctx.catalog.cycle.numbers["small_count"])
    mend = f"The plan will be public. {what_to_write(reader)}"
    yield from counts_in(texts_of(plan), reader, mend)
    for _, indicator in given(plan.analysis.indicators):
        yield from _small_figures(indicator, reader, mend, ctx)


def _small_figures(indicator: Indicator, reader: CountReader, mend: str, ctx: Context) -> Iterator[Finding]:
    if not _counts_students(indicator, ctx):
        return
    for key in ("value", "all_students"):
        if message := small_count(known(getattr(indicator, key)), reader):
            yield Finding(indicator.at(key), message, mend)


def _counts_students(indicator: Indicator, ctx: Context) -> bool:
    """Whether a figure counts students: by its unit, or without a unit by the name of its measure."""
    unit, measure = (ctx.prose(known(value) or "") for value in (indicator.unit, indicator.measure))
    other = ctx.words("no_student_figures")
    if isinstance(indicator.unit, Unknown) or unit.has(other) or measure.has(other):
        return False
    named = measure.has(ctx.words("student_units"))
    if known(indicator.unit) is None:
        return named and measure.has(ctx.words("count_units"))
    counted = unit.has(ctx.words("count_units")) and (named or not measure.has(ctx.words("other_figures")))
    return counted or unit.has(ctx.words("student_units"))
