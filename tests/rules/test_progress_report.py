"""A progress report beside its plan, its earlier report, and the plan before."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from case_text import CASES
from changed_plan import LONG_AFTER, Changes, changed
from soaplan.catalog import own_catalogs
from soaplan.check import CheckResult, Options, check_file
from soaplan.plans.figures import NOT_REPORTED, read_reported
from work import grows_with_the_size

PLAN, REPORT = (CASES / f"base-{name}.yaml" for name in ("report-plan", "soa-progress-report"))


@pytest.fixture
def check(tmp_path: Path) -> Any:
    """Checks the report with some of its answers changed, and some of the plan's; other files lie beside it."""

    def run(changes: Changes, plan: Changes | None = None, others: Mapping[str, Any] | None = None) -> CheckResult:
        files = {"base-report-plan.yaml": changed(PLAN, plan or {}), "report.yaml": changed(REPORT, changes)}
        for name, content in (files | dict(others or {})).items():
            (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
        return check_file(tmp_path / "report.yaml", Options(as_of=LONG_AFTER))

    return run


def codes(result: CheckResult) -> list[str]:
    return [found.code for found in result.diagnostics]


SECOND = {"report_year": "FY26", "previous": "earlier.yaml"}


def earlier(**changes: Any) -> dict[str, Any]:
    return {"earlier.yaml": changed(REPORT, changes)}


# What cannot be read


@pytest.mark.parametrize(
    "plan", ["kind: [\n", "kind: soa-plan\n", "kind: soa-progress-report\ncycle: 2024\n", None], ids=str
)
def test_a_plan_that_cannot_be_used_is_one_finding(tmp_path: Path, plan: str | None) -> None:
    if plan is not None:
        (tmp_path / "base-report-plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "report.yaml").write_text(REPORT.read_text(encoding="utf-8"), encoding="utf-8")
    assert codes(check_file(tmp_path / "report.yaml", Options(as_of=LONG_AFTER))) == ["DOC027"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"report_year": "soon"}, ["DOC025"]),
        ({"progress.targets.0.value": "about 21"}, ["DOC025"]),
        ({"progress.targets.0.id": "TBD"}, ["DOC017"]),
        ({"progress.targets": "yes"}, ["DOC012"]),
        ({"progress.programs.1.status": "dropped"}, ["DOC016"]),
        ({"progress.programs.1.id": "TBD"}, ["DOC017"]),
        ({"progress.programs.1.id": ...}, ["DOC010"]),
        ({"engagement": "TBD"}, ["DOC017"]),
        ({"progress.lowest_performing_students": "TBD"}, ["DOC017"]),
    ],
)
def test_what_cannot_be_read_is_one_finding(check: Any, changes: Changes, expected: list[str]) -> None:
    assert sorted(codes(check(changes))) == sorted(expected)


def test_a_plan_with_mistakes_counts_as_far_as_it_can_be_read(check: Any) -> None:
    plan = {"focus_areas.0.programs.0.id": "TBD", "targets.additional.0.id": "TBD"}
    assert codes(check({}, plan)) == []
    assert codes(check({"progress.programs": [{"id": "2.1A", "status": "planning"}]}, plan)) == ["RPT105"]


# Which year, which plan


@pytest.mark.parametrize(("year", "found"), [("FY25", []), ("2025-26", []), ("FY27", ["RPT101"]), ("FY24", ["RPT101"])])
def test_the_first_two_years_of_the_plan_are_reported_on(check: Any, year: str, found: list[str]) -> None:
    assert codes(check({"report_year": year})) == found


def test_a_plan_of_another_cycle_is_one_finding(check: Any) -> None:
    assert codes(check({}, {"cycle": "2027"})) == ["RPT102"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [({}, []), ({"report_year": "FY26"}, ["RPT116"]), ({"cycle": "2027"}, ["RPT116"]), ({"report_year": ""}, [])],
)
def test_the_earlier_report_is_of_an_earlier_year(check: Any, changes: Changes, found: list[str]) -> None:
    assert codes(check(SECOND, others=earlier(**changes))) == found


@pytest.mark.parametrize(
    ("as_of", "district", "found"),
    [
        (date(2025, 3, 1), "district", []),
        (date(2025, 3, 2), "district", ["RPT117"]),
        (date(2025, 6, 1), "district", ["RPT117"]),
        (date(2025, 6, 1), "charter-school", []),
    ],
)
def test_a_draft_is_told_of_its_day(tmp_path: Path, as_of: date, district: str, found: list[str]) -> None:
    plan = changed(PLAN, {"district.type": district})
    (tmp_path / "base-report-plan.yaml").write_text(json.dumps(plan), encoding="utf-8")
    (tmp_path / "report.yaml").write_text(
        json.dumps(changed(REPORT, {"status": "draft", "submitted": None})), encoding="utf-8"
    )
    assert codes(check_file(tmp_path / "report.yaml", Options(as_of=as_of))) == found


# Targets, metrics, programs


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"id": "EL Math"}, []),
        ({"measure": "Students meeting or exceeding expectations on the Grades 3–8 Mathematics MCAS"}, []),
        ({"id": "el-mth"}, ["RPT106"]),
        ({"id": "swd-ela"}, ["RPT106", "RPT103"]),
        ({}, ["RPT119"]),
    ],
)
def test_how_a_target_is_found(check: Any, entry: Changes, found: list[str]) -> None:
    result = check({"progress.targets.0": {**entry, "value": "21"}})
    assert sorted(codes(result)) == sorted(found)


def test_a_misspelled_name_weighs_more_than_a_further_figure(check: Any) -> None:
    weights = [check({"progress.targets.0.id": name}).diagnostics for name in ("el-mth", "swd-ela")]
    assert [[str(found.severity) for found in one if found.code == "RPT106"] for one in weights] == [
        ["warning"],
        ["advice"],
    ]


def test_two_targets_with_one_measure_want_two_entries(check: Any) -> None:
    measure = "Graduation rate"
    target = {"student_groups": ["English learners"], "measure": measure, "baseline": {"value": "61", "year": "2023"}}
    both = [{**target, "target": {"value": value, "year": "2027"}} for value in ("70", "72")]
    plan = {"targets.additional": both}
    entry = {"measure": measure, "value": "60", "year": "2025"}
    assert codes(check({"progress.targets": [entry]}, plan)) == ["RPT103"]
    assert codes(check({"progress.targets": [entry, entry]}, plan)) == []


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("not started", []),
        ("discontinued", ["RPT203"]),
        ("planning", []),
        ("in progress", ["RPT104"]),
        ("in place", ["RPT104"]),
    ],
)
def test_of_a_program_that_has_not_begun_no_figures_are_expected(check: Any, status: str, found: list[str]) -> None:
    assert codes(check({"progress.programs.1.status": status, "progress.programs.1.metrics": ...})) == found


def test_of_an_unreported_program_only_that_is_said(check: Any) -> None:
    assert codes(check({"progress.programs.1": ...})) == ["RPT105"]


def test_a_program_that_was_just_added_need_not_be_reported(check: Any) -> None:
    amendment = {"id": "2.2C", "change": "added"}
    assert codes(check({"progress.programs.1": ..., "changes.amendments": [amendment]})) == []


@pytest.mark.parametrize(
    ("code", "help_"),
    [("2.2.C", "Write `id: 2.2C`"), ("2.2C Co-teaching", "Write `id: 2.2C`"), ("2.4A", "The plan has: 2.2D, 2.2C")],
)
def test_offers_the_program_that_is_meant(check: Any, code: str, help_: str) -> None:
    found = [one for one in check({"progress.programs.1.id": code}).diagnostics if one.code == "RPT108"]
    assert [help_ in one.help for one in found] == [True]


def test_a_program_that_was_dropped_may_still_be_reported(check: Any) -> None:
    entry = {"id": "2.4A", "status": "discontinued", "evidence": "It ended in June."}
    dropped = {"changes.amendments": [{"id": "2.4A", "change": "dropped"}]}
    assert codes(check({"progress.programs.2": entry})) == ["RPT108"]
    assert codes(check({"progress.programs.2": entry, **dropped})) == []


def test_the_metrics_of_an_area_whose_programs_have_not_begun_are_not_expected(check: Any) -> None:
    quiet = {
        f"progress.programs.{place}": {"id": code, "status": "not started"}
        for place, code in ((0, "2.2D"), (1, "2.2C"))
    }
    assert codes(check({"progress.metrics": ..., **quiet})) == []


# Figures


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Not reported", NOT_REPORTED),
        ("N/A", NOT_REPORTED),
        ("not yet available", NOT_REPORTED),
        ("Not reported, because fewer than 10 students", "Not reported, because fewer than 10 students"),
        ("suppressed (n < 10)", "suppressed (n < 10)"),
        ("not available until fall", "not available until fall"),
    ],
)
def test_words_that_stand_for_a_figure(text: str, read: str) -> None:
    assert read_reported(text) == read


@pytest.mark.parametrize("text", ["none of them", "nonesuch", "not good", "not reported,", "about 20"])
def test_other_words_do_not(check: Any, text: str) -> None:
    assert codes(check({"progress.targets.0.value": text})) == ["DOC025"]


@pytest.mark.parametrize(
    ("direction", "value", "found"),
    [(None, "17.9", 1), (None, "18", 0), (None, "31", 0), ("increase", "17", 1), ("decrease", "17", 0)],
)
def test_which_way_is_better_is_said_by_the_plan(check: Any, direction: str | None, value: str, found: int) -> None:
    plan = {"targets.additional.0.direction": direction} if direction else {}
    if direction == "decrease":
        plan["targets.additional.0.target.value"] = "10"
    assert codes(check({"progress.targets.0.value": value}, plan)).count("RPT112") == found


def test_says_how_far_there_is_to_go(check: Any) -> None:
    [found] = check({"progress.targets.0.value": "16"}).diagnostics
    assert found.help.startswith("From 18 (2022-23) to 16 (2023-24); the target is 30 in 2026-27: 14 points to go.")


def test_a_plan_whose_target_goes_the_wrong_way_tells_no_direction(check: Any) -> None:
    assert codes(check({"progress.targets.0.value": "16"}, {"targets.additional.0.target.value": "12"})) == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"subject": "math", "grades": "3-8", "baseline": "484"}, []),
        ({"subject": "Mathematics", "baseline": "480"}, ["RPT113"]),
        ({"subject": "math", "grades": "high school", "baseline": "480"}, []),
        ({"subject": "math", "grades": "3-8", "baseline": "480", "note": "Corrected by DESE."}, []),
        ({"subject": "math", "grades": "3-8", "baseline": "48", "unit": "percentile"}, []),
    ],
)
def test_which_figure_of_the_state_is_which(check: Any, row: Changes, found: list[str]) -> None:
    changes = {"progress.lowest_performing_students.1": {"value": "490", **row}}
    assert codes(check(changes)) == found


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"value": "23", "year": "2024"}, ["RPT115"]),
        ({"value": "21", "year": "2024"}, []),
        ({"value": "23", "year": "2025"}, []),
        ({"value": "23"}, []),
        ({"value": "not reported", "year": "2024", "note": "Taken back."}, []),
        ({"value": "23", "year": "2024", "note": "The final figure; the earlier one was preliminary."}, []),
    ],
)
def test_two_reports_give_one_figure_for_one_year(check: Any, entry: Changes, found: list[str]) -> None:
    result = check(SECOND | {"progress.targets.0": {"id": "el-math", **entry}}, others=earlier())
    assert codes(result) == found


# Changes of the plan


def before(**changes: Any) -> dict[str, Any]:
    return {"before.yaml": changed(PLAN, {way.replace("__", "."): value for way, value in changes.items()})}


AMOUNT = "focus_areas.0.programs.0.funding.total"
NAMED = {"plan_before": "before.yaml"}


def amended(*entries: Changes) -> dict[str, Any]:
    return NAMED | {"changes.amendments": list(entries)}


@pytest.mark.parametrize(
    ("way", "value", "words"),
    [
        (AMOUNT, "$800,000", "the three-year funding of 2.2D went from $800,000 to $900,000"),
        (
            "focus_areas.0.programs.1.metrics",
            ["Classes with one teacher"],
            "was worded “Classes with one teacher” before",
        ),
        ("focus_areas.0.programs.1.metrics", ["Visits to families"], "“Visits to families” of 2.2C was taken out"),
        ("focus_areas.0.metrics", ["Visits to families"], "“Visits to families” of 2.2 was taken out"),
        ("targets.additional.1.id", "presence", ""),
        (
            "targets.additional.1.baseline.value",
            "25",
            "the baseline of the target “Students who are chronically absent”",
        ),
        ("focus_areas.0.programs.0.today", "Nothing.", ""),
    ],
)
def test_changes_of_the_plan_are_told(check: Any, way: str, value: Any, words: str) -> None:
    found = check(NAMED, others={"before.yaml": changed(PLAN, {way: value})}).diagnostics
    assert {one.code for one in found} == ({"RPT202"} if words else set())
    assert not words or any(words in one.message for one in found)


@pytest.mark.parametrize(
    ("amendment", "found"),
    [
        ({"id": "2.2D", "change": "amount"}, []),
        ({"id": "2.2D", "change": "other"}, []),
        ({"id": "2.2d"}, []),
        ({"id": "2.2D", "change": "metric"}, ["RPT201", "RPT202"]),
        ({"id": "2.2C", "change": "amount"}, ["RPT201", "RPT202"]),
        ({"change": "amount", "description": "All amounts follow the new contract."}, []),
        ({"id": "TBD", "change": "amount"}, ["DOC017"]),
    ],
)
def test_which_amendment_tells_a_changed_amount(check: Any, amendment: Changes, found: list[str]) -> None:
    result = check(amended(amendment), others={"before.yaml": changed(PLAN, {AMOUNT: "800000"})})
    assert sorted(codes(result)) == found


def test_an_amount_that_cannot_be_read_is_no_change(check: Any) -> None:
    assert codes(check(NAMED, others={"before.yaml": changed(PLAN, {AMOUNT: "much"})})) == []


@pytest.mark.parametrize(
    ("amendment", "found"),
    [
        ({"id": "2.2C", "change": "added"}, ["RPT201"]),
        ({"id": "2.2C", "change": "dropped"}, ["RPT201"]),
        ({"id": "2.4A", "change": "added"}, ["RPT201"]),
        ({"id": "2.4A", "change": "dropped"}, ["RPT204"]),
        ({"id": "el-math", "change": "metric"}, ["RPT201"]),
        ({"id": "2.2X", "change": "added"}, ["RPT204"]),
        ({"id": "2.2C", "change": "other"}, []),
    ],
)
def test_amendments_beside_two_versions_of_the_plan(check: Any, amendment: Changes, found: list[str]) -> None:
    assert codes(check(amended(amendment), others=before())) == found


@pytest.mark.parametrize(
    ("amendment", "found"),
    [
        ({"id": "2.2C", "change": "added"}, []),
        ({"id": "2.2C", "change": "dropped"}, ["RPT201"]),
        ({"id": "2.4A", "change": "added"}, ["RPT201"]),
        ({"id": "2.4A", "change": "dropped"}, []),
        ({"id": "2.4A", "change": "amount"}, ["RPT204"]),
        ({"id": "2.2D", "change": "amount"}, []),
    ],
)
def test_amendments_beside_the_plan_alone(check: Any, amendment: Changes, found: list[str]) -> None:
    assert codes(check({"changes.amendments": [amendment]})) == found


def test_the_plan_of_the_earlier_report_is_the_one_before(check: Any) -> None:
    others = {"old-plan.yaml": changed(PLAN, {AMOUNT: "800000"})}
    assert codes(check(SECOND, others=others | earlier(plan="old-plan.yaml"))) == ["RPT202"]
    told = {"changes.amendments": [{"id": "2.2D", "change": "amount"}]}
    assert codes(check(SECOND, others=others | earlier(plan="old-plan.yaml", **told))) == []
    assert codes(check(SECOND | told, others=earlier())) == []


@pytest.mark.parametrize(
    ("status", "found"),
    [("planning", ["RPT205"]), ("not started", ["RPT205"]), ("in place", []), ("in progress", [])],
)
def test_a_program_does_not_go_back(check: Any, status: str, found: list[str]) -> None:
    assert codes(check(SECOND | {"progress.programs.0.status": status}, others=earlier())) == found


# The catalog


@pytest.mark.parametrize("cycle", ["2024", "2027"])
def test_the_words_of_small_counts_are_those_of_the_plan(cycle: str) -> None:
    own, plans = (own_catalogs().get(name, cycle) for name in ("soa-progress-report", "soa"))
    assert own is not None
    assert plans is not None
    of_its_own = {"families_and_stakeholders", "corrected_figures", "percent_units", "beginning_anew"}
    for name in own.words.keys() - of_its_own:
        assert own.words[name] == plans.words[name], name


# Lines to paste


def lines_to_paste(help_: str) -> Any:
    """What the lines of a help say, read as a file is read."""
    _, lines = help_.split("\n", 1)
    return YAML(typ="base").load(lines)


COLON = "Attendance: students of grades 6-8 who were in school on nine of ten days of the whole year"


def test_a_line_to_paste_holds_whatever_stands_in_the_plan(check: Any) -> None:
    target = {"measure": COLON, "student_groups": ["English learners"]}
    added = {"targets.additional.2": target}
    old = {"before.yaml": changed(PLAN, {})}
    found = {one.code: one.help for one in check(NAMED, added, old).diagnostics}
    assert sorted(found) == ["RPT103", "RPT202"]
    entry = {**lines_to_paste(found["RPT103"])[0], "value": "90", "year": "2024"}
    pasted = {"progress.targets.2": entry, "changes.amendments": lines_to_paste(found["RPT202"])["amendments"]}
    assert codes(check(NAMED | pasted, added, old)) == []


def test_an_id_with_a_sign_in_it_is_pasted_in_quotation_marks(check: Any) -> None:
    [found] = check({"progress.targets.0": ...}, {"targets.additional.0.id": "math: EL #1"}).diagnostics
    assert lines_to_paste(found.help) == [{"id": "math: EL #1", "value": "", "year": ""}]


def test_an_entry_goes_to_the_others_where_there_are_some(check: Any) -> None:
    helps = [check({"progress.targets": one}).diagnostics[0].help for one in ([{"id": "absence", "value": "20"}], "")]
    assert ["\ntargets:\n" in help_ for help_ in helps] == [False, True]
    assert "Add an entry under `targets:`" in helps[0]


# What hurried people write


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("increase of 3", "Anything else goes after `note:`"),
        ("26-28%", "Anything else goes after `note:`"),
        ("TBD", "write `value: not reported`"),
    ],
)
def test_says_what_to_write_for_a_figure(check: Any, text: str, mend: str) -> None:
    [found] = check({"progress.targets.0.value": text}).diagnostics
    assert (found.code, mend in found.help) == ("DOC025", True)


@pytest.mark.parametrize(
    ("status", "read"), [("Ongoing", "in progress"), ("Completed", "in place"), ("partially in place", "in progress")]
)
def test_other_words_for_a_status(check: Any, status: str, read: str) -> None:
    result = check({"progress.programs.0.status": status})
    assert codes(result) == []
    assert result.plan.programs()[0].status == read


# What is left of a plan that has changed


@pytest.mark.parametrize(
    ("amendment", "found"),
    [
        ({"id": "swd-ela", "change": "dropped"}, []),
        ({"id": "2.4", "change": "dropped"}, []),
        ({"id": "2.2X", "change": "dropped"}, ["RPT204"]),
        ({"id": "swd-ela", "change": "other"}, ["RPT204"]),
    ],
)
def test_what_was_dropped_is_not_looked_for_in_the_plan(check: Any, amendment: Changes, found: list[str]) -> None:
    assert codes(check({"changes.amendments": [amendment]})) == found


def test_the_file_of_the_plan_is_not_the_plan_before(check: Any) -> None:
    amendment = {"id": "2.2D", "change": "amount"}
    same = {"plan_before": "./base-report-plan.yaml", "changes.amendments": [amendment]}
    assert codes(check(same)) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"progress.programs.0.evidence": "The work is on hold until a new director is hired."}, []),
        ({"progress.programs.0.evidence": {"file": "nope.md"}}, ["DOC027"]),
        ({"changes.amendments": [{"id": "2.2D", "change": "other", "description": "It begins next year."}]}, []),
        ({"changes.amendments": [{"id": "2.2D", "change": "amount", "description": "It costs more."}]}, ["RPT205"]),
    ],
)
def test_a_program_may_begin_anew(check: Any, changes: Changes, found: list[str]) -> None:
    result = check(SECOND | {"progress.programs.0.status": "planning"} | changes, others=earlier())
    assert codes(result) == found


def test_a_program_twice_becomes_one_entry(check: Any) -> None:
    entry = {"id": "2.2D", "status": "in place", "evidence": "Tutors came.", "metrics": ...}
    entry = {key: value for key, value in entry.items() if value is not ...}
    found = [one for one in check({"progress.programs.2": entry}).diagnostics if one.code == "RPT114"]
    assert [one.help for one in found] == [
        "Combine the two entries: one status, and everything you did under one `evidence:`."
    ]


def test_a_text_in_the_place_of_a_file_name_is_not_repeated(check: Any) -> None:
    [found] = check({"plan": {"file": "base-report-plan.yaml"}}).diagnostics
    assert found.code == "DOC027"
    assert len(found.message) < 100


@pytest.mark.parametrize("areas", [["a", "b"], {"id": ["2.2"]}])
def test_of_a_plan_with_unreadable_areas_no_metric_is_missed(check: Any, areas: Any) -> None:
    assert "RPT107" not in codes(check({}, {"focus_areas": areas}))


def long_lists(many: int) -> tuple[Changes, Changes]:
    """What is changed in a report and in its plan: so many targets, metrics and programs, none of them the other's."""
    targets = [{"id": f"target-{number}", "measure": f"Measure {number}"} for number in range(many)]
    programs = [
        {"id": f"{number // 26 + 1}.1{chr(65 + number % 26)}", "metrics": [f"Metric {number}"]}
        for number in range(many)
    ]
    shared = [f"Shared {number}" for number in range(many)]
    plan = {"targets.additional": targets, "focus_areas.0.programs": programs, "focus_areas.0.metrics": shared}
    report = {
        "progress.targets": [{**one, "id": f"x{one['id']}", "value": "1"} for one in targets],
        "progress.metrics": [{"area": "2.2", "metric": metric, "value": "1"} for metric in shared],
        "progress.programs": [{**one, "status": "in place", "evidence": "Done."} for one in programs],
    }
    return report, plan


def test_the_work_for_long_lists_grows_with_the_lists(check: Any) -> None:
    def checked(many: int) -> Callable[[], object]:
        return lambda: check(*long_lists(many))

    assert grows_with_the_size(checked, 20)


def test_long_lists_have_a_finding_for_each_target(check: Any) -> None:
    assert codes(check(*long_lists(600))).count("RPT110") == 600


REASONS = [
    "Not reported, because the group has fewer than 10 students.",
    "Fewer than 10 students were tested.",
    "The state has not published the figures.",
    "not reported (results come out in September)",
    "n/a: a new school without results",
    "The district has no grade 10.",
    "Suppressed by DESE.",
    "none of our grades are tested",
    "Results are due in the fall; we will add them.",
    "Not available until October",
]


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_why_there_is_no_figure_is_an_answer(check: Any, reason: str) -> None:
    assert "RPT110" not in codes(check({"progress.lowest_performing_students": reason}))
    assert "RPT110" not in codes(check({"progress.targets.0.value": "not reported", "progress.targets.0.note": reason}))


@pytest.mark.parametrize("words", ["not reported", "Not reported.", "n/a", "Not available yet", "suppressed"])
def test_that_there_is_no_figure_is_no_reason(check: Any, words: str) -> None:
    assert codes(check({"progress.lowest_performing_students": words})) == ["RPT110"]
    assert codes(check({"progress.targets.0.value": "not reported", "progress.targets.0.note": words})) == ["RPT110"]
