"""Sentence, picture and table come from the same numbers."""

import re
from decimal import Decimal
from typing import Any

import pytest

from render.plans import NAMES, checked, example, plan, program
from render.seen import text_of
from soaplan.render import FORMATS
from soaplan.render.figures import Part, number_in_words, share, width, with_shares
from soaplan.render.measures import school_year
from soaplan.render.model import page_of
from soaplan.render.page import Page
from soaplan.render.words import english

CODES = ("2.2D", "2.2C", "2.2A")


def page(*programs: dict[str, Any], **answers: Any) -> Page:
    return page_of(checked(plan(focus_areas=[{"id": "2.2", "programs": list(programs)}], **answers)))


@pytest.mark.parametrize("name", ["charter", "millbrook", "small-district"])
def test_the_sentence_holds_every_number_of_the_table(name: str) -> None:
    costs = page_of(example(name)).costs
    for part in (*costs.parts, *costs.sources):
        assert f"{part.shown} ({part.share})" in costs.sentence + costs.source_sentence
    assert costs.shown_total in costs.sentence
    assert costs.source_total == costs.shown_total


@pytest.mark.parametrize("name", NAMES)
def test_tables_add_up(name: str) -> None:
    costs = page_of(example(name)).costs
    assert sum(part.amount or 0 for part in costs.parts) == costs.total
    if not costs.missing:
        totals = [Decimal(text.strip("$").replace(",", "")) for text in costs.year_totals]
        assert sum(totals) == costs.total


def test_the_total_may_come_from_the_years() -> None:
    by_year = {"FY25": "1", "FY26": "2", "FY27": "4"}
    assert page(program("2.2D", funding={"by_year": by_year})).costs.shown_total == "$7"
    assert page(program("2.2D", funding={"by_year": {"FY25": "1", "FY26": "2"}})).costs.shown_total == "not known yet"


def test_a_missing_amount_makes_the_total_a_least() -> None:
    found = page(program("2.2D"), program("2.2C", funding={}))
    assert found.costs.shown_total == "at least $300,000"
    assert "the cost of one program isn’t known yet" in found.costs.sentence
    assert found.costs.year_totals == ("", "", "")


def test_sources_are_added_under_one_name_and_the_rest_is_told() -> None:
    funds = {"Ch. 70": "10", "chapter 70": "20", "Bake sale": "5"}
    costs = page(
        program("2.2D", funding={"total": "40", "by_source": funds}), program("2.2C", funding={"total": "60"})
    ).costs
    assert [(part.name, part.shown) for part in costs.sources] == [
        ("Chapter 70", "$30"),
        ("Bake sale", "$5"),
        ("Source not given", "$65"),
    ]


def test_a_plan_without_sources_has_no_table_of_sources() -> None:
    html = FORMATS["html"](
        checked(plan(focus_areas=[{"id": "2.2", "programs": [program("2.2D", funding={"total": "40"})]}]))
    )
    assert "Where the money comes from" not in html
    assert "Cost by year" not in html
    assert "Cost of each program" in html


@pytest.mark.parametrize(("totals", "said"), [
    (("60000", "60000"), False), (("60000", "50000"), True), (("60000", None), False), (("60000",), False),
    (("0", "0"), False), (("60000", "60000", "10"), False), (("60000.01", "60000"), True),
])  # fmt: skip
def test_the_largest_part_is_said_of_one_that_is(totals: tuple[str | None, ...], *, said: bool) -> None:
    found = page(*(program(code, funding={"total": total}) for code, total in zip(CODES, totals, strict=False)))
    assert any("The largest part" in sentence for sentence in found.glance) is said


def test_a_program_shows_its_money_by_source() -> None:
    found = page(program("2.2D"), program("2.2C", funding={"total": "60000", "by_source": {"local": "60000"}}))
    first, second = found.areas[0].programs
    assert first.by_source == (("Chapter 70", "$200,000"), ("Title I", "$100,000"))
    assert second.by_source == (("Local", "$60,000"),)


def test_groups_are_named_in_sentences_as_people_say_them() -> None:
    groups = ["Low income", "High needs", "Students with disabilities", {"group": "English learners", "grades": "6-8"}]
    assert page(analysis={"student_groups": groups}).glance[1] == (
        "This plan focuses on low-income students, students with high needs, students with disabilities and "
        "English learners, grades 6-8."
    )


def test_the_page_says_what_a_fiscal_year_is() -> None:
    assert "FY25 is the fiscal year that ends in June 2025: the school year 2024-25." in page().about


def test_bars_are_as_long_as_their_amounts() -> None:
    amounts = (("a", 50), ("b", 200), ("c", 0))
    parts = with_shares((Part("", name, "", Decimal(amount), "") for name, amount in amounts), english())
    assert [(part.width, part.share) for part in parts] == [("25", "20%"), ("100", "80%"), ("0", "0%")]


@pytest.mark.parametrize(
    ("value", "shown"), [("1204", "1,204"), ("31.40", "31.4"), ("-3", "-3"), ("100", "100"), ("0.5", "0.5")]
)
def test_numbers_for_readers(value: str, shown: str) -> None:
    assert number_in_words(Decimal(value)) == shown


def test_shares_and_widths_at_the_edges() -> None:
    assert share(Decimal(1), Decimal(1000), english()) == "under 1%"
    assert share(Decimal(0), Decimal(0), english()) == "0%"
    assert width(Decimal(5), Decimal(0)) == "0"
    assert width(Decimal(200), Decimal(100)) == "100"
    assert school_year(2024) == "2023-24"
    assert school_year(2000) == "1999-00"


def test_indicators_are_bars_against_all_students() -> None:
    [row] = page(analysis={"indicators": [
        {"measure": "Absent", "student_group": "English learners", "value": "31.4", "all_students": "22.7%",
         "unit": "percent", "year": "2023", "source": "Records"},
    ]}).why.comparisons  # fmt: skip
    assert [(bar.label, bar.shown, bar.width) for bar in row.bars] == [
        ("English learners", "31.4%", "31.4"),
        ("All students", "22.7%", "22.7"),
    ]
    assert (row.difference, row.note) == ("8.7 points higher", "2022-23, Records")


def test_other_units_fill_the_picture() -> None:
    [row] = page(
        analysis={"indicators": [{"measure": "Score", "value": "470", "all_students": "500", "unit": "scaled score"}]}
    ).why.comparisons
    assert [bar.width for bar in row.bars] == ["94", "100"]
    assert (row.difference, row.note) == ("30 lower", "scaled score")


def test_targets_show_their_distance() -> None:
    aim = {"measure": "Absent", "student_group": "Low-income students", "unit": "percent",
           "baseline": {"value": "31.4", "year": "2023"}, "target": {"value": "19", "year": "2027"}}  # fmt: skip
    [found] = page(targets={"additional": [aim]}).targets.own
    assert found.distance.words == "from 31.4% (2022-23) to 19% (2026-27)"
    assert (found.distance.change, found.distance.start, found.distance.end) == ("12.4 points lower", "31.4", "19")
    assert found.about == "Low-income students"


def test_metrics_keep_their_sign_of_percent() -> None:
    text = text_of(FORMATS["html"](example("millbrook")))
    assert "from 46% (2023-24) to 70% (2026-27), 24 points higher" in text


def test_facts_and_glance() -> None:
    found = page_of(example("millbrook"))
    assert [fact.figure for fact in found.facts] == ["$7,400,000", "6", "3", "3"]
    assert found.glance[0].startswith("Millbrook Public Schools plans to spend $7,400,000 on six programs")
    assert re.search(r"\$2,325,000 \(31%\), goes to Expanded Access to Pre-Kindergarten", found.glance[-1])
