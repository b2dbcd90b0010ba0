"""Section 5 of the form: Focus Areas, programs, money, metrics."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from soaplan.changes.form_names import asked, title_of
from soaplan.changes.ledger import Ledger, amount, quoted
from soaplan.changes.lists import compare_parts, surely, texts
from soaplan.changes.pairs import paired
from soaplan.changes.sections2_and_3 import compare_figures, compare_groups
from soaplan.changes.side import entries, is_read
from soaplan.changes.version import Read
from soaplan.changes.wording import beginning, likeness
from soaplan.plans.base import UNKNOWN, Unknown, known
from soaplan.plans.facts import Cost, by_name
from soaplan.plans.soa_plan import FocusArea, Funding, Metric, Program
from soaplan.plans.stable import slug

AREA = "focus_areas"
PROGRAM = "focus_areas.programs"
THREE_YEARS = "three-year funding"
PROSE = ("today", "by_end_of_plan", "how_it_helps")
Placed = tuple[FocusArea, Program]
"""A program, with the Focus Area under which it stands."""


def compare_programs(ledger: Ledger, old: Read, new: Read) -> None:
    """The Focus Areas, then the programs, wherever they stand."""
    areas = (old.plan.focus_areas, new.plan.focus_areas)
    each = partial(compare_area, new)
    compare_parts(ledger.of(place=AREA), "Focus Area", areas, [texts("id")], partial(area_name, new), each)
    gone, come = all_read(old), all_read(new)
    keys = [of_program(key) for key in surely([texts("id"), texts("name")])]
    for before, after in paired(placed(old), placed(new), keys):
        if before and after:
            compare_program(ledger, (old, new), before, after)
        elif after and gone:
            ledger.added(f"programs.{code(after[1])}", "program", code(after[1]), program_words(new, after[1]))
        elif before and come:
            ledger.removed(f"programs.{code(before[1])}", "program", code(before[1]), program_words(old, before[1]))


def area_name(read: Read, area: FocusArea) -> tuple[str, str]:
    """A Focus Area by its code, with its official name."""
    id_ = known(area.id) or "without a code"
    row = read.catalog.focus_areas.get(id_)
    return slug(id_, small=False), f"{id_} {row.name}" if row else id_


def compare_area(new: Read, ledger: Ledger, before: FocusArea, after: FocusArea) -> None:
    """A Focus Area that both plans have: the metrics that its programs share."""
    compare_metrics(ledger.of(about=f"Focus Area {area_name(new, after)[0]}"), before.metrics, after.metrics)


def placed(read: Read) -> list[Placed]:
    """Every program of a plan with its Focus Area."""
    return [(area, program) for area in read.plan.areas() for program in entries(area.programs)]


def all_read(read: Read) -> bool:
    """Whether every Focus Area and program of a plan can be told from the others."""
    areas = read.plan.focus_areas
    lists = [areas, *(area.programs for area in entries(areas))]
    return not any(found is UNKNOWN or UNKNOWN in (found or ()) for found in lists) and all(
        program.id is not UNKNOWN for _, program in placed(read)
    )


def of_program(key: Callable[[Any], Any]) -> Callable[[Placed], Any]:
    """A key of programs, for programs with their Focus Area."""
    return lambda one: key(one[1])


def code(program: Program) -> str:
    """How sentences name a program: its code, else its name."""
    return known(program.id) or known(program.name) or "A program without a code"


def program_words(read: Read, program: Program) -> str:
    """A program with its name and its cost, for one that is new or gone."""
    name = read.program_name(known(program.id) or "", known(program.name))
    total = read.cost(program.funding).total
    money = f"{THREE_YEARS} {amount(total)}" if isinstance(total, Decimal) else ""
    named = " ".join(dict.fromkeys(filter(None, (code(program), name))))
    return ", ".join(filter(None, (named, money)))


def compare_program(ledger: Ledger, reads: tuple[Read, Read], before: Placed, after: Placed) -> None:
    """A program that both plans have, question by question."""
    old, new = reads
    catalog, left, right = new.catalog, before[1], after[1]
    ledger = ledger.of(place=f"programs.{slug(code(right), small=False)}", about=code(right))
    ledger.value("id", title_of(Program, "id"), left.id, right.id)
    ledger.value("focus_area", "Focus Area", before[0].id, after[0].id)
    compare_names(ledger, old, left, right)
    for key in PROSE:
        what = asked(catalog, f"{PROGRAM}.{key}", title_of(Program, key))
        ledger.text(key, what, getattr(left, key), getattr(right, key))
    compare_groups(ledger, old, new, left, right)
    compare_schools(ledger, reads, left, right)
    compare_funding(ledger.of(place="funding"), reads, left.funding, right.funding)
    compare_metrics(ledger, left.metrics, right.metrics)


def compare_names(ledger: Ledger, read: Read, old: Program, new: Program) -> None:
    """The names of a program; every official spelling of one name is the same."""
    names = [known(program.name) for program in (old, new)]
    codes = {read.catalog.program_named(name) for name in names if name}
    if not (len(codes) == 1 and None not in codes and all(names)):
        ledger.text("name", title_of(Program, "name"), old.name, new.name)


def compare_schools(ledger: Ledger, reads: tuple[Read, Read], old: Program, new: Program) -> None:
    """The schools: as texts, or as lists of names."""
    if isinstance(old.schools, tuple) and isinstance(new.schools, tuple):
        ledger.labels("schools", "school", filter(None, old.schools), filter(None, new.schools))
        return
    before, after = (in_one_text(read, one.schools) for read, one in zip(reads, (old, new), strict=True))
    ledger.text("schools", asked(reads[1].catalog, f"{PROGRAM}.schools"), before, after)


def in_one_text(read: Read, schools: Any) -> Any:
    """Schools as one text: a list of names with commas, and all schools in one spelling."""
    text = ", ".join(filter(None, schools)) if isinstance(schools, tuple) else schools
    return read.school(text) if isinstance(text, str) else text


def compare_funding(ledger: Ledger, reads: tuple[Read, Read], old: Funding, new: Funding) -> None:
    """What a program costs: in all, by year, by source; the details, and the foundation categories."""
    catalog = reads[1].catalog
    before, after = (read.cost(funding) for read, funding in zip(reads, (old, new), strict=True))
    ledger.value("total", asked(catalog, f"{PROGRAM}.funding.total"), before.total, after.total, amount)
    if UNKNOWN not in (old.by_year, new.by_year):
        compare_amounts(ledger.of(place="by_year"), by_year(old, before), by_year(new, after))
    if UNKNOWN not in (old.by_source, new.by_source):
        sources = (by_name(old.by_source, reads[0].catalog.fund), by_name(new.by_source, catalog.fund))
        compare_amounts(ledger.of(place="by_source"), *sources)
    ledger.text("details", asked(catalog, f"{PROGRAM}.funding.details"), old.details, new.details)
    pair = (old.foundation_categories, new.foundation_categories)
    if all(map(is_read, pair)):
        labels = [[read.category(label) for label in entries(found)] for read, found in zip(reads, pair, strict=True)]
        ledger.labels("foundation_categories", "foundation budget category", *labels)


Amounts = dict[str, Decimal | Unknown]


def by_year(funding: Funding, cost: Cost) -> Amounts:
    """Amounts by school year as the form writes it, FY25; those of other years under the names in the file."""
    named = {f"FY{year % 100:02}": found for year, found in cost.by_year.items()}
    other = {name: (known(funding.by_year) or {})[name] for name in cost.other_years}
    return {name: found for name, found in (named | other).items() if found is not None}


def compare_amounts(ledger: Ledger, old: Amounts, new: Amounts) -> None:
    """Amounts by year or by source."""
    for name in dict.fromkeys([*old, *new]):
        ledger.value(slug(name, small=False), f"{name} funding", old.get(name), new.get(name), amount)


def compare_metrics(ledger: Ledger, old: Any, new: Any) -> None:
    """The metrics of a program or a Focus Area, by id or text."""
    # Named only because the call below is long already.
    alike = lambda one, other: likeness(known(one.metric) or "", known(other.metric) or "")  # noqa: E731
    keys = [texts("id"), texts("metric")]
    compare_parts(ledger.of(place="metrics"), "metric", (old, new), keys, metric_name, compare_metric, alike)


def metric_name(one: Metric) -> tuple[str, str]:
    """A metric by its id, else by its text; in sentences by its text."""
    text = known(one.metric) or ""
    return slug(known(one.id) or text), quoted(text)


def compare_metric(ledger: Ledger, old: Metric, new: Metric) -> None:
    """One metric."""
    ledger.text("metric", "metric", old.metric, new.metric)
    name = quoted(beginning(known(new.metric) or ""))
    ledger.text("id", f"id of the metric {name}", old.id, new.id)
    for key in ("unit", "direction"):
        ledger.text(key, f"metric {name}, {key}", getattr(old, key), getattr(new, key))
    compare_figures(ledger, old, new, f"metric {name}, ")
