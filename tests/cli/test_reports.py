"""Several reports in one run, each in its own format."""

import json
from pathlib import Path

import pytest

from running import Run


def test_each_report_goes_where_it_is_sent(soaplan: Run, bad_plan: Path) -> None:
    done = soaplan("validate", bad_plan, "-o", "sarif=out/a.sarif", "--output", "text=-", "-o", "junit=a.xml")
    assert done.code == 1
    assert done.out == soaplan("validate", bad_plan, "--format", "text").out
    assert json.loads(Path("out/a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert 'type="SOA505"' in Path("a.xml").read_text("utf-8")


def test_the_format_is_for_what_names_none(soaplan: Run, bad_plan: Path) -> None:
    soaplan("validate", bad_plan, "--format", "json", "-o", "a.json", "-o", "concise=a.txt")
    assert json.loads(Path("a.json").read_text("utf-8"))["files"]
    assert "::error file=" in soaplan("validate", bad_plan, "--format", "github", "-o", "sarif=a.sarif").out
    assert soaplan("validate", bad_plan, "-o", "sarif=a.sarif").out == ""


def test_a_name_with_another_word_before_the_sign_is_a_name(soaplan: Run, bad_plan: Path) -> None:
    soaplan("validate", bad_plan, "-o", "plan=1.txt", "-o", "./text=2.txt")
    assert Path("plan=1.txt").is_file()
    assert Path("text=2.txt").is_file()


@pytest.mark.parametrize(
    ("outputs", "why"),
    [
        (["json=a", "sarif=./a"], "two reports can't both go to "),
        (["text=-", "json=-"], "two reports can't both go to standard output"),
        (["json=new.json", "sarif=bad.yaml"], "bad.yaml is your plan"),
    ],
)
def test_nothing_is_written_where_one_report_cannot_be(
    soaplan: Run, bad_plan: Path, outputs: list[str], why: str
) -> None:
    before = bad_plan.read_bytes()
    done = soaplan("validate", bad_plan, *(word for output in outputs for word in ("-o", output)))
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert [path.name for path in Path().iterdir()] == ["bad.yaml"]
    assert bad_plan.read_bytes() == before
