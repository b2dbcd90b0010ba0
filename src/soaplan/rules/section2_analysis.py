"""Section 2 of the form: the analysis and the student groups that follow from it."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import UNKNOWN, given, known
from soaplan.plans.labels import fold, nearest
from soaplan.plans.soa_plan import Analysis, ChosenGroup, Indicator, SoaPlan
from soaplan.plans.texts import texts_of
from soaplan.rules.context import Context
from soaplan.rules.looked_for import looked_for
from soaplan.rules.registry import rule
from soaplan.rules.small_counts import CountReader


@rule("SOA201")
def no_student_group(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """The plan has not chosen any student group.

    The form asks for the groups "who will receive focused support within your SOA plan, as a result of your data
    analysis findings". All later sections speak of these groups.

    List one or more groups under `student_groups:` in `analysis:`.
    """
    groups = known(analysis.student_groups) if analysis.student_groups is not UNKNOWN else (UNKNOWN,)
    if all(entry is None or (isinstance(entry, ChosenGroup) and entry.group is None) for entry in groups or ()):
        labels = [row.label for row in ctx.catalog.groups if row.covers or any(row.label in g.covers for g in ctx.catalog.groups)]
        mend = "Write the groups that need focused support, each on its own line, for example:\nstudent_groups:\n"
        mend += "\n".join(f"  - {label}" for label in labels if not ctx.catalog.group(label).covers)  # type: ignore[union-attr]
        yield Finding(analysis.at("student_groups"), "no student group is chosen", mend)
