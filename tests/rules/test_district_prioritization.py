"""The rules of the district prioritization: what fires, what stays silent, and that one cause is told once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from case_text import CASES, Case
from changed_plan import LONG_AFTER, Changes, changed, check_changed
from soaplan.catalog import Catalogs
from soaplan.check import CheckResult, Options
from soaplan.check.run import check_bytes
from soaplan.plans.district_prioritization import Priority
from soaplan.plans.kinds import KINDS
from soaplan.plans.shape import answers_of, part_at

KIND = KINDS["district-prioritization"]
BASE = CASES / "base-district-prioritization.yaml"
FIRST = "priorities.0"
GAP = f"{FIRST}.gaps.0"
GROUP = f"{FIRST}.outcomes.groups.0"
OTHER = f"{FIRST}.outcomes.other"
CYCLES = Catalogs().cycles(KIND.instrument)


def check(changes: Changes, as_of: date = LONG_AFTER, folder: Path = CASES) -> CheckResult:
    """Check the clean submission with these answers instead of its own; None takes one away."""
    return check_changed(changes, as_of, BASE, folder)


def codes(changes: Changes, as_of: date = LONG_AFTER, folder: Path = CASES) -> list[str]:
    return [found.code for found in check(changes, as_of, folder).diagnostics if found.code != "DOC020"]


# The file and its cycles

SKETCH = """
kind: district-prioritization
cycle: SY2026-27
district: {name: Example, parent_plan: SOA 2024-27}
identified_schools: [{name: Example Elementary, reason: lowest 10 percent}]
priorities:
  - id: p1
    focus: [clsp-grade-appropriate]
    educator_change: Teachers plan around texts of the grade.
    student_change: Students read them every day.
    gaps: [{group: English learners, text: Half as many meet expectations., soa_ref: g2}]
    analysis: {student_outcomes: 38 percent of all students and 17 percent of English learners meet expectations.,
      instruction: Texts are below grade in many classrooms., perspectives: Students want to speak more.,
      systems: There is no planning time because schedules differ., student_level: Written work shows strong ideas.,
      equity_pause: English learners speak last.}
    engagement: {students: They asked for texts of their own., families: They asked what grade level means.,
      teachers: They asked for time., school_leaders: They asked for focus., community: The library offered books.,
      identified_schools: Staff asked for a coach., ongoing: Teams meet every two months.}
    outcomes: {aggregate: [Meet the target in ELA.], groups: [Meet the target for English learners.],
      other: [Students say that they are heard.]}
    roles: {central_office: [Visit each month.], school_leaders: [Lead planning.], teachers: [Teach the units.]}
    benchmarks: [{level: district, subject: adult-practice, text: Texts are in use., who: The district team,
      how_often: each month}]
    student_work: {district: Twice a year., school: Every six weeks., classroom: Every week.}
    resources: {external: [Coaching], internal: [A coach paid by TAG], essa_inequities: None were found.}
    differentiation: [{school: Example Elementary, support: A coach of its own.}]
"""


def test_the_short_way_of_writing_is_read() -> None:
    result = check_bytes(SKETCH.encode(), Options(as_of=LONG_AFTER))
    assert [found.code for found in result.diagnostics] == ["DOC020", "PRI602"]
    published = check_bytes(SKETCH.replace("SY2026-27", "SY2023-24").encode(), Options(as_of=LONG_AFTER))
    assert [found.code for found in published.diagnostics] == ["PRI602"]


@pytest.mark.parametrize(
    ("written", "cycle"),
    [
        ("SY2023-24", "2023"), ("SY23-24", "2023"), ("2023-24", "2023"), ("FY24", "2023"), ("FY2024", "2023"),
        ("2024", "2024"), ("fy25", "2024"), ("School Year 2024-25", "2024"), ("FY26", "2025"), ("2026-2027", "2026"),
    ],
)  # fmt: skip
def test_a_cycle_by_its_other_names(written: str, cycle: str) -> None:
    assert check({"cycle": written}).cycle == cycle


def test_later_cycles_weigh_every_rule_as_the_published_one() -> None:
    catalogs = [Catalogs().get(KIND.instrument, cycle) for cycle in CYCLES]
    weights = [{code: row.severity for code, row in catalog.rules.items()} for catalog in catalogs if catalog]
    assert len(weights) == 4
    assert all(weight == weights[0] for weight in weights)


@pytest.mark.parametrize("cycle", CYCLES[1:])
def test_nothing_is_said_of_a_due_date_that_nobody_knows(cycle: str) -> None:
    late = {"cycle": cycle, "submitted": "2027-12-24", f"{GROUP}.target.year": "2028"}
    assert codes(late) == []
    assert codes({**late, "status": "draft", "submitted": None}) == []


@pytest.mark.parametrize("cycle", CYCLES)
def test_the_form_asks_for_every_answer_of_a_priority(cycle: str) -> None:
    catalog = Catalogs().get(KIND.instrument, cycle)
    assert catalog is not None
    asked = {key for section in catalog.form for question in section.questions for key in question.answers}
    assert [section.id for section in catalog.form] == [str(number) for number in range(1, 9)]
    not_asked = {"id", "changed_because", "notes"}
    for name in set(answers_of(Priority)) - not_asked:
        assert any(key.startswith(f"priorities[].{name}") for key in asked)
    for key in asked:
        *way, last = key.replace("[]", "").split(".")
        part = part_at(KIND.model, tuple(way))
        assert part is not None
        assert last in answers_of(part)


# One cause, one finding


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("gaps", "PRI105"), ("analysis", "PRI201"), ("engagement", "PRI301"), ("outcomes", "PRI401"),
        ("roles", "PRI501"), ("benchmarks", "PRI601"), ("resources", "PRI701"), ("differentiation", "PRI801"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", [None, [], ""])
def test_an_absent_section_is_one_finding(section: str, code: str, value: Any) -> None:
    if value == [] and section in ("analysis", "engagement", "outcomes", "roles", "resources"):
        value = {}
    assert codes({f"{FIRST}.{section}": value}) == [code]


def test_section_6_is_missing_once() -> None:
    assert codes({f"{FIRST}.benchmarks": None, f"{FIRST}.student_work": None}) == ["PRI601"]
    assert codes({f"{FIRST}.student_work": None}) == ["PRI605"]


@pytest.mark.parametrize(
    ("way", "value", "code"),
    [
        ("priorities", "TBD", "DOC012"),
        (f"{FIRST}.analysis.systems", "TBD", "DOC017"),
        (f"{FIRST}.analysis.systemic_factors", "TBD", "DOC017"),
        (f"{FIRST}.engagement", ["We asked everybody."], "DOC012"),
        (f"{FIRST}.outcomes.groups", {"English learners": "17"}, "DOC012"),
        (f"{FIRST}.roles.teachers", ["TBD"], "DOC017"),
        (f"{FIRST}.benchmarks.0.level", "TBD", "DOC017"),
        (f"{FIRST}.focus", ["TBD"], "DOC017"),
        (f"{GROUP}.target.year", "soon", "DOC025"),
        (f"{FIRST}.differentiation", [{"school": "TBD", "support": "A coach."}], "DOC017"),
        ("submitted", "in June", "DOC013"),
    ],
)
def test_what_cannot_be_read_is_told_once(way: str, value: Any, code: str) -> None:
    assert codes({way: value}) == [code]


# Section 1


def test_two_priorities_are_as_many_as_asked_for() -> None:
    second = {**changed(BASE, {})["priorities"][0], "id": "writing"}
    assert codes({"priorities.1": second}) == []
    assert codes({"priorities.1": second, "priorities.2": {**second, "id": "talk"}}) == ["PRI102"]


@pytest.mark.parametrize(
    "focus",
    ["CLSP", "Culturally and Linguistically Sustaining Practices", "clsp grade appropriate", "CLSP in mathematics"],
)
def test_the_topic_of_the_state_by_other_names(focus: str) -> None:
    assert codes({f"{FIRST}.focus": [focus]}) == []


@pytest.mark.parametrize("focus", ["HQIM", "belonging", "Instructional Leadership Teams", "Grade-level reading"])
def test_another_topic_alone(focus: str) -> None:
    assert codes({f"{FIRST}.focus": [focus]}) == ["PRI103"]


def test_a_priority_that_is_not_stated_is_told_once() -> None:
    assert codes({f"{FIRST}.priority": None, f"{FIRST}.focus": None}) == ["PRI113"]


def test_the_second_priority_may_be_the_one() -> None:
    second = {**changed(BASE, {})["priorities"][0], "id": "writing"}
    assert codes({f"{FIRST}.focus": ["HQIM"], "priorities.1": second}) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"group": "English learners", "soa_ref": "2.2D"}, None),
        ({"group": "ELs", "soa_ref": "Focus Area 2.2"}, None),
        ({"soa_ref": "Students with disabilities"}, None),
        ({"group": "High needs"}, None),
        ({"group": "English learners and Asian students"}, None),
        ({"group": "Asian"}, "PRI106"),
        ({"group": "Low income", "soa_ref": "Low income"}, "PRI106"),
        ({"soa_ref": "el-reading"}, "PRI106"),
        ({"soa_ref": "Asian"}, "PRI106"),
        ({"group": "Skaters"}, "PRI107"),
    ],
)
def test_a_gap_and_the_soa_plan(changes: dict[str, str], code: str | None) -> None:
    found = codes({"soa_plan": "base.yaml", **{f"{GAP}.{key}": value for key, value in changes.items()}})
    assert found == ([code] if code else [])


def test_a_soa_plan_that_cannot_be_read_is_told_once() -> None:
    changes = {"soa_plan": "nowhere.yaml", f"{GAP}.group": "Asian", "district.parent_plan": None}
    assert codes(changes) == ["DOC027"]


@pytest.mark.parametrize("text", ["Newcomers speak last.", "Each subgroup reads below its grade."])
def test_a_gap_that_names_its_group_in_words(text: str) -> None:
    assert codes({f"{FIRST}.gaps": [text]}) == []


def test_a_gap_without_group_or_text() -> None:
    assert codes({f"{FIRST}.gaps": ["Half as many meet expectations."]}) == ["PRI114"]
    assert codes({f"{FIRST}.gaps": [{"group": "EL"}]}) == ["PRI105"]
    assert codes({f"{FIRST}.gaps": [{"group": "EL", "soa_ref": "el-math"}]}) == []


# The whole submission


def test_benchmarks_of_two_priorities_may_share_ids_until_notes_name_them() -> None:
    second = {**changed(BASE, {})["priorities"][0], "id": "writing"}
    assert codes({"priorities.1": second}) == []
    note = {"date": "2024-01-24", "benchmark": "visits", "status": "on track"}
    assert codes({"priorities.1": second, "progress": [note]}) == ["PRI108", "PRI108"]


@pytest.mark.parametrize("day", ["2023-06-30", "2023-04-04"])
def test_submitted_in_time(day: str) -> None:
    assert codes({"submitted": day}) == []


@pytest.mark.parametrize(("today", "said"), [("2023-05-30", False), ("2023-05-31", True), ("2023-06-30", True)])
def test_a_draft_close_to_its_due_date(today: str, said: bool) -> None:
    changes = {"status": "draft", "submitted": None}
    assert codes(changes, date.fromisoformat(today)) == (["PRI115"] if said else [])


# This year and the year before

NEXT_YEAR = {"cycle": "2024", "previous": "previous.yaml", "submitted": "2024-06-20", f"{GROUP}.target.year": "2025"}


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    """A folder with the clean submission of the year before, `previous.yaml`."""
    return Case(CASES / "PRI111").lay_out(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {f"{FIRST}.id": "Reading"},
        {f"{FIRST}.id": None},
        {
            f"{FIRST}.id": "literacy",
            f"{FIRST}.priority": "Strengthen reading with grade-level texts in all classrooms.",
        },
        {f"{FIRST}.id": None, f"{FIRST}.priority": None},
        {f"{FIRST}.id": "talk", f"{FIRST}.priority": "Raise attendance.", f"{FIRST}.changed_because": "Absence grows."},
    ],
)
def test_a_priority_of_last_year(changes: dict[str, Any], last_year: Path) -> None:
    assert "PRI110" not in codes({**NEXT_YEAR, **changes}, folder=last_year)


def test_a_new_priority(last_year: Path) -> None:
    new = {f"{FIRST}.id": "talk", f"{FIRST}.priority": "Raise attendance in all schools."}
    assert codes({**NEXT_YEAR, **new}, folder=last_year) == ["PRI110"]


def test_unchanged_sections_are_one_finding(last_year: Path) -> None:
    found = [one for one in check(NEXT_YEAR, folder=last_year).diagnostics if one.code == "PRI111"]
    assert [one.message.partition(" are ")[0] for one in found] == [
        "Section 2, Section 3, Section 5, Section 6, Section 7 and Section 8"
    ]


def test_unchanged_sections_are_none_of_our_business_while_all_is_on_track(last_year: Path) -> None:
    previous = last_year / "previous.yaml"
    previous.write_text(previous.read_text(encoding="utf-8").replace("off track", "on track"), encoding="utf-8")
    assert codes(NEXT_YEAR, folder=last_year) == []


# Sections 2 and 3

OPEN = {"equity_pause": None, "systemic_factors": None, "student_work": None, "student_level": None}


def test_what_the_analysis_leaves_open_is_one_finding() -> None:
    found = check({f"{FIRST}.analysis.{key}": value for key, value in OPEN.items()}).diagnostics
    assert [one.code for one in found] == ["PRI203"]
    named = "single students, student work, the Data Equity Pause and underlying systemic factors"
    assert found[0].message.endswith(named)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("equity_pause", "During the equity pause we saw whose ideas are heard."),
        ("systemic_factors", "The root cause is a schedule made school by school."),
        ("student_work", "Work samples show strong ideas."),
        ("student_level", "Shadowing showed that some students wait most of the day."),
    ],
)
def test_words_elsewhere_in_the_analysis_count(key: str, text: str) -> None:
    rest = {name: value for name, value in OPEN.items() if name != "student_level" or key == "student_level"}
    silent = {f"{FIRST}.analysis.{name}": "Written here." for name in rest} | {f"{FIRST}.analysis.{key}": None}
    if key == "student_level":
        silent[f"{FIRST}.analysis.student_work"] = None
        text += " Exit tickets show strong ideas."
    assert codes({**silent, f"{FIRST}.analysis.perspectives": text}) == []


def test_an_analysis_that_names_no_group() -> None:
    told = {
        "student_outcomes": "38 percent meet expectations.",
        "instruction": "Texts are easy.",
        "systems": "No time.",
    }
    told |= {"perspectives": "Students are rarely asked.", "student_level": "They wait.", "equity_pause": "Some wait."}
    found = check({f"{FIRST}.analysis.{key}": text for key, text in told.items()}).diagnostics
    assert [(one.code, one.message) for one in found] == [
        ("PRI203", "the analysis doesn't mention specific student groups")
    ]


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (["community"], "community stakeholders"),
        (["teachers"], "teachers"),
        (["teachers", "school_leaders"], "teachers and school leaders"),
        (["students", "families"], "students and families"),
    ],
)
def test_stakeholders_left_out_are_one_finding(taken: list[str], said: str) -> None:
    found = check({f"{FIRST}.engagement.{key}": None for key in taken}).diagnostics
    message = f"Section 3 doesn't say what you heard from {said}"
    assert [(one.code, one.message) for one in found] == [("PRI302", message)]


# Section 4


@pytest.mark.parametrize(
    ("measure", "before", "after"),
    [
        ("Students meeting expectations", "30", "29.5"),
        ("Students meeting expectations", "30", "30"),
        ("Chronic absenteeism rate", "20", "24"),
        ("Students suspended", "4.1", "4.2"),
    ],
)
def test_a_target_that_is_no_better(measure: str, before: str, after: str) -> None:
    figures = {f"{GROUP}.measure": measure, f"{GROUP}.baseline.value": before, f"{GROUP}.target.value": after}
    assert codes(figures) == ["PRI404"]


@pytest.mark.parametrize(
    "measure",
    [
        "Students not meeting expectations",
        "Gap in mathematics",
        "Students reading below grade level",
        "Teacher turnover",
    ],
)
def test_a_measure_that_should_fall(measure: str) -> None:
    assert codes({f"{GROUP}.measure": measure, f"{GROUP}.target.value": "3"}) == []


def test_a_written_direction_wins() -> None:
    assert codes({f"{GROUP}.direction": "down"}) == ["PRI404"]
    assert codes({f"{GROUP}.direction": "down", f"{GROUP}.target.value": "11"}) == []


def test_a_change_that_is_told_twice_is_marked_at_both_places() -> None:
    said = "      Scores rise from 54 to 64 percent, by 10 percent.\n"
    text = f"kind: {KIND.name}\ncycle: 2023\npriorities:\n  - priority: |\n{said}{said}"
    found = check_bytes(text.encode(), Options(as_of=LONG_AFTER)).diagnostics
    assert [one.span.line for one in found if one.code == "PRI405"] == [5, 6]


@pytest.mark.parametrize(
    "text",
    [
        "Increase reading by 10%, from 54% to 64% of students.",
        "Reading grows by 6 percent, from 31 to 37 percent of students.",
        "From 54% to 64%, an increase by 12%.",
    ],
)
def test_percent_where_the_figures_say_something_else(text: str) -> None:
    found = check({OTHER: [text]}).diagnostics
    assert [one.code for one in found] == ["PRI405"]
    assert found[0].prose


@pytest.mark.parametrize(
    "text",
    [
        "Increase reading by 10 percentage points, from 54% to 64% of students.",
        "Increase reading by 19%, from 54% to 64% of students.",
        "Reduce absence by a third, from 30% to 20%.",
        "Increase reading by 10%.",
        "Increase reading by 10% of students, from 54% to 64%.",
        "Grow from 2 schools to 4 schools, and reading by 10%.",
        "Increase by 2% per year, from 54% to 60%.",
        "Reading grows by 10%. Before, it went from 54% to 60% of students.",
    ],
)
def test_percent_in_doubt_stays_silent(text: str) -> None:
    assert codes({OTHER: [text]}) == []


# Section 6


@pytest.mark.parametrize(
    ("levels", "silent"),
    [
        (("district", "school"), True),
        (("Central office", "Building"), True),
        (("District and school", "district"), True),
        (("district", "classroom"), True),
        (("district", "both"), True),
        (("district", "District-wide"), False),
        (("school", "Each school"), False),
    ],
)
def test_benchmarks_on_both_levels(levels: tuple[str, str], silent: bool) -> None:
    changes = {f"{FIRST}.benchmarks.{place}.level": level for place, level in enumerate(levels)}
    assert codes(changes) == ([] if silent else ["PRI602"])


def test_a_level_that_is_not_said_is_told_once() -> None:
    assert codes({f"{FIRST}.benchmarks.1.level": None}) == ["PRI603"]


def test_level_and_subject_left_out_are_one_finding() -> None:
    one = {f"{FIRST}.benchmarks": changed(BASE, {})["priorities"][0]["benchmarks"][:1]}
    found = check(one).diagnostics
    assert [(one.code, one.message) for one in found] == [
        ("PRI602", "no benchmark is at the school level and none about student learning or student experience")
    ]


@pytest.mark.parametrize("level", ["distric", "shool", "clasroom"])
def test_a_slip_in_a_label(level: str) -> None:
    assert codes({f"{FIRST}.benchmarks.0.level": level}) == ["PRI604"]


# Section 8


@pytest.mark.parametrize(
    ("school", "silent"),
    [
        ("Elm Street School", True),
        ("Elm Street", True),
        ("Elm Street and Mill Pond Schools", True),
        ("all schools", True),
        ("Elm Street Elementary School", True),
        ("Elm Avenue School", False),
        ("Alder Falls High School", False),
    ],
)
def test_an_identified_school_on_the_list(school: str, silent: bool) -> None:
    changes = {
        "identified_schools": ["Mill Pond School", {"name": "Elm Street School"}],
        f"{FIRST}.differentiation.1": {"school": school, "support": "Visits every month."},
    }
    assert codes(changes) == ([] if silent else ["PRI803"])


def test_another_school_of_the_same_place_is_another_school() -> None:
    changes = {
        "identified_schools": ["Alder Falls Middle School"],
        f"{FIRST}.differentiation.0.school": "Alder Falls High School",
        f"{FIRST}.engagement.identified_schools": "Staff asked for a coach.",
    }
    assert codes(changes) == ["PRI803"]


@pytest.mark.parametrize(("name", "silent"), [("Mill Pond", True), ("All schools", True), ("Mill Pont School", False)])
def test_a_school_and_the_roster(name: str, silent: bool) -> None:
    changes = {"district.schools": ["Mill Pond School", "Elm Street School"], f"{FIRST}.differentiation.0.school": name}
    assert codes(changes) == ([] if silent else ["PRI805"])


# One cause, one finding


def test_a_repeated_id_is_told_and_not_the_note_that_it_leaves_open() -> None:
    note = {"date": "2024-01-24", "benchmark": "discussion", "status": "on track"}
    assert codes({f"{FIRST}.benchmarks.1.id": "visits", "progress": [note]}) == ["PRI108"]


def test_an_entry_without_a_school_may_be_for_any_school() -> None:
    assert codes({f"{FIRST}.differentiation": [{"support": "A coach"}]}) == ["PRI802"]


def test_a_benchmark_may_be_one_sentence() -> None:
    sentence = "Each month, English learners speak in two of three discussions."
    assert codes({f"{FIRST}.benchmarks.1": sentence}) == ["PRI603"]
