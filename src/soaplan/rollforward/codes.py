"""The state's codes and labels in the new cycle: what was numbered anew, what is gone, where a program now belongs."""

from collections.abc import Callable, Iterator

from soaplan.catalog import SoaCatalog
from soaplan.plans.labels import fold
from soaplan.rollforward.rolling import Change, Place, Rolling
from soaplan.rollforward.words import said
from soaplan.source.nodes import Scalar

AREAS = "focus_areas[]"
PROGRAMS = "programs"
GROUPS = (
    "analysis.student_groups[]",
    "analysis.student_groups[].group",
    "analysis.indicators[].student_group",
    "targets.additional[].student_groups[]",
    "targets.additional[].student_groups[].group",
    "focus_areas[].programs[].student_groups[]",
    "focus_areas[].programs[].student_groups[].group",
)
CATEGORIES = ("focus_areas[].programs[].funding.foundation_categories[]",)


def changed_codes(rolling: Rolling) -> Iterator[Change]:
    """The Focus Areas and their programs: renamed where the new catalog says so, else remarked on."""
    areas = rolling.at(AREAS)
    taken = {code_of(place) for area in areas for place in area.below("id")}
    for area in areas:
        programs = [entry for place in area.below(PROGRAMS) for entry in place.entries()]
        code = next(area.below("id"), None)
        change = _area(code, programs, taken, rolling) if code else None
        if change is not None:
            yield change
        after = (change.text if change else None) or (code_of(code) if code else "")
        for program in programs:
            yield from _program(program, after, rolling)


def changed_labels(rolling: Rolling) -> Iterator[Change]:
    """Student groups and foundation categories that the old cycle's list had and the new one has not."""
    yield from _labels(GROUPS, "the student groups", lambda catalog: catalog.group, rolling)
    yield from _labels(CATEGORIES, "the foundation categories", lambda catalog: catalog.foundation_category, rolling)


def _labels(
    ways: tuple[str, ...], what: str, reader: Callable[[SoaCatalog], Callable[[str], object]], rolling: Rolling
) -> Iterator[Change]:
    for place in (place for way in ways for place in rolling.at(way)):
        if isinstance(place.node, Scalar) and not place.is_blank:
            text = place.node.text
            if reader(rolling.old)(text) and not reader(rolling.new)(text):
                years = rolling.new.cycle.years_label
                yield Change(place, f"{what} for {years} don’t include “{said(place.node)}”: choose another one")


def code_of(place: Place) -> str:
    """A code as the catalog writes it."""
    return place.node.text.strip().upper() if isinstance(place.node, Scalar) else ""


def _area(place: Place, programs: list[Place], taken: set[str], rolling: Rolling) -> Change | None:
    """One Focus Area: it goes where all its programs go, if that is one place and no other area of the plan."""
    code = code_of(place)
    if not code or code not in rolling.old.focus_areas:
        return None
    targets = {area for program in programs for area in _areas_after(program, rolling)}
    if len(targets) == 1 and (new := targets.pop()) not in taken:
        return Change(place, f"Focus Area {code} is now {new} ({rolling.new.focus_areas[new].name})", text=new)
    return None if code in rolling.new.focus_areas else Change(place, _gone(f"Focus Area {code}", rolling))


def _areas_after(program: Place, rolling: Rolling) -> Iterator[str]:
    """The Focus Areas in which the programs stand that a program becomes."""
    for place in program.below("id"):
        for code in rolling.successors.get(code_of(place), [code_of(place)]):
            if area := rolling.new.area_of(code):
                yield area


def _program(program: Place, area: str, rolling: Rolling) -> Iterator[Change]:
    """One program, which stands in a Focus Area of the new plan."""
    place = next(program.below("id"), None)
    code = code_of(place) if place else ""
    if place is None or code not in rolling.old.programs:
        return
    after = rolling.successors.get(code, [])
    if len(after) == 1:
        new = rolling.new.programs[after[0]]
        now = rolling.new.area_of(new.id)
        there = "does it still fit?" if now == area else f"move it to Focus Area {now}, where it belongs now"
        yield Change(place, f"program {code} is now {new.id} {new.name}: {there}", text=new.id)
    elif after:
        yield Change(place, f"program {code} is now more than one: choose {' or '.join(after)}")
    elif code not in rolling.new.programs:
        yield Change(place, _gone(f"program {code}", rolling))
    yield from _name(program, code, after[0] if len(after) == 1 else code, rolling)


def _name(program: Place, old: str, new: str, rolling: Rolling) -> Iterator[Change]:
    """The name of a program that the state now calls otherwise."""
    place = next(program.below("name"), None)
    row = rolling.new.programs.get(new)
    if place is None or row is None or not isinstance(place.node, Scalar) or place.is_blank:
        return
    before = place.node.text
    was_official = rolling.old.program_named(before) == old
    if was_official and fold(before) not in map(fold, row.names):
        yield Change(place, f"the name was “{said(place.node)}”: does the program still fit?", text=row.name)


def _gone(what: str, rolling: Rolling) -> str:
    return f"{what} is not in the catalog for {rolling.new.cycle.years_label}: choose another one, or delete it"
