"""Files of every kind but the plan, answer by answer."""

import copy
import json
import random
import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changes.filled import Way, filled, ways_in
from changes.layouts import shuffled
from soaplan.catalog import own_catalogs
from soaplan.changes import Comparison, compare
from soaplan.changes.answers import TELLINGS
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.plans.kinds import KINDS

TODAY = date(2024, 6, 1)
OTHERS = sorted(set(KINDS) - set(TELLINGS))
CYCLE = {kind: own_catalogs().cycles(KINDS[kind].instrument)[0] for kind in KINDS}
HEAD: set[Way] = {("kind",), ("cycle",)}
SOME_TEXT = re.compile(r"([a-z]+\d+ ){2}[a-z]+\d+")
ROSTER = ("district", "schools")
"""A list of labels, as plans have it: a school with another name is another school."""


def checked(data: Any) -> CheckResult:
    return check_bytes(json.dumps(data).encode(), Options(as_of=TODAY))


def compared(old: Any, new: Any) -> Comparison:
    return compare(checked(old), checked(new), TODAY)


def sentences(old: Any, new: Any) -> list[str]:
    return [change.sentence for change in compared(old, new).changes]


@cache
def full(kind: str) -> tuple[Any, Any, CheckResult]:
    """A file with every answer, another one with every value unlike it, and the first one checked."""
    one, other = filled(kind, CYCLE[kind]), filled(kind, CYCLE[kind], 1001)
    result = checked(one)
    faults = [found for found in result.diagnostics if "DOC010" < found.code < "DOC017"]
    assert [found.message for found in faults] == []
    return one, other, result


def value_at(data: Any, way: Way) -> Any:
    for key in way:
        data = data[key]
    return data


def changed(data: Any, way: Way, value: Any) -> Any:
    """The same file with one other value."""
    new = copy.deepcopy(data)
    value_at(new, way[:-1])[way[-1]] = value
    return new


def another(old: str, other: str) -> str:
    """Another value of the same kind: of a text its own words and one more."""
    return f"{old} more" if SOME_TEXT.fullmatch(old) else other


EVERY_ANSWER = [(kind, way) for kind in OTHERS for way in ways_in(filled(kind, CYCLE[kind])) if way not in HEAD]


def names_in(way: Way) -> list[str]:
    return [key for key in way if isinstance(key, str)]


@settings(max_examples=250)
@given(st.sampled_from(EVERY_ANSWER))
def test_one_answer_that_changes_is_named_and_no_other(chosen: tuple[str, Way]) -> None:
    kind, way = chosen
    data, other, result = full(kind)
    old = value_at(data, way)
    new = another(old, value_at(other, way))
    if old == new or way[:2] == ROSTER:
        return
    (change,) = compare(result, checked(changed(data, way, new)), TODAY).changes
    place = change.place.split(".")
    names = iter(place)
    assert all(name in names for name in names_in(way)), f"{way} is told as {change.place}"
    assert not any(segment.isdigit() for segment in place if segment not in names_in(way))
    assert {change.old, change.new} != {None}


@pytest.mark.parametrize("kind", OTHERS)
def test_every_answer_is_compared(kind: str) -> None:
    data, _, result = full(kind)
    for key in data:
        if (key,) not in HEAD:
            gone = compare(result, checked({**data, key: None}), TODAY).changes
            assert gone, key
            assert {change.place.split(".")[0] for change in gone} == {key}


@settings(max_examples=25)
@given(st.sampled_from(OTHERS), st.integers(min_value=0))
def test_another_order_is_no_change(kind: str, seed: int) -> None:
    data, _, result = full(kind)
    other = shuffled(data, random.Random(seed))  # noqa: S311 - no secret
    assert [change.sentence for change in compare(result, checked(other), TODAY).changes] == []


@pytest.mark.parametrize("kind", OTHERS)
def test_headings_hold_every_change(kind: str) -> None:
    data, other, _ = full(kind)
    comparison = compared(data, other)
    assert comparison.new.content is None
    assert comparison.amendment is None
    assert sum(len(changes) for _, changes in comparison.sections()) == len(comparison.changes) > 0
    assert all(heading for heading, _ in comparison.sections())


# In words


PRIORITIES = {
    "kind": "district-prioritization",
    "cycle": CYCLE["district-prioritization"],
    "priorities": [
        {
            "id": "p1",
            "priority": "Writing in every subject",
            "educator_change": "Teachers plan writing tasks together.",
            "benchmarks": [{"id": "b1", "text": "Three walkthroughs a term"}],
            "roles": {"teachers": ["They plan in teams.", "They look at student work every month."]},
            "differentiation": [{"school": "Elm Street School", "support": "A coach"}],
        }
    ],
    "progress": [{"date": "2024-01-15", "benchmark": "b1", "status": "off track"}],
}
REPORT = {
    "kind": "soa-progress-report",
    "cycle": CYCLE["soa-progress-report"],
    "report_year": "FY25",
    "progress": {
        "programs": [
            {
                "id": "2.2D",
                "status": "planning",
                "metrics": [{"metric": "Attendance of the July program", "value": "81"}],
            }
        ],
        "targets": [{"measure": "Grade 3 reading", "value": "not reported"}],
    },
}
IMPROVEMENT = {
    "kind": "sustainable-improvement-plan",
    "cycle": CYCLE["sustainable-improvement-plan"],
    "stages": {"executive_summary": "We will teach reading well."},
    "objectives": [{"id": "o1", "root_causes": ["rc1"]}],
    "goals": [{"id": "g1", "text": "More children read.", "targets": {"2027": "27.0"}, "baseline": {"value": "20"}}],
    "practices_not_addressed": {"3": "It is in place."},
}
TRANSLATION = {
    "kind": "plan-translation",
    "cycle": "2024",
    "of": "plan.yaml",
    "language": "es",
    "texts": {"summary": "Un plan"},
}
PRIORITY, PROGRAM = ("priorities", 0), ("progress", "programs", 0)
MET = "not reported"
B2 = [{"id": "b1", "text": "Three walkthroughs a term"}, {"id": "b2", "text": "Four portfolios"}]
NOW = "Teachers plan tasks together."
REWORDED = f"from “Teachers plan writing tasks together.” to “{NOW}”"
B1 = "Priority p1, benchmark b1"
TEAMS = ["They look at student work every week.", "They plan in teams."]
WORK = "from “They look at student work every month.” to “They look at student work every week.”"
JULY, ALL_YEAR = "Attendance of the July program", "Attendance of the whole July program"
ONE_ANSWER: list[tuple[Any, Way, Any, list[str]]] = [
    (PRIORITIES, (*PRIORITY, "educator_change"), NOW, [f"Priority p1: change in educator practice {REWORDED}"]),
    (PRIORITIES, (*PRIORITY, "benchmarks"), B2, ["Priority p1: benchmark added: b2"]),
    (PRIORITIES, (*PRIORITY, "benchmarks", 0, "target"), {"value": "3"}, [f"{B1}: target value added: 3"]),
    (PRIORITIES, (*PRIORITY, "roles", "teachers"), TEAMS, [f"Priority p1, teachers: entry {WORK}"]),
    (PRIORITIES, (*PRIORITY, "differentiation"), [], ["Priority p1: school removed: “Elm Street School”"]),
    (PRIORITIES, ("priorities",), None, ["Priority removed: p1"]),
    (
        PRIORITIES,
        ("progress", 0, "status"),
        "on track",
        ["Note on progress January 15, 2024, “b1”: standing from off track to on track"],
    ),
    (REPORT, ("report_year",), "FY26", ["Report year from 2025 to 2026"]),
    (REPORT, ("status",), "submitted", ["Status added: submitted"]),
    (REPORT, (*PROGRAM, "status"), "in progress", ["Program 2.2D: status from planning to in progress"]),
    (
        REPORT,
        (*PROGRAM, "metrics", 0, "metric"),
        ALL_YEAR,
        [f"Program 2.2D, metric “{ALL_YEAR}”: metric from “{JULY}” to “{ALL_YEAR}”"],
    ),
    (REPORT, (*PROGRAM, "id"), "2.2C", ["Program removed: 2.2D", "Program added: 2.2C"]),
    (REPORT, ("progress", "targets", 0, "value"), "44.5", [f"Target “Grade 3 reading”: value from {MET} to 44.5"]),
    (IMPROVEMENT, ("goals", 0, "targets", "2027"), "25", ["Goal g1, targets: 2027 from 27 to 25"]),
    (IMPROVEMENT, ("goals", 0, "baseline", "value"), "21", ["Goal g1: baseline value from 20 to 21"]),
    (IMPROVEMENT, ("goals", 0, "text"), "All read.", ["Goal g1: text from “More children read.” to “All read.”"]),
    (IMPROVEMENT, ("goals", 0, "id"), "g2", ["Goal g2: id from “g1” to “g2”"]),
    (IMPROVEMENT, ("objectives", 0, "root_causes"), ["rc1", "rc2"], ["Objective o1, root causes: entry added: “rc2”"]),
    (IMPROVEMENT, ("practices_not_addressed", "3"), None, ["Practices not addressed: 3 removed: “It is in place.”"]),
    (TRANSLATION, ("texts", "summary"), "El plan", ["Translated texts: summary from “Un plan” to “El plan”"]),
    (TRANSLATION, ("language",), "pt", ["Language from es to pt"]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "way", "new", "said"), ONE_ANSWER)
def test_a_change_in_words(data: Any, way: Way, new: Any, said: list[str]) -> None:
    assert sentences(data, changed(data, way, new)) == said


LONG = " ".join(f"word{number}" for number in range(60))


def test_a_long_text_shows_the_places_that_differ() -> None:
    old = changed(IMPROVEMENT, ("stages", "executive_summary"), LONG)
    new = changed(IMPROVEMENT, ("stages", "executive_summary"), LONG.replace("word30", "WORD"))
    around = "“… word27 word28 word29 {} word31 word32 word33 …”"
    (change,) = compared(old, new).changes
    assert change.sentence == f"The text was rewritten: {around.format('word30')} is now {around.format('WORD')}"
    assert change.place == "stages.executive_summary.text"


@pytest.mark.parametrize(
    ("data", "way", "new"),
    [
        (IMPROVEMENT, ("goals", 0, "targets"), {"FY27": "27"}),
        (IMPROVEMENT, ("goals", 0, "targets"), {"2026-27": "27 %"}),
        (IMPROVEMENT, ("stages", "executive_summary"), {"text": "We will teach\nreading well.\n"}),
        (REPORT, ("progress", "targets", 0, "value"), "n/a"),
        (REPORT, ("progress", "programs", 0, "status"), "Planning"),
        (REPORT, ("notes",), "Ask Dana."),
        (PRIORITIES, ("progress", 0, "date"), "January 15, 2024"),
    ],
)
def test_another_spelling_is_no_change(data: Any, way: Way, new: Any) -> None:
    assert sentences(data, changed(data, way, new)) == []


def test_entries_with_one_id_are_told_apart_by_what_they_say() -> None:
    amendments = [{"id": "2.2D", "change": "amount"}, {"id": "2.2D", "change": "metric", "description": "Other words."}]
    old = changed(REPORT, ("changes",), {"amendments": amendments})
    new = changed(
        REPORT, ("changes",), {"amendments": [{**amendments[1], "description": "More words."}, amendments[0]]}
    )
    assert sentences(old, new) == ["Amendment 2.2D: description from “Other words.” to “More words.”"]


# Answers that cannot be read


def test_what_cannot_be_read_is_named_and_not_compared() -> None:
    new = changed(changed(IMPROVEMENT, ("goals", 0, "targets", "2027"), "many"), ("goals", 0, "id"), ["g1"])
    comparison = compared(IMPROVEMENT, new)
    assert comparison.changes == ()
    assert len(comparison.new.unread) == 2
    assert comparison.tally == "Nothing that can be read changed in what the plan says."


def test_nothing_is_new_in_a_list_that_cannot_be_read() -> None:
    old = changed(IMPROVEMENT, ("objectives", 0, "root_causes"), [["no text"]])
    assert sentences(old, IMPROVEMENT) == []
    assert sentences(IMPROVEMENT, changed(IMPROVEMENT, ("goals",), {"no": "list"})) == []


def test_files_of_two_kinds_are_not_compared() -> None:
    with pytest.raises(TypeError):
        compared(REPORT, IMPROVEMENT)
    with pytest.raises(TypeError):
        compared({**REPORT, "cycle": None}, REPORT)
