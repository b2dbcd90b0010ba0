"""Where a plan answers a clause: the sections and programs of its page."""

from collections.abc import Iterable
from dataclasses import dataclass

from soaplan.plans.soa_plan import FocusArea, Program
from soaplan.render.crosswalk.excerpts import joined, shorten, text_at
from soaplan.render.documents.plan_programs import AreaView, ProgramView
from soaplan.render.reader import Reader

AREAS, PROGRAMS = "focus_areas[].", "focus_areas[].programs[]."
SECTIONS = {
    "district": "questions",
    "summary": "summary",
    "analysis": "why",
    "targets": "targets",
    "engagement": "engagement",
    "focus_areas": "programs",
    "review": "history",
    "publication": "questions",
}
"""First name of an answer's place -> the section of the page that shows it."""
NO_PROGRAM = "No program has been chosen"


@dataclass(frozen=True)
class Place:
    """One part of the page: its name, its id (empty where it has none), and the beginning of what it says."""

    label: str
    anchor: str
    excerpt: str


@dataclass(frozen=True)
class Page:
    """What a clause can point at on the plan's page: its sections by id, and its Focus Areas with their programs."""

    titles: dict[str, str]
    areas: dict[AreaView, tuple[ProgramView, ...]]


@dataclass(frozen=True)
class Part:
    """A Focus Area, or a program in one, that a clause asks about."""

    label: str
    anchor: str
    area: FocusArea
    program: Program | None = None


@dataclass(frozen=True)
class Found:
    """The places that answer a clause, and the names of the parts that do not."""

    places: tuple[Place, ...]
    missing: tuple[str, ...]


def find(reader: Reader, page: Page, answers: Iterable[str]) -> Found:
    """Where these answers are on the page. Answers that every finished plan has must be there; of others, one."""
    answers = tuple(answers)
    programs = [place for place in answers if place.startswith(PROGRAMS)]
    areas = [place for place in answers if place.startswith(AREAS) and place not in programs]
    whole = [place for place in answers if not place.startswith(AREAS)]
    found = [_of_plan(reader, page, whole), *(_of_part(reader, part, areas, programs) for part in parts(page))]
    if programs and not reader.plan.programs():
        found.append(Found((), (NO_PROGRAM,)))
    places = tuple(place for one in found for place in one.places)
    return Found(places, tuple(dict.fromkeys(name for one in found for name in one.missing)))


def parts(page: Page) -> Iterable[Part]:
    """Each Focus Area of the plan, and behind it its programs, with their ids on the page."""
    for area, programs in page.areas.items():
        if area.area is None:
            continue
        yield Part(f"Focus Area {area.code}", area.anchor, area.area)
        for view in programs:
            if view.program:
                name = view.name if view.name != view.code else ""
                yield Part(f"{view.code} {name}".strip(), view.anchor, area.area, view.program)


def _of_plan(reader: Reader, page: Page, answers: list[str]) -> Found:
    texts = {answer: text_at(reader, answer) for answer in answers}
    by_section: dict[str, list[str]] = {}
    for answer, text in texts.items():
        by_section.setdefault(SECTIONS[answer.partition(".")[0]], []).append(text)
    shown = {key: joined(said) for key, said in by_section.items()}
    places = (_section(page, key, text) for key, text in shown.items() if text)
    lacks = _lacks(reader, texts)
    return Found(tuple(places), tuple(page.titles[key] for key in shown) if lacks else ())


def _section(page: Page, key: str, text: str) -> Place:
    return Place(page.titles[key], key, shorten(text))


def _of_part(reader: Reader, part: Part, areas: list[str], programs: list[str]) -> Found:
    """What one Focus Area or program answers. An answer of the area stands for the same one of its programs."""
    own = programs if part.program else areas
    texts = {answer: text_at(reader, answer, part.area, part.program) for answer in own}
    said = joined(texts.values())
    shared = {answer.removeprefix(AREAS) for answer in areas if text_at(reader, answer, part.area)}
    asked = {answer: text for answer, text in texts.items() if answer.removeprefix(PROGRAMS) not in shared}
    optional = not part.program and programs
    lacks = not optional and _lacks(reader, asked)
    places = (Place(part.label, part.anchor, shorten(said)),) if said else ()
    return Found(places, (part.label,) if lacks else ())


def _lacks(reader: Reader, texts: dict[str, str]) -> bool:
    due = [answer for answer in texts if answer in reader.catalog.required]
    return not all(texts[answer] for answer in due) or bool(texts and not any(texts.values()))
