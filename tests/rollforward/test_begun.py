"""The plan of the next cycle, based on a plan of the last one."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from ruamel.yaml import YAML

from case_text import CASES, all_cases
from rollforward.rolls import (
    DRAFT,
    EXAMPLES,
    EXPECTED,
    GOLDEN,
    OPTIONS,
    TESTS,
    can_be_rolled,
    errors,
    listed,
    rolled,
    rolled_file,
    rolled_text,
)
from running import line_of
from soaplan.check import check_bytes, check_file
from soaplan.plans.base import Node
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.stable import texts_with_places
from soaplan.rollforward import NotRolledError
from soaplan.rollforward.soa_plan import TABLE, Look

PLANS = [
    *sorted(EXAMPLES.glob("*/plan.yaml")),
    TESTS / "cases" / "base.yaml",
    *sorted(TESTS.glob("honest/*.yaml")),
]
TEXTS = {f"{path.parent.name}-{path.stem}": (path.read_bytes(), path.parent) for path in PLANS}
TEXTS |= {case.name: (case.good.encode(), CASES) for case in all_cases() if case.name.startswith("SOA")}
OF_2024 = {
    name: (content, folder)
    for name, (content, folder) in TEXTS.items()
    if can_be_rolled(check_bytes(content, OPTIONS, "plan.yaml", folder))
}
WENT = ("sessions", "school_committee_vote", "later_votes", "groups_engaged", "waivers")


@pytest.mark.parametrize("name", GOLDEN)
def test_the_whole_result_is_as_expected(name: str) -> None:
    """Written anew by `python tests/rollforward/rolls.py`, with `tests` on the way to modules."""
    found = rolled_file(GOLDEN[name])
    assert found.text == (EXPECTED / f"{name}.yaml").read_text(encoding="utf-8")
    assert listed(found) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def test_there_are_plans_to_begin_from() -> None:
    assert len(OF_2024) > 80
    assert {"millbrook-plan", "small-district-plan"} <= set(OF_2024)


@pytest.mark.parametrize(("content", "folder"), OF_2024.values(), ids=OF_2024)
def test_the_new_plan_is_a_draft_without_an_error_and_loses_no_text(content: bytes, folder: Path) -> None:
    old = check_bytes(content, DRAFT, "plan.yaml", folder)
    found = rolled(old)
    again = check_bytes(found.text.encode("utf-8"), DRAFT, "new.yaml", folder)
    assert (again.cycle, again.plan.status) == ("2027", "draft")
    assert errors(again) == []
    assert kept_texts(again.plan) == kept_texts(old.plan)


def kept_texts(plan: SoaPlan) -> list[str]:
    """Every text of a plan but those of what belongs to the old plan alone."""
    return [found.text for found in texts_with_places(plan) if not set(found.pointer) & {*WENT}]


@pytest.mark.parametrize("path", [EXAMPLES / "millbrook" / "plan.yaml", TESTS / "changes" / "full.yaml"], ids=str)
def test_every_remark_of_the_old_file_is_in_the_new_one(path: Path) -> None:
    remarks = re.findall(r"(?m)(?:^|\s)(#.*?)\s*$", path.read_text(encoding="utf-8"))
    new = rolled_file(path).text
    lost = [one for one in remarks if one not in new and "yaml-language-server" not in one]
    assert lost == []


def test_remarks_inside_what_is_taken_out_move_above_it(base_plan: str) -> None:
    sessions = (
        "  sessions:   # with whom\n    - date: 2024-01-16\n      # ask Ana for the sheet\n"
        "      group: educators   # all of them\n      heard: | # in short\n"
        "        # no remark\n        Too little time.\n"
    )
    new = rolled_text(base_plan.replace("  school_committee_vote:", f"{sessions}  school_committee_vote:")).text
    assert (
        "  # TODO: list who you heard from for this plan; for the old one: one entry\n  # ask Ana for the sheet\n"
        "  # all of them\n  # in short\n  sessions:   # with whom\n  # TODO: record the vote" in new
    )
    assert "no remark" not in new


def test_line_ends_and_the_byte_order_mark_stay(base_plan: str) -> None:
    unix = rolled_text(base_plan).text
    for end in ("\r\n", "\r"):
        assert rolled_text(base_plan.replace("\n", end)).text == unix.replace("\n", end)
    assert rolled_text(f"\ufeff{base_plan}").text == f"\ufeff{unix}"


def test_a_file_without_a_last_line_end(base_plan: str) -> None:
    assert rolled_text(base_plan.rstrip("\n")).text == rolled_text(base_plan).text.rstrip("\n")


def test_a_plan_in_braces(base_plan: str) -> None:
    old = json.dumps(YAML(typ="base").load(base_plan))
    found = rolled_text(old)
    assert errors(found.result) == []
    assert found.text.count("\n") > 20
    assert '"cycle": "2027", "status": "draft"' in found.text
    assert '"by_year": {"FY28": , "FY29": , "FY30": }' in found.text
    above = (
        "# TODO: Focus Area 2.2, program 2.2D, funding: amounts for FY28-FY30; the old plan had total $900,000; by year"
    )
    assert above in found.text
    assert rolled_text(old.replace('": ', '":')).text.count("~") > 5


def test_braces_in_a_plan_of_lines(base_plan: str) -> None:
    old = base_plan.replace(
        "          by_year:\n            FY25: 300,000\n            FY26: 300,000\n            FY27: 300,000\n",
        "          by_year: {FY25: 300000, '2025-26': 300000, FY2027: 300000} # in thirds\n",
    ).replace("      target:\n        value: 30\n        year: 2027\n", "      target: {value: 30, year: 2027}\n")
    found = rolled_text(old)
    assert errors(found.result) == []
    assert "          by_year: {FY28: , '2028-29': , FY2030: } # in thirds\n" in found.text
    assert "      target: {value: , year: }\n" in found.text


def test_amounts_that_commas_have_cut_go_as_a_whole(base_plan: str) -> None:
    years = "            FY25: 300,000\n            FY26: 300,000\n            FY27: 300,000\n"
    old = base_plan.replace(f"          by_year:\n{years}", "          by_year: {FY25: 300,000, FY26: 300,000}\n")
    found = rolled_text(old)
    assert errors(found.result) == []
    assert "\n          by_year:\n" in found.text


def test_what_cannot_be_read_is_named_as_it_was_written(base_plan: str) -> None:
    found = rolled_text(base_plan.replace("total: 900,000", "total: about 0.9 million"))
    assert "the old plan had total about 0.9 million; by year FY25 $300,000" in found.text


def test_a_text_in_a_file_is_to_be_copied_wherever_it_stands(base_plan: str) -> None:
    old = base_plan.replace(
        "how_it_helps: |\n          Tutoring in small groups gives both groups more time on grade-level mathematics.\n",
        "how_it_helps: {file: texts/how.md}\n",
    )
    found = rolled_text(old)
    assert "# TODO: is this text still right?. The text stands in" not in found.text
    assert "# TODO: is this text still right? The text is in texts/how.md" in found.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cycle: 2024", "cycle: 2027"),
        ("cycle: '2024'  # the cycle", "cycle: '2027'  # the cycle"),
        ("cycle: FY25-FY27", "cycle: 2027"),
        ("cycle: >-\n  2024", "cycle: 2027"),
    ],
)
def test_the_cycle_however_it_is_written(base_plan: str, old: str, new: str) -> None:
    assert f"\n{new}\n" in rolled_text(base_plan.replace("cycle: 2024", old)).text


@pytest.mark.parametrize("status", ["status: posted", "status: ~", "status:", 'status: ""', "status: |\n  adopted"])
def test_the_status_is_draft_however_it_was_written(base_plan: str, status: str) -> None:
    found = rolled_text(base_plan.replace("status: adopted", status))
    assert found.result.plan.status == "draft"
    assert len(re.findall(r"(?m)^status: [\"]?draft[\"]?$", found.text)) == 1


def test_a_plan_without_a_status_gets_one(base_plan: str) -> None:
    assert "\ncycle: 2027\nstatus: draft\n" in rolled_text(base_plan.replace("status: adopted\n", "")).text
    data = YAML(typ="base").load(base_plan)
    del data["status"]
    assert '{"status": "draft", "kind": ' in rolled_text(json.dumps(data)).text


def test_the_line_for_editors_names_the_new_schema(base_plan: str) -> None:
    line = "# yaml-language-server: $schema=../schemas/soa-plan/{}.schema.json\n"
    assert rolled_text(line.format("2024") + base_plan).text.startswith(line.format("2027"))
    other = line.format("our-own")
    assert rolled_text(other + base_plan).text.startswith(other)


def test_a_text_in_a_file_of_its_own_stays_and_is_to_be_copied() -> None:
    found = rolled_file(EXAMPLES / "millbrook" / "plan.yaml")
    assert "\n  stakeholders: {file: texts/stakeholders.md}\n" in found.text
    assert "Copy it under a new name before you change it" in re.sub(r"\s+#\s+", " ", found.text)


def test_years_that_name_the_old_plan_are_listed(base_plan: str) -> None:
    changed = base_plan.replace("schools: district-wide", "schools: district-wide   # five until FY26")
    changed = changed.replace("Tutoring in small groups", "Since 2025 tutoring in small groups")
    found = rolled_text(changed)
    what = [one.what for one in found.again]
    assert "it names FY26: is it still right?" in what
    assert "this names 2025: is it still right?" in what
    assert any(one.startswith("“By June 2027” is from another three-year plan") for one in what)


def test_every_line_of_the_list_is_the_line_of_its_answer() -> None:
    found = rolled_file(EXAMPLES / "millbrook" / "plan.yaml")
    lines = found.text.split("\n")
    sums = [one for one in found.again if one.what.startswith("amounts for FY28-FY30")]
    assert len(sums) == 6
    assert {lines[one.line - 1].strip() for one in sums} == {"funding:"}
    assert sums[-1].where == "Focus Area 2.4, program 2.4A, funding"
    todos = sum(line.strip().startswith("# TODO: ") for line in lines)
    assert todos == len([one for one in found.again if not one.what.startswith(("“", "it names"))])


def test_a_text_is_never_lost_with_the_part_that_it_repeats(base_plan: str) -> None:
    sessions = "engagement:\n  sessions:\n    - heard: &said Too little time.\n"
    old = base_plan.replace("engagement:\n", sessions).replace("schools: district-wide", "schools: *said")
    number = line_of(old, "*said")
    said = rf"repeated with `&` and `\*`, first on line {number}, and a change in one place would"
    with pytest.raises(NotRolledError, match=said):
        rolled_text(old)


def test_repeated_figures_are_taken_out_in_both_places(base_plan: str) -> None:
    old = base_plan.replace(
        "            FY25: 300,000\n            FY26: 300,000", "            FY25: &a 300,000\n            FY26: *a"
    )
    old = old.replace("          by_source:\n", "          by_source: &sources\n")
    found = rolled_text(old)
    assert errors(found.result) == []
    assert "            FY28:\n            FY29:\n            FY30:\n          by_source: &sources\n" in found.text


@pytest.mark.parametrize("dropped", ["waivers", "addendum", "review", "publication"])
def test_what_is_recorded_after_the_vote_goes(dropped: str) -> None:
    old = check_file(TESTS / "changes" / "full.yaml", OPTIONS)
    before, after = (getattr(plan, dropped) for plan in (old.plan, rolled(old).result.plan))
    assert before not in (None, type(before)())
    assert not any(_answers(after))


def _answers(value: object) -> Iterator[object]:
    items = value if isinstance(value, tuple) else vars(value).values() if isinstance(value, Node) else [value]
    yield from (item for item in items if item is not None)


def test_every_answer_of_the_form_has_a_row() -> None:
    """A new answer must be decided on: kept, looked at, or taken out."""
    ways = list(ways_of(SoaPlan))
    assert len(ways) > 80
    assert [way for way in ways if not any(_stands_for(row, way) for row in TABLE)] == []


def test_every_row_stands_for_an_answer() -> None:
    ways = list(ways_of(SoaPlan))
    assert [row for row in TABLE if not any(_stands_for(row, way) for way in ways)] == []


def _stands_for(row: str, way: str) -> bool:
    return way == row or way.startswith((f"{row}.", f"{row}[]"))


def ways_of(model: type[Node], way: str = "") -> Iterator[str]:
    """The way to every answer that holds no further ones."""
    for name, field in model.model_fields.items():
        many = "tuple" in str(field.annotation)
        below = next(_parts_in(field.annotation), None)
        if below is None:
            yield f"{way}{name}"
        else:
            yield from ways_of(below, f"{way}{name}{'[]' * many}.")


def _parts_in(annotation: object) -> Iterator[type[Node]]:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts_in(inner)


def test_words_of_rows_name_years_by_their_places() -> None:
    said = [row.todo for row in TABLE.values() if isinstance(row, Look)]
    assert not any(re.search(r"FY\d|20\d\d", words) for words in said)
