"""Sentence, picture and table come from the same numbers."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.plans import NAMES, checked, example, plan, program
from render.seen import text_of
from soaplan.check import CheckResult
from soaplan.render import FORMATS
from soaplan.render.costs import costs_of
from soaplan.render.documents.blocks import Aims, Scale, Table
from soaplan.render.documents.compose import document_of
from soaplan.render.documents.document import Document
from soaplan.render.documents.plan_programs import views_of
from soaplan.render.figures import Costs, Part, bounds, number_in_words, school_year, shares_of, width, with_shares
from soaplan.render.reader import Reader
from soaplan.render.words import english

CODES = ("2.2D", "2.2C", "2.2A")


def result_of(*programs: dict[str, Any], **answers: Any) -> CheckResult:
    return checked(plan(focus_areas=[{"id": "2.2", "programs": list(programs)}], **answers))


def page(*programs: dict[str, Any], **answers: Any) -> Document:
    return document_of(result_of(*programs, **answers))


def costs(result: CheckResult) -> Costs:
    reader = Reader.of(result)
    views = [view for programs in views_of(reader).values() for view in programs if view.program]
    return costs_of(reader, [view.program for view in views if view.program], [view.money for view in views])


def blocks_of(document: Document, section: str, shape: type[Any]) -> list[Any]:
    found = next(one for one in document.sections if one.anchor == section)
    return [block for block in every_block(found.blocks) if isinstance(block, shape)]


def every_block(blocks: Iterable[Any]) -> Iterator[Any]:
    for block in blocks:
        yield block
        yield from every_block(getattr(block, "blocks", ()))


@pytest.mark.parametrize("name", NAMES)
def test_tables_add_up(name: str) -> None:
    found = costs(example(name))
    assert sum(part.amount or 0 for part in found.parts) == found.total
    if not found.missing:
        assert sum(total or 0 for total in found.year_totals) == found.total
        assert found.source_total == found.shown_total
    shares = [int(part.share.strip("%")) for part in found.parts if part.share.endswith("%")]
    assert not shares or sum(shares) == 100


def test_the_total_may_come_from_the_years() -> None:
    by_year = {"FY25": "1", "FY26": "2", "FY27": "4"}
    assert costs(result_of(program("2.2D", funding={"by_year": by_year}))).shown_total == "$7"
    two = {"FY25": "1", "FY26": "2"}
    assert costs(result_of(program("2.2D", funding={"by_year": two}))).shown_total == "not known yet"


def test_a_missing_amount_makes_the_total_a_least() -> None:
    found = costs(result_of(program("2.2D"), program("2.2C", funding={})))
    assert found.shown_total == "at least $300,000"
    assert found.sentence == "At least $300,000 over three years. The cost of one program isn’t known yet."
    assert found.year_totals == (None, None, None)
    assert found.open_year == "not known yet"


def test_a_program_that_is_not_split_by_year_is_no_unknown_cost() -> None:
    found = costs(result_of(program("2.2D"), program("2.2C", funding={"total": "60"})))
    assert found.year_totals == (None, None, None)
    assert found.open_year == "not split by year"


def test_sources_are_added_under_one_name_and_the_rest_is_told() -> None:
    funds = {"Ch. 70": "10", "chapter 70": "20", "Bake sale": "5"}
    found = costs(
        result_of(
            program("2.2D", funding={"total": "40", "by_source": funds}), program("2.2C", funding={"total": "60"})
        )
    )
    assert [(part.name, part.shown) for part in found.sources] == [
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
    assert "Planned cost of each program" in html


@pytest.mark.parametrize(("totals", "said"), [
    (("60000", "60000"), 0), (("60000", "50000"), 2), (("60000", None), 0), (("60000",), 0),
    (("0", "0"), 0), (("60000", "60000", "10"), 0), (("60000.01", "60000"), 2), (("90", "10"), 1),
    (("50", "25", "25"), 1), (("50", "30", "20"), 2),
])  # fmt: skip
def test_the_largest_parts_are_said_of_those_that_are(totals: tuple[str | None, ...], said: int) -> None:
    programs = (program(code, funding={"total": total}) for code, total in zip(CODES, totals, strict=False))
    sentence = costs(result_of(*programs)).sentence
    assert [words in sentence for words in ("The largest part, ", "Next is ")] == [said > 0, said > 1]


def test_a_program_shows_its_money_by_year_and_source() -> None:
    tables = [table for table in blocks_of(page(program("2.2D")), "programs", Table) if table.style == "split"]
    rows = [(row.head.items[0].text, *(cell.items[0].text for cell in row.cells)) for row in tables[0].rows]
    assert rows[0] == ("By school year",)
    assert rows[1][0] == "2024-25"
    assert rows[-2:] == [("Chapter 70", "$200,000"), ("Title I", "$100,000")]


def test_groups_are_named_in_sentences_as_people_say_them() -> None:
    groups = ["Low income", "High needs", "Students with disabilities", {"group": "English learners", "grades": "6-8"}]
    assert page(analysis={"student_groups": groups}).description.endswith(
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
    tiny, most = with_shares(
        (Part("", name, "", Decimal(amount), "") for name, amount in (("a", 1), ("b", 999))), english()
    )
    assert (tiny.share, most.share) == ("under 1%", "100%")
    assert width(Decimal(5), Decimal(0)) == "0"
    assert width(Decimal(200), Decimal(100)) == "100"
    assert school_year(2024) == "2023-24"
    assert school_year(2000) == "1999-00"


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=12).filter(any))
@settings(max_examples=40, deadline=None)
def test_shares_add_up_to_100(amounts: list[Decimal]) -> None:
    shares = shares_of(amounts)
    assert sum(shares) == 100
    assert all(abs(share - amount / sum(amounts) * 100) < 1 for share, amount in zip(shares, amounts, strict=True))


@pytest.mark.parametrize(("values", "percent", "ends"), [
    ((18, 30), True, (0, 100)), ((18, 130), True, None), ((478, 484), False, (477, 485)), ((4, 12), False, (0, 20)),
    ((120, 90), False, (80, 130)), ((5, 5), False, (4, 6)), ((0, 0), False, (-1, 1)), ((-3, 4), False, (-4, 5)),
])  # fmt: skip
def test_the_ends_of_a_scale(values: tuple[int, ...], percent: bool, ends: tuple[int, int] | None) -> None:
    assert bounds(map(Decimal, values), percent=percent) == ends


INDICATOR = {
    "measure": "Absent", "student_group": "English learners", "value": "31.4", "all_students": "22.7%",
    "unit": "percent", "year": "2023", "source": "Records",
}  # fmt: skip


def test_indicators_are_bars_against_all_students() -> None:
    [table] = blocks_of(page(analysis={"indicators": [INDICATOR]}), "why", Table)
    head, *rows = table.rows
    assert head.head.notes == ("8.7 points higher", "2022-23, Records")
    shown = [(row.head.items[0].text, row.cells[0].items[0].text, row.cells[0].picture.widths[0][0]) for row in rows]
    assert shown == [("English learners", "31.4%", "31.4"), ("All students", "22.7%", "22.7")]


def test_other_units_fill_the_picture() -> None:
    other = {"measure": "Score", "value": "470", "all_students": "500", "unit": "scaled score"}
    [table] = blocks_of(page(analysis={"indicators": [other]}), "why", Table)
    head, *rows = table.rows
    assert [row.cells[0].picture.widths[0][0] for row in rows] == ["94", "100"]
    assert head.head.notes == ("30 lower", "scaled score")


AIM = {"measure": "Absent", "student_group": "English learners", "unit": "percent",
       "baseline": {"value": "31.4", "year": "2023"}, "target": {"value": "19", "year": "2027"}}  # fmt: skip


def test_goals_show_their_way() -> None:
    [found] = blocks_of(page(targets={"additional": [AIM]}), "targets", Aims)
    [row] = found.rows
    assert (row.title, row.text, row.figures) == ("English learners", "Absent", "31.4% → 19%")
    assert row.words == ("from 31.4% (2022-23) to 19% (2026-27), 12.4 points lower",)
    assert row.scale == Scale(start="31.4", goal="19", ends=("0%", "100%"))


@pytest.mark.parametrize(("change", "shown"), [
    ({}, "22.7"), ({"student_group": "Low income"}, ""), ({"year": "2024"}, ""), ({"measure": "Present"}, ""),
    ({"measure": "The absent"}, "22.7"), ({"value": "30"}, ""),
])  # fmt: skip
def test_all_students_stand_on_the_scale_where_the_plan_compares_the_same_figure(
    change: dict[str, str], shown: str
) -> None:
    answers = {"targets": {"additional": [AIM]}, "analysis": {"indicators": [INDICATOR | change]}}
    [found] = blocks_of(page(**answers), "targets", Aims)
    assert found.rows[0].scale.others == shown
    assert ("All students: 22.7%" in found.rows[0].notes) is bool(shown)


def test_goals_of_one_unit_share_one_scale() -> None:
    aims = [{"measure": name, "unit": "days", "baseline": {"value": low}, "target": {"value": high}}
            for name, low, high in (("a", "4", "12"), ("b", "30", "45"))]  # fmt: skip
    [found] = blocks_of(page(targets={"additional": aims}), "targets", Aims)
    assert [row.scale.ends for row in found.rows] == [("0", "50")] * 2


def test_metrics_keep_their_sign_of_percent() -> None:
    text = text_of(FORMATS["html"](example("millbrook")))
    assert "from 46% (2023-24) to 70% (2026-27), 24 points higher" in text


def test_the_top_answers_what_parents_ask() -> None:
    found = document_of(example("millbrook")).glance
    changes = found.rows[1].blocks[0].names
    assert (changes[0].text, changes[0].anchor) == ("72 more full-day pre-kindergarten seats", "program-2.4A")
    assert found.beside[0].figure == "$7,400,000"
    assert found.rows[2].blocks[0].names[0].figures == "18% → 30%"


def test_of_many_programs_the_top_shows_the_largest() -> None:
    many = [program(f"{area}{letter}") for area in ("1.1", "2.2") for letter in "ABCDEF"]
    names = page(*many).glance.rows[1].blocks[0].names
    assert len(names) == 9
    assert (names[-1].text, names[-1].anchor) == ("and 4 more", "programs")
