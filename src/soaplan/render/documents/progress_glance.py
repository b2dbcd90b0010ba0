"""The top of a progress report: plain sentences and four facts, made from its data."""

from collections.abc import Sequence

from soaplan.render.documents.document import Fact
from soaplan.render.documents.progress_figures import PACES, Figure
from soaplan.render.documents.progress_programs import ProgramView, counted
from soaplan.render.documents.sentences import are, number
from soaplan.render.documents.sentences import counted as counted_noun
from soaplan.render.words import english

SAID = {
    "in place": "in place",
    "in progress": "in progress",
    "planning": "being planned",
    "not started": "not started yet",
    "discontinued": "discontinued",
}
"""The statuses as a sentence tells them, what is done first."""
IN_PLACE = "in place"
RIGHT = "moved the right way"
RIGHT_WAY = ("reached", "closer")


def glance(programs: tuple[ProgramView, ...], figures: Sequence[Figure]) -> tuple[str, ...]:
    """Two or three plain sentences."""
    return tuple(filter(None, (_programs(programs), _paced(figures) or _moved(figures), _not_reported(figures))))


def facts(programs: tuple[ProgramView, ...], figures: Sequence[Figure], amendments: int) -> tuple[Fact, ...]:
    """Four facts: programs in place, measures that moved the right way, figures not reported, changes."""
    unreported = sum(it.is_not_reported for it in figures)
    place = counted(programs).get(IN_PLACE, 0)
    return (
        Fact(str(place), f"{_of(len(programs), 'program')} in place"),
        _moving(figures),
        Fact(str(unreported), "figure not reported" if unreported == 1 else "figures not reported"),
        Fact(str(amendments), "change to the plan" if amendments == 1 else "changes to the plan"),
    )


def _moving(figures: Sequence[Figure]) -> Fact:
    """How many measures keep pace; where no pace can be told, how many moved the right way."""
    paces = [it.pace for it in figures if it.pace]
    if paces:
        return Fact(str(len(paces) - paces.count("behind")), f"{_of(len(paces), 'measure')} ahead or on pace")
    return Fact(str(len(_right(figures))), f"{_of(len(_compared(figures)), 'measure')} with figures {RIGHT}")


def _of(count: int, noun: str) -> str:
    """Of how many; the noun alone where there is none."""
    return f"of {counted_noun(count, noun)}" if count else f"{noun}s"


def _programs(views: tuple[ProgramView, ...]) -> str:
    found = counted(views)
    told = [(found[status], said) for status, said in SAID.items() if status in found]
    if not told:
        return "The report doesn’t say yet how the programs are going."
    (first, said), *rest = told
    each = [f"{are(first)} {said}", *(f"{number(count)} {said}" for count, said in rest)]
    if len(views) == 1:
        return f"The plan’s one program is {said}."
    return f"Of {english().count('programs', len(views))}, {english().all_of(each)}."


def _compared(figures: Sequence[Figure]) -> list[Figure]:
    return [it for it in figures if it.moved]


def _right(figures: Sequence[Figure]) -> list[Figure]:
    return [it for it in figures if it.moved in RIGHT_WAY]


def _paced(figures: Sequence[Figure]) -> str:
    """Who is ahead, on pace, behind; nothing where no pace can be told."""
    paces = [it.pace for it in figures if it.pace]
    told = [(paces.count(pace), pace) for pace in PACES if pace in paces]
    if not told:
        return ""
    (first, said), *rest = told
    each = english().all_of([f"{are(first)} {said}", *(f"{number(count)} {said}" for count, said in rest)])
    if len(paces) == 1:
        return f"The one measure whose pace can be told is {said}."
    return f"Of {number(len(paces))} measures whose pace can be told, {each}."


def _moved(figures: Sequence[Figure]) -> str:
    compared, right = _compared(figures), _right(figures)
    if not compared:
        return "No numbers can be compared with their targets yet."
    reached = sum(it.moved == "reached" for it in right)
    so_far = f", {number(reached)} of them as far as the target" if reached else ""
    so_far = ", as far as its target" if reached and len(right) == 1 else so_far
    if len(compared) == 1:
        return f"The one measure that can be compared with a baseline {_has_moved(len(right))}{so_far}."
    if len(right) == len(compared):
        return f"All {number(len(compared))} measures that can be compared with a baseline have {RIGHT}{so_far}."
    has = "has" if len(right) == 1 else "have"
    of_all = f"Of {number(len(compared))} measures that can be compared with a baseline"
    return f"{of_all}, {number(len(right)) if right else 'none'} {has} {RIGHT}{so_far}."


def _has_moved(right: int) -> str:
    return f"has {RIGHT}" if right else f"has not {RIGHT}"


def _not_reported(figures: Sequence[Figure]) -> str:
    count = sum(it.is_not_reported for it in figures)
    if not count:
        return ""
    return f"For {'one measure' if count == 1 else f'{number(count)} measures'} no number is reported."
