"""The rules about Focus Areas, programs and money where small differences in a plan decide."""

from pathlib import Path

import pytest

from soaplan.check import Options, check_bytes

BASE = (Path(__file__).parents[1] / "cases" / "base.yaml").read_text(encoding="utf-8")
AREA, PROGRAM = "- id: 2.2\n", "- id: 2.2D\n"
TOTAL = "          total: 900,000\n"
BY_YEAR = "          by_year:\n            FY25: 300,000\n            FY26: 300,000\n            FY27: 300,000\n"
BY_SOURCE = "          by_source:\n            chapter 70: 700,000\n            Title I: 200,000\n"
METRIC = "- Increase in MCAS SGP on Math and ELA MCAS"
CATEGORY = "- Classroom & Specialist Teachers"
SCHOOLS = "schools: district-wide"
ROSTER = (
    "  name: Alder Falls Public Schools\n",
    "  name: Alder Falls Public Schools\n  schools: [Mill School, Hill School]\n",
)
DETAILS = "Chapter 70 pays for six tutors."


def codes(*changes: tuple[str, str]) -> list[str]:
    """The codes of the findings of the base plan with some changes."""
    text = BASE
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return [found.code for found in check_bytes(text.encode(), Options()).diagnostics]


def help_of(code: str, *changes: tuple[str, str]) -> str:
    text = BASE
    for old, new in changes:
        text = text.replace(old, new)
    return next(found.help for found in check_bytes(text.encode(), Options()).diagnostics if found.code == code)


def years(**amounts: str) -> str:
    return "          by_year:\n" + "".join(f"            {key}: {value}\n" for key, value in amounts.items())


@pytest.mark.parametrize("code", ["2.2d", '"2.2D"', "2.2D  # tutoring", "2.2\u200bD"])
def test_a_program_may_be_written_in_these_ways(code: str) -> None:
    assert codes((PROGRAM, f"- id: {code}\n")) == []


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("2.2D Targeted Academic Support", "Write only the code: `id: 2.2D`."),
        ("2.2d - tutoring", "Write only the code: `id: 2.2D`."),
        ("2.2D, tutoring and summer", "Write only the code: `id: 2.2D`."),
        ("EBP 2.2D", "Write only the code: `id: 2.2D`."),
        ("2.2 D", "`id: 2.2D`"),
        ("22D", "`id: 2.2D`"),
        ("2.2E", "`id: 2.2D`"),
        ("Collaborative Teaching", "`id: 2.2C`"),
        ("2.2", "2.2 is a Focus Area. Its programs are: 2.2A"),
    ],
)
def test_an_unknown_program_is_told_once_and_the_nearest_offered(written: str, offered: str) -> None:
    change = (PROGRAM, f"- id: {written}\n")
    assert codes(change) == ["SOA505"]
    assert offered in help_of("SOA505", change)


def test_an_unknown_code_beside_a_name_offers_the_code_of_that_name() -> None:
    mend = help_of(
        "SOA505",
        (PROGRAM, "- id: 3.9X\n"),
        ("name: Targeted Academic Support and Acc", "name: Retention Support Programs\n        # Acc"),
    )
    assert "`id: 3.2B`" in mend


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("2.2 MTSS", "Write only the code: `id: 2.2`."),
        ("Focus Area 2.2", "Write only the code: `id: 2.2`."),
        ("2.9", "2.2 Use the MTSS process"),
        ("2.2D", "2.2D is a program."),
        ("zzz", "Write one of the codes of the state's list: 1.1 Promote"),
    ],
)
def test_an_unknown_focus_area_is_told_once_and_the_nearest_offered(written: str, offered: str) -> None:
    change = (AREA, f"- id: {written}\n")
    assert codes(change) == ["SOA502"]
    assert offered in help_of("SOA502", change)


@pytest.mark.parametrize("programs", ["", " []", " ~"])
def test_a_focus_area_without_program_is_told_and_nothing_that_follows_from_it(programs: str) -> None:
    text = BASE[: BASE.index("    programs:\n")] + f"    programs:{programs}\n"
    assert [found.code for found in check_bytes(text.encode(), Options()).diagnostics] == ["SOA504"]


def test_programs_that_cannot_be_read_are_programs() -> None:
    text = BASE[: BASE.index("    programs:\n")] + "    programs: tutoring\n"
    assert "SOA504" not in [found.code for found in check_bytes(text.encode(), Options()).diagnostics]


def test_an_unreadable_metric_is_a_metric() -> None:
    assert codes((METRIC, "- TBD")) == ["DOC017"]


@pytest.mark.parametrize(
    ("total", "by_year", "expected"),
    [
        (TOTAL, years(FY25="300,000", FY26="300,000", FY27="299,998"), []),
        (TOTAL, years(FY25="300,000", FY26="300,000", FY27="299,997"), ["SOA511"]),
        (TOTAL, years(FY25="450,000", FY26="450,000"), []),
        (TOTAL, years(FY25="300,000", FY26="300,000"), ["SOA511"]),
        (TOTAL, years(**{"2025": "300,000", "2025-26": "300,000", "fy2027": "300,000"}), []),
        (TOTAL, years(FY25="300,000", **{"2024-25": "300,000"}, FY26="300,000", FY27="300,000"), ["SOA511"]),
        (TOTAL, years(FY24="300,000", FY25="300,000", FY28="1"), ["SOA511"]),
        (TOTAL, years(FY25="300,000", FY26="a lot", FY27="1"), ["DOC014"]),
        ("          total: a lot\n", years(FY25="1", FY26="1", FY27="1"), ["DOC014"]),
        (TOTAL, years(FY25="", FY26="", FY27=""), []),
        ("", years(FY25="300,000", FY26="300,000", FY27=""), ["SOA510"]),
        ("", years(FY25="300,000", FY26="300,000", FY28="300,000"), ["SOA511"]),
        ("", years(FY25="300,000", FY26="a lot", FY27="300,000"), ["DOC014"]),
        ("          total:\n", "", ["SOA510"]),
        ("", years(FY25="900,000"), ["SOA510"]),
        (TOTAL, years(FY25="900,000"), ["SOA514"]),
        (TOTAL, years(FY25="860,000", FY26="880,000", FY27="900,000"), ["SOA514"]),
        (TOTAL, years(FY25="900,000", FY26="", FY27=""), ["SOA514"]),
        (TOTAL, years(FY25="900,000", FY26="0"), []),
        (TOTAL, years(FY27="900,000", FY24="0"), ["SOA511"]),
    ],
)
def test_the_total_and_the_years(total: str, by_year: str, expected: list[str]) -> None:
    assert codes((TOTAL, total), (BY_YEAR, by_year)) == expected


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("{chapter 70: 899999.01}", []),
        ("{chapter 70: 899999}", ["SOA512"]),
        ("{bake sale: 899999, Title I: 0}", []),
        ("{chapter 70: some, Title I: 0}", ["DOC014"]),
        ("{chapter 70: 700,000, Title I: 100,000}", ["DOC014"]),
    ],
)
@pytest.mark.parametrize("total", [TOTAL, ""])
def test_the_total_and_the_sources(total: str, sources: str, expected: list[str]) -> None:
    # Where no total is written, the three amounts of the years may have been rounded as well.
    if not total and expected == ["SOA512"]:
        sources = "{chapter 70: 899996}"
    assert codes((TOTAL, total), (BY_SOURCE, f"          by_source: {sources}\n")) == expected


@pytest.mark.parametrize("spelling", ["total: 0", "total: $0.00"])
def test_no_money_needs_a_reason(spelling: str) -> None:
    changes = ((TOTAL, f"          {spelling}\n"), (BY_YEAR, ""), (BY_SOURCE, ""))
    assert codes(*changes) == ["SOA510"]
    assert codes(*changes, (DETAILS, "Chapter 70 staff, already funded.")) == []


def test_no_money_and_no_details_is_one_finding() -> None:
    start, end = BASE.index("          details: |"), BASE.index("          foundation_categories:")
    changes = ((TOTAL, "          total: 0\n"), (BY_YEAR, ""), (BY_SOURCE, ""), (BASE[start:end], ""))
    assert "SOA510" not in codes(*changes)


@pytest.mark.parametrize("label", ["PD", "professional-development", "Classroom and Specialist Teacher", "O&M"])
def test_categories_may_be_written_in_these_ways(label: str) -> None:
    assert codes((CATEGORY, f"- {label}")) == []


def test_categories_cut_by_a_comma_are_read_as_one() -> None:
    listed = "          foundation_categories:\n            " + CATEGORY
    assert (
        codes((listed, "          foundation_categories: [Instructional Materials, Equipment & Technology, PD]")) == []
    )


@pytest.mark.parametrize(
    ("schools", "expected"),
    [
        ("schools: [Mill School, hill schools]", []),
        ("schools: [District-wide]", []),
        ("schools: Moon School", []),
        ("schools: [Mill School, Moon School]", ["SOA516"]),
    ],
)
def test_schools_are_looked_for_on_the_roster(schools: str, expected: list[str]) -> None:
    assert codes(ROSTER, (SCHOOLS, schools)) == expected
    assert codes((SCHOOLS, schools)) == []


def test_a_roster_that_cannot_be_read_whole_proves_nothing() -> None:
    roster = (ROSTER[0], ROSTER[0] + "  schools: [Mill School, TBD]\n")
    assert codes(roster, (SCHOOLS, "schools: [Moon School]")) == ["DOC017"]


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("Increase in MCAS SGP on Math and ELA MCAS", []),
        ('"Increase in  MCAS SGP on Math and ELA MCAS "', []),
        ("increase in MCAS SGPs, ELA and Math", ["SOA520"]),
        ("Increase in MCAS SGP on Math MCAS", []),
        ("Increase in MCAS SGP on Math and ELA MCAS in grade 5", []),
        ("Decrease in MCAS SGP on Math and ELA MCAS", ["SOA526"]),
    ],
)
def test_a_metric_with_the_same_words_as_a_suggested_one(metric: str, expected: list[str]) -> None:
    assert codes((METRIC, f"- {metric}")) == expected
    assert codes((METRIC, f"- metric: {metric}")) == expected


@pytest.mark.parametrize("name", ["Tutoring", "Targeted Academic Support & Acceleration", "Early literacy tutoring"])
def test_a_name_of_the_districts_own_is_no_finding(name: str) -> None:
    assert codes(("name: Targeted Academic Support and Acceleration", f"name: {name}")) == []


def test_both_official_spellings_name_the_other_program() -> None:
    for name in ("Expanded Access to Pre-K", "expanded access to pre kindergarten"):
        assert codes(("name: Targeted Academic Support and Acceleration", f"name: {name}")) == ["SOA508"]


@pytest.mark.parametrize("why", ["our existing instructional coaches", "current 5th-grade teachers", "existing staff"])
def test_those_who_are_there_already_need_no_money(why: str) -> None:
    assert codes((TOTAL + BY_YEAR + BY_SOURCE, "          total: 0\n"), (DETAILS, f"Local: {why}.")) == []


def test_several_codes_in_one_entry_are_told_apart() -> None:
    change = (PROGRAM, '- id: "2.2C, 2.2D"\n')
    assert codes(change) == ["SOA505"]
    assert "`- id: 2.2C`, `- id: 2.2D`" in help_of("SOA505", change)
