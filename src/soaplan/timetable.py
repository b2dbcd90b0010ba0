"""The way to a file's due date and on from it, date by date, from the milestones of its cycle and the dates in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from soaplan.catalog import Catalog, Catalogs
from soaplan.catalog.models import Milestone
from soaplan.characters import one_line
from soaplan.check import CheckResult
from soaplan.plans.base import Node, known
from soaplan.plans.envelope import CHARTER_SCHOOL, Envelope, types_of_district
from soaplan.plans.facts import usual_body

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Event:
    """One milestone of one file. `day` is None where nobody knows it yet."""

    id: str
    what: str
    day: date | None
    source: str
    is_told: bool = False
    """Whether the file itself says when it is or was."""
    is_suggested: bool = False
    """Whether the day is soaplan's suggestion, and no document's."""
    is_expected: bool = False
    """Whether a document will name the day, and it is only assumed by now."""


def events_of(result: CheckResult, catalogs: Catalogs, as_of: date) -> list[Event]:
    """The milestones of a file that could be read, in the order of its cycle; nothing for any other file."""
    if result.plan is None or result.catalog is None:
        return []
    return list(_Timetable(result, result.plan, result.catalog, catalogs, as_of).events())


@dataclass(frozen=True, eq=False)
class _Timetable:
    result: CheckResult
    plan: Envelope
    catalog: Catalog
    catalogs: Catalogs
    as_of: date

    def events(self) -> Iterator[Event]:
        """The milestones; nothing is suggested for the time before something that has happened."""
        process = known(getattr(self.plan, "process", None))
        wanted = [one for one in self.catalog.calendar if process is None or one.only in ("", process)]
        told = {place: day for place, one in enumerate(wanted) if (day := self.told(one))}
        happened = max((place for place, day in told.items() if day <= self.as_of), default=0)
        for place, one in enumerate(wanted):
            if one.due_of:
                yield from self.due_of(one)
            elif place >= happened or one.fixed or one.answer:
                yield self.event(one)

    @property
    def is_charter(self) -> bool:
        """Whether the file is a charter school's, as it or the plan that it rests on says."""
        others = [one.plan for one in self.result.related.values()]
        return CHARTER_SCHOOL in types_of_district(self.plan, others)

    @property
    def body(self) -> str:
        """Who votes on it, as the file says or as is usual."""
        district = self.plan.district
        return one_line(known(district.governing_body) or usual_body(district))

    def event(self, one: Milestone) -> Event:
        told = self.told(one)
        return Event(
            one.id,
            filled(one.what, days=str(self.days(one)), time=self.catalog.cycle.due.time, body=self.body),
            told or self.counted(one.id),
            self.source(one),
            is_told=told is not None,
            is_suggested=told is None and not one.fixed,
            is_expected=told is None and one.fixed and self.catalog.cycle.provisional,
        )

    def source(self, one: Milestone) -> str:
        return one.source_charter_school or one.source if self.is_charter else one.source

    def days(self, one: Milestone) -> int:
        """A number of days; one that goes by a name is the cycle's."""
        return int(one.days) if one.days.isdigit() else self.catalog.number(one.days)

    def told(self, one: Milestone) -> date | None:
        """The day that the file itself names."""
        value: object = self.plan
        for name in one.answer.split(".") if one.answer else ():
            value = getattr(value, name, None) if isinstance(value, Node) else None
        return value if isinstance(value, date) else None

    @cache  # noqa: B019 - the timetable lives as long as the answer
    def counted(self, id_: str) -> date | None:
        """The day of a milestone: told, or counted from another one."""
        one = next(one for one in self.catalog.calendar if one.id == id_)
        if told := self.told(one):
            return told
        if one.at:
            published = self.catalog.cycle.guidance_published
            return self.result.due if one.at == "due" else published.date if published else None
        other = one.before or one.after
        start = self.counted(other) if other else None
        if start is None:
            return None
        day = start + timedelta(days=self.days(one) if one.after else -self.days(one))
        return day if one.fixed else on_a_weekday(day)

    def due_of(self, one: Milestone) -> Iterator[Event]:
        """The days on which later files are due."""
        found = self.cycle_of(one)
        if found is None:
            return
        cycle, own = found.cycle, self.result.due
        for case, day in self.days_of(found).items():
            if day is None or own is None or day > own:
                what = filled(one.what, case=case, years=cycle.years_label)
                yield Event(f"{one.id}-{case}", what, day, self.source(one), is_expected=cycle.provisional)

    def cycle_of(self, one: Milestone) -> Catalog | None:
        """The catalog of the later file."""
        if one.cycle == "same":
            return self.catalogs.get(one.due_of, self.catalog.cycle.id)
        later = [name for name in self.catalogs.cycles(one.due_of) if name > self.catalog.cycle.id]
        return self.catalogs.get(one.due_of, later[0]) if later else None

    def days_of(self, catalog: Catalog) -> dict[str, date | None]:
        """The due dates that concern this file: by year, or that of its type of district; unknown ones as None."""
        days = catalog.cycle.due.days
        if not days.keys() & {"district", CHARTER_SCHOOL}:
            return {case: None if self.is_charter else day for case, day in days.items()}
        case = CHARTER_SCHOOL if self.is_charter else "district"
        return {case: days.get(case)}


def filled(text: str, **words: str) -> str:
    """A text of the catalog with words in the place of `{names}`."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def on_a_weekday(day: date) -> date:
    """The day, or the Friday before a weekend: nobody meets on a Sunday."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
