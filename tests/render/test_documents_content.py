"""What the pages of reports, submissions and improvement plans say, and that pictures and words say the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from render.documents import OF_DOCUMENTS, example_document, file_of
from render.plans import TODAY, checked, plan, program
from render.seen import text_of
from soaplan.catalog import own_catalogs
from soaplan.check import Options, check_file
from soaplan.plans.sustainable_improvement_plan import Stages
from soaplan.render import FORMATS

TARGETS = [
    {
        "id": "t1",
        "measure": "Absence",
        "unit": "percent",
        "baseline": {"value": 30, "year": 2024},
        "target": {"value": 20},
    },
    {"id": "t2", "measure": "Growth", "baseline": {"value": 40}, "target": {"value": 50}},
    {"id": "t3", "measure": "Seats", "baseline": {"value": 10}, "target": {"value": 10}},
]
AREAS = [{"id": "2.2", "programs": [program("2.2D", metrics=[{"id": "m", "metric": "On grade"}]), program("2.2E")]}]


def report(folder: Path, **answers: Any) -> str:
    """The page of a report beside its plan."""
    files = {
        "plan": plan(targets={"additional": TARGETS}, focus_areas=AREAS),
        "report": file_of("soa-progress-report", report_year="FY25", plan="plan.yaml", **answers),
    }
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(json.dumps(content), encoding="utf-8")
    return FORMATS["html"](check_file(folder / "report.yaml", Options(as_of=TODAY)))


def seen(kind: str, **answers: Any) -> str:
    """The visible text of a file's page."""
    return text_of(FORMATS["html"](checked(file_of(kind, **answers))))


# Progress reports


def test_a_report_shows_each_target_of_the_plan_with_what_was_reached(tmp_path: Path) -> None:
    page = report(tmp_path, progress={"targets": [{"id": "t1", "value": "25", "year": 2025}]})
    text = text_of(page)
    assert "Absence" in text
    assert "baseline 30% (2023-24); target 20%; reported 25% (2024-25)" in text
    assert "30% → 20%; now 25%" in text
    assert "Moved the right way" in text
    assert "5 points lower than the baseline" in text
    assert [f'x="{place}%"' in page for place in (30, 20, 25)] == [True] * 3, "the picture has all three figures"
    assert "baseline 40; target 50" in text, "the targets that the report leaves out stand there too"


@pytest.mark.parametrize(("value", "words"), [
    ("20", "Target reached"), ("19", "Target reached"), ("30", "No change"), ("31", "Moved the wrong way"),
])  # fmt: skip
def test_a_report_says_how_a_figure_has_moved(tmp_path: Path, value: str, words: str) -> None:
    assert words in text_of(report(tmp_path, progress={"targets": [{"id": "t1", "value": value}]}))


def test_a_target_that_stays_where_it_is_has_no_picture(tmp_path: Path) -> None:
    page = report(tmp_path, progress={"targets": [{"id": "t3", "value": "10"}]})
    assert "Target reached" in text_of(page)
    assert "ahead" not in text_of(page)


PACED = {"id": "t1", "measure": "Absence", "unit": "percent",
         "baseline": {"value": 30, "year": 2024}, "target": {"value": 20, "year": 2028}}  # fmt: skip


@pytest.mark.parametrize(("value", "year", "word"), [
    ("25", 2026, "On pace"), ("24", 2026, "On pace"), ("23.9", 2026, "Ahead"), ("26", 2026, "On pace"),
    ("26.1", 2026, "Behind"), ("29", 2026, "Behind"), ("31", 2026, "Behind"), ("20", 2026, "Target reached"),
    ("27.5", 2025, "On pace"), ("27.5", None, "On pace"), ("30", 2024, "On pace"), ("21", 2029, "On pace"),
])  # fmt: skip
def test_a_report_says_who_keeps_pace(tmp_path: Path, value: str, year: int | None, word: str) -> None:
    (tmp_path / "plan.yaml").write_text(json.dumps(plan(targets={"additional": [PACED]})), encoding="utf-8")
    told = {"id": "t1", "value": value} | ({"year": year} if year else {})
    answers = file_of("soa-progress-report", report_year="FY25", plan="plan.yaml", progress={"targets": [told]})
    (tmp_path / "report.yaml").write_text(json.dumps(answers), encoding="utf-8")
    page = FORMATS["html"](check_file(tmp_path / "report.yaml", Options(as_of=TODAY)))
    assert f'<em class="word">{word}</em>' in page
    assert "moved the right way" not in page, "no headline that flatters"


def test_a_report_says_in_sentences_what_its_data_say(tmp_path: Path) -> None:
    text = text_of(report(tmp_path, progress={
        "targets": [{"id": "t1", "value": "20"}, {"id": "t2", "value": "39"}, {"id": "t3", "value": "not reported"}],
        "programs": [{"id": "2.2D", "status": "in place"}, {"id": "2.2E", "status": "planning"}],
    }))  # fmt: skip
    assert "Of two programs, one is in place and one being planned." in text
    assert (
        "Of two measures that can be compared with a baseline, one has moved the right way, as far as its target."
        in text
    )
    assert "For one measure no number is reported." in text


def test_a_reason_for_a_missing_figure_is_shown(tmp_path: Path) -> None:
    targets = [{"id": "t1", "value": "not reported, because fewer than ten students took the test"}]
    text = text_of(report(tmp_path, progress={"targets": targets}))
    assert "because fewer than ten students took the test" in text
    assert "1 figure not reported" in text


def test_programs_have_the_states_names_and_those_that_were_left_out_are_there(tmp_path: Path) -> None:
    page = report(tmp_path, progress={"programs": [
        {"id": "2.2D", "status": "in place", "evidence": "**Done**", "metrics": [{"id": "m", "value": 3}]},
        {"id": "9.9Z", "name": "Ours"},
    ]})  # fmt: skip
    text = text_of(page)
    assert 'id="program-2.2E"' in page
    assert "Targeted Academic Support and Acceleration" in text
    assert "<strong>Done</strong>" in page
    assert "On grade now 3 reported 3" in text
    assert text.count("This program isn’t in the plan as it is now.") == 1


def test_measures_without_any_figure_say_what_they_are_about(tmp_path: Path) -> None:
    progress = {
        "metrics": [{"area": "2.4", "metric": "Seats for four-year-olds"}],
        "lowest_performing_students": [{"subject": "ELA", "grades": "3-8"}],
    }
    text = text_of(report(tmp_path, progress=progress))
    assert "Seats for four-year-olds (Focus Area 2.4)" in text
    assert "English language arts (grades 3-8)" in text or "ELA (" in text


def test_a_report_names_the_district_and_the_file_of_its_plan(tmp_path: Path) -> None:
    text = text_of(report(tmp_path))
    assert "Millbrook Public Schools" in text
    assert "the plan file plan.yaml" in text


def test_without_its_plan_a_report_stands_alone_and_says_so() -> None:
    targets = [{"measure": "Absence", "value": "25"}]
    text = seen("soa-progress-report", plan="gone.yaml", progress={"targets": targets}, district={"name": "Riverton"})
    assert "Without the plan. The plan couldn’t be read" in text
    assert "Absence" in text
    assert "Riverton" in text
    assert "Not checked." in text
    assert "This program is not in the plan" not in text


# Priorities


def test_the_table_of_priorities_is_made_from_the_detail() -> None:
    outcomes = {
        "aggregate": [{"measure": "Absence", "unit": "percent", "baseline": {"value": 3}, "target": {"value": 2}}]
    }
    priorities = [
        {"id": "p1", "priority": "We read.", "focus": ["CLSP"], "gaps": [{"group": "ELs"}], "outcomes": outcomes},
        {"id": "p2", "priority": "We count.", "roles": {"teachers": "Count."}},
    ]
    page = FORMATS["fragment"](checked(file_of("district-prioritization", priorities=priorities)))
    text = text_of(page)
    assert '<a href="#district-prioritization-priority-p1">We read.</a>' in page
    assert "Absence, from 3% to 2%" in text
    assert "two priorities: “Culturally and linguistically sustaining, grade-appropriate instruction”." in text
    assert "Priority 2" in text
    assert text.count("Section 5: Role Clarity") == 2


def test_progress_names_its_benchmark_and_a_school_the_priority_that_supports_it() -> None:
    support = [{"school": "Elm Street", "support": "A coach."}]
    one = {"id": "p1", "benchmarks": [{"id": "b1", "text": "Tasks are hard."}], "differentiation": support}
    page = FORMATS["fragment"](checked(file_of(
        "district-prioritization",
        priorities=[one],
        identified_schools=["elm street"],
        progress=[{"benchmark": "b1", "value": 5, "status": "on track"}, {"benchmark": "b9"}],
    )))  # fmt: skip
    assert '<a href="#district-prioritization-benchmark-b1">Tasks are hard.</a>' in page
    assert '<a href="#district-prioritization-priority-p1-differentiation">Priority 1</a>' in page
    assert "On track" in text_of(page)
    assert "b9" in text_of(page)


def test_a_provisional_cycle_says_what_is_assumed() -> None:
    result = checked({"kind": "district-prioritization", "cycle": "2025"})
    assert result.catalog is not None
    text = text_of(FORMATS["html"](result))
    assert "Expected." in text
    assert f"Assumed here: {result.catalog.cycle.assumed_in_short}" in text


# Improvement plans


def test_root_causes_are_traced_to_benchmarks() -> None:
    page = FORMATS["fragment"](checked(file_of(
        "sustainable-improvement-plan",
        root_causes=[{"id": "rc1", "text": "Late help."}, {"id": "rc2", "text": "No one asks."}],
        objectives=[
            {"id": "o1", "text": "Early help.", "root_causes": ["rc1"], "practices": [3], "initiatives": [
                {"id": "i1", "text": "Tutors."},
                {"id": "i2", "text": "Surveys.", "root_causes": ["rc2"], "years": [1, 2]},
            ]},
            {"id": "o2", "text": "Calm halls."},
        ],
        benchmarks=[{"id": "b1", "objective": "o1", "text": "Groups change.", "every": "six weeks"}],
    )))  # fmt: skip
    text = text_of(page)
    assert "Late help. Early help. Tutors. Groups change." in text
    assert "No one asks. Early help. Surveys. Groups change." in text
    assert "No root cause given Calm halls. not given not given" in text
    assert "Turnaround Practice 3. Student-Specific Supports and Instruction to All Students" in text
    assert "years 1 and 2" in text
    assert "every six weeks" in text


def test_parts_that_are_named_by_their_words_are_traced_as_by_their_ids() -> None:
    page = FORMATS["fragment"](checked(file_of(
        "sustainable-improvement-plan",
        root_causes=["Help comes late in grade 9.", "Help comes late"],
        objectives=[{"text": "Early help.", "root_causes": ["Help comes late"], "practices": [3], "initiatives": [
            "Tutors.", {"text": "Surveys.", "root_causes": ["rc7"]},
        ]}],
        benchmarks=[{"objective": "Early help.", "text": "Groups change."}],
    )))  # fmt: skip
    text = text_of(page)
    assert "Help comes late in grade 9. not given not given not given" in text
    assert "Help comes late Early help. Tutors. Groups change." in text
    assert "No root cause given" not in text
    assert "Surveys. Answers to: rc7" in text
    assert "Benchmarks without a Turnaround Practice" not in text


def test_a_goal_without_figures_shows_everything_that_is_said_of_it() -> None:
    more = {"group": "ELs", "grades": "3", "unit": "visits", "objective": "o1", "baseline": {"note": "New survey."}}
    goals = [{"text": "More joy.", "metric": "VOCAL"} | more, {"not_applicable": "No grade 9."} | more]
    text = seen("sustainable-improvement-plan", goals=goals)
    assert "More joy. (VOCAL; English learners; grades 3; visits; New survey.; Strategic objective o1)" in text
    assert "No grade 9. English learners grades 3 visits New survey. Strategic objective o1" in text


def test_goals_have_a_column_for_each_year_and_areas_without_one_a_reason() -> None:
    goals = [
        {"metric": "Absence", "unit": "percent", "baseline": {"value": 30}, "targets": {"FY26": 25, "2025": 27}},
        {"metric": "Calls", "baseline": {"value": 5, "year": 2024}, "targets": {"2027": 9}},
        {"area": "graduation", "not_applicable": "The school ends with grade 5."},
        "More joy.",
    ]
    page = FORMATS["fragment"](checked(file_of("sustainable-improvement-plan", goals=goals)))
    text = text_of(page)
    heads = [f'<th scope="col" class="n">{year}</th>' for year in ("2024-25", "2025-26", "2026-27")]
    assert [page.find(head) for head in heads] == sorted(page.find(head) for head in heads)
    assert "Absence 30% 27% 25% not given 5 points lower" in text
    assert "Graduation rates (high schools only): The school ends with grade 5." in text
    assert "More joy." in text
    assert "3 goals" in text


def test_recommendations_say_what_became_of_them() -> None:
    group = {"convened": "2024-10-01", "recommendations": [{"text": "More music.", "disposition": "partly adopted"}]}
    text = seen("sustainable-improvement-plan", local_stakeholder_group=group)
    assert "First met October 1, 2024" in text
    assert "More music. Partly adopted" in text


@pytest.mark.parametrize(("share", "shown"), [("0.31", "31%"), ("31%", "31%"), ("31", "31%"), ("a third", "a third")])
def test_the_share_of_english_learners_is_in_percent(share: str, shown: str) -> None:
    text = seen("sustainable-improvement-plan", school={"name": "Elm Street School", "el_share": share})
    assert f"Share of English learners {shown}" in text


def test_last_years_benchmarks_and_the_districts_priority_come_from_their_files() -> None:
    text = text_of(FORMATS["html"](example_document("elm-street/improvement-plan.yaml")))
    assert "The district’s priority Every student works on grade-level tasks every day" in text


# All of them


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_texts_that_are_no_entries_are_shown_as_written(kind: str) -> None:
    lists = {
        "soa-progress-report": {"progress": {"programs": [["odd"]], "targets": "odd too"}},
        "district-prioritization": {"priorities": [["odd"]], "progress": "odd too"},
        "sustainable-improvement-plan": {"objectives": [["odd"]], "benchmarks": [["odd too"]]},
    }
    text = seen(kind, **lists[kind])
    assert "odd" in text
    assert "odd too" in text


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_the_title_has_kind_years_and_district(kind: str) -> None:
    page = FORMATS["html"](checked(file_of(kind, report_year="FY25") | {"district": {"name": "Riverton"}}))
    title = page.split("<title>")[1].split("</title>")[0]
    starts = {
        "soa-progress-report": "Student Opportunity Act progress report, FY25 - Riverton",
        "district-prioritization": "District instructional priorities, SY2023-24 - Riverton",
        "sustainable-improvement-plan": "Sustainable Improvement Plan, SY2024-25 - Riverton",
    }
    assert title == starts[kind]


def test_a_section_of_a_priority_that_is_one_text() -> None:
    sections = ("analysis", "engagement", "outcomes", "roles", "student_work", "resources")
    texts = {name: f"All of {name} in one text." for name in sections}
    page = seen("district-prioritization", priorities=[{"id": "p1", **texts}])
    for text in texts.values():
        assert page.count(text) == 1
    assert "See the text under Outcomes" in page
    assert "Central office" not in page
    beside = seen("district-prioritization", priorities=[{"roles": {"text": "All in one.", "teachers": ["Teach."]}}])
    assert beside.index("All in one.") < beside.index("Teach.")
    assert "Central office" not in beside


def test_a_stage_has_one_name_from_heading_to_table() -> None:
    """The name of the guidance, for the heading and the evidence; messages use it, or its short one in the catalog."""
    catalog = own_catalogs().newest("sustainable-improvement-plan")
    plan = {"stages": {name: {"evidence": [{"where": "a slide"}]} for name in Stages.model_fields}}
    text = seen("sustainable-improvement-plan", **plan)
    for name, field in Stages.model_fields.items():
        asked = [one for one in catalog.form for q in one.questions if f"stages.{name}.text" in q.answers]
        assert field.title in {asked[0].name, *(question.short for question in asked[0].questions)}
        assert text.count(asked[0].name) >= 1
        if name not in {"executive_summary", "district_systems"}:
            assert f"Evidence for {asked[0].name}" in text
