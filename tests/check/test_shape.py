"""One value, one finding; and no wrong value hides another."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changed_plan import check_changed, codes_of
from soaplan.check import Options, check_bytes

AS_OF = Options(as_of=date(2028, 1, 1))
TEN_FAULTS = [
    ("  name: Alder Falls Public Schools", "  name: TBD\n  code: 123", ["DOC017", "DOC025"]),
    (
        "  student_groups:\n    - English learners\n",
        "  insight: again\n  student_groups:\n    - English learners\n",
        ["DOC011"],
    ),
    ("  lowest_performing_students_confirmed: yes", "  lowest_performing_students_confirmed: 1", ["DOC015"]),
    ("        value: 18", "        value: a few", ["DOC025"]),
    ("  family_measures: |\n", "  family_measures: \n    count: |\n  ", ["DOC012"]),
    ("    date: 2024-03-14", "    date: 3/14/24", ["DOC013"]),
    ("  - id: 2.2\n", "  - id: 2.2\n    id: 2.3\n", ["DOC002"]),
    ("          total: 900,000", "          total: 0.9 million", ["DOC014"]),
    ("        schools: district-wide", '        schools: "dist\\x07rict-wide"', ["DOC018"]),
]


def test_ten_faults_are_ten_findings(base_plan: str) -> None:
    expected: Counter[str] = Counter()
    for old, new, codes in TEN_FAULTS:
        assert base_plan.count(old) == 1, old
        base_plan = base_plan.replace(old, new)
        expected.update(codes)
    assert expected.total() == 10
    found = check_bytes(base_plan.encode(), AS_OF).diagnostics
    assert Counter(one.code for one in found) == expected


@pytest.mark.parametrize(("old", "new", "codes"), TEN_FAULTS)
def test_each_fault_alone_is_itself_only(old: str, new: str, codes: list[str], base_plan: str) -> None:
    found = check_bytes(base_plan.replace(old, new).encode(), AS_OF).diagnostics
    assert sorted(one.code for one in found) == sorted(codes)


@pytest.mark.parametrize(
    ("way", "value", "code"),
    [
        ("engagement.school_committee_vote.date", "3/14/24 TBD", "DOC013"),
        ("engagement.school_committee_vote.date", "TBD", "DOC013"),
        ("focus_areas.0.programs.0.funding.total", "XX%", "DOC014"),
        ("engagement.stakeholders", ["TBD"], "DOC012"),
        ("engagement.stakeholders", {"file": "hid\u202eden.md"}, "DOC018"),
        ("engagement.stakeholders", {"file": "missing.md"}, "DOC027"),
        ("engagement.stakeholders", {"file": None}, "DOC027"),
        ("engagement.stakeholders", {"file": ["a.md"]}, "DOC012"),
        ("district.name", "[District]\u0007", "DOC018"),
        ("status", "TBD", "DOC016"),
        ("focus_areas.0.programs.0.id", "TBD", "DOC017"),
        ("focus_areas", "TBD", "DOC012"),
        ("focus_areas.0.programs.0.funding", ["TBD"], "DOC012"),
        ("focus_areas.0.programs.0.funding.by_year", "TBD", "DOC012"),
        ("focus_areas.0.programs.0.metrics.0", {"Growth": "in MCAS"}, "DOC012"),
        ("targets.additional.0", {"Halve the gap": "by 2027"}, "DOC012"),
    ],
)
def test_one_value_gets_the_first_finding_only(way: str, value: Any, code: str) -> None:
    assert codes_of({way: value}) == [code]


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        (["ILT", "coaches"], "Write them on one line: `insights: ILT, coaches`."),
        (["ILT", None, "coaches: two"], 'Write them on one line: `insights: "ILT, coaches: two"`.'),
        (["Grades 3, 4", "Grade 8"], "Write them on one line: `insights: Grades 3, 4; Grade 8`."),
        (["ILT"], "Write it on one line: `insights: ILT`."),
        (["Tutoring takes place in school."], "write `|` after the colon of `insights:`."),
        (["ILT", "Two teachers share a classroom, and tutoring takes place"], "write `|` after the colon"),
        ([["ILT"]], "write `|` after the colon"),
        (["A few words of each of them"] * 5, "write `|` after the colon"),
    ],
)
def test_a_list_in_the_place_of_a_text(written: list[Any], mend: str) -> None:
    (found,) = check_changed({"analysis.insights": written}).diagnostics
    assert found.code == "DOC012"
    assert mend in found.help


def test_names_with_whole_paragraphs_are_no_text_with_a_colon() -> None:
    group = {"Strengths": "One line.\nAnother line."}
    assert codes_of({"focus_areas.0.programs.0.metrics.0": group}) == ["DOC011"]
    assert codes_of({"focus_areas.0.programs.0.metrics.0": {**group, "Needs": "More\nof it."}}) == ["DOC011", "DOC011"]


@pytest.mark.parametrize("section", ["district", "analysis", "targets", "engagement", "focus_areas"])
@pytest.mark.parametrize("value", ["x", ["a"], [["q"]]])
def test_a_section_in_a_wrong_shape_asks_for_nothing_in_it(section: str, value: Any) -> None:
    assert set(codes_of({section: value})) == {"DOC012"}


def test_a_misspelled_name_stands_for_the_missing_answer(base_plan: str) -> None:
    for old, new in (
        ("analysis:", "analisys:"),
        ("  family_measures:", "  family_measure:"),
        ("funding:", "fundings:"),
    ):
        found = check_bytes(base_plan.replace(old, new).encode(), AS_OF).diagnostics
        assert [one.code for one in found] == ["DOC011"], old
        assert found[0].help == f"Did you mean `{old.strip(': ')}`?"


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        ({"today": "Two schools."}, "`today` belongs under `programs`: look at the spaces before it."),
        (
            {"analysis.summary": "Twice."},
            "`summary` belongs at the left edge of the file. Delete the spaces before it.",
        ),
        ({"summaries": "Twice."}, "Use one of these names: kind, cycle, status, district,"),
        ({"district.principal": "Ana Medeiros"}, "Use one of these names: name, code, type, governing_body,"),
        (
            {"analysis.student_groups.1": {"group": "SWD", "grades 6-8": None}},
            "A colon is missing: `grades: 6-8`.",
        ),
    ],
)
def test_what_to_do_about_an_unknown_name(changes: dict[str, Any], mend: str) -> None:
    found = check_changed(changes).diagnostics
    assert [one.code for one in found] == ["DOC011"]
    assert found[0].help.startswith(mend)


def test_a_misplaced_name_stands_for_the_missing_answer(base_plan: str) -> None:
    vote = "  school_committee_vote:\n    approved: yes\n    date: 2024-03-14\n"
    plan = base_plan.replace(vote, "") + vote.replace("\n  ", "\n").removeprefix("  ")
    assert [one.code for one in check_bytes(plan.encode(), AS_OF).diagnostics] == ["DOC011"]


def test_an_unusable_name_may_stand_for_what_is_missing(base_plan: str) -> None:
    plan = base_plan.replace("  name: Alder Falls Public Schools", "  <<: {name: Alder Falls}")
    assert [one.code for one in check_bytes(plan.encode(), AS_OF).diagnostics] == ["DOC006"]
    plan = base_plan.replace("            FY25: 300,000\n", "            <<: {FY25: 300000}\n")
    assert [one.code for one in check_bytes(plan.encode(), AS_OF).diagnostics] == ["DOC006"]


@pytest.mark.parametrize(
    "written",
    [
        "{FY25: 300,000, FY26: 300,000, FY27: 300,000}",
        "{FY25: $300,000, FY26: $300,000, FY27: $300,000}",
        "{FY25: 299,999.00, FY26: 300,000, FY27: 1,300,000}",
    ],
)
def test_commas_in_a_group_are_one_finding_at_its_first_amount(written: str, base_plan: str) -> None:
    start, end = base_plan.index("          by_year:"), base_plan.index("          by_source:")
    plan = f"{base_plan[:start]}          by_year: {written}\n{base_plan[end:]}"
    found = check_bytes(plan.encode(), AS_OF).diagnostics
    assert [one.code for one in found] == ["DOC014"]
    line = plan.split("\n")[found[0].span.line - 1]
    assert line[found[0].span.column - 1 :].startswith(written.split(": ")[1].split(",", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("session", "code", "marked", "mend"),
    [
        ("date: March 5, 2024, group: SEPAC", "DOC013", "March 5", 'date: "March 5, 2024"'),
        ("date: 2024-03-05, group: SEPAC, ELPAC", "DOC011", "ELPAC", 'group: "SEPAC, ELPAC"'),
        ("heard: Buses, lunch, homework, attended: 4", "DOC011", "lunch", 'heard: "Buses, lunch, homework"'),
        ("attended: about 1,014 people, group: SEPAC", "DOC014", "about 1", "attended: 1014"),
    ],
)
def test_an_answer_that_commas_cut_is_one_finding(
    session: str, code: str, marked: str, mend: str, base_plan: str
) -> None:
    vote = "  school_committee_vote:\n"
    plan = base_plan.replace(vote, f"  sessions:\n    - {{{session}}}\n{vote}")
    (found,) = check_bytes(plan.encode(), AS_OF).diagnostics
    line = plan.split("\n")[found.span.line - 1]
    assert (found.code, line[found.span.column - 1 : found.span.end_column - 1]) == (code, marked)
    assert f"`{mend}`" in found.help


def test_a_group_that_a_comma_cut_is_no_further_finding(base_plan: str) -> None:
    plan = base_plan.replace("    - English", "    - {group: Multi-race, non-Hispanic or Latino}\n    - English", 1)
    assert [one.code for one in check_bytes(plan.encode(), AS_OF).diagnostics] == ["DOC011"]


def test_a_name_repeated_in_braces_keeps_the_first_amount(base_plan: str) -> None:
    start, end = base_plan.index("          by_year:"), base_plan.index("          by_source:")
    plan = f"{base_plan[:start]}          by_year: {{FY25: 300,000, FY25: 100,000}}\n{base_plan[end:]}"
    found = check_bytes(plan.encode(), AS_OF).diagnostics
    assert [(one.code, "“300,000”" in one.message) for one in found] == [("DOC014", True), ("DOC002", False)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("vote", "school_committee_vote"), ("groups", "groups_engaged"), ("measures", "family_measures")],
)
def test_one_word_of_a_name_is_that_name(name: str, meant: str, base_plan: str) -> None:
    plan = base_plan.replace(f"  {meant}:", f"  {name}:")
    (found,) = check_bytes(plan.encode(), AS_OF).diagnostics
    assert (found.code, found.help) == ("DOC011", f"Did you mean `{meant}`?")


def test_both_spellings_of_a_name_are_one_too_many(base_plan: str) -> None:
    plan = base_plan.replace("    - student_groups:", "    - student_group: English learners\n      student_groups:")
    (found,) = check_bytes(plan.encode(), AS_OF).diagnostics
    assert found.help == "It's next to `student_groups`, which means the same thing. Keep one of them."


@pytest.mark.parametrize(
    ("schools", "codes", "marked"),
    [
        ("[Elm, TBD]", ["DOC017"], "TBD"),
        ("[TBD]", ["DOC017"], "TBD"),
        ("[Elm, {name: Oak}]", ["DOC012"], "{name: Oak}"),
        ('["Elm\\u202e", Oak]', ["DOC018"], '"Elm\\u202e"'),
        ("[Elm, ~]", [], ""),
    ],
)
def test_a_wrong_name_in_the_list_of_schools_is_told_where_it_stands(
    schools: str, codes: list[str], marked: str, base_plan: str
) -> None:
    plan = base_plan.replace("schools: district-wide", f"schools: {schools}")
    found = check_bytes(plan.encode(), AS_OF).diagnostics
    assert [one.code for one in found] == codes
    for one in found:
        line = plan.split("\n")[one.span.line - 1]
        assert line[one.span.column - 1 : one.span.end_column - 1] == marked


def test_remarks_are_checked_for_hidden_characters_only(base_plan: str) -> None:
    for notes in ("{a: 1,000, a: 2, [b]: c}", "!x y", "Room #5", "[TBD]"):
        assert check_bytes(f"notes: {notes}\n{base_plan}".encode(), AS_OF).diagnostics == []
    found = check_bytes(f"notes: {{a: \u202e}}\n{base_plan}".encode(), AS_OF).diagnostics
    assert [one.code for one in found] == ["DOC018"]


@pytest.mark.parametrize("line", ["!x kind: soa-plan", "--- !x\nkind: soa-plan", "<<: {kind: soa-plan}"])
def test_a_kind_that_cannot_be_read_is_not_missing_too(line: str, base_plan: str) -> None:
    plan = base_plan.replace("kind: soa-plan", line)
    assert [one.code for one in check_bytes(plan.encode(), AS_OF).diagnostics] == ["DOC006"]


def test_a_misspelled_kind_is_offered() -> None:
    assert "`kind:` instead of `Kind:`" in check_bytes(b"Kind: soa-plan", AS_OF).diagnostics[0].help
    plan = b"kind: soa-plan\ncycel: 2024"
    assert "`cycle:` instead of `cycel:`" in check_bytes(plan, AS_OF).diagnostics[0].help


def test_neighbors_that_make_a_label_are_that_label(base_plan: str) -> None:
    plan = base_plan.replace(
        "foundation_categories:\n            - Classroom & Specialist Teachers",
        "foundation_categories: [Pupil Services, Instructional Materials, Equipment & Technology]",
    )
    result = check_bytes(plan.encode(), AS_OF)
    assert result.diagnostics == []
    assert result.plan is not None
    categories = result.plan.focus_areas[0].programs[0].funding.foundation_categories
    assert categories == ("Pupil Services", "Instructional Materials, Equipment & Technology", None)


def test_a_file_of_blank_lines_is_no_answer(base_plan: str, tmp_path: Path) -> None:
    (tmp_path / "blank.md").write_text("\n \n")
    start, end = base_plan.index("summary:"), base_plan.index("analysis:")
    plan = f"{base_plan[:start]}summary: {{file: blank.md}}\n{base_plan[end:]}"
    assert [one.code for one in check_bytes(plan.encode(), AS_OF, folder=tmp_path).diagnostics] == ["DOC010"]


def test_the_last_of_many_placeholders_counts_the_rest() -> None:
    found = check_changed({"engagement.families": "Ask ____ now. " * 12}).diagnostics
    assert len(found) == 10
    assert "There are 2 more like this in the answer." in found[-1].help
