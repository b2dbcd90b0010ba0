"""A few words of an answer, enough to know it again on the page."""

from collections.abc import Callable, Iterable
from datetime import date

from soaplan.dates import date_in_words
from soaplan.money import dollars
from soaplan.plans.base import Node
from soaplan.plans.soa_plan import EngagementSession, FocusArea, Program
from soaplan.render.answers import CHECKED, answer_at
from soaplan.render.clean import first_upper, one_line
from soaplan.render.costs import cost_in, shown_by_source
from soaplan.render.reader import Reader

LONGEST = 160
"""Characters of an excerpt."""
BULLET = "- "
Read = Callable[[Reader, Program], str]


def text_at(reader: Reader, place: str, area: FocusArea | None = None, program: Program | None = None) -> str:
    """The whole answer at a place of the plan, on one line; empty where there is none."""
    if place in SPECIAL:
        return SPECIAL[place](reader, program or Program())
    return _flat(answer_at(reader, place, area, program).text)


def shorten(text: str) -> str:
    """The beginning of a text, with whole words where it has any."""
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    words = cut.rpartition(" ")[0]
    return f"{words if len(words) * 2 > LONGEST else cut}…"


def joined(texts: Iterable[str]) -> str:
    """Several answers as one text."""
    found = ""
    for text in filter(None, texts):
        found += text if not found else f" {text}" if found[-1] in ".!?" else f"; {text}"
    return found


def _flat(text: str) -> str:
    """A list as a sentence lists it; prose on one line."""
    lines = [line for line in text.split("\n") if line]
    for sign in (CHECKED, BULLET):
        if all(line.startswith(sign) for line in lines):
            return one_line("; ".join(line.removeprefix(sign) for line in lines))
    return one_line(text)


def _total(reader: Reader, program: Program) -> str:
    total = cost_in(reader, program).known_total
    return f"{dollars(total)} over three years" if total is not None else reader.line(program.funding, "total")


def _by_source(reader: Reader, program: Program) -> str:
    return ", ".join(f"{name} {amount}" for name, amount in shown_by_source(reader, program))


def _category(reader: Reader, program: Program) -> str:
    """The law's category of a program, as the guidance has it; else its code."""
    code = reader.line(program, "id")
    return next((f"({row.id}) {row.name}" for row in reader.catalog.categories if code in row.programs), code)


def _sessions(reader: Reader, _: Program) -> str:
    parts = reader.parts(reader.plan.engagement, "sessions")
    return "; ".join(_session(reader, part) if isinstance(part, EngagementSession) else str(part) for part in parts)


def _session(reader: Reader, one: EngagementSession) -> str:
    group, languages = reader.line(one, "group"), ", ".join(reader.lines(one, "languages"))
    about = ", ".join(filter(None, (_day(reader, one, "date"), languages)))
    return f"{first_upper(group)} ({about})" if about else first_upper(group)


def _day(reader: Reader, node: Node, name: str) -> str:
    day = reader.day(node, name)
    return date_in_words(day) if isinstance(day, date) else day


SPECIAL: dict[str, Read] = {
    "district.contact.name": lambda reader, _: reader.line(reader.plan.district.contact, "name"),
    "district.contact.title": lambda reader, _: reader.line(reader.plan.district.contact, "title"),
    "engagement.sessions": _sessions,
    "focus_areas[].programs[].id": _category,
    "focus_areas[].programs[].funding.total": _total,
    "focus_areas[].programs[].funding.by_source": _by_source,
    "publication.url": lambda reader, _: reader.line(reader.plan.publication, "url"),
    "publication.date": lambda reader, _: _day(reader, reader.plan.publication, "date"),
    "review.submitted": lambda reader, _: _day(reader, reader.plan.review, "submitted"),
    "review.directed": lambda reader, _: _day(reader, reader.plan.review, "directed"),
    "review.resubmitted": lambda reader, _: _day(reader, reader.plan.review, "resubmitted"),
    "review.completed": lambda reader, _: _day(reader, reader.plan.review, "completed"),
}
"""Answers that the form does not ask for, or that read better here than in a form."""
