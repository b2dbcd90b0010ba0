"""`soaplan summary` from the outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from running import Run
from soaplan.catalog import Catalogs
from soaplan.summary import FORMATS

REGION = Path(__file__).parents[2] / "examples"


@pytest.fixture
def region(tmp_path: Path, base_plan: str) -> Path:
    """Three districts, each with a folder of its own, one of them with a broken plan."""
    for number, name in enumerate(("Alder Falls", "Birch Harbor", "Cedar Mill")):
        folder = tmp_path / "region" / f"district-{number}"
        folder.mkdir(parents=True)
        (folder / "plan.yaml").write_text(base_plan.replace("Alder Falls", name), encoding="utf-8")
    broken = base_plan.replace("kind: soa-plan", "kind: soa-plan: yes")
    (tmp_path / "region" / "district-2" / "plan.yaml").write_text(broken, encoding="utf-8")
    return tmp_path / "region"


def test_a_broken_plan_is_listed_and_not_fatal(soaplan: Run, region: Path) -> None:
    done = soaplan("summary", region)
    assert done.code == 0
    assert "2 plans read. 1 file couldn't be read" in done.out
    assert f"{region / 'district-2' / 'plan.yaml'}:1: DOC001" in done.out.replace("\n", "")
    assert "Checked 3 plans, skipped 0 other files" in done.err
    assert "1 file can't be read; it's listed, but isn't in the numbers" in done.err


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_goes_to_a_file_or_to_standard_output(soaplan: Run, region: Path, format_: str) -> None:
    printed = soaplan("summary", region, "--format", format_, "--as-of", "2024-04-01")
    assert printed.code == 0
    written = soaplan("summary", region, "--format", format_, "--as-of", "2024-04-01", "-o", "out")
    assert (written.code, written.out) == (0, "")
    assert (region.parent / "out").read_bytes().decode("utf-8") == printed.out


def test_examples_fit_the_program(soaplan: Run) -> None:
    content = json.loads(soaplan("summary", REGION, "--format", "json").out)
    assert content["plans"] == 4
    assert [cycle["cycle"] for cycle in content["cycles"]] == ["2024", "2027"]


def test_a_plan_that_is_named_twice_counts_once(soaplan: Run, region: Path) -> None:
    plan = region / "district-0" / "plan.yaml"
    again = region / "district-1" / ".." / "district-0" / "plan.yaml"
    done = soaplan("summary", plan, region, again, "--format", "json")
    assert json.loads(done.out)["plans"] == 2


def test_a_missing_path_is_2_and_the_others_are_shown(soaplan: Run, region: Path) -> None:
    done = soaplan("summary", region, "nowhere.yaml")
    assert done.code == 2
    assert "2 plans read" in done.out
    assert "nowhere.yaml: there's no such file or folder" in done.err


def test_an_empty_folder_is_2(soaplan: Run, tmp_path: Path) -> None:
    done = soaplan("summary", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "there's no plan in this folder" in done.err


def test_files_of_other_kinds_are_listed_one_by_one(
    soaplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")  # wide enough for the name of this test's folder
    text = "kind: plan-translation\ncycle: 2024\nlanguage: es\nof: plan.yaml\n"
    (tmp_path / "plan.es.yaml").write_text(text, encoding="utf-8")
    school = "kind: sustainable-improvement-plan\ncycle: 2024\nstatus: draft\nschool: {name: Elm Street School}\n"
    (tmp_path / "elm.yaml").write_text(school, encoding="utf-8")
    for format_ in ("text", "csv", "json", "html"):
        done = soaplan("summary", tmp_path, "--format", format_)
        assert done.code == 0
        assert all(word in done.out for word in ("plan.es.yaml", "elm.yaml", "Elm Street School", "draft"))
    assert "2 files of another kind are listed, but aren't in the numbers" in done.err


def test_only_broken_plans_are_still_a_list(soaplan: Run, region: Path) -> None:
    done = soaplan("summary", region / "district-2")
    assert done.code == 0
    assert "0 plans read" in done.out


def test_several_processes_say_the_same(region: Path) -> None:
    command = [sys.executable, "-m", "soaplan", "summary", str(region), "--format", "json", "--as-of", "2024-04-01"]
    one, two = (subprocess.run([*command, "--jobs", jobs], capture_output=True, check=True) for jobs in "12")
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr


def test_standard_input_is_read_with_any_number_of_processes(region: Path, base_plan: str) -> None:
    command = [sys.executable, "-m", "soaplan", "summary", "-", str(region), "--format", "json", "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, check=True, input=base_plan.encode())
    content = json.loads(done.stdout)
    assert content["cycles"][0]["files"][0]["path"] == "-"
    assert content["plans"] == 3


def test_a_table_is_utf_8_whatever_the_console_speaks(region: Path, base_plan: str) -> None:
    (region / "district-1" / "plan.yaml").write_text(
        base_plan.replace("Alder Falls", "Peña Blanca 学校"), encoding="utf-8"
    )
    command = [sys.executable, "-m", "soaplan", "summary", str(region), "--format", "csv"]
    done = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    text = done.stdout.decode("utf-8")
    assert text.startswith("\ufeff")
    assert "Peña Blanca 学校 Public Schools" in text
    assert b"\r" not in done.stdout


def test_bad_settings_of_one_district_do_not_hide_the_others(soaplan: Run, region: Path) -> None:
    (region / "district-0" / "soaplan.toml").write_text("wrong = 1\n", encoding="utf-8")
    done = soaplan("summary", region, "--format", "json")
    assert done.code == 2
    assert json.loads(done.out)["plans"] == 1
    assert "soaplan.toml" in done.err


def test_the_catalog_is_read_once_for_all_districts(
    soaplan: Run, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (region / "soaplan.toml").write_text('ignore = ["SOA101"]\n', encoding="utf-8")
    made: list[Path] = []
    real = Catalogs.__init__
    monkeypatch.setattr(Catalogs, "__init__", lambda self, *rest: (made.append(Path()), real(self, *rest))[1])
    assert soaplan("summary", region).code == 0
    assert len(made) <= 2, "one for the command's options, and at most one for all settings"


def test_help_names_the_command(soaplan: Run) -> None:
    assert "summary" in soaplan("--help").out
    assert "--jobs" in soaplan("summary", "--help").out
