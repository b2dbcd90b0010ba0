"""Sections 2 and 3 of the form: the analysis, the student groups, the targets."""

from functools import partial

from soaplan.changes.form_names import asked, title_of
from soaplan.changes.ledger import Ledger, quoted
from soaplan.changes.lists import compare_answers, compare_parts, texts
from soaplan.changes.side import entries, is_read
from soaplan.changes.version import Read
from soaplan.changes.wording import beginning, likeness
from soaplan.plans.base import Node, known
from soaplan.plans.figures import Value
from soaplan.plans.soa_plan import Indicator, StateTarget, Target
from soaplan.plans.stable import slug

FIGURES = ("baseline", "target")


def compare_analysis(ledger: Ledger, old: Read, new: Read) -> None:
    """Section 2: disparities, insights, figures, and the groups that were chosen."""
    before, after = old.plan.analysis, new.plan.analysis
    for key in ("disparities", "insights"):
        ledger.text(key, asked(new.catalog, f"analysis.{key}"), getattr(before, key), getattr(after, key))
    keys = [texts("measure", "student_group", "year"), texts("measure", "student_group"), texts("measure")]
    lists = (before.indicators, after.indicators)
    compare_parts(ledger.of(place="indicators"), "indicator", lists, keys, indicator_name, compare_indicator)
    compare_groups(ledger, old, new, before, after)


def indicator_name(one: Indicator) -> tuple[str, str]:
    """A figure by its measure and its group."""
    words = ", ".join(filter(None, (known(one.measure), known(one.student_group))))
    return slug(words), quoted(beginning(words))


def compare_indicator(ledger: Ledger, old: Indicator, new: Indicator) -> None:
    """One figure."""
    ledger = ledger.of(about=f"Indicator {indicator_name(new)[1]}")
    compare_answers(ledger, old, new)


def compare_groups(ledger: Ledger, old: Read, new: Read, before: Node, after: Node) -> None:
    """The student groups of a part of the plan."""
    left, right = (getattr(part, "student_groups") for part in (before, after))  # noqa: B009 - of several kinds of part
    if is_read(left) and is_read(right):
        labels = [[read.chosen_group(one) for one in entries(groups)] for read, groups in ((old, left), (new, right))]
        ledger.labels("student_groups", "student group", *labels)


def compare_targets(ledger: Ledger, old: Read, new: Read) -> None:
    """Section 3: the state's targets, and the district's own."""
    before, after = old.plan.targets, new.plan.targets
    key = "lowest_performing_students_confirmed"
    what = f"confirmation of the {asked(new.catalog, f'targets.{key}')}"
    ledger.value(key, what, getattr(before, key), getattr(after, key))
    keys = [texts("subject", "grades"), texts("subject")]
    lists = (before.lowest_performing_students, after.lowest_performing_students)
    place = ledger.of(place="lowest_performing_students")
    compare_parts(place, "the state's figures", lists, keys, state_name, compare_state_target)
    own = [texts("id"), texts("measure", "plain", "grades"), texts("measure", "plain")]
    each = partial(compare_target, old, new)
    lists_ = (before.additional, after.additional)
    # Named only because the call below is long already.
    alike = lambda one, other: likeness(wording(one), wording(other))  # noqa: E731
    compare_parts(ledger.of(place="additional"), "additional target", lists_, own, target_name, each, alike)


def state_name(one: StateTarget) -> tuple[str, str]:
    """The state's figures by subject and grades."""
    words = ", ".join(filter(None, (known(one.subject), known(one.grades))))
    return slug(words), words


def compare_state_target(ledger: Ledger, old: StateTarget, new: StateTarget) -> None:
    """The state's figures for one subject."""
    ledger = ledger.of(about=f"The state's figures, {state_name(new)[1]}")
    compare_answers(ledger, old, new, but={"subject"})


def wording(one: Target) -> str:
    """What a target is about, in its own words."""
    return known(one.plain) or known(one.measure) or ""


def target_name(one: Target) -> tuple[str, str]:
    """A target by its id, else by its measure."""
    id_ = known(one.id)
    return slug(id_ or wording(one)), quoted(id_ or beginning(wording(one)))


def compare_target(old: Read, new: Read, ledger: Ledger, before: Target, after: Target) -> None:
    """One target of the district's own."""
    ledger = ledger.of(about=f"Target {target_name(after)[1]}")
    ledger.text("text", "the target", before.plain, after.plain)
    compare_answers(ledger, before, after, but={"plain"})
    compare_groups(ledger, old, new, before, after)
    compare_figures(ledger, before, after)


def compare_figures(ledger: Ledger, old: Node, new: Node, before: str = "") -> None:
    """Baseline and target of a target or a metric: value and year. `before` stands before their names."""
    for part in FIGURES:
        for key in Value.model_fields:
            what = f"{before}{part} {title_of(Value, key)}"
            ledger.value(f"{part}.{key}", what, getattr(getattr(old, part), key), getattr(getattr(new, part), key))
