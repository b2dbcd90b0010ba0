"""The names by which entries, practices and student groups are called."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from soaplan.catalog.models import ListRow
from soaplan.diagnostic import Finding, Fix
from soaplan.plans.base import Node, given, known
from soaplan.plans.labels import fold, offer
from soaplan.plans.sustainable_improvement_plan import (
    Goal,
    InterimBenchmark,
    Objective,
    SustainableImprovementPlan,
    id_of,
)
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.context import (
    TITLES,
    ImprovementContext,
    Reference,
    is_fully_read,
    nearest_name,
)

ALIKE = 0.85
"""How much a name must look like another one to be a slip of the pen, not a group of the school's own."""


@rule("SUS108")
def unknown_reference(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """An item refers to a root cause, an objective or a benchmark that isn't there.

    The plan's chain runs from root causes through objectives to goals and benchmarks. If a link goes nowhere, readers
    can't follow it.

    Write the id of the entry you mean, or add the entry.
    """
    for same in _by_name(ctx.unresolved):
        first = same[0]
        nodes, title = plan.named(first.target), TITLES[first.target]
        message = f"there is no {title} with the id “{first.text}”"
        others = f" The same id is used in {len(same)} places." if len(same) > 1 else ""
        mend, fix = _ids(nodes, first.text, title)
        yield Finding(first.pointer, message, mend + others, fix=fix if len(same) == 1 else None)
    yield from _benchmarks_of_last_year(plan, ctx)


def _by_name(references: list[Reference]) -> Iterable[list[Reference]]:
    """The references that name the same entry, together: they have one cause."""
    groups: dict[tuple[str, str], list[Reference]] = {}
    for reference in references:
        groups.setdefault((reference.target, fold(reference.text)), []).append(reference)
    return groups.values()


def _ids(nodes: list[Node], text: str, title: str) -> tuple[str, Fix | None]:
    """Which ids there are, and which one was probably meant."""
    asked, fix = offer(text, nearest_name(nodes, text))
    ids = [name for node in nodes if (name := id_of(node))]
    if not ids:
        return f"No {title} here has an id yet. Add an `id:` line to it.", None
    return f"{asked}The ids are: {', '.join(ids)}.", fix


def _benchmarks_of_last_year(plan: SustainableImprovementPlan, ctx: ImprovementContext) -> Iterator[Finding]:
    """Reflections that name a benchmark by an id that last year's plan does not have."""
    related = ctx.related.get("previous")
    before = related.plan if related else None
    if not isinstance(before, SustainableImprovementPlan) or not is_fully_read(before.benchmarks):
        return
    nodes = before.named("benchmarks")
    ids = {fold(id_of(node)) for node in nodes}
    for _, entry in given(plan.reflection):
        name = known(entry.benchmark)
        if nodes and name is not None and len(name.split()) == 1 and fold(name) not in ids:
            message = f"last year's plan has no benchmark with the id “{name}”"
            mend, fix = _ids(nodes, name, "benchmark")
            yield Finding(entry.at("benchmark"), message, mend, fix=fix)


@rule("SUS109")
def unknown_turnaround_practice(node: Node, ctx: ImprovementContext) -> Iterator[Finding]:
    """A Turnaround Practice isn't one of the state's four.

    You can give your priorities your own names. Here you say which of the four Turnaround Practices each one goes with,
    so the state can compare plans.

    Write the number of the practice, 1 to 4. Keep your own name in the objective's text.
    """
    rows = ctx.catalog.rows("practices")
    for way, text in _practices_named(node):
        if ctx.practice(text) is None:
            four = "; ".join(f"{row.id} {row.label}" for row in rows)
            mend = f"Write the number of the practice: {four}. Your own name for it goes in the objective's text."
            yield Finding(node.at(*way), f"“{text}” isn't one of the Turnaround Practices", mend)


def _practices_named(node: Node) -> list[tuple[tuple[str | int, ...], str]]:
    """Where a part names Turnaround Practices."""
    if isinstance(node, Objective):
        return [(("practices", place), text) for place, text in given(node.practices)]
    if isinstance(node, InterimBenchmark) and (text := known(node.practice)) is not None:
        return [(("practice",), text)]
    if isinstance(node, SustainableImprovementPlan):
        return [(("practices_not_addressed", text), text) for text in known(node.practices_not_addressed) or {}]
    return []


@rule("SUS110")
def misspelled_student_group(goal: Goal, ctx: ImprovementContext) -> Iterator[Finding]:
    """A goal's student group looks like a misspelling of one of the state's groups.

    Readers find the state's numbers for a goal by the group's name. Your school's own groups ("the students who enter
    in grade 6") are fine.

    Spell the name the way the state does.
    """
    if (written := known(goal.group)) is None or ctx.catalog.row("student-groups", written):
        return
    rows = ctx.catalog.rows("student-groups")
    said = ctx.prose(written)
    if said.has(ctx.words("own_groups")) or any(said.has(row.mentions) for row in rows):
        return
    if meant := _nearly(written, rows):
        message = f"there is no student group “{written}”"
        asked, fix = offer(written, meant.label)
        yield Finding(goal.at("group"), message, asked.strip(), fix=fix)


def _nearly(written: str, rows: tuple[ListRow, ...]) -> ListRow | None:
    """The group whose name differs from a text by a letter or two."""
    by_name = {fold(name): row for row in rows for name in (row.label, *row.aliases)}
    close = get_close_matches(fold(written), by_name, n=1, cutoff=ALIKE)
    return by_name[close[0]] if close else None
