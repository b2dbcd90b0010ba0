"""Texts keep their names when the plan is put in another order."""

import json
import random
from typing import Any

import pytest
from ruamel.yaml import YAML

from render.plans import EXAMPLES, TODAY, checked, plan
from soaplan.check import Options, check_bytes
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.stable import short_hash, slug, stable_texts, texts_with_places

SHUFFLED = ("indicators", "additional", "sessions", "focus_areas", "programs", "metrics", "later_votes")


def names(data: dict[str, Any]) -> dict[str, str]:
    found = check_bytes(json.dumps(data).encode(), Options(as_of=TODAY), folder=EXAMPLES / "millbrook").plan
    assert isinstance(found, SoaPlan)
    return stable_texts(found)


def shuffled(data: Any, chance: random.Random) -> Any:
    if isinstance(data, dict):
        return {key: turned(key, shuffled(value, chance), chance) for key, value in data.items()}
    return [shuffled(item, chance) for item in data] if isinstance(data, list) else data


def turned(key: str, value: Any, chance: random.Random) -> Any:
    return chance.sample(value, len(value)) if key in SHUFFLED and isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(5))
def test_no_name_depends_on_a_place_in_a_list(seed: int) -> None:
    data = YAML(typ="base").load((EXAMPLES / "millbrook" / "plan.yaml").read_text(encoding="utf-8"))
    usual = names(data)
    assert len(usual) > 60
    assert names(shuffled(data, random.Random(seed))) == usual  # noqa: S311 - a test repeats itself


def test_names_come_from_ids_and_codes() -> None:
    found = names(plan(
        summary="Short.",
        targets={"additional": [{"id": "el-math", "measure": "More"}, "By hand"]},
        engagement={"sessions": [{"date": "2024-01-16", "group": "SEPAC parents", "heard": "Buses"}]},
        focus_areas=[{"id": "2.2", "programs": [
            {"id": "2.2d", "today": "Now", "metrics": [{"id": "on-grade", "metric": "Share"}, "Plain"]}
        ]}],
    ))  # fmt: skip
    assert list(found) == [
        "summary",
        "targets.el-math.measure",
        f"targets.additional.#{short_hash('By hand')}",
        "engagement.sessions.2024-01-16-sepac-parents.heard",
        "programs.2.2D.today",
        "programs.2.2D.metrics.on-grade",
        f"programs.2.2D.metrics.#{short_hash('Plain')}",
    ]


def test_two_things_of_one_name_are_told_apart_by_what_they_say() -> None:
    twice = [{"id": "2.2D", "today": "One"}, {"id": "2.2D", "today": "Two"}]
    found = names(plan(focus_areas=[{"id": "2.2", "programs": twice}]))
    assert sorted(found.values()) == ["One", "Two"]
    assert found == names(plan(focus_areas=[{"id": "2.2", "programs": twice[::-1]}]))


def test_figures_dates_and_broken_texts_are_none() -> None:
    result = checked(plan(summary="TBD", engagement={"families": "", "school_committee_vote": {"tally": "6-0"}}))
    assert isinstance(result.plan, SoaPlan)
    assert list(texts_with_places(result.plan)) == []


def test_other_line_breaks_are_no_other_version() -> None:
    assert short_hash("One two\nthree\n") == short_hash("One  two three")
    assert short_hash("One two three") != short_hash("One two three.")


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    assert slug("a" * 200) != slug("a" * 201)
    assert len(slug("a" * 200)) < 80
