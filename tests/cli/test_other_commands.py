"""The other commands from the outside."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from running import Run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("cycle", ["2024", "2027"])
def test_a_new_plan_is_clean_as_a_draft_and_has_every_question(soaplan: Run, tmp_path: Path, cycle: str) -> None:
    done = soaplan("new", "--cycle", cycle, "-o", "plan.yaml")
    assert done.code == 0
    assert "soaplan validate plan.yaml" in done.err
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=schemas/soa-plan/{cycle}.schema.json\n")
    report = json.loads(soaplan("validate", "--draft", "--format", "json", "plan.yaml").out)
    counts = report["files"][0]["counts"]
    assert (counts["error"], counts["warning"]) == (0, 0)
    assert counts["todo"] > 15
    questions = json.loads(soaplan("catalog", "list", "--cycle", cycle, "--format", "json").out)["form"]
    remarks = " ".join(text.replace("#", " ").split())
    for section in questions:
        for question in section["questions"]:
            assert " ".join(question["text"].split()) in remarks


def test_a_new_plan_never_goes_over_an_old_one(soaplan: Run, plan: Path) -> None:
    before = plan.read_bytes()
    done = soaplan("new", "-o", "plan.yaml")
    assert done.code == 2
    assert "plan.yaml already exists" in done.err
    assert plan.read_bytes() == before


def test_new_shows_the_newest_cycle_by_default(soaplan: Run) -> None:
    assert "\ncycle: 2027\n" in soaplan("new").out
    assert soaplan("new", "--cycle", "1999").code == 2


def test_explain_shows_both_examples(soaplan: Run) -> None:
    done = soaplan("explain", "soa504")
    assert done.code == 0
    for part in ("SOA504 focus-area-without-program", "Fails:", "Passes:", "Source: 2024 SOA Plan Guidance, Section 5"):
        assert part in done.out
    assert soaplan("explain", "focus-area-without-program").out == done.out


def test_explain_without_a_code_lists_every_rule(soaplan: Run) -> None:
    out = soaplan("explain").out
    assert out.count("\n") == len(out.splitlines())
    for code in ("DOC001", "DOC027", "SOA101", "SOA604"):
        assert code in out


def test_explain_of_an_unknown_rule_is_2(soaplan: Run) -> None:
    done = soaplan("explain", "SOA999")
    assert (done.code, done.out) == (2, "")
    assert "there's no rule “SOA999”" in done.err


def test_catalog_shows_entries_by_id_and_name(soaplan: Run) -> None:
    assert "Targeted Academic Support and Acceleration" in soaplan("catalog", "show", "2.2d").out
    assert "student group" in soaplan("catalog", "show", "ELs").out
    entry = json.loads(soaplan("catalog", "show", "2.4A", "--format", "json").out)
    assert entry["name"] == "Expanded Access to Pre-Kindergarten"
    assert entry["also"] == ["Expanded Access to Pre-K"]
    missing = soaplan("catalog", "show", "9.9Z")
    assert (missing.code, missing.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("prek", "2.4A  Expanded Access to Pre-Kindergarten"),
        ("SEL", "1.1B  Enhanced Support for SEL"),
        ("reading", "2.1D  Early Literacy Screening and Support"),
        ("school nurse", "1.1A  Integrated Services"),
        ("Outcomes Comparison", "Student Outcomes Comparison Tool"),
        ("sped", "Students with disabilities"),
    ],
)
def test_catalog_search_finds_what_people_call_so(soaplan: Run, words: str, found: str) -> None:
    assert found in soaplan("catalog", "search", words).out


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("2.2D", "soaplan catalog show 2.2D"),
        ("s5.3", "soaplan catalog show S5.3"),
        ("low income", "soaplan catalog show 'Low income'"),
        ("2.9Z", "there's no rule"),
        ("", "there's no rule"),
    ],
)
def test_explain_says_where_what_is_no_rule_is_found(soaplan: Run, asked: str, says: str) -> None:
    done = soaplan("explain", asked)
    assert done.code == 2
    assert says in done.err


def test_a_rule_is_found_by_a_name_that_it_once_had(soaplan: Run) -> None:
    assert "PRI805 misspelled-school" in soaplan("explain", "misspelt-school").out


def test_catalog_search_finds_by_all_words(soaplan: Run) -> None:
    out = soaplan("catalog", "search", "high", "dosage", "tutoring").out
    assert out.startswith("2.2D ")
    nothing = soaplan("catalog", "search", "xyzzy")
    assert (nothing.code, nothing.out) == (0, "")
    assert "has the words: xyzzy" in nothing.err
    assert json.loads(soaplan("catalog", "search", "dropout", "--format", "json").out)


def test_catalog_lists_everything_as_json(soaplan: Run) -> None:
    content = json.loads(soaplan("catalog", "list", "--format", "json").out)
    areas = [area for objective in content["objectives"] for area in objective["focus_areas"]]
    assert len(content["objectives"]) == 3
    assert len(areas) == 10
    assert sum(len(area["programs"]) for area in areas) == 30
    assert len(content["metrics"]) == 39
    assert sum(len(section["questions"]) for section in content["form"]) == 19
    assert len(content["foundation"]["categories"]) == 11
    assert sum(program["priority"] for area in areas for program in area["programs"]) == 8
    assert content["addendum"]["districts"][0] == {"name": "Springfield", "chapter_70_aid": 477737768}


def test_catalog_without_a_word_lists_the_programs(soaplan: Run) -> None:
    assert soaplan("catalog").out == soaplan("catalog", "list").out
    assert "FY28-FY30" in soaplan("catalog", "--cycle", "2027").out
    assert soaplan("catalog", "--cycle", "FY28-FY30", "list").out == soaplan("catalog", "list", "--cycle", "2027").out


def test_cycles_say_what_is_expected(soaplan: Run) -> None:
    out = soaplan("catalog", "cycles").out
    assert "2027  FY28-FY30  (expected" in out
    assert "due, district: April 1, 2027, 11:59 p.m. (expected)" in out
    assert "August 1, 2027 is a Sunday" in out
    assert [cycle["id"] for cycle in json.loads(soaplan("catalog", "cycles", "--format", "json").out)] == [
        "2024",
        "2027",
    ]


def test_catalog_diff_prints_what_differs(soaplan: Run) -> None:
    out = soaplan("catalog", "diff", "2024", "2027").out
    assert "cycle > due > days > district\n  - 2024-04-01\n  + 2027-04-01\n" in out
    assert soaplan("catalog", "diff", "2024", "2024").out == ""
    assert json.loads(soaplan("catalog", "diff", "2024", "2027", "--format", "json").out)


def test_status_goes_section_by_section(soaplan: Run) -> None:
    done = soaplan("status", EXAMPLES / "draft" / "plan.yaml", "--as-of", "2027-03-30")
    assert done.code == 0
    assert "  [ ] missing   Summary\n" in done.out
    assert "  [x] answered  Most significant disparities\n" in done.out
    assert "(2 of 3 answered)\n  [x] answered  Most significant disparities\n" in done.out
    assert "\n10 of 25 questions answered: 15 answers missing, 0 errors\n" in done.out
    assert "The plan is due April 1, 2027, expected (2 days left).\n" in done.out


def test_status_says_what_an_open_answer_should_say(soaplan: Run) -> None:
    soaplan("new", "--cycle", "2024", "-o", "plan.yaml")
    out = soaplan("status", "plan.yaml").out
    assert "How stakeholder groups were engaged\n                - how you engaged each group\n" in out
    assert "- how you" not in soaplan("status", EXAMPLES / "small-district" / "plan.yaml").out


def test_status_counts_the_remarks_of_a_plan_begun_from_an_older_one(soaplan: Run, tmp_path: Path) -> None:
    soaplan("new", "--from", EXAMPLES / "small-district" / "plan.yaml", "-o", "next.yaml")
    lines = (tmp_path / "next.yaml").read_text(encoding="utf-8").split("\n")
    remarks = [number for number, line in enumerate(lines, 1) if line.lstrip().startswith("# TODO")]
    said = f"{len(remarks)} TODO comments left in the file, the first on line {remarks[0]}."
    assert said in soaplan("status", "next.yaml").out
    in_section = r"\nSection 2: .*\n(?:  .*\n)*  ! \d+ TODO comments?, the first on line"
    assert re.search(in_section, soaplan("status", "next.yaml").out)
    assert "TODO" not in soaplan("status", EXAMPLES / "small-district" / "plan.yaml").out


def test_todo_comments_are_no_finding_in_a_draft(soaplan: Run) -> None:
    soaplan("new", "--from", EXAMPLES / "small-district" / "plan.yaml", "-o", "next.yaml")
    assert "DOC032" not in soaplan("validate", "next.yaml").out
    assert "DOC032 warning" in soaplan("validate", "--final", "next.yaml").out


def test_status_of_a_finished_plan(soaplan: Run) -> None:
    done = soaplan("status", EXAMPLES / "small-district" / "plan.yaml", "--as-of", "2024-04-01")
    assert "every question answered, 0 errors\nThe plan is due April 1, 2024 (today).\n" in done.out
    assert "3 days ago" in soaplan("status", EXAMPLES / "small-district" / "plan.yaml", "--as-of", "2024-04-04").out


def test_status_of_an_unreadable_plan_is_1(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("kind: soa-plan\ncycle: [\n", encoding="utf-8")
    done = soaplan("status", "plan.yaml")
    assert done.code == 1
    assert "DOC001" in done.out
    assert soaplan("status", "nowhere.yaml").code == 2


def test_schema_is_the_committed_one(soaplan: Run, tmp_path: Path) -> None:
    committed = EXAMPLES.parent / "schemas" / "soa-plan" / "2024.schema.json"
    assert soaplan("schema", "--cycle", "2024").out == committed.read_text(encoding="utf-8")
    assert soaplan("schema", "--cycle", "2024", "-o", "schemas/soa-plan/2024.schema.json").code == 0
    assert (tmp_path / "schemas" / "soa-plan" / "2024.schema.json").read_bytes() == committed.read_bytes()


def test_render_writes_one_page(soaplan: Run, plan: Path) -> None:
    done = soaplan("render", "-o", "page.html")
    assert done.code == 0
    page = (plan.parent / "page.html").read_text(encoding="utf-8")
    assert "Alder Falls Public Schools" in page
    assert soaplan("render", plan).out == page


@pytest.mark.parametrize(("format_", "ending"), [("markdown", ".md"), ("worksheet", ".txt"), ("html", ".html")])
def test_render_beside_writes_each_page_once(soaplan: Run, plan: Path, format_: str, ending: str) -> None:
    command = ("render", "--format", format_, "--beside", "--fail-if-changed", "plan.yaml")
    assert soaplan(*command).code == 1
    assert plan.with_suffix(ending).is_file()
    again = soaplan(*command)
    assert (again.code, again.err) == (0, "")


def test_render_of_an_unreadable_plan_gives_no_page(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("kind: soa-plan\nkind: soa-plan\ncycle: 2024\n", encoding="utf-8")
    done = soaplan("render", "plan.yaml", "-o", "page.html")
    assert done.code == 1
    assert "DOC002" in done.err
    assert not (tmp_path / "page.html").exists()


def test_render_of_a_plan_with_errors_says_so(soaplan: Run, bad_plan: Path) -> None:
    done = soaplan("render", bad_plan)
    assert done.code == 0
    assert "the page will say it hasn't been checked" in done.err
    assert "2.2Z" in done.out


def test_render_refuses_what_is_not_clear(soaplan: Run, plan: Path, bad_plan: Path) -> None:
    assert soaplan("render", plan, bad_plan, "-o", "x.html").code == 2
    assert "name the one you want" in soaplan("render").err
    assert soaplan("render", "nowhere.yaml").code == 2
    assert soaplan("render", "-", "--beside").code == 2


def test_help_and_version(soaplan: Run) -> None:
    assert soaplan("--version").out == "soaplan 0.1.0\n"
    assert "validate" in soaplan("--help").out
    for command in ("validate", "render", "explain", "status", "catalog", "new", "schema"):
        done = soaplan(command, "--help")
        assert done.code == 0
        assert "Usage: soaplan" in done.out


@pytest.mark.parametrize("code", ["", "DOC001", "DOC010", "DOC023", "DOC026", "DOC030"])
def test_rules_about_the_file_are_explained_by_a_program_that_has_just_begun(code: str) -> None:
    """In a process of its own: here the rules of every kind are loaded already."""
    done = subprocess.run(
        [sys.executable, "-m", "soaplan", "explain", *([code] if code else [])], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (code or "SOA101").encode() in done.stdout


@pytest.mark.parametrize("words", [
    ("seal", "nothing.yaml"),
    ("import", "nothing.yaml", "-o", "draft.yaml"),
    ("new", "--from", "nothing.yaml", "-o", "next.yaml"),
    ("init", "--from", "nothing.yaml"),
    ("translate", "nothing.yaml", "--to", "es"),
    ("diff", "nothing.yaml", "nothing.yaml"),
])  # fmt: skip
def test_a_file_that_is_not_there_is_said_in_the_same_words(soaplan: Run, words: tuple[str, ...]) -> None:
    done = soaplan(*words)
    assert (done.code, done.out) == (2, "")
    assert "nothing.yaml: there's no such file" in done.err


def test_a_folder_is_no_file(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    assert "plans: it isn't a file" in soaplan("seal", "plans").err
