"""The figures of the region, each added up by hand."""

from datetime import date
from decimal import Decimal

import pytest

from render.plans import plan
from soaplan.summary.choices import Choice
from soaplan.summary.records import Money
from soaplan.summary.totals import CycleTotals, SourceTotal, summary_of
from summary.region import broken, program, records, region, summary


@pytest.fixture
def first() -> CycleTotals:
    """FY25-FY27: Alder Falls and Birch Harbor."""
    return summary().cycles[0]


def chosen(choices: tuple[Choice, ...]) -> dict[str, int]:
    return {choice.code or choice.name: choice.plans for choice in choices if choice.plans}


def cost_of(choices: tuple[Choice, ...], code: str) -> Money:
    return next(choice.cost for choice in choices if choice.code == code)


def test_cycles_are_kept_apart_from_the_oldest_on() -> None:
    found = summary()
    assert [(cycle.cycle.id, len(cycle.plans)) for cycle in found.cycles] == [("2024", 2), ("2027", 1)]
    assert [plan.district for plan in found.plans] == ["Alder Falls", "Birch Harbor", "Cedar Mill"]


def test_choices_are_counted_by_plan(first: CycleTotals) -> None:
    assert chosen(first.areas) == {"2.2": 2, "2.4": 1}
    assert chosen(first.programs) == {"2.2D": 2, "2.2A": 1, "2.4A": 1}
    assert chosen(first.categories) == {"A": 2, "E": 1, "G": 1}
    assert chosen(first.groups) == {"English learners": 2, "Students with disabilities": 1, "Robotics team": 2}


def test_what_nobody_chose_is_there_with_none(first: CycleTotals) -> None:
    assert [choice.code for choice in first.categories] == list("ABCDEFGHIJ")
    assert len(first.programs) == 30
    assert sum(choice.plans == 0 for choice in first.programs) == 27


def test_what_the_guidance_does_not_list_stands_behind(first: CycleTotals) -> None:
    assert (first.groups[-1].name, first.groups[-1].listed) == ("Robotics team", False)
    second = summary().cycles[1]
    assert [(it.code, it.name, it.listed) for it in second.programs[-2:]] == [
        ("9.9Z", "9.9Z", False),
        ("", "A program of our own", False),
    ]
    assert chosen(second.areas) == {"3.1": 1, "9.9": 1}


def test_dollars_are_added_up_and_the_unknown_is_counted(first: CycleTotals) -> None:
    assert first.cost.total == 900 + 60 + 300
    assert first.cost.unknown == 1
    assert first.chosen_programs == 4
    assert cost_of(first.programs, "2.2D") == Money((Decimal(900), Decimal(300)))
    assert cost_of(first.programs, "2.4A") == Money((), 1)
    assert cost_of(first.areas, "2.2").total == 1260
    assert cost_of(first.categories, "A").total == 1200
    assert cost_of(first.categories, "A").median == 600


def test_years_are_added_up_and_the_unknown_is_counted(first: CycleTotals) -> None:
    assert [year.total for year in first.years] == [100 + 10 + 5 + 100, 300 + 20 + 100, 500 + 30 + 100]
    assert [year.unknown for year in first.years] == [0, 1, 1]
    of_2_2d = next(choice.years for choice in first.programs if choice.code == "2.2D")
    assert [year.total for year in of_2_2d] == [200, 400, 600]


def test_a_plan_with_an_unknown_amount_has_no_cost_in_the_median(first: CycleTotals) -> None:
    assert first.cost_of_plans == Money((Decimal(300),), 1)


def test_sources_are_added_up_over_their_spellings(first: CycleTotals) -> None:
    assert first.sources == (
        SourceTotal("Chapter 70", 2, Decimal(900)),
        SourceTotal("Title I", 1, Decimal(200)),
        SourceTotal("Source not given", 1, Decimal(100 + 60)),
    )


def test_votes_and_statuses(first: CycleTotals) -> None:
    assert first.votes == (date(2024, 3, 14), date(2024, 3, 28))
    assert first.statuses == (("adopted", 2),)
    assert summary().cycles[1].statuses == (("draft", 1),)


def test_a_vote_against_is_no_approval() -> None:
    answers = plan(engagement={"school_committee_vote": {"approved": "no", "date": "2024-03-14"}})
    assert summary_of(records(answers), date(2024, 4, 1)).cycles[0].votes == ()


def test_rules_are_sorted_by_plans(first: CycleTotals) -> None:
    counts = [rule.plans for rule in first.rules]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    assert sum(rule.times for rule in first.rules if rule.severity == "error") == sum(
        plan.counts["error"] for plan in first.plans
    )
    assert first.with_errors == 2


def test_a_broken_file_counts_in_no_figure() -> None:
    with_it, without = summary(broken()), summary()
    assert with_it.cycles == without.cycles
    assert [file.path for file in with_it.unread] == ["broken.yaml"]


def test_a_program_that_stands_twice_is_one_choice_with_both_amounts() -> None:
    twice = [program("2.2D", "100"), program("2.2D", "50")]
    found = summary_of(records(plan(focus_areas=[{"id": "2.2", "programs": twice}])), date(2024, 4, 1)).cycles[0]
    assert chosen(found.programs) == {"2.2D": 1}
    assert cost_of(found.programs, "2.2D").total == 150


def test_a_district_with_two_files_is_told() -> None:
    alder = region()[0]
    found = summary_of(records(alder, region()[1], alder), date(2024, 4, 1)).cycles[0]
    assert found.doubles == (("Alder Falls", ("0.yaml", "2.yaml")),)


def test_nothing_gives_nothing() -> None:
    found = summary_of([], date(2024, 4, 1))
    assert (found.cycles, found.plans, found.unread) == ((), (), ())


@pytest.mark.parametrize(("amounts", "median", "shown"), [
    ((), None, ""),
    ((5,), 5, "$5"),
    ((1, 9), 5, "$10"),
    ((9, 1, 4), 4, "$14"),
    ((1, 2, 3, 10), Decimal("2.5"), "$16"),
    ((0,), 0, "$0"),
])  # fmt: skip
def test_money(amounts: tuple[int, ...], median: Decimal | None, shown: str) -> None:
    found = Money.of(Decimal(amount) for amount in amounts)
    assert (found.median, found.shown) == (median, shown)
    more = Money.of([*map(Decimal, amounts), None])
    assert more.shown == (f"at least {shown}" if amounts else "not known")
    assert more.short == (f"{shown}+" if amounts else "not known")
