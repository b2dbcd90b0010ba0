"""The top of the page: what a plan is, a few plain sentences made from the data, and four facts."""

from soaplan.render.clean import and_list, count, first_upper
from soaplan.render.figures import Costs
from soaplan.render.page import AreaView, Fact, TargetsView
from soaplan.render.reader import Reader

PLAN = "SOA Plan"


def about(reader: Reader) -> str:
    """Two sentences on what such a plan is, in the words of the guidance."""
    said = reader.catalog.cycle.statements
    subset, no_grant = (from_plan(text) for text in (said.not_district_improvement_plan, said.not_grant_funding))
    expected = " (expected)" if reader.catalog.cycle.provisional else ""
    return (
        "Under the Student Opportunity Act (SOA), every district and charter school in Massachusetts says, every three "
        "years, how it will close gaps between groups of students. In the words of the state’s "
        f"guidance{expected}, the “{subset}”, and “{no_grant}”."
    )


def from_plan(text: str) -> str:
    """A sentence of the guidance from the words "SOA Plan" on, without its full stop."""
    before, found, rest = text.partition(PLAN)
    return (found + rest if found else before).rstrip(".")


def assumed(reader: Reader) -> str:
    """What a reader must know where the state's guidance is not out; else empty."""
    cycle = reader.catalog.cycle
    if not cycle.provisional:
        return ""
    return (
        f"The state has not published its guidance for {cycle.years_label}. Years, dates, names and questions are "
        "carried over from the guidance before; what had to be assumed is marked “expected”."
    )


def glance(reader: Reader, district: str, groups: tuple[str, ...], costs: Costs) -> tuple[str, ...]:
    """Two or three plain sentences."""
    found = [_money(reader, district, costs)]
    if groups:
        found.append(f"The plan is meant above all for {and_list(list(map(_in_sentence, groups)))}.")
    known_parts = [part for part in costs.parts if part.amount is not None]
    if len(known_parts) > 1:
        most = max(known_parts, key=lambda part: part.amount or 0)
        found.append(f"The largest part, {most.shown} ({most.share}), goes to {most.name}.")
    return tuple(found)


def _money(reader: Reader, district: str, costs: Costs) -> str:
    cycle = reader.catalog.cycle
    when = (
        f"over {count(len(cycle.years), 'year')}, through {cycle.plan_ends}{' (expected)' if cycle.provisional else ''}"
    )
    programs = count(len(costs.parts), "program")
    if not costs.parts:
        return f"{district} has not chosen its programs yet."
    if not costs.total:
        return f"{district} has chosen {programs}, to be carried out {when}. The cost is not known yet."
    rest = f" The cost of {count(costs.missing, 'program')} is not known yet." if costs.missing else ""
    return f"{first_upper(district)} plans to spend {costs.shown_total} on {programs} {when}.{rest}"


def _in_sentence(group: str) -> str:
    """A group's label inside a sentence: "students with disabilities", but "English learners"."""
    first = group.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0]
    return group[:1].lower() + group[1:] if first in {"Students", "Low", "High", "Lowest", "All", "Former"} else group


def facts(groups: tuple[str, ...], targets: TargetsView, costs: Costs, areas: tuple[AreaView, ...]) -> tuple[Fact, ...]:
    """Four facts: cost, programs, student groups, targets."""
    own = len(targets.own) + len(targets.prose)
    beside = ", beside the state’s" if targets.confirmed and own else ""
    of_state = Fact("The state’s", "targets for the lowest-performing students")
    own_fact = Fact(str(own), f"{'target' if own == 1 else 'targets'} of its own{beside}")
    return (
        Fact(first_upper(costs.shown_total), "cost over three years"),
        Fact(str(len(costs.parts)), f"{_plural(len(costs.parts), 'program')} in {count(len(areas), 'focus area')}"),
        Fact(str(len(groups)), f"student {_plural(len(groups), 'group')} in focus"),
        of_state if targets.confirmed and not own else own_fact,
    )


def _plural(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"
