"""What a comparison of two three-year plans knows besides their model: names, labels, money, programs that moved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from soaplan.catalog import SoaCatalog
from soaplan.changes.answers import Part, Telling, about, labels, not_told
from soaplan.changes.entries import Entries, paired, surely, texts
from soaplan.changes.ledger import amount, beginning, in_words, likeness, quoted
from soaplan.changes.result import Amendment
from soaplan.changes.side import Side, entries
from soaplan.check import CheckResult
from soaplan.dates import date_in_words, days_in_words
from soaplan.plans.base import UNKNOWN, Unknown, known
from soaplan.plans.content import content_hash
from soaplan.plans.facts import AmendedPlan, Cost, amended_plan, by_name, cost_of
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import (
    NO_CODE,
    Analysis,
    ChosenGroup,
    Engagement,
    EngagementSession,
    FocusArea,
    Funding,
    Indicator,
    Metric,
    Program,
    SoaPlan,
    StateTarget,
    Target,
    Targets,
    Vote,
)
from soaplan.plans.stable import slug

AMENDMENT_CLOCK = "SOA604"
"""The rule about the days of an amended plan; the catalog cites its source there."""
THREE_YEARS = "three-year funding"
Amounts = dict[str, Decimal | Unknown]
Placed = tuple[FocusArea, Program]
"""A program, with the Focus Area under which it stands."""


@dataclass(frozen=True)
class PlanSide(Side):
    """A three-year plan that was read, with its catalog."""

    plan: SoaPlan
    catalog: SoaCatalog

    @classmethod
    def of(cls, result: CheckResult) -> "PlanSide":
        """The plan of a check. Raises TypeError where the file is no three-year plan, or cannot be read."""
        if not isinstance(result.plan, SoaPlan) or not isinstance(result.catalog, SoaCatalog):
            raise TypeError(result.path)
        return cls(result.path, result.plan, result.catalog)

    @property
    def content(self) -> str | None:
        """The content hash."""
        return content_hash(self.plan, self.catalog.cycle.id)

    def amendment(self, as_of: date) -> Amendment | None:
        """How long there is for the amended plan; None where the commissioner did not ask for one."""
        days = self.catalog.cycle.limits.amendment_days
        asked = amended_plan(self.plan.review, days)
        if asked is None:
            return None
        left = (asked.due - as_of).days if asked.is_open else None
        source = self.catalog.rule(AMENDMENT_CLOCK).source
        due = f"The amended plan is due within {days} days, by {date_in_words(asked.due)} ({source})"
        return Amendment(
            asked.directed, asked.due, days, left, asked.resubmitted, f"{asked.asked}. {due}{_since(asked, left)}."
        )

    def label(self, text: str) -> tuple[str, str] | None:
        """The program that a text names; every official spelling of one name is the same."""
        code = self.catalog.program_named(text)
        return ("programs", code) if code else None

    def chosen_group(self, chosen: ChosenGroup) -> str:
        """A student group by its official label, where it has one, with the grades, if it is limited to some."""
        label, grades = known(chosen.group), known(chosen.grades)
        row = self.catalog.group(label) if label else None
        named = row.label if row else label or "a group without a name"
        return f"{named}, grades {grades.removeprefix('grades ')}" if grades else named

    def stakeholder(self, label: str) -> str:
        """A group that was engaged, by its label in the form."""
        return row.label if (row := self.catalog.stakeholder(label)) else label

    def category(self, label: str) -> str:
        """A foundation budget category by its name in the law."""
        return self.catalog.foundation_category(label) or label

    def schools(self, written: Any) -> Any:
        """Schools as one text: a list of names with commas, and all schools in one spelling."""
        text = ", ".join(filter(None, written)) if isinstance(written, tuple) else written
        everywhere = self.catalog.word_list("whole_district")
        return everywhere[0] if isinstance(text, str) and fold(text) in map(fold, everywhere) else text

    def area(self, area: FocusArea) -> str:
        """A Focus Area by its code, with its official name."""
        row = self.catalog.focus_areas.get(known(area.id) or "")
        return f"{area_name(area)[1]} {row.name}" if row else area_name(area)[1]

    def program(self, program: Program) -> str:
        """A program with its name and its cost, for one that is new or gone."""
        row = self.catalog.programs.get(known(program.id) or "")
        name = row.name if row else known(program.name)
        total = self.cost(program.funding).total
        money = f"{THREE_YEARS} {amount(total)}" if isinstance(total, Decimal) else ""
        return ", ".join(filter(None, (" ".join(dict.fromkeys(filter(None, (code(program), name)))), money)))

    def cost(self, funding: Funding) -> Cost:
        """What a program costs over the years of the plan."""
        return cost_of(funding, self.catalog.cycle.years)

    def by_year(self, funding: Funding) -> Amounts:
        """Amounts by school year as the form writes it, FY25; those of other years under the names in the file."""
        cost = self.cost(funding)
        named = {f"FY{year % 100:02}": found for year, found in cost.by_year.items()}
        other = {name: (known(funding.by_year) or {})[name] for name in cost.other_years}
        return {name: found for name, found in (named | other).items() if found is not None}

    def by_source(self, funding: Funding) -> Amounts:
        """Amounts by source under the usual names of the funds."""
        return by_name(funding.by_source, self.catalog.fund)


def _since(asked: AmendedPlan, left: int | None) -> str:
    """How that stands today."""
    if asked.resubmitted is not None:
        how = f"{days_in_words(asked.days_late)} late" if asked.days_late else "on time"
        return f"; it was resubmitted on {date_in_words(asked.resubmitted)}, {how}"
    if left is None:
        return ""
    if left < 0:
        return f"; that was {days_in_words(-left)} ago"
    return f"; {days_in_words(left)} left" if left else "; today is the last day"


# Section 4


def tell_absent(below: Part, key: str, old: Any, new: Any) -> None:
    """The councils that do not exist here, each with its reason."""
    if UNKNOWN in (old, new):
        return
    left, right = (
        {side.stakeholder(group): reason for group, reason in (table or {}).items()}
        for side, table in zip(below.sides, (old, new), strict=True)
    )
    for group in dict.fromkeys([*left, *right]):
        below.ledger.of(place=key).text(slug(group), f"why there's no {group}", left.get(group), right.get(group))


# Section 5


def tell_areas(below: Part, key: str, old: Any, new: Any) -> None:
    """The Focus Areas, then the programs, wherever they stand."""
    below.compare_entries(key, FocusArea, old, new, FocusArea.SINGULAR)
    gone, come = all_read(old), all_read(new)
    keys = [of_program(named) for named in surely([texts("id"), texts("name")])]
    left, right = below.sides
    for one, other in paired(placed(old), placed(new), keys):
        if one and other:
            tell_program(below, one, other)
        elif other and gone:
            below.ledger.added(f"programs.{code(other[1])}", Program.SINGULAR, code(other[1]), right.program(other[1]))
        elif one and come:
            below.ledger.removed(f"programs.{code(one[1])}", Program.SINGULAR, code(one[1]), left.program(one[1]))


def tell_program(below: Part, old: Placed, new: Placed) -> None:
    """A program that both plans have, question by question."""
    name = code(new[1])
    ledger = below.ledger.of(place=f"programs.{slug(name, small=False)}", about=name)
    program = replace(below, way=(*below.way, "programs"), ledger=ledger)
    program.compare_answer("id", old[1], new[1])
    ledger.value("focus_area", FocusArea.SINGULAR, old[0].id, new[0].id)
    for key in Program.model_fields:
        if key != "id":
            program.compare_answer(key, old[1], new[1])


def placed(areas: Any) -> list[Placed]:
    """Every program of a plan with its Focus Area."""
    return [(area, program) for area in entries(areas) for program in entries(area.programs)]


def all_read(areas: Any) -> bool:
    """Whether every Focus Area and program of a plan can be told from the others."""
    lists = [areas, *(area.programs for area in entries(areas))]
    return not any(found is UNKNOWN or UNKNOWN in (found or ()) for found in lists) and all(
        program.id is not UNKNOWN for _, program in placed(areas)
    )


def of_program(key: Callable[[Any], Any]) -> Callable[[Placed], Any]:
    """A key of programs, for programs with their Focus Area."""
    return lambda one: key(one[1])


def code(program: Program) -> str:
    """How sentences name a program: its code, else its name."""
    return known(program.id) or known(program.name) or NO_CODE


def tell_schools(below: Part, key: str, old: Any, new: Any) -> None:
    """The schools: as texts, or as lists of names."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        below.ledger.labels(key, "school", filter(None, old), filter(None, new))
        return
    left, right = below.sides
    below.ledger.text(key, below.asked(), left.schools(old), right.schools(new))


def tell_funding(below: Part, key: str, old: Funding, new: Funding) -> None:
    """What a program costs: in all, by year, by source; the details, and the foundation categories."""
    left, right = below.sides
    inside = replace(below, ledger=below.ledger.of(place=key))
    total = replace(inside, way=(*below.way, "total")).asked()
    inside.ledger.value("total", total, left.cost(old).total, right.cost(new).total, amount)
    if UNKNOWN not in (old.by_year, new.by_year):
        tell_amounts(inside, "by_year", left.by_year(old), right.by_year(new))
    if UNKNOWN not in (old.by_source, new.by_source):
        tell_amounts(inside, "by_source", left.by_source(old), right.by_source(new))
    inside.compare(old, new)


def tell_amounts(below: Part, key: str, old: Amounts, new: Amounts) -> None:
    """Amounts by year or by source."""
    ledger = below.ledger.of(place=key)
    for name in dict.fromkeys([*old, *new]):
        ledger.value(slug(name, small=False), f"{name} funding", old.get(name), new.get(name), amount)


# How entries are told apart, and how sentences name them


def joined(*keys: str, quotes: bool = False) -> Callable[[Any], tuple[str, str]]:
    """Entries that go by some of their texts."""

    def named(one: Any) -> tuple[str, str]:
        words = ", ".join(filter(None, (known(getattr(one, key)) for key in keys)))
        return slug(words), quoted(beginning(words)) if quotes else words

    return named


def area_name(area: FocusArea) -> tuple[str, str]:
    """A Focus Area by its code."""
    return slug(known(area.id) or "without a code", small=False), known(area.id) or "without a code"


def session_name(one: EngagementSession) -> tuple[str, str]:
    """A session by its day and its group."""
    day, group = known(one.date), known(one.group)
    return slug(f"{day or ''} {group or ''}"), ", ".join(filter(None, (in_words(day) if day else "", group)))


def vote_name(one: Vote) -> tuple[str, str]:
    """A vote by its day."""
    day = known(one.date)
    outcome = {True: "approved", False: "not approved"}.get(known(one.approved) or False, "")
    return slug(str(day or "undated")), ", ".join(filter(None, (in_words(day) if day else "no date", outcome)))


def wording(one: Target) -> str:
    """What a target is about, in its own words."""
    return known(one.plain) or known(one.measure) or ""


def target_name(one: Target) -> tuple[str, str]:
    """A target by its id, else by its measure."""
    id_ = known(one.id)
    return slug(id_ or wording(one)), quoted(id_ or beginning(wording(one)))


def metric_name(one: Metric) -> tuple[str, str]:
    """A metric by its id, else by its text; in sentences by its text."""
    text = known(one.metric) or ""
    return slug(known(one.id) or text), quoted(text)


TELLING = Telling(
    side=PlanSide,
    answers={
        (SoaPlan, "focus_areas"): tell_areas,
        (SoaPlan, "addendum"): about("Addendum"),
        (SoaPlan, "review"): about("Review"),
        (SoaPlan, "publication"): about("Publication"),
        (Analysis, "student_groups"): labels(ChosenGroup.SINGULAR, PlanSide.chosen_group),
        (Target, "student_groups"): labels(ChosenGroup.SINGULAR, PlanSide.chosen_group),
        (StateTarget, "subject"): not_told,
        (Engagement, "groups_engaged"): labels("group engaged", PlanSide.stakeholder),
        (Engagement, "not_applicable"): tell_absent,
        (Engagement, "school_committee_vote"): about("Vote"),
        (EngagementSession, "languages"): labels("language"),
        (FocusArea, "programs"): not_told,
        (Program, "student_groups"): labels(ChosenGroup.SINGULAR, PlanSide.chosen_group),
        (Program, "schools"): tell_schools,
        (Program, "funding"): tell_funding,
        (Funding, "total"): not_told,
        (Funding, "by_year"): not_told,
        (Funding, "by_source"): not_told,
        (Funding, "foundation_categories"): labels("foundation budget category", PlanSide.category),
    },
    names={
        (SoaPlan, "summary"): "the {}",
        (Targets, "lowest_performing_students_confirmed"): "confirmation of the {}",
        (Target, "plain"): "the {}",
    },
    entries={
        Indicator: Entries(
            [texts("measure", "student_group", "year"), texts("measure", "student_group"), texts("measure")],
            joined("measure", "student_group", quotes=True),
            "Indicator {}",
        ),
        StateTarget: Entries(
            [texts("subject", "grades"), texts("subject")],
            joined("subject", "grades"),
            "The state's figures, {}",
            noun="the state's figures",
        ),
        Target: Entries(
            [texts("id"), texts("measure", "plain", "grades"), texts("measure", "plain")],
            target_name,
            "Target {}",
            lambda one, other: likeness(wording(one), wording(other)),
        ),
        EngagementSession: Entries(
            [texts("date", "group"), texts("date"), texts("group")], session_name, "Session of {}"
        ),
        Vote: Entries([texts("date")], vote_name, "Later vote of {}"),
        FocusArea: Entries([texts("id")], area_name, "Focus Area {}", in_full=PlanSide.area),
        Metric: Entries(
            [texts("id"), texts("metric")],
            metric_name,
            "",
            lambda one, other: likeness(known(one.metric) or "", known(other.metric) or ""),
            lambda one: f"metric {quoted(beginning(known(one.metric) or ''))}, ",
        ),
    },
    record=dict.fromkeys(("addendum", "review", "publication"), "Addendum, review and publication"),
)
"""The three-year plan."""
