"""The top of the page: what a plan is, a few plain sentences made from the data, and four facts."""

from decimal import Decimal

from soaplan.plans.values import read_year
from soaplan.render.clean import first_upper
from soaplan.render.figures import Costs, largest
from soaplan.render.measures import school_year
from soaplan.render.page import AreaView, Fact, TargetsView
from soaplan.render.reader import Reader
from soaplan.render.words import Words

PLAN = "SOA Plan"


def about(reader: Reader) -> str:
    """Three sentences: what such a plan is, in the words of the guidance, and what its years are."""
    said = reader.catalog.cycle.statements
    quoted = (said.not_district_improvement_plan, said.not_grant_funding)
    subset, no_grant = (reader.label(from_plan(text)) for text in quoted)
    rest = reader.words.t("about_quoted", subset=subset, no_grant=no_grant)
    return reader.words.between_sentences.join((reader.words.t("about"), rest, _fiscal_year(reader)))


def _fiscal_year(reader: Reader) -> str:
    """What the first year of the plan is."""
    name = reader.catalog.cycle.years[0]
    year, end = read_year(name), f"June {read_year(name)}"
    return reader.words.t("fiscal_year", year=name, end=reader.words.month_and_year(end), school_year=school_year(year))


def from_plan(text: str) -> str:
    """A sentence of the guidance from the words "SOA Plan" on, without its full stop."""
    before, found, rest = text.partition(PLAN)
    return (found + rest if found else before).rstrip(".")


def assumed(reader: Reader) -> str:
    """What a reader must know where the state's guidance is not out; else empty."""
    cycle = reader.catalog.cycle
    return reader.words.t("assumed", years=cycle.years_label) if cycle.provisional else ""


def glance(reader: Reader, district: str, costs: Costs) -> tuple[str, ...]:
    """Two or three plain sentences."""
    words = reader.words
    found = [_money(reader, district, costs)]
    if groups := reader.groups(reader.plan.analysis, inside=True):
        found.append(words.t("meant_for", groups=words.all_of(list(groups))))
    if most := largest(costs.parts):
        found.append(words.t("largest_part", amount=most.shown, share=most.share, program=most.name))
    return tuple(found)


def _money(reader: Reader, district: str, costs: Costs) -> str:
    cycle, words = reader.catalog.cycle, reader.words
    end = words.month_and_year(cycle.plan_ends)
    when = words.t("when", years=words.count("years", len(cycle.years)), end=end, mark=reader.expected)
    programs = words.count("programs", len(costs.parts))
    if not costs.parts:
        return words.t("no_programs_chosen", district=district)
    if not costs.total:
        return words.t("programs_without_cost", district=district, programs=programs, when=when)
    spending = words.t(
        "spending", district=first_upper(district), total=costs.shown_total, programs=programs, when=when
    )
    rest = words.t("cost_missing", programs=words.count("programs", costs.missing)) if costs.missing else ""
    return words.between_sentences.join(filter(None, (spending, rest)))


def facts(
    words: Words, groups: tuple[str, ...], targets: TargetsView, costs: Costs, areas: tuple[AreaView, ...]
) -> tuple[Fact, ...]:
    """Four facts: cost, programs, student groups, targets."""
    own, programs = len(targets.own) + len(targets.prose), len(costs.parts)
    beside = words.t("beside_the_states") if targets.confirmed and own else ""
    of_state = Fact(words.t("of_the_state"), words.t("lowest_performing_targets"))
    own_fact = Fact(str(own), words.plural_of("facts_targets", Decimal(own), beside=beside))
    in_areas = words.t(
        "programs_in_areas",
        programs=words.plural_of("facts_programs", Decimal(programs)),
        areas=words.count("focus_areas", len(areas)),
    )
    return (
        Fact(first_upper(costs.shown_total), words.t("cost_three_years")),
        Fact(str(programs), in_areas),
        Fact(str(len(groups)), words.plural_of("facts_groups", Decimal(len(groups)))),
        of_state if targets.confirmed and not own else own_fact,
    )
