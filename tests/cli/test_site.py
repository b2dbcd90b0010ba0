"""`render --site`: a folder to publish."""

import re
import shutil
from pathlib import Path

import pytest

from running import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
LINK = re.compile(r'<a [^>]*href="([^"#]+)"[^>]*>([^<]*)</a>')
TRANSLATION = "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: {}\ntexts:\n  summary: Texto.\n"


def index() -> str:
    return Path("site/index.html").read_text("utf-8")


def test_every_document_is_there_in_every_language(soaplan: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "millbrook", tmp_path / "millbrook", ignore=shutil.ignore_patterns("*.html", "*.md"))
    done = soaplan("render", "--site", "site")
    assert done.code == 0
    assert "site is ready to publish: 6 pages and index.html" in done.err
    links = dict(LINK.findall(index()))
    assert {path.stem for path in Path("millbrook").glob("*.yaml")} == {Path(link).stem for link in links}
    assert all((Path("site") / link).is_file() for link in links)
    assert links["millbrook/plan.es.html"] == "Español"
    assert links["millbrook/report-fy25.html"].startswith("Student Opportunity Act progress report")
    assert "plan.es.html" in Path("site/millbrook/plan.html").read_text("utf-8")


def test_it_is_the_same_the_next_time_and_tells_what_is_left_over(soaplan: Run, plan: Path) -> None:
    soaplan("render", "--site", "site")
    before = index()
    plan.rename("new plan.yaml")
    again = soaplan("render", "--site", "site")
    assert "site/plan.html: soaplan made this page before, but no file here has it now." in again.err
    assert 'href="new%20plan.html"' in index()
    Path("new plan.yaml").rename("plan.yaml")
    soaplan("render", "--site", "site")
    assert index() == before


def test_a_draft_says_so_and_text_of_a_plan_stays_text(soaplan: Run, plan: Path, base_plan: str) -> None:
    name = "name: '<script>alert(1)</script> & Sons'"
    draft = base_plan.replace("status: adopted", "status: draft").replace("name: Alder Falls Public Schools", name, 1)
    plan.write_text(draft, encoding="utf-8")
    for language in ("ar", "xyz"):
        Path(f"plan.{language}.yaml").write_text(TRANSLATION.format(language), encoding="utf-8")
    assert soaplan("render", "--site", "site").code == 0
    assert "Draft: not adopted yet" in index()
    assert "<script" not in index()
    assert 'href="plan.ar.html" lang="ar" hreflang="ar" dir="rtl">' in index()
    assert 'href="plan.xyz.html" lang="xyz" hreflang="xyz" dir="ltr">xyz</a>' in index()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--beside"], "--site writes web pages into a folder"),
        (["--check"], "--site writes web pages into a folder"),
        (["--format", "markdown"], "--site writes web pages into a folder"),
        (["-o", "x.html"], "--site writes web pages into a folder"),
        (["-"], "a website is made from files"),
        (["../elsewhere.yaml"], "is outside this folder"),
        (["index.yaml"], "would have the page of the list"),
        (["plan.yaml", "plan.yml"], "would both have the page"),
    ],
)
def test_what_does_not_fit_is_refused(soaplan: Run, plan: Path, words: list[str], why: str) -> None:
    for name in ("index.yaml", "plan.yml", "../elsewhere.yaml"):
        Path(name).write_bytes(plan.read_bytes())
    done = soaplan("render", "--site", "site", *words)
    assert done.code == 2
    assert why in done.err
    assert not Path("site").exists()


def test_a_page_of_somebody_else_stays(soaplan: Run, plan: Path) -> None:
    Path("site").mkdir()
    Path("site/index.html").write_text("<h1>Welcome</h1>", encoding="utf-8")
    assert soaplan("render", "--site", "site").code == 2
    assert index() == "<h1>Welcome</h1>"
    assert not Path("site/plan.html").exists()


def test_a_file_without_a_page_fails_and_the_others_are_published(soaplan: Run, plan: Path) -> None:
    Path("broken.yaml").write_text("kind: soa-plan\ncycle: 2024\nsummary: a: b\n", encoding="utf-8")
    done = soaplan("render", "--site", "site")
    assert done.code == 1
    assert "broken.yaml: soaplan can't read this file" in done.err
    assert "broken" not in index()


def test_a_folder_without_plans_is_no_failure_where_others_are_skipped(soaplan: Run, tmp_path: Path) -> None:
    assert soaplan("render", "--site", "site").code == 2
    assert soaplan("render", "--site", "site", "--skip-others").code == 0
    assert not Path("site").exists()
