"""Labels that run together because a dash or a comma is missing: one finding with the lines to write."""

import pytest

from soaplan.check import Options, check_bytes

AS_OF = Options()
GROUPS = "  student_groups:\n    - English learners\n    - Students with disabilities\n"
SCHOOLS = "        schools: district-wide\n"


def found(base_plan: str, old: str, new: str) -> list[tuple[str, str]]:
    assert old in base_plan
    plan = base_plan.replace(old, new, 1)
    return [(one.code, one.help) for one in check_bytes(plan.encode(), AS_OF).diagnostics]


@pytest.mark.parametrize(
    "written",
    [
        "  student_groups:\n    English learners\n    Students with disabilities\n",
        "  student_groups:\n    - English learners\n      Students with disabilities\n",
        "  student_groups:\n    English learners\n    Students with\n    disabilities\n",
        "  student_groups:\n    \u2022 English learners\n    \u2022 Students with disabilities\n",
        "  student_groups:\n    - English learners, Students with disabilities\n",
        "  student_groups:\n    - English learners; students with disabilities\n",
        "  student_groups:\n    English learners,\n    Students with disabilities\n",
    ],
)
def test_one_finding_with_the_lines_to_write(written: str, base_plan: str) -> None:
    ((code, mend),) = found(base_plan, GROUPS, written)
    assert code == "DOC012"
    lines = [line.strip().casefold() for line in mend.split("\n")[1:]]
    assert lines == ["- english learners", "- students with disabilities"]


@pytest.mark.parametrize(
    "written",
    [
        "  student_groups: English learners, students with disabilities\n",
        "  student_groups: English learners and students with disabilities\n",
        "  student_groups: English learners; SWD\n",
        "  student_groups: [English learners, Students with disabilities]\n",
    ],
)
def test_labels_on_the_line_of_the_name_are_read(written: str, base_plan: str) -> None:
    assert found(base_plan, GROUPS, written) == []


@pytest.mark.parametrize(
    "label", ["Low-income English learners", "English learners who arrived last year\n      and live in two homes"]
)
def test_a_group_of_the_district_s_own_is_one_group(label: str, base_plan: str) -> None:
    codes = [code for code, _ in found(base_plan, "    - Students with disabilities\n", f"    - {label}\n")]
    assert "DOC012" not in codes


@pytest.mark.parametrize("mark", ["\u2022 ", "\u2013 ", "-"])
def test_metrics_with_other_marks_than_dashes(mark: str, base_plan: str) -> None:
    metric = "          - Increase in MCAS SGP on Math and ELA MCAS\n"
    written = f"          {mark}Increase in MCAS SGP on Math and ELA MCAS\n          {mark}Graduation rate\n"
    ((code, mend),) = found(base_plan, metric, written)
    assert (code, mend.split("\n")[2]) == ("DOC012", "          - Graduation rate")


def test_a_comma_in_the_name_of_a_school(base_plan: str) -> None:
    roster = "  schools:\n    - Martin Luther King, Jr. School\n    - North School\nsummary: |\n"
    plan = base_plan.replace("summary: |\n", roster, 1)
    cut = "        schools: [Martin Luther King, Jr. School, North School]\n"
    assert found(plan, SCHOOLS, cut) == []
    assert found(plan, SCHOOLS, "        schools: North School, Martin Luther King, Jr. School\n") == []
