"""Rules that read prose, measured: how often they speak of an honest sentence, and how often they miss a fault."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from changed_plan import codes_of

FOLDER = Path(__file__).parent / "prose"
MOST_FALSE, MOST_MISSED = 0.08, 0.30
"""The most that a rule may err, as shares; one sentence is always forgiven."""


def read(name: str) -> Any:
    """A file of judged sentences; `␤` is the end of a line."""
    return YAML(typ="safe").load((FOLDER / name).read_text(encoding="utf-8").replace("\u2424", "\\n"))


CORPUS, PROGRAMS = read("corpus.yaml"), read("programs.yaml")


def check(rule: str, row: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The honest sentences of which a rule speaks, and the faults that it misses."""
    code, given = rule.partition(" ")[0], row.get("with", {})
    texts = {kind: [text.replace("\\n", "\n") for text in row[kind]] for kind in ("honest", "faults")}
    spoken = {text: code in codes_of({row["at"]: text, **given}) for kind in texts for text in texts[kind]}
    return [t for t in texts["honest"] if spoken[t]], [t for t in texts["faults"] if not spoken[t]]


@pytest.mark.parametrize("rule", CORPUS)
def test_a_rule_errs_seldom(rule: str) -> None:
    false, missed = check(rule, CORPUS[rule])
    assert len(false) <= max(1, MOST_FALSE * len(CORPUS[rule]["honest"])), false
    assert len(missed) <= max(1, MOST_MISSED * len(CORPUS[rule]["faults"])), missed


def test_all_rules_together_err_seldom() -> None:
    found = [check(rule, row) for rule, row in CORPUS.items()]
    honest, faults = (sum(len(row[kind]) for row in CORPUS.values()) for kind in ("honest", "faults"))
    false, missed = ([text for one in found for text in one[kind]] for kind in (0, 1))
    assert len(false) <= 0.04 * honest, false
    assert len(missed) <= 0.15 * faults, missed


def speaks_of(program: str, sentence: str) -> bool:
    """Whether a summary with the sentence is told that it does not mention the program."""
    areas = [{"id": program[:3], "metrics": ["Attendance"], "programs": [{"id": program}]}]
    summary = f"We will spend $900,000 on English learners and students with disabilities. {sentence}"
    return "SOA103" in codes_of({"summary": summary, "focus_areas": areas})


def test_programs_are_known_by_the_words_of_districts() -> None:
    false = [(code, text) for code, row in PROGRAMS.items() for text in row["honest"] if speaks_of(code, text)]
    missed = [(code, text) for code, row in PROGRAMS.items() for text in row["faults"] if not speaks_of(code, text)]
    honest, faults = (sum(len(row[kind]) for row in PROGRAMS.values()) for kind in ("honest", "faults"))
    assert len(false) <= 0.04 * honest, false
    assert len(missed) <= 0.15 * faults, missed


@pytest.mark.parametrize(
    ("group", "sentence", "named"),
    [
        ("African American/Black", "Black students and newcomers come first.", True),
        ("African American/Black", "The budget has been a black box.", False),
        ("African American/Black", "Our rules are there in black and white.", False),
        ("White", "The rules are there in black and white.", False),
        ("White", "Black and white students take part.", True),
        ("Asian", "Asian American students come first.", True),
        ("Asian", "Seniors may choose Asian literature.", False),
        ("Students with disabilities", "A filter disables games at night.", False),
    ],
)
def test_colors_and_courses_name_no_group(group: str, sentence: str, named: bool) -> None:
    found = codes_of({"summary": f"We will spend $900,000. {sentence}", "analysis.student_groups": [group]})
    assert ("SOA102" not in found) is named
