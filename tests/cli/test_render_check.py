"""`render --check`: is the committed page still the one that the plan makes?"""

from pathlib import Path

import pytest

from running import Run
from soaplan.cli.render import ENDINGS
from soaplan.render import FORMATS
from soaplan.version import VERSION


def test_every_format_has_an_ending() -> None:
    assert set(ENDINGS) == set(FORMATS)
    assert len(set(ENDINGS.values())) == len(ENDINGS)


@pytest.mark.parametrize("format_", ENDINGS)
def test_a_fresh_page_passes_and_an_older_one_fails(soaplan: Run, plan: Path, format_: str) -> None:
    page = plan.with_suffix(ENDINGS[format_])
    command = ("render", "--format", format_)
    done = soaplan(*command, "--check", "plan.yaml")
    assert (done.code, done.out) == (1, f"{page.name}: plan.yaml doesn't have a page yet\n")
    assert not page.exists()
    assert soaplan(*command, "--beside", "plan.yaml").code == 0
    assert soaplan(*command, "--check", "plan.yaml").code == 0
    before = page.read_bytes()
    plan.write_text(plan.read_text(encoding="utf-8").replace("summary: |\n  ", "summary: |\n  New. "), encoding="utf-8")
    done = soaplan(*command, "--check", "plan.yaml")
    assert (done.code, done.out) == (1, f"{page.name}: older than plan.yaml or its settings\n")
    assert page.read_bytes() == before


def test_a_page_elsewhere_is_named_by_o(soaplan: Run, plan: Path) -> None:
    assert soaplan("render", plan, "-o", "page.html").code == 0
    assert soaplan("render", plan, "-o", "page.html", "--check").code == 0
    (plan.parent / "page.html").write_text("old", encoding="utf-8")
    done = soaplan("render", plan, "-o", "page.html", "--check")
    assert (done.code, "page.html: older than" in done.out) == (1, True)
    assert (plan.parent / "page.html").read_text(encoding="utf-8") == "old"


def test_a_changed_setting_makes_a_page_old(soaplan: Run, plan: Path) -> None:
    assert soaplan("render", plan, "--beside").code == 0
    (plan.parent / "soaplan.toml").write_text('[page]\nnotice = "New."\n', encoding="utf-8")
    assert soaplan("render", plan, "--check").code == 1


def test_every_plan_of_a_folder_is_looked_at(soaplan: Run, plan: Path, bad_plan: Path) -> None:
    assert soaplan("render", plan, bad_plan).code == 0
    assert soaplan("render", "--check").code == 0
    plan.with_suffix(".html").write_text("old", encoding="utf-8")
    bad_plan.with_suffix(".html").unlink()
    done = soaplan("render", "--check")
    assert done.code == 1
    assert sorted(line.partition(":")[0] for line in done.out.splitlines()) == ["bad.html", "plan.html"]


def test_line_ends_of_git_on_windows_do_not_matter(soaplan: Run, plan: Path) -> None:
    assert soaplan("render", plan, "--beside").code == 0
    page = plan.with_suffix(".html")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert soaplan("render", plan, "--check").code == 0


@pytest.mark.parametrize("format_", ENDINGS)
def test_a_page_of_another_version_is_not_older_and_stays(soaplan: Run, plan: Path, format_: str) -> None:
    command = ("render", "--format", format_)
    assert soaplan(*command, "--beside", plan).code == 0
    page = plan.with_suffix(ENDINGS[format_])
    older = page.read_bytes().replace(f"soaplan {VERSION}".encode(), b"soaplan 0.0.9")
    page.write_bytes(older)
    plan.write_text(f"# A remark.\n{plan.read_text(encoding='utf-8')}\nnotes: Ask Ana.\n", encoding="utf-8")
    assert soaplan(*command, "--check", plan).code == 0
    assert soaplan(*command, "--beside", "--fail-if-changed", plan).code == 0
    assert page.read_bytes() == older


def test_a_plan_that_gives_no_page_fails(soaplan: Run, plan: Path) -> None:
    plan.write_text("kind: [\n", encoding="utf-8")
    assert soaplan("render", plan, "--check").code == 1


def test_standard_input_has_no_page_beside_it(soaplan: Run) -> None:
    assert soaplan("render", "-", "--check").code == 2
