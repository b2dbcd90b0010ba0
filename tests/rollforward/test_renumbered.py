"""A new catalog that numbers programs anew, renames them or drops them; and a cycle that comes after the newest."""

import re
import shutil
from pathlib import Path

import pytest

from rollforward.rolls import EXAMPLES, errors, rolled, rolled_text
from soaplan.catalog import Catalogs, own_catalogs
from soaplan.check import Options, check_file
from soaplan.rollforward import Rolled
from soaplan.rollforward.words import next_name

PROGRAM = "        - id: 2.2D\n          name: Targeted Academic Support and Acceleration\n"
AREA = "    - id: 2.2\n"
NEW_AREA = "    - id: 2.5\n      name: Give every student time to catch up\n      programs:\n"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog of one's own."""
    return Path(shutil.copytree(own_catalogs().root, tmp_path / "catalog"))


def change(catalog: Path, name: str, old: str, new: str) -> None:
    """Change one file that the new cycle has had from its base; from then on it has its own."""
    path = catalog / "soa" / "2027" / name
    text = (path if path.exists() else catalog / "soa" / "2024" / name).read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def renumber(catalog: Path, program: str) -> None:
    """Write the entry of 2.2D anew, and take the code out of the categories."""
    change(catalog, "objectives.yaml", PROGRAM, program)
    change(catalog, "categories.yaml", "    - 2.2D\n", "")


def begun(catalog: Path, text: str) -> Rolled:
    """The plan of 2027 begun from a text with this catalog."""
    catalogs = Catalogs(catalog)
    catalogs.check_all()
    return rolled_text(text, Options(catalogs=catalogs))


def test_a_program_that_was_numbered_anew(catalog: Path, base_plan: str) -> None:
    renumber(catalog, "        - id: 2.2E\n          name: Tutoring and Acceleration\n          replaces: 2.2D\n")
    found = begun(catalog, base_plan)
    assert errors(found.result) == []
    assert (
        "      # TODO: program 2.2D is now 2.2E Tutoring and Acceleration: does it still fit?\n      - id: 2.2E\n"
        "        # TODO: the name was “Targeted Academic Support and Acceleration”: does the program still fit?\n"
        "        name: Tutoring and Acceleration\n" in found.text
    )
    told = [one for one in found.again if one.where == "Focus Area 2.2, program 2.2E, code"]
    assert [one.what for one in told] == ["program 2.2D is now 2.2E Tutoring and Acceleration: does it still fit?"]
    assert found.text.split("\n")[told[0].line - 1] == "      - id: 2.2E"


def test_a_code_that_now_means_another_program(catalog: Path, base_plan: str) -> None:
    """The state gives 2.2D to another program; what the old 2.2D was goes on as 2.2E."""
    another = "        - id: 2.2D\n          name: Another Program\n          description: x\n          category: A\n"
    program = PROGRAM.replace("2.2D", "2.2E") + "          replaces: [2.2D]\n"
    change(catalog, "objectives.yaml", PROGRAM, another + program)
    found = begun(catalog, base_plan)
    assert "      - id: 2.2E\n        name: Targeted Academic Support and Acceleration\n" in found.text


def test_a_program_that_moved_with_its_focus_area(catalog: Path, base_plan: str) -> None:
    moved = "        - id: 2.5A\n          name: Targeted Academic Support and Acceleration\n          replaces: 2.2D\n"
    renumber(catalog, NEW_AREA + moved)
    found = begun(catalog, base_plan)
    assert errors(found.result) == []
    assert "  # TODO: Focus Area 2.2 is now 2.5 (Give every student time to catch up)\n  - id: 2.5\n" in found.text


def test_a_program_that_moved_away_from_others(catalog: Path, base_plan: str) -> None:
    moved = "        - id: 2.5A\n          name: Targeted Academic Support and Acceleration\n          replaces: 2.2D\n"
    renumber(catalog, NEW_AREA + moved)
    found = begun(catalog, f"{base_plan}      - id: 2.2C\n")
    assert "\n  - id: 2.2\n" in found.text
    assert ["belongs to Focus Area 2.5" in one for one in errors(found.result)] == [True]
    said = "program 2.2D is now 2.5A Targeted Academic Support and Acceleration: "
    said += "move it to Focus Area 2.5, where it belongs now"
    assert said in [one.what for one in found.again if one.where == "Focus Area 2.2, program 2.5A, code"]


def test_a_program_that_became_two(catalog: Path, base_plan: str) -> None:
    rest = "          description: x\n          category: A\n          replaces: 2.2D\n"
    first = f"        - id: 2.2E\n          name: Tutoring\n{rest}"
    second = "        - id: 2.2F\n          name: Summer Learning\n          replaces: 2.2D\n"
    renumber(catalog, first + second)
    found = begun(catalog, base_plan)
    assert "      # TODO: program 2.2D is now more than one: choose 2.2E or 2.2F\n      - id: 2.2D\n" in found.text


def test_two_programs_that_became_one(catalog: Path, base_plan: str) -> None:
    renumber(catalog, PROGRAM.replace("2.2D", "2.2E") + "          replaces: [2.2C, 2.2D]\n")
    found = begun(catalog, f"{base_plan}      - id: 2.2C\n")
    assert found.text.count("- id: 2.2E\n") == 2
    assert "program 2.2E is already in this plan" in [one.what for one in found.again]


def test_a_program_that_is_gone(catalog: Path, base_plan: str) -> None:
    renumber(catalog, PROGRAM.replace("2.2D", "2.2E"))
    found = begun(catalog, base_plan)
    said = "program 2.2D is not in the catalog for FY28-FY30: choose another one, or delete it"
    assert f"      # TODO: {said}\n      - id: 2.2D\n" in found.text
    assert [one.what for one in found.again if one.where.endswith("2.2D, code")] == [said]


def test_a_focus_area_that_is_gone(catalog: Path, base_plan: str) -> None:
    change(catalog, "objectives.yaml", AREA, "    - id: 2.9\n")
    found = begun(catalog, base_plan.replace("2.2D", "7.7A"))
    gone = "Focus Area 2.2 is not in the catalog for FY28-FY30: choose another one, or delete it"
    assert f"  # TODO: {gone}\n" in found.text


def test_a_program_that_has_another_name(catalog: Path, base_plan: str) -> None:
    change(
        catalog, "objectives.yaml", "name: Targeted Academic Support and Acceleration", 'name: "Tutoring: More, Better"'
    )
    found = begun(catalog, base_plan)
    assert errors(found.result) == []
    assert '        name: "Tutoring: More, Better"\n' in found.text
    assert "was “Targeted Academic Support and Acceleration”" in found.text
    own = begun(catalog, base_plan.replace("name: Targeted Academic", "name: Our Academic"))
    assert "        name: Our Academic Support and Acceleration\n" in own.text


def test_labels_that_the_new_lists_do_not_have(catalog: Path, base_plan: str) -> None:
    text = (catalog / "soa" / "2024" / "groups.yaml").read_text(encoding="utf-8")
    block = re.search(r"(?ms)^- label: Students with disabilities\n.*?(?=^- label|\Z)", text)
    assert block
    change(catalog, "groups.yaml", block.group(), "")
    found = begun(catalog, base_plan)
    said = "the student groups for FY28-FY30 don’t include “Students with disabilities”: choose another one"
    assert f"    # TODO: {said}\n    - Students with disabilities\n" in found.text
    assert said in [one.what for one in found.again]


@pytest.mark.parametrize("name", ["charter", "draft", "millbrook"])
def test_the_cycle_after_the_newest(catalog: Path, name: str) -> None:
    shutil.copytree(catalog / "soa" / "2027", catalog / "soa" / "2030")
    path = catalog / "soa" / "2030" / "cycle.yaml"
    text = re.sub(r"FY(\d\d)", lambda found: f"FY{int(found[1]) + 3}", path.read_text(encoding="utf-8"))
    path.write_text(re.sub(r"20(27|28|30)", lambda found: f"20{int(found[1]) + 3}", text), encoding="utf-8")
    options = Options(catalogs=Catalogs(catalog))
    old = check_file(EXAMPLES / name / "plan.yaml", options)
    found = rolled(old, "2030", options)
    assert errors(found.result) == []
    assert "\ncycle: 2030" in found.text
    assert not re.search(r"(?m)^\s+FY2\d:", found.text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("FY25", "FY28"),
        ("fy 27", "fy 30"),
        ("FY2026", "FY2029"),
        ("2025", "2028"),
        ("2024-25", "2027-28"),
        ("FY28", None),
        ("in all", None),
    ],
)
def test_names_of_years(old: str, new: str | None) -> None:
    before, after = (own_catalogs().get("soa", cycle) for cycle in ("2024", "2027"))
    assert next_name(old, before, after) == new


def test_a_year_of_the_new_plan_that_already_stands_there(base_plan: str) -> None:
    found = rolled_text(base_plan.replace("            FY27: 300,000\n", "            FY28: 300,000\n"))
    assert "            FY25:\n            FY29:\n            FY28:\n" in found.text
