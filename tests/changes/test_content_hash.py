"""The content hash: the same for every spelling of a plan, another one for every other plan."""

import copy
import random
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from changes.spellings import respelled
from changes.two_plans import compared_data, hash_of
from soaplan import load
from soaplan.check import Options, check_bytes
from soaplan.plans.content import HASH, content_hash, hash_beside, plain_text

FULL = (Path(__file__).parent / "full.yaml").read_text(encoding="utf-8")
PINNED = {"v1": "v1-9f2d1b0ac399313f", "v2": "v2-9f2d1b0ac399313f74de557444aae159"}
"""Districts put it into their minutes. Never change these values: give a new way of counting a new scheme instead."""


def full() -> Any:
    return YAML(typ="base").load(FULL)


@pytest.mark.parametrize("pinned", PINNED.values(), ids=PINNED)
def test_the_hash_of_a_plan_never_changes(pinned: str) -> None:
    plan = check_bytes(FULL.encode(), Options()).plan
    assert content_hash(plan, "2024", like=pinned) == hash_beside(pinned, plan, "2024") == pinned
    assert HASH.fullmatch(pinned)


def test_a_new_hash_has_at_least_128_bits() -> None:
    found = hash_of(FULL)
    assert found == PINNED["v2"]
    assert len(found.removeprefix("v2-")) * 4 >= 128


@pytest.mark.parametrize("other", ["v1-0123456789abcdef", "v1-9F2D1B0AC399313F", "v3-0123456789abcdef", "", None])
def test_a_seal_that_does_not_hold_gives_way_to_the_newest_scheme(other: str | None) -> None:
    assert hash_beside(other, check_bytes(FULL.encode(), Options()).plan, "2024") == PINNED["v2"]


# One plan in many spellings


@settings(max_examples=40)
@given(st.integers(min_value=0))
def test_another_spelling_has_the_same_hash_and_no_change(seed: int) -> None:
    plan, dice = full(), random.Random(seed)  # noqa: S311 - no secret
    other = respelled(plan, dice) | {"cycle": dice.choice(["2024", "FY25-FY27", "2024-2027"])}
    assert hash_of(other) == hash_of(plan)
    comparison = compared_data(plan, other)
    assert [change.sentence for change in comparison.changes] == []
    assert comparison.old.unread == comparison.new.unread == ()


def test_another_layout_and_remarks_are_the_same(full: Any) -> None:
    text = "# A remark.\n" + FULL.replace(
        "  families: Families meet monthly.\n", "  families: >-\n    Families\n    meet monthly.\n"
    )
    assert text.count("\n") > FULL.count("\n")
    assert hash_of(text) == hash_of(full)


def test_what_is_recorded_about_a_plan_does_not_count(full: Any) -> None:
    before = hash_of(full)
    for key in ("status", "waivers", "notes", "addendum", "review", "publication"):
        del full[key]
    full["engagement"]["school_committee_vote"] = {"approved": "no", "content": "v1-0123456789abcdef"}
    full["engagement"]["later_votes"] = [{"approved": "yes", "date": "2024-03-20"}]
    full["focus_areas"][0]["programs"][0]["notes"] = "Ask Dana."
    assert hash_of(full) == before


def test_a_total_that_the_years_make_goes_without_saying(full: Any) -> None:
    before = hash_of(full)
    full["focus_areas"][1]["programs"][0]["funding"]["total"] = "60000"
    assert hash_of(full) == before
    full["focus_areas"][1]["programs"][0]["funding"]["total"] = "60001"
    assert hash_of(full) != before


def test_the_usual_type_of_district_goes_without_saying(base_plan: str) -> None:
    typed = base_plan.replace("district:\n", "district:\n  type: district\n", 1)
    assert hash_of(typed) == hash_of(base_plan)
    assert hash_of(typed.replace("type: district", "type: vocational-district")) != hash_of(base_plan)


def test_texts_in_files_count_with_their_text(tmp_path: Path, base_plan: str) -> None:
    before, rest = base_plan.split("summary: |\n")
    written, after = rest.split("analysis:")
    (tmp_path / "plan.yaml").write_text(f"{before}summary: {{file: summary.md}}\nanalysis:{after}", encoding="utf-8")
    (tmp_path / "summary.md").write_text(dedent(written), encoding="utf-8")
    assert content_hash(load(tmp_path / "plan.yaml"), "2024") == hash_of(base_plan)
    (tmp_path / "summary.md").write_text(f"{dedent(written)} More.", encoding="utf-8")
    assert content_hash(load(tmp_path / "plan.yaml"), "2024") != hash_of(base_plan)


def test_there_is_no_hash_of_what_cannot_be_read(full: Any) -> None:
    full["focus_areas"][0]["programs"][0]["funding"]["total"] = "about a million"
    assert hash_of(full) is None


def test_unreadable_answers_that_do_not_count_do_not_matter(full: Any) -> None:
    before = hash_of(full)
    full["review"]["submitted"] = "soon"
    assert hash_of(full) == before


# Another plan

NO_CONTENT = re.compile(r"(kind|status|waivers|notes|addendum|review|publication|engagement\.school_committee_vote)\b")


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*way, key))
    else:
        yield way


LEAVES = [way for way in leaves(full()) if not NO_CONTENT.match(".".join(map(str, way)))]


def at(plan: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        plan = plan[key]
    return plan


def put(plan: Any, way: tuple[Any, ...], value: str) -> Any:
    changed = copy.deepcopy(plan)
    at(changed, way[:-1])[way[-1]] = value
    return changed


OTHER_VALUES = {
    "cycle": "2027",
    "code": "09990001",
    "type": "district",
    "website": "https://www.alder.example",
    "email": "soa@alder.example",
    "direction": "decrease",
    "lowest_performing_students_confirmed": "no",
    "date": "2024-01-17",
}


def other_value(way: tuple[Any, ...], old: str) -> str:
    """Another value of the same kind."""
    key = next(part for part in reversed(way) if isinstance(part, str))
    if key in OTHER_VALUES:
        return OTHER_VALUES[key]
    if re.fullmatch(r"\d\.\d[A-Z]?", old):
        return "1.1B" if old[-1].isalpha() else "1.1"
    return str(int(old.replace(",", "")) + 1) if re.fullmatch(r"[\d,]+", old) else f"Another {old}"


@pytest.mark.parametrize("way", LEAVES, ids=lambda way: ".".join(map(str, way)))
def test_every_other_value_has_another_hash_and_is_told(way: tuple[Any, ...], full: Any) -> None:
    changed = put(full, way, other_value(way, at(full, way)))
    assert hash_of(changed) not in (hash_of(full), None)
    assert compared_data(full, changed).changes


UNDERSTOOD = [("cycle",), ("focus_areas", 0, "programs", 0, "funding", "total")]
"""Without a cycle a file is no plan; a total that the years make goes without saying."""


@pytest.mark.parametrize(
    "way", [way for way in LEAVES if way not in UNDERSTOOD], ids=lambda way: ".".join(map(str, way))
)
def test_every_missing_value_has_another_hash_and_is_told(way: tuple[Any, ...], full: Any) -> None:
    changed = put(full, way, "")
    assert hash_of(changed) not in (hash_of(full), None)
    assert compared_data(full, changed).changes


WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=8)
PROSE = [
    way for way in LEAVES if way[-1] in {"summary", "disparities", "insights", "families", "today", "details", "heard"}
]


@settings(max_examples=40)
@given(st.sampled_from(PROSE), st.lists(WORDS, min_size=1, max_size=12), st.lists(WORDS, min_size=1, max_size=12))
def test_other_words_have_another_hash(way: tuple[Any, ...], one: list[str], other: list[str]) -> None:
    plans = [put(full(), way, " ".join(words)) for words in (one, other)]
    assert (hash_of(plans[0]) == hash_of(plans[1])) == (one == other)
    assert bool(compared_data(*plans).changes) == (one != other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b", "a\nb"),
        ("a b", "a  \nb"),
        ("- a\n- b c", "- a\n- b\n  c"),
        ("a\n\nb", "a\n\n\n\nb\n"),
        ("caf\u00e9", "cafe\u0301"),
    ],
)
def test_these_texts_are_one_text(one: str, other: str) -> None:
    assert plain_text(one) == plain_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a b", "a\n\nb"), ("a\n- b", "a - b"), ("- a\n- b", "- a\n  - b"), ("# a\nb", "# a b"), ("a", "A"), ("a.", "a")],
)
def test_these_texts_are_two(one: str, other: str) -> None:
    assert plain_text(one) != plain_text(other)
