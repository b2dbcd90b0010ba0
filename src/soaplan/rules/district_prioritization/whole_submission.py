"""The submission as a whole: its larger plan, and what it says beside the last one."""

from collections.abc import Iterator
from typing import Any

from soaplan.characters import visible
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Node, given, known
from soaplan.plans.district_prioritization import DistrictPrioritization, Priority
from soaplan.plans.labels import fold, nearest
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule


@rule("PRI109")
def no_larger_plan(plan: DistrictPrioritization, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission doesn't say which larger plan its priorities are part of.

    "The 1-2 priorities outlined in this submission should be a subset of a larger multi-year district strategic plan,
    for example, a district's 3-year SOA plan, and/or plans developed for ESSER, Title I, or similar strategic efforts."

    Name the plan, or the file of the SOA plan.
    """
    del ctx
    if plan.district.parent_plan is None and plan.soa_plan is None:
        mend = (
            "Under `district:`, write, for example: parent_plan: SOA plan for FY25-FY27. If the SOA plan is a "
            "soaplan file, write `soa_plan:` and its name at the top instead."
        )
        yield Finding(plan.district.at("parent_plan"), "the submission doesn't name a larger plan", mend)


OFF_TRACK = "off track"
SECTIONS = (
    ("analysis",),
    ("engagement",),
    ("outcomes",),
    ("roles",),
    ("benchmarks", "student_work"),
    ("resources",),
    ("differentiation",),
)
"""Sections 2 to 8, each by its answers."""


@rule("PRI110")
def new_priority_without_reason(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A priority is new, and the submission doesn't say why.

    "We anticipate that most, if not all, SSoS districts will maintain the same priorities next year". Change takes more
    than a year, so the state doesn't recommend new priorities.

    Say why under `changed_because:`. If it's last year's priority in new words, give it last year's id.
    """
    if (previous := ctx.previous) is None or priority.changed_because is not None:
        return
    if _can_be_compared(priority, previous) and earlier_form(priority, previous) is None:
        mend = (
            "Say why it is new: `changed_because:` and a sentence. If it only has a new name, give it last year's id."
        )
        message = "last year's submission doesn't have this priority, and nothing says why it's new"
        yield Finding(priority.at("changed_because"), message, mend)


def _can_be_compared(priority: Priority, previous: DistrictPrioritization) -> bool:
    """Whether all have an id, or all have a text: else nobody can tell a new priority from an old one."""
    earlier, written = previous.all_priorities(), known(previous.priorities) or ()
    all_read = earlier != [] and UNKNOWN not in written
    by_id = all(known(one.id) is not None for one in (priority, *earlier))
    return all_read and (by_id or all(known(one.priority) is not None for one in (priority, *earlier)))


def earlier_form(priority: Priority, previous: DistrictPrioritization) -> Priority | None:
    """What a priority was the year before: the one with its id, else the one with nearly its words."""
    earlier = previous.all_priorities()
    name, text = known(priority.id), known(priority.priority)
    by_id = {fold(written): one for one in earlier if (written := known(one.id)) is not None}
    if name is not None and fold(name) in by_id:
        return by_id[fold(name)]
    by_text = {written: one for one in earlier if (written := known(one.priority)) is not None}
    near = nearest(text, by_text) if text is not None else None
    return by_text[near] if near else None


@rule("PRI111")
def carried_over_unchanged(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Sections are word for word last year's, though a benchmark of the priority was off track.

    The state expects that districts keep their priorities and "refine implementation and systems based on what you are
    learning this year". If you missed a benchmark, the same words will get the same result.

    Look at these sections again: what did the year show, and what will change?
    """
    earlier = earlier_form(priority, ctx.previous) if ctx.previous else None
    if earlier is None or ctx.previous is None or not _was_off_track(earlier, ctx.previous):
        return
    if same := [keys[0] for keys in SECTIONS if _is_unchanged(keys, priority, earlier)]:
        names = [f"{type(priority).model_fields[key].title}".partition(",")[0] for key in same]
        verb = "is" if len(names) == 1 else "are"
        message = f"{listed(names)} {verb} last year's word for word, though a benchmark was off track"
        mend = "Say what the year showed and what you'll do differently. Keep what still holds."
        yield Finding(priority.at(same[0]), message, mend, on_key=True)


def _was_off_track(earlier: Priority, previous: DistrictPrioritization) -> bool:
    """Whether a note on progress says so of one of its benchmarks."""
    names = {fold(name) for _, one in given(earlier.benchmarks) for name in (known(one.id), known(one.text)) if name}
    notes = [note for _, note in given(previous.progress) if known(note.status) == OFF_TRACK]
    return any(fold(name) in names for note in notes if (name := known(note.benchmark)))


def _is_unchanged(keys: tuple[str, ...], now: Priority, before: Priority) -> bool:
    """Whether a section is answered, and says the same as before."""
    contents = [_content(getattr(now, key)) for key in keys]
    return any(contents) and contents == [_content(getattr(before, key)) for key in keys]


def _content(value: Any) -> Any:
    """What an answer says, without how its lines are broken; what cannot be read is like nothing else."""
    if value is UNKNOWN:
        return object()
    if isinstance(value, Node):
        answers = {name: _content(getattr(value, name)) for name in type(value).model_fields}
        return {name: content for name, content in answers.items() if content}
    if isinstance(value, tuple):
        return [_content(item) for item in value]
    return " ".join(visible(value).split()) if isinstance(value, str) else value
