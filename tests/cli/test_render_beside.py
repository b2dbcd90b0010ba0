"""`render --beside`: nothing is written over that soaplan did not make, and nothing outside the repository."""

from pathlib import Path

import pytest

from running import Run
from soaplan.cli.pages import ENDINGS

TRANSLATION = "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: es\ntexts:\n  summary: Hola.\n"


@pytest.mark.parametrize("format_", ENDINGS)
def test_a_page_of_others_stays(soaplan: Run, plan: Path, bad_plan: Path, format_: str) -> None:
    page = plan.with_suffix(ENDINGS[format_])
    page.write_text("Our own page\n", encoding="utf-8")
    done = soaplan("render", "--format", format_, "--beside", ".")
    assert (done.code, done.out) == (2, "")
    assert f"{page.name} wasn't made by soaplan" in done.err
    assert page.read_text(encoding="utf-8") == "Our own page\n"
    assert not bad_plan.with_suffix(ENDINGS[format_]).exists(), "nothing is written before everything may be"
    assert "didn't make this page" in soaplan("render", "--format", format_, "--check", plan).out


@pytest.mark.parametrize("format_", ENDINGS)
def test_an_older_page_of_its_own_and_an_empty_file_are_replaced(soaplan: Run, plan: Path, format_: str) -> None:
    page = plan.with_suffix(ENDINGS[format_])
    page.write_text("\n", encoding="utf-8")
    command = ("render", "--format", format_, "--beside", plan)
    assert soaplan(*command).code == 0
    made = page.read_bytes()
    page.write_bytes(made.replace(b"Alder Falls", b"Birch Falls"))
    assert soaplan(*command).code == 0
    assert page.read_bytes() == made


@pytest.mark.parametrize("named", [".", "plan.yaml", "plan.yml"])
@pytest.mark.parametrize("check", [False, True])
def test_two_plans_with_one_page_are_refused(soaplan: Run, plan: Path, named: str, *, check: bool) -> None:
    plan.with_suffix(".yml").write_bytes(plan.read_bytes().replace(b"Alder Falls", b"Birch Falls"))
    done = soaplan("render", "--beside", named, *(["--check"] if check else []))
    assert done.code == 2
    assert "plan.yaml" in done.err
    assert "plan.yml" in done.err
    assert not plan.with_suffix(".html").exists()


def test_one_plan_named_twice_and_yaml_of_others_are_no_twins(soaplan: Run, plan: Path) -> None:
    plan.with_suffix(".yml").write_text("jobs: {}\n", encoding="utf-8")
    assert soaplan("render", "--beside", "plan.yaml", "./plan.yaml").code == 0


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("way", ["../outside.html", "district/.git/hooks/post-commit", "district/plan.yaml"])
def test_no_link_leads_a_page_astray(soaplan: Run, plan: Path, way: str, *, there: bool) -> None:
    district = plan.parent / "district"
    (district / ".git" / "hooks").mkdir(parents=True)
    moved = plan.rename(district / "plan.yaml")
    page, goal = district / "plan.html", plan.parent / way
    if there and not goal.exists():
        goal.write_text('<meta name="generator" content="soaplan 0.1.0">', encoding="utf-8")
    before = goal.read_bytes() if goal.exists() else None
    page.symlink_to(goal)
    done = soaplan("render", "--beside", moved)
    assert done.code == 2
    assert "plan.html" in done.err
    assert (goal.read_bytes() if goal.exists() else None) == before


def test_a_link_inside_the_repository_is_followed(soaplan: Run, plan: Path) -> None:
    (plan.parent / ".git").mkdir()
    (plan.parent / "public").mkdir()
    plan.with_suffix(".html").symlink_to(Path("public") / "index.html")
    assert soaplan("render", "--beside", plan).code == 0
    assert plan.with_suffix(".html").is_symlink()
    assert (plan.parent / "public" / "index.html").is_file()


def test_a_page_that_has_lost_its_plan_is_named(soaplan: Run, plan: Path) -> None:
    assert soaplan("render", "--beside", plan).code == 0
    plan.rename(plan.with_name("soa-plan.yaml"))
    assert soaplan("render", "--beside", ".").code == 0
    (plan.parent / "about.html").write_text("<p>By hand</p>", encoding="utf-8")
    done = soaplan("render", "--check", "--beside", ".")
    assert [line.partition(":")[0] for line in done.err.splitlines() if "made this page" in line] == ["plan.html"]


def test_the_reason_names_every_file_that_a_page_is_made_from(soaplan: Run, plan: Path) -> None:
    (plan.parent / "plan.es.yaml").write_text(TRANSLATION, encoding="utf-8")
    assert soaplan("render", "--beside", ".").code in {0, 1}
    plan.write_text(plan.read_text(encoding="utf-8").replace("Alder Falls", "Birch Falls"), encoding="utf-8")
    done = soaplan("render", "--check", "plan.es.yaml")
    assert done.out == "plan.es.html: older than plan.es.yaml, plan.yaml or its settings\n"
    assert soaplan("render", "--check", "plan.yaml").out.startswith("plan.html: older than plan.yaml, plan.es.yaml or")
