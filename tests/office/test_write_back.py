"""One answer changed in a form changes one answer of the plan, whatever it is and however the plan is written."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office.word import LIMITS, checked
from soaplan.check import CheckResult
from soaplan.diagnostic import Pointer
from soaplan.office.carried import Baggage, Carried
from soaplan.office.form import LINE, LIST, NAMED, PROSE, Box, boxes_of, name_of
from soaplan.office.take_back import take_back
from soaplan.office.word_answers import Answers

EXAMPLES = Path(__file__).parents[2] / "examples"
NEW = {
    PROSE: ["One *new* text.\n\n- a\n- b: c", "Short # no remark: true", ""],
    LINE: ["New: value # x", "yes", ""],
    LIST: ["one\ntwo: three", ""],
    NAMED: ["FY25: 5\nother: 6", ""],
}


@cache
def example(name: str) -> tuple[CheckResult, dict[Pointer, Box]]:
    path = EXAMPLES / name
    result = checked(path.read_bytes(), path.parent)
    return result, boxes_of(result)


@pytest.mark.parametrize("name", ["small-district/plan.yaml", "elm-street/improvement-plan.yaml", "draft/plan.yaml"])
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_one_answer_changed_is_one_answer_changed(name, data):
    result, boxes = example(name)
    base = {way: box.value for way, box in boxes.items()}
    way = data.draw(st.sampled_from([way for way, box in boxes.items() if not box.file]))
    new = data.draw(st.sampled_from(NEW[boxes[way].shape]))
    baggage = Baggage(result.kind, result.cycle, {name_of(one): Carried(one, text) for one, text in base.items()})
    found = take_back(baggage, Answers({**base, way: new}, {way}), result, LIMITS)
    assert not found.failed
    after = {one: box.value for one, box in boxes_of(checked(found.content, result.folder)).items()}
    if not new and is_last_of_an_entry(way, base):
        return
    assert sorted(after.get(way, "").split()) == sorted(new.split())
    others = {*base, *after} - {way}
    assert [one for one in others if base.get(one, "").split() != after.get(one, "").split()] == []


def is_last_of_an_entry(way: Pointer, base: dict[Pointer, str]) -> bool:
    """Whether an entry of a list says nothing else: it goes when this is emptied."""
    entries = [way[: place + 1] for place, step in enumerate(way) if isinstance(step, int)]
    return any(not any(text for one, text in base.items() if one[: len(at)] == at and one != way) for at in entries)
