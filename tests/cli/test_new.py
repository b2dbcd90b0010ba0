"""`soaplan new` for every kind, and what it fills in from other files."""

import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from running import Run
from soaplan.catalog import own_catalogs
from soaplan.check import Options, check_file
from soaplan.check.result import NO_PAGE
from soaplan.cli.schema import put_schema
from soaplan.plans.kinds import KINDS
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.soa_progress_report import SoaProgressReport
from soaplan.skeleton.beginnings import BEGINNINGS
from soaplan.skeleton.build import skeleton
from soaplan.skeleton.sources import Sources

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with the files of Millbrook and of Elm Street."""
    for name in ("millbrook", "elm-street"):
        shutil.copytree(EXAMPLES / name, tmp_path / name)
    (tmp_path / ".git").mkdir()
    return tmp_path


def report_of(path: Path) -> SoaProgressReport:
    plan = check_file(path, Options()).plan
    assert isinstance(plan, SoaProgressReport)
    return plan


@pytest.mark.parametrize("kind", list(BEGINNINGS))
def test_what_is_said_next_fits_the_kind(soaplan: Run, tmp_path: Path, kind: str) -> None:
    done = soaplan("new", "--kind", kind, "-o", "new.yaml")
    assert done.code == 0
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8").count(f"\nkind: {kind}\n") == 1
    line = (tmp_path / "new.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = tmp_path / line.partition("$schema=")[2]
    assert f"Also wrote {schema.relative_to(tmp_path)}" in done.err
    assert schema.read_text(encoding="utf-8") == soaplan("schema", "--kind", kind).out


def test_a_schema_that_is_there_stays(soaplan: Run, tmp_path: Path) -> None:
    schema = tmp_path / "schemas" / "soa-plan" / "2027.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text("{}", encoding="utf-8")
    assert "schema" not in soaplan("new", "-o", "new.yaml").err
    assert schema.read_text(encoding="utf-8") == "{}"


def test_nothing_is_written_beside_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    line = "# yaml-language-server: $schema=schemas/soa-plan/2027.schema.json\n"
    assert put_schema(line, pipe, "soa-plan", own_catalogs().newest("soa")) is None
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_file_without_a_folder_names_no_schema(soaplan: Run, tmp_path: Path) -> None:
    assert soaplan("new").out.startswith("# Student Opportunity Act plan")
    assert list(tmp_path.iterdir()) == []


def test_a_report_has_all_that_its_plan_has_to_report_on(soaplan: Run, folder: Path) -> None:
    done = soaplan("new", "--kind", "soa-progress-report", "--plan", "millbrook/plan.yaml", "-o", "reports.yaml")
    assert done.code == 0
    text = (folder / "reports.yaml").read_text(encoding="utf-8")
    assert "\ncycle: 2024\n" in text
    assert "\nreport_year: FY25\n" in text
    assert "\nplan: millbrook/plan.yaml\n" in text
    assert (
        "# In the plan: baseline 18 percent (2023); target 30 percent (2027).\n    - id: el-math\n      value:\n"
        in text
    )
    plan, report = check_file(folder / "millbrook" / "plan.yaml", Options()).plan, report_of(folder / "reports.yaml")
    assert isinstance(plan, SoaPlan)
    assert [one.id for one in report.programs()] == [one.id for one in plan.programs()]
    assert [one.name for one in report.programs()] == [one.name for one in plan.programs()]
    assert [one.baseline for one in report.progress.lowest_performing_students] == [478, 475]
    assert [one.id for one in report.progress.targets] == ["el-math", "swd-ela", "low-income-absence"]
    assert [(one.area, one.metric) for one in report.progress.metrics] == [
        ("2.2", "Increase in MCAS SGP on Math and ELA MCAS")
    ]


def test_what_is_filled_in_is_no_error_in_a_draft(soaplan: Run, folder: Path) -> None:
    soaplan("new", "--kind", "soa-progress-report", "--previous", "millbrook/report-fy25.yaml", "-o", "next.yaml")
    done = soaplan("validate", "--as-of", "2026-02-01", "next.yaml", "--format", "concise")
    assert done.code == 0
    assert "DOC010 todo: Topic 1, program 2.1B, status" in done.out
    assert not re.search(" (RPT1(?!10)|DOC(?!010))", done.out)


def test_a_report_looks_back_at_the_earlier_one(soaplan: Run, folder: Path) -> None:
    done = soaplan(
        "new", "--kind", "soa-progress-report", "--previous", "millbrook/report-fy25.yaml", "-o", "millbrook/next.yaml"
    )
    assert done.code == 0
    text = (folder / "millbrook" / "next.yaml").read_text(encoding="utf-8")
    assert "\nreport_year: FY26\n" in text
    assert "\nplan: plan.yaml\n" in text
    assert "\nprevious: report-fy25.yaml\n" in text
    assert "    # FY25: 28.9 (2024)\n    - id: low-income-absence\n" in text
    assert "    # FY25: in place.\n    - id: 2.1D\n" in text
    assert "# FY25: not reported. The check is made in June.\n" in text
    assert "# The next steps of the earlier report, to look back at: - From September 2025 tutors are hired" in text


def test_ways_to_other_files_go_from_the_new_one(soaplan: Run, folder: Path) -> None:
    (folder / "reports" / "2026").mkdir(parents=True)
    done = soaplan(
        "new", "--kind", "soa-progress-report", "--plan", "millbrook/plan.yaml", "--report-year", "2025-26",
        "--previous", "millbrook/report-fy25.yaml", "-o", "reports/2026/report.yaml",
    )  # fmt: skip
    assert done.code == 0
    report = report_of(folder / "reports" / "2026" / "report.yaml")
    assert (report.plan, report.previous) == ("../../millbrook/plan.yaml", "../../millbrook/report-fy25.yaml")
    assert report.report_year == 2026
    assert not any(
        found.code == "DOC027" for found in check_file(folder / "reports/2026/report.yaml", Options()).diagnostics
    )


def test_priorities_are_kept_and_to_be_looked_at(soaplan: Run, folder: Path) -> None:
    done = soaplan(
        "new", "--kind", "district-prioritization", "--previous", "millbrook/priorities-2025.yaml", "-o", "next.yaml"
    )
    assert done.code == 0
    text = (folder / "next.yaml").read_text(encoding="utf-8")
    assert "\ncycle: 2026\n" in text
    assert "\nprevious: millbrook/priorities-2025.yaml\n" in text
    assert "\nsoa_plan: millbrook/plan.yaml\n" in text
    assert "  # TODO: a priority of last year's submission." in text
    old, new = (check_file(folder / name, Options()).plan for name in ("millbrook/priorities-2025.yaml", "next.yaml"))
    for one, other in zip(old.all_priorities(), new.all_priorities(), strict=True):
        for name in ("id", "priority", "focus", "educator_change", "student_change"):
            assert getattr(one, name) == getattr(other, name)


def test_a_renewal_asks_what_became_of_each_benchmark(soaplan: Run, folder: Path) -> None:
    done = soaplan(
        "new", "--kind", "sustainable-improvement-plan", "--previous", "elm-street/improvement-plan.yaml",
        "-o", "elm-street/next.yaml",
    )  # fmt: skip
    assert done.code == 0
    text = (folder / "elm-street" / "next.yaml").read_text(encoding="utf-8")
    assert "\nprocess: renewal\n" in text
    assert "\nprevious: improvement-plan.yaml\n" in text
    assert "  name: Elm Street School\n" in text
    assert '  grades:\n    - K\n    - "1"\n' in text
    assert re.findall(r"^  - benchmark: (\w+)$", text, re.MULTILINE) == [f"b{number}" for number in range(1, 9)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("--plan", "millbrook/plan.yaml"),
            "--plan doesn't work with --kind soa-plan; it works with: soa-progress-report",
        ),
        (
            ("--kind", "sustainable-improvement-plan", "--plan", "millbrook/plan.yaml"),
            "--plan doesn't work with --kind sustainable-improvement-plan",
        ),
        (
            ("--kind", "district-prioritization", "--report-year", "FY25"),
            "--report-year doesn't work with --kind district-prioritization; it works with: soa-progress-report",
        ),
        (
            ("--kind", "soa-progress-report", "--from", "millbrook/plan.yaml"),
            "it works with: soa-plan. A report can start from --plan or --previous or --report-year",
        ),
        (("--kind", "soa-progress-report", "--report-year", "FY25"), "also name the plan for the new report"),
        (
            ("--kind", "soa-progress-report", "--plan", "millbrook/plan.yaml", "--report-year", "FY31"),
            "this plan doesn't need a report for “FY31”; the years are: FY25, FY26",
        ),
        (
            ("--kind", "soa-progress-report", "--plan", "millbrook/plan.yaml", "--report-year", "soon"),
            "this plan doesn't need a report for “soon”",
        ),
        (
            ("--kind", "soa-progress-report", "--plan", "millbrook/plan.yaml", "--cycle", "2027"),
            "the plan is for cycle 2024, so its progress report is too; leave out --cycle",
        ),
        (
            ("--kind", "soa-progress-report", "--plan", "millbrook/report-fy25.yaml"),
            "report-fy25.yaml is the wrong kind of file: its kind is soa-progress-report, and this should be soa-plan",
        ),
        (
            ("--kind", "soa-progress-report", "--previous", "millbrook/report-fy26.yaml"),
            "this plan already has a report for every year that needs one: FY25, FY26",
        ),
        (("--kind", "soa-progress-report", "--plan", "broken.yaml"), "broken.yaml can't be read: line 2"),
        (
            ("--kind", "district-prioritization", "--previous", "newest.yaml"),
            "soaplan doesn't know a later one yet. Name the cycle for the new file with --cycle.",
        ),
        (("--kind", "district-prioritization", "--cycle", "1999"), "there's no cycle “1999”"),
    ],
)
def test_what_makes_no_sense_is_said(soaplan: Run, folder: Path, arguments: tuple[str, ...], says: str) -> None:
    (folder / "broken.yaml").write_text("kind: soa-plan\ncycle: [\n", encoding="utf-8")
    newest = own_catalogs().newest("district-prioritization")
    (folder / "newest.yaml").write_text(skeleton("district-prioritization", newest), encoding="utf-8")
    done = soaplan("new", *arguments, "-o", "new.yaml")
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert not (folder / "new.yaml").exists()


def test_every_kind_but_the_translation_can_be_begun() -> None:
    assert set(BEGINNINGS) == {name for name, kind in KINDS.items() if kind.has_form}


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_no_text_of_a_plan_breaks_the_report(text: str) -> None:
    """The texts of a plan are written so that the report can be read, whatever stands in them."""
    from soaplan.check import check_bytes  # noqa: PLC0415 - beside its one use

    values = {
        "targets": {"additional": [{"id": text, "measure": text, "unit": text}, {"measure": text}]},
        "focus_areas": [
            {"id": "2.2", "metrics": [text], "programs": [{"id": "2.2D", "name": text, "metrics": [text]}]}
        ],
    }
    plan = SoaPlan.model_validate(values)
    catalog = own_catalogs().get("soa-progress-report", "2024")
    assert catalog is not None
    written = skeleton("soa-progress-report", catalog, Sources(plan=plan, plan_file=text, previous_file=text))
    result = check_bytes(written.encode(), Options())
    assert not any(found.code in NO_PAGE for found in result.diagnostics)


def test_a_plan_is_begun_with_its_district_and_programs(soaplan: Run, in_folder: Path) -> None:
    words = ("--name", "Alder Falls: Public Schools", "--type", "charter-school", "--programs", "2.2d, 1.1A,2.2C")
    assert soaplan("new", *words, "-o", "plan.yaml").code == 0
    plan = check_file(in_folder / "plan.yaml", Options()).plan
    assert isinstance(plan, SoaPlan)
    assert (plan.district.name, plan.district.type) == ("Alder Falls: Public Schools", "charter-school")
    assert [area.id for area in plan.areas()] == ["2.2", "1.1"]
    assert [program.id for program in plan.programs()] == ["2.2D", "2.2C", "1.1A"]
    assert (in_folder / "plan.yaml").read_text("utf-8").count("What is in place now:") == 3
    assert (in_folder / "plan.yaml").read_text("utf-8").count("The categories:") == 1


def test_long_answers_get_files_in_which_text_is_pasted_as_it_is(soaplan: Run, in_folder: Path) -> None:
    assert soaplan("new", "--programs", "2.2D,2.2C", "--texts", "-o", "plan.yaml").code == 0
    file = in_folder / "texts" / "2.2C-today.md"
    assert "what your district has in place now" in file.read_text("utf-8")
    result = check_file(in_folder / "plan.yaml", Options())
    assert not result.has_errors
    assert ("focus_areas", 0, "programs", 1, "today") in {found.pointer for found in result.diagnostics}
    file.write_text(file.read_text("utf-8") + "Two schools: co-teaching.\n# Not a comment\n", "utf-8")
    plan = check_file(in_folder / "plan.yaml", Options()).plan
    assert isinstance(plan, SoaPlan)
    assert str(plan.programs()[1].today).strip() == "Two schools: co-teaching.\n# Not a comment"
    done = soaplan("new", "--programs", "2.2D", "--texts", "-o", "other.yaml")
    assert done.code == 2
    assert "already exists" in done.err
    assert not (in_folder / "other.yaml").exists()


@pytest.mark.parametrize("kind", list(BEGINNINGS))
def test_every_kind_can_have_its_long_answers_in_files(soaplan: Run, in_folder: Path, kind: str) -> None:
    assert soaplan("new", "--kind", kind, "--texts", "-o", "new.yaml").code == 0
    assert not any(found.code in NO_PAGE for found in check_file(in_folder / "new.yaml", Options()).diagnostics)
    assert "DOC027" not in soaplan("validate", "new.yaml").out
    assert list(in_folder.glob("*texts/*.md"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--programs", "2.2X"], "there's no program “2.2X”"),
        (["--programs", "1.1A,2.1A,2.2A,3.1A"], "can have at most 3"),
        (["--texts"], "name the plan with -o"),
        (["--kind", "soa-progress-report", "--name", "x"], "--name doesn't work with --kind soa-progress-report"),
        (["--from", "plan.yaml", "--name", "x"], "leave out --name"),
    ],
)
def test_what_a_plan_cannot_be_begun_from(soaplan: Run, in_folder: Path, words: list[str], said: str) -> None:
    (in_folder / "plan.yaml").write_text("kind: soa-plan\n", "utf-8")
    done = soaplan("new", *words)
    assert done.code == 2
    assert said in done.err
