"""`soaplan validate` from the outside: what is printed where, and how it ends."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

import pytest
from jsonschema import Draft202012Validator

from running import Run, line_of
from soaplan.cli.main import main
from soaplan.output import FORMATS

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_a_good_plan_ends_with_0_and_says_nothing(soaplan: Run, plan: Path) -> None:
    done = soaplan("validate", plan)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_an_error_ends_with_1_in_one_line(soaplan: Run, bad_plan: Path) -> None:
    done = soaplan("validate", bad_plan, "--select", "SOA505")
    assert done.code == 1
    assert done.out.startswith(f"{bad_plan}:{line_of_program(bad_plan)}:13: SOA505 ")
    assert done.out.count("\n") == 1


def line_of_program(plan: Path) -> int:
    return line_of(plan.read_text(encoding="utf-8"), "id: 2.2Z")


def test_text_names_place_help_source_and_closes_with_a_tally(soaplan: Run, bad_plan: Path) -> None:
    done = soaplan("validate", "--format", "text", bad_plan)
    assert f"{line_of_program(bad_plan)} |       - id: 2.2Z\n     |             ^^^^\n" in done.out
    assert "Focus Area 2.2, program 2.2Z" in done.out
    assert "Did you mean 2.2D" in done.out
    assert "Source: 2024 SOA Plan Guidance, Section 5" in done.out
    assert done.out.splitlines()[-1].endswith("Not ready to submit: 1 error, 1 warning")


def test_json_is_what_its_schema_says(soaplan: Run, bad_plan: Path) -> None:
    done = soaplan("validate", "--format", "json", "--as-of", "2026-11-21", bad_plan)
    content = json.loads(done.out)
    schema = json.loads((SCHEMAS / "output" / "validate.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(content)
    assert content["as_of"] == "2026-11-21"
    file = content["files"][0]
    assert file["counts"] == {"error": 1, "warning": 1, "advice": 0, "todo": 0, "waived": 0}
    wrong = next(found for found in file["diagnostics"] if found["code"] == "SOA505")
    assert wrong["pointer"] == ["focus_areas", 0, "programs", 0, "id"]
    assert (wrong["line"], wrong["column"], wrong["end_column"]) == (line_of_program(bad_plan), 13, 17)


def test_the_same_input_gives_the_same_bytes(soaplan: Run, bad_plan: Path) -> None:
    command = ("validate", "--format", "json", "--as-of", "2026-11-21", bad_plan)
    assert soaplan(*command).out == soaplan(*command).out


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("SOA plan.yaml", "SOA%20plan.yaml"),
        ("a:b#c?.yaml", "a%3Ab%23c%3F.yaml"),
        ("plán%20.yaml", "pl%C3%A1n%2520.yaml"),
    ],
)
def test_sarif_names_a_file_as_a_uri(soaplan: Run, bad_plan: Path, name: str, uri: str) -> None:
    bad_plan.rename(bad_plan.with_name(name))
    (found, *_) = json.loads(soaplan("validate", "--format", "sarif", name).out)["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_sarif_explains_its_rules(soaplan: Run, bad_plan: Path) -> None:
    rules = json.loads(soaplan("validate", "--format", "sarif", bad_plan).out)["runs"][0]["tool"]["driver"]["rules"]
    for rule in rules:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert texts[0] in texts[1]
        assert all(len(text.split()) > 3 for text in texts)


def test_junit_says_what_to_do(soaplan: Run, bad_plan: Path) -> None:
    (found,) = [
        found
        for found in json.loads(soaplan("validate", "--format", "json", bad_plan).out)["files"][0]["diagnostics"]
        if found["code"] == "SOA505"
    ]
    text = unescape(soaplan("validate", "--format", "junit", bad_plan).out)
    assert found["help"].split("\n")[0] in text


def test_final_and_draft_exclude_each_other(soaplan: Run, plan: Path) -> None:
    assert soaplan("validate", "--final", "--draft", plan).code == 2


def test_a_file_that_is_named_twice_is_checked_once(soaplan: Run, bad_plan: Path) -> None:
    once = soaplan("validate", "bad.yaml")
    again = soaplan("validate", "bad.yaml", "./bad.yaml", bad_plan.parent)
    assert again.out == once.out
    assert again.err == "Checked 1 plan, skipped 0 other files\n"


def test_sarif_github_and_junit_hold_the_finding(soaplan: Run, bad_plan: Path) -> None:
    assert json.loads(soaplan("validate", "--format", "sarif", bad_plan).out)["runs"][0]["results"]
    assert "::error file=" in soaplan("validate", "--format", "github", bad_plan).out
    assert 'type="SOA505"' in soaplan("validate", "--format", "junit", bad_plan).out


def test_a_missing_path_is_2_and_the_others_are_shown(soaplan: Run, bad_plan: Path) -> None:
    done = soaplan("validate", "nowhere.yaml", bad_plan)
    assert done.code == 2
    assert "SOA505" in done.out
    assert "nowhere.yaml: there's no such file or folder" in done.err


def test_a_folder_is_searched_and_other_yaml_is_skipped(soaplan: Run, plan: Path, bad_plan: Path) -> None:
    (plan.parent / "compose.yml").write_text("services:\n  web: {}\n", encoding="utf-8")
    (plan.parent / "deploy.yaml").write_text("kind: Deployment\nstatus: {}\n", encoding="utf-8")
    done = soaplan("validate")
    assert done.code == 1
    assert done.err == "Checked 2 plans, skipped 2 other files\n"
    assert done.out.startswith("bad.yaml:")


def test_a_folder_without_plans_is_2(soaplan: Run, tmp_path: Path) -> None:
    done = soaplan("validate", tmp_path)
    assert done.code == 2
    assert "there's no plan in this folder" in done.err


def test_git_ignored_files_are_left_out(soaplan: Run, plan: Path) -> None:
    folder = plan.parent
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    (folder / ".gitignore").write_text("old/\n", encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "plan.yaml").write_text("kind: soa-plan\n", encoding="utf-8")
    done = soaplan("validate", ".")
    assert (done.code, done.err) == (0, "Checked 1 plan, skipped 0 other files\n")


def test_a_file_named_on_the_command_line_is_checked_whatever_it_is(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("services: {}\n", encoding="utf-8")
    assert "DOC003" in soaplan("validate", "other.yaml").out
    done = soaplan("validate", "--skip-others", "other.yaml")
    assert (done.code, done.err) == (0, "Checked 0 plans, skipped 1 other file\n")


@pytest.mark.parametrize(
    "text",
    [
        "kind: soa-plann\nsummary: a: b\n",
        "analysis:\n  x\nfocus_areas: [\n",
        "\ufeffkind: soa-plan\n",
        '"kind": "soa-plan"\n',
    ],
)
def test_a_broken_plan_is_still_ours(soaplan: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    done = soaplan("validate", "--skip-others", "plan.yaml")
    assert done.code == 1
    assert "Checked 1 plan" in done.err


def test_standard_input_has_the_name_it_is_given(soaplan: Run, bad_plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bad_plan.read_bytes())))
    done = soaplan("validate", "-", "--stdin-filename", "plans/bad.yaml")
    assert done.code == 1
    assert done.out.startswith("plans/bad.yaml:")


def test_strict_fails_on_warnings_but_not_on_advice(soaplan: Run, bad_plan: Path) -> None:
    assert soaplan("validate", bad_plan, "--select", "SOA202").code == 0
    assert soaplan("validate", bad_plan, "--select", "SOA202", "--strict").code == 1
    assert soaplan("validate", bad_plan, "--strict", "--exit-zero").code == 0


def test_strict_never_counts_rules_that_read_prose(soaplan: Run, plan: Path) -> None:
    text = plan.read_text(encoding="utf-8").replace("Targeted Academic Support and\n  Acceleration.", "a new plan.")
    plan.write_text(text.replace("tutoring and co-teaching.\n", "new desks.\n"), encoding="utf-8")
    done = soaplan("validate", "--strict", "--format", "text", plan)
    assert done.code == 0
    assert "Worth a second look" in done.out
    assert "SOA103" in done.out


def test_ignore_and_select_take_prefixes_but_never_hide_an_unreadable_file(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("kind: soa-plan\ncycle: 1999\n", encoding="utf-8")
    assert "DOC004" in soaplan("validate", "plan.yaml", "--ignore", "DOC").out
    assert "DOC004" in soaplan("validate", "plan.yaml", "--select", "SOA4").out


def test_an_unknown_code_is_wrong_usage(soaplan: Run, plan: Path) -> None:
    done = soaplan("validate", plan, "--select", "SOA999")
    assert done.code == 2
    assert "there's no rule “SOA999”" in done.err


def test_draft_and_final_override_the_status(soaplan: Run, plan: Path) -> None:
    text = plan.read_text(encoding="utf-8").replace("    date: 2024-03-14\n", "    date:\n")
    plan.write_text(text, encoding="utf-8")
    assert soaplan("validate", plan).code == 1
    assert soaplan("validate", plan, "--draft").code == 0
    plan.write_text(text.replace("adopted", "proposed"), encoding="utf-8")
    assert soaplan("validate", plan).code == 0
    assert soaplan("validate", plan, "--final").code == 1


def test_statistics_count_each_rule(soaplan: Run, bad_plan: Path) -> None:
    assert "    1  SOA505  unknown-program" in soaplan("validate", bad_plan, "--statistics").err


def test_a_report_can_be_written_to_a_file(soaplan: Run, bad_plan: Path, tmp_path: Path) -> None:
    done = soaplan("validate", bad_plan, "-o", "report.txt")
    assert (done.code, done.out) == (1, "")
    assert "SOA505" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_several_processes_give_the_same_report(soaplan: Run, bad_plan: Path) -> None:
    for number in range(4):
        (bad_plan.parent / f"copy{number}.yaml").write_bytes(bad_plan.read_bytes())
    one = soaplan("validate", "--format", "json", "--as-of", "2026-11-21", ".")
    two = soaplan("validate", "--format", "json", "--as-of", "2026-11-21", "--jobs", "2", ".")
    assert one == two


@pytest.mark.parametrize(("variable", "colored"), [("FORCE_COLOR", True), ("NO_COLOR", False)])
def test_color_obeys_the_environment(
    soaplan: Run, bad_plan: Path, monkeypatch: pytest.MonkeyPatch, variable: str, colored: bool
) -> None:
    monkeypatch.setenv(variable, "1")
    assert ("\x1b[" in soaplan("validate", "--format", "text", bad_plan).out) is colored


def test_what_a_plan_says_cannot_steer_the_terminal(soaplan: Run, tmp_path: Path) -> None:
    text = 'kind: soa-plan\ncycle: "2024\\e[2J[red]::error::x"\nstatus: draft\n'
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    for format_ in FORMATS:
        done = soaplan("validate", "--format", format_, "plan.yaml")
        assert "\x1b" not in done.out
        assert not any(line.startswith("::error::x") for line in done.out.splitlines())


@pytest.mark.parametrize("format_", ["text", "concise", "junit"])
def test_no_line_begins_a_command_of_a_build_service(soaplan: Run, plan: Path, format_: str) -> None:
    """GitHub and Azure read commands at the beginning of a line, spaces before it not counted."""
    waiver = "waivers:\n  - rule: SOA305\n    reason: |\n      Late.\n      ::add-mask::x\n      ##[group]x\n"
    text = plan.read_text(encoding="utf-8").replace("year: 2027", "year: 2031")
    text = text.replace("approved: yes", 'approved: "x\\n::error::y"').replace("summary:", f"{waiver}summary:")
    plan.write_text(text, encoding="utf-8")
    done = soaplan("validate", "--format", format_, plan)
    assert "DOC015" in done.out
    assert "::error::y" in done.out
    assert not [line for line in done.out.splitlines() if line.lstrip().startswith(("::", "##"))]


def test_a_name_of_a_file_cannot_steer_the_terminal(soaplan: Run) -> None:
    assert soaplan("validate", "a\x1b[31m\n::error::b.yaml").err.startswith("soaplan: a\\x1b[31m ::error::b.yaml: ")


def test_a_console_without_utf8_does_not_crash(bad_plan: Path) -> None:
    environment = dict(os.environ, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    command = [sys.executable, "-m", "soaplan", "validate", "--format", "text", str(bad_plan)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"SOA505" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_program_without_standard_output_still_ends_with_its_code(bad_plan: Path) -> None:
    command = "import sys; sys.stdout = sys.stderr = None; from soaplan.cli import run; run()"
    done = subprocess.run([sys.executable, "-c", command, "validate", bad_plan], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_closed_pipe_is_no_crash(bad_plan: Path) -> None:
    command = f"{sys.executable} -m soaplan catalog list --format json | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - the shell is what is tested
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_bug_ends_with_3_and_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], plan: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("soaplan.cli.validate.check_all", broken)
    assert main(["validate", str(plan)]) == 3
    printed = capsys.readouterr()
    assert "this is a bug in soaplan" in printed.err
    assert "Traceback" not in printed.err


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch, plan: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("soaplan.cli.validate.check_all", interrupted)
    assert main(["validate", str(plan)]) == 130


def test_a_file_without_permission_is_2(soaplan: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *rest: Any, **more: Any) -> Any:
        if path.name == plan.name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    done = soaplan("validate", plan)
    assert done.code == 2
    assert "soaplan can't open it (Permission denied)" in done.err


def test_wrong_usage_is_2(soaplan: Run) -> None:
    assert soaplan("valdate").code == 2
    assert "Did you mean “validate”?" in soaplan("valdate").err
    assert soaplan("validate", "--format", "xml").code == 2
    assert soaplan("validate", "--as-of", "someday").code == 2
