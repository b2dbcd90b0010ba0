"""Section 2 of the form: the analysis and the student groups that follow from it."""

import re
from collections.abc import Iterator

from soaplan.diagnostic import Finding, Fix
from soaplan.plans.base import Unknown, given, known
from soaplan.plans.labels import fold, meant, offer
from soaplan.plans.soa_plan import Analysis, ChosenGroup
from soaplan.regex import regex
from soaplan.rules.looked_for import in_short, looked_for
from soaplan.rules.looked_for import listed as in_a_sentence
from soaplan.rules.registry import rule
from soaplan.rules.soa_plan.context import Context

BETWEEN_GROUPS = regex(r"[,;&+]|\band\b", re.IGNORECASE)


def groups_meant(label: str, ctx: Context) -> tuple[str, Fix | None]:
    """The group that a label very likely means; where one entry holds several, how to write them."""
    several = [part.strip() for part in BETWEEN_GROUPS.split(label) if ctx.catalog.group(part)]
    if len(several) > 1:
        lines = ", ".join(f"`- {part}`" for part in several)
        whole = len(several) == len(BETWEEN_GROUPS.split(label))
        return f"Write each group on a line of its own: {lines}. ", Fix(tuple(several)) if whole else None
    near = meant(label, {name: group.label for group in ctx.catalog.groups for name in (group.label, *group.aliases)})
    return offer(label, near)


@rule("SOA201")
def no_student_group(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """The plan hasn't chosen any student groups.

    The form asks for the groups "who will receive focused support within your SOA plan, as a result of your data
    analysis findings". All the later sections are about these groups.

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
    """A student group isn't one of the groups the state reports results for.

    A group is "one of the groups of students for which the department issues annual performance determinations".
    The list is open, so you can use your own group, but the state doesn't have numbers for it.

    Choose the group you mean from the state's list, or keep your own and say why in a waiver.
    """
    names = "; ".join(group.label for group in ctx.catalog.groups)
    for place, (entry, label, row) in enumerate(ctx.chosen):
        if row is None:
            asked, fix = groups_meant(label, ctx) if place < MOST_OFFERS else ("", None)
            mend = f"{asked}The state's groups are: {names}. {KEEP_IT}"
            message = f"“{label}” isn't on the state's list of student groups"
            yield Finding(entry.at("group"), message, mend, about=entry.path, fix=fix)


KEEP_IT = (
    "The list is open, so you can keep your own group. Then say why in a waiver:\n"
    "waivers:\n  - rule: SOA202\n    reason: ..."
)


@rule("SOA203")
def overlapping_student_groups(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """A student group is chosen twice, or along with a wider group that includes it.

    You can't report clearly on the same group twice. "High needs" counts English learners, students with
    disabilities and low-income students together. A plan can name both, but readers should know that these are the
    same students.

    Delete the second one. If you chose "High needs" along with groups it includes, keep the one you'll report on.
    """
    seen: dict[tuple[str, str], ChosenGroup] = {}
    for entry in _readable(analysis):
        twin = seen.setdefault((_name(entry, ctx), _grades(entry)), entry)
        if twin is not entry:
            message = f"“{entry.group}” is already chosen"
            message += "" if entry.group == twin.group else f" as “{twin.group}”"
            yield Finding(entry.path, message, TWICE, case="same-group-twice")
    yield from _wider_beside_members(list(seen.values()), ctx)


TWICE = "Delete this one. If you mean two grade spans, write them: {group: English learners, grades: 6-8}."


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
    """One finding for a group and all those it includes, at the first entry that overlaps with one before it."""
    listed = [entry for entry in entries if ctx.catalog.group(known(entry.group) or "")]
    for wider in listed:
        if members := [entry for entry in listed if _covers(wider, entry, ctx)]:
            second = max(wider, members[0], key=listed.index)
            names = in_a_sentence([f"“{member.group}”" for member in members])
            message = f"“{wider.group}” already includes {names}"
            yield Finding(second.path, message, BESIDE, case="high-needs-beside-members")
            return


BESIDE = (
    "A plan can name both. Keep the one your targets and programs are about, or say in the analysis how the two "
    "are kept apart."
)


def _covers(wider: ChosenGroup, member: ChosenGroup, ctx: Context) -> bool:
    """Whether one group contains the other. Different grade spans are taken to be different students."""
    row = ctx.catalog.group(known(wider.group) or "")
    spans = {_grades(wider), _grades(member)} - {""}
    return row is not None and _name(member, ctx) in row.covers and len(spans) <= 1


@rule("SOA204")
def group_without_analysis(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """The analysis doesn't mention one of the student groups you chose.

    Groups are chosen "based on your identification of the greatest disparities in outcomes". Readers look in the
    analysis for why you chose a group.

    Under `disparities:` or `insights:`, say what the numbers show for this group.
    """
    texts = [known(analysis.disparities), known(analysis.insights)]
    read = [text for text in texts if text is not None]
    if len(read) < len(texts):
        return
    for entry, label, row in ctx.chosen:
        if not any(ctx.names_group(text, label, row) for text in read):
            message = f"the analysis doesn't mention “{label}”, a student group you chose"
            mend = f"{looked_for((label, *ctx.group_words(label, row)), 'names of this group')} {SAY_IT}"
            yield Finding(entry.path, message, mend)


SAY_IT = "Say under `disparities:` or `insights:` what the numbers show for this group."


@rule("SOA206")
def analysis_in_a_word(analysis: Analysis, ctx: Context) -> Iterator[Finding]:
    """An answer of the analysis is only a word or two.

    The form asks which disparities your data show, and what else your analysis told you. "Yes" answers neither.

    Say in a sentence or two what you looked at and what you found.
    """
    for key in ("disparities", "insights"):
        text = known(getattr(analysis, key))
        if text is not None and len(ctx.prose(text).words) <= FEW_WORDS:
            message = f"“{in_short(text)}” doesn't say what your analysis found"
            yield Finding(analysis.at(key), message, "Write a sentence or two: what you looked at, and what you found.")


FEW_WORDS = 2
"""No finding can be told in fewer: "Math gaps widened"."""
