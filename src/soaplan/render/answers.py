"""One answer as the state's form wants it: plain text, checkboxes spelled out, amounts as bare numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from soaplan.dates import date_in_words
from soaplan.money import dollars
from soaplan.plans.base import Node, known
from soaplan.plans.facts import is_contradicted, outcome_of, vote_that_counts
from soaplan.plans.soa_plan import FocusArea, Program
from soaplan.render.costs import categories_of, cost_in, shown_by_year
from soaplan.render.measures import Measure, metrics, own_targets
from soaplan.render.prose import to_plain
from soaplan.render.reader import Reader

CHECKED = "[x] "
Read = Callable[[Reader, FocusArea, Program], str]


@dataclass(frozen=True)
class Answer:
    """The text to paste, and what it is called where one question has several answers."""

    text: str
    label: str = ""


def answer_at(reader: Reader, place: str, area: FocusArea | None, program: Program | None) -> Answer:
    """The answer at a place that the catalog's form names, such as `focus_areas[].programs[].today`."""
    label, read = SPECIAL.get(place, ("", None))
    if read is not None:
        return Answer(read(reader, area or FocusArea(), program or Program()), label)
    names = place.split(".")
    node: Node = reader.plan if not place.startswith("focus_areas[]") else program or area or reader.plan
    names = [name for name in names if not name.endswith("[]")]
    for name in names[:-1]:
        node = getattr(node, name)
    return Answer(to_plain(reader.text(node, names[-1])), label or LABELS.get(place, ""))


LABELS = {
    "focus_areas[].programs[].today": "In place now",
    "focus_areas[].programs[].by_end_of_plan": "In place at the end of the plan",
    "focus_areas[].programs[].how_it_helps": "How it helps the student groups",
}


def _checked(names: list[str] | tuple[str, ...]) -> str:
    return "\n".join(f"{CHECKED}{name}" for name in names)


def _yes_no(question: str, written: str, *, value: bool | None) -> str:
    """The question with the ticked box; if the answer can't be read, with what was written."""
    boxes = {True: "[x] Yes", False: "[x] No", None: written}[value]
    return f"{question}  {boxes}" if boxes else ""


def _student_groups(reader: Reader, *_: Node) -> str:
    return _checked(reader.groups(reader.plan.analysis))


def _confirmed(reader: Reader, *_: Node) -> str:
    targets = reader.plan.targets
    written = reader.line(targets, "lowest_performing_students_confirmed")
    question = "Will you use DESE's three-year targets for the lowest-performing students in ELA and math?"
    return _yes_no(question, written, value=known(targets.lowest_performing_students_confirmed))


def _aim(aim: Measure) -> str:
    if aim.text:
        return to_plain(aim.text)
    rest = [aim.about, aim.distance.words, aim.distance.change]
    return "; ".join(filter(None, [aim.measure, *rest]))


def _targets(reader: Reader, *_: Node) -> str:
    return "\n\n".join(map(_aim, own_targets(reader, reader.plan.targets)))


def _heard(reader: Reader, *_: Node) -> str:
    names = reader.lines(reader.plan.engagement, "groups_engaged")
    rows = ((name, reader.catalog.stakeholder(name)) for name in names)
    return _checked([row.label if row else name for name, row in rows])


def _absent(reader: Reader, *_: Node) -> str:
    reasons = reader.table(reader.plan.engagement, "not_applicable").items()
    return "\n".join(f"{name}: {reason}" for name, (_, reason) in reasons)


def _approved(reader: Reader, *_: Node) -> str:
    vote = vote_that_counts(reader.plan.engagement)
    written = reader.line(vote, "approved")
    if is_contradicted(vote):
        written = f"(neither yes nor no: the answer is yes, but the tally is {reader.line(vote, 'tally')})"
    return _yes_no("Did the vote approve this plan?", written, value=outcome_of(vote))


def _vote_date(reader: Reader, *_: Node) -> str:
    day = reader.day(vote_that_counts(reader.plan.engagement), "date")
    return f"Date of the vote: {date_in_words(day)}" if isinstance(day, date) else day


def _areas(reader: Reader, *_: Node) -> str:
    parts = reader.parts(reader.plan, "focus_areas")
    codes = [reader.line(part, "id") if isinstance(part, FocusArea) else str(part) for part in parts]
    rows = ((code, reader.catalog.focus_areas.get(code)) for code in codes)
    return _checked([f"{code} {row.name}" if row else code for code, row in rows if code])


def _programs(reader: Reader, area: FocusArea, _: Program) -> str:
    parts = [
        reader.line(part, "id") if isinstance(part, Program) else str(part) for part in reader.parts(area, "programs")
    ]
    rows = ((code, reader.catalog.programs.get(code)) for code in parts)
    return _checked([f"{code} {row.name}" if row else code for code, row in rows if code])


def _schools(reader: Reader, _: FocusArea, program: Program) -> str:
    return ", ".join(reader.lines(program, "schools"))


def _total(reader: Reader, _: FocusArea, program: Program) -> str:
    total = cost_in(reader, program).known_total
    return f"{total.normalize():f}" if isinstance(total, Decimal) else reader.line(program.funding, "total")


def _by_year(reader: Reader, _: FocusArea, program: Program) -> str:
    rows = shown_by_year(reader, program)
    total = cost_in(reader, program).known_total
    whole = f" (total {dollars(total)})" if rows and total is not None else ""
    return ", ".join(f"{year} {amount}" for year, amount in rows) + whole


def _categories(reader: Reader, _: FocusArea, program: Program) -> str:
    return _checked(categories_of(reader, program.funding))


def _metrics(reader: Reader, _: FocusArea, program: Program) -> str:
    return "\n".join(f"- {_aim(aim)}" for aim in metrics(reader, program))


def _shared_metrics(reader: Reader, area: FocusArea, _: Program) -> str:
    return "\n".join(f"- {_aim(aim)}" for aim in metrics(reader, area))


SPECIAL: dict[str, tuple[str, Read]] = {
    "analysis.student_groups": ("", _student_groups),
    "targets.lowest_performing_students_confirmed": ("", _confirmed),
    "targets.additional": ("", _targets),
    "engagement.groups_engaged": ("Engaged", _heard),
    "engagement.not_applicable": ("Does not apply here", _absent),
    "engagement.school_committee_vote.approved": ("", _approved),
    "engagement.school_committee_vote.date": ("", _vote_date),
    "focus_areas": ("", _areas),
    "focus_areas[].programs": ("", _programs),
    "focus_areas[].programs[].schools": ("", _schools),
    "focus_areas[].programs[].funding.total": ("", _total),
    "focus_areas[].programs[].funding.by_year": ("By year, for your records", _by_year),
    "focus_areas[].programs[].funding.foundation_categories": ("", _categories),
    "focus_areas[].programs[].metrics": ("For this program", _metrics),
    "focus_areas[].metrics": ("For the focus area as a whole", _shared_metrics),
}
"""Answers that are no plain text: place -> what it is called beside others, and how it is written out."""
