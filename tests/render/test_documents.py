"""The pages of all other kinds of file: whole in every format, and every answer on them."""

import pytest

from render.documents import EXAMPLE_FILES, OF_DOCUMENTS, empty, everywhere, file_of, numbered, words_of
from render.plans import TODAY, checked
from render.seen import github, text_of
from render.structure import problems_of
from soaplan.check import Options, check_bytes, check_file
from soaplan.plans.kinds import KINDS
from soaplan.render import FORMATS, Look, NoPageError, formats_of, has_page

FORMATS_OF_DOCUMENTS = ("html", "fragment", "markdown")
ELSEWHERE = {
    "soa-plan": (
        *("additional.id", "direction", "metrics.id", "addendum", "review", "content"),
        *("programs.name", "lowest_performing_students_confirmed", "approved", "publication.date", "additional.plain"),
    ),
    "soa-progress-report": ("plan", "plan_before", "previous", "targets.id", "metrics.id"),
    "district-prioritization": ("soa_plan", "previous", "priorities.id", "benchmarks.id", "outcomes.id", "direction"),
    "sustainable-improvement-plan": ("previous", "file", "id", "direction", "district.code"),
}
"""Answers that stand nowhere in words: names of files, ids, ways."""
BROKEN = [5, "x", ["x"], [], {}, {"x": "y"}, [[["x"]]], [{"x": "y"}, "z", None], None, True, "2027-02-30"]


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_every_example_is_well_built_and_says_the_same_twice(path) -> None:
    results = [check_file(path, Options(as_of=TODAY)) for _ in range(2)]
    pages = [FORMATS["html"](result) for result in results]
    assert problems_of(pages[0]) == []
    assert pages[0] == pages[1]
    assert len(pages[0]) < 60_000
    assert problems_of(FORMATS["fragment"](results[0]), fragment=True) == []
    assert problems_of(FORMATS["html"](results[0], Look(color="#5b2c6f", notice="On paper, too."))) == []


def test_there_is_an_example_of_every_kind() -> None:
    assert {check_file(path, Options(as_of=TODAY)).kind for path in EXAMPLE_FILES} == set(OF_DOCUMENTS)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_a_file_that_answers_nothing_has_a_page(kind: str) -> None:
    result = empty(kind)
    page = FORMATS["html"](result)
    assert problems_of(page) == []
    assert "Draft This" in text_of(page)
    assert "Not answered yet." in text_of(page)
    assert "vote" not in text_of(page).casefold()
    assert "Not answered yet." in FORMATS["markdown"](result)
    assert f"will change. {'It is due' if kind == 'district-prioritization' else ''}".strip() in text_of(page)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_broken_answers_leave_a_whole_page(kind: str, broken: object) -> None:
    """Every answer at the top of the file in turn, and all of them at once."""
    names = [name for name in KINDS[kind].model.model_fields if name not in {"kind", "cycle"}]
    for answers in (*({name: broken} for name in names), dict.fromkeys(names, broken)):
        result = checked(file_of(kind, **answers))
        assert problems_of(FORMATS["html"](result)) == []
        assert problems_of(FORMATS["fragment"](result), fragment=True) == []
        assert FORMATS["markdown"](result)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_a_broken_part_is_shown_once_as_it_was_written(kind: str) -> None:
    parts = {"soa-progress-report": "progress", "district-prioritization": "district"}
    result = checked(file_of(kind, **{parts.get(kind, "stages"): "All of it in one text."}))
    assert text_of(FORMATS["fragment"](result)).count("All of it in one text.") >= 1


@pytest.mark.parametrize("format_", FORMATS_OF_DOCUMENTS)
@pytest.mark.parametrize("kind", ELSEWHERE)
def test_every_answer_is_on_the_page(kind: str, format_: str) -> None:
    file = everywhere(kind, numbered())
    written = FORMATS[format_](checked(file))
    seen = text_of(github(written) if format_ == "markdown" else written)
    missing = {word for word in words_of(file) if word not in seen}
    places = {".".join(str(step) for step in way if isinstance(step, str)): word for way, word in _places(file)}
    told = {place for place, word in places.items() if word in missing}
    assert {place for place in told if not _is_elsewhere(place, ELSEWHERE[kind])} == set()


def _places(value: object, way: tuple[object, ...] = ()):
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in steps:
        yield from _places(item, (*way, step))
    if not isinstance(value, dict | list):
        yield way, str(value)


def _is_elsewhere(place: str, names: tuple[str, ...]) -> bool:
    steps = place.split(".")
    return any(all(part in steps for part in name.split(".")) for name in names)


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_the_other_formats_are_not_for_documents(kind: str) -> None:
    result = empty(kind)
    assert set(formats_of(result)) == set(FORMATS_OF_DOCUMENTS)
    assert not has_page(result, "worksheet")
    with pytest.raises(NoPageError):
        FORMATS["worksheet"](result)


def test_an_unreadable_file_has_no_page() -> None:
    assert not has_page(check_bytes(b"kind: soa-progress-report\ncycle: 1999\n", Options(as_of=TODAY)))


@pytest.mark.parametrize("kind", OF_DOCUMENTS)
def test_ids_come_from_the_file_and_the_fragment_has_the_kind_before_them(kind: str) -> None:
    lists = {"district-prioritization": "priorities", "sustainable-improvement-plan": "objectives"}
    answers = (
        {lists[kind]: [{"id": "p1"}, {"id": "p1"}]} if kind in lists else {"progress": {"programs": [{"id": "2.2D"}]}}
    )
    wanted = {"district-prioritization": "priority-p1", "sustainable-improvement-plan": "objective-o1"}
    fragment = FORMATS["fragment"](checked(file_of(kind, **answers)))
    place = wanted.get(kind, "program-2-2D").replace("o1", "p1")
    assert f'id="{kind}-{place}"' in fragment
    assert fragment.startswith(f'<div class="{kind}" lang="en" dir="ltr" ')
