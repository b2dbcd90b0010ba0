"""Bringing a translation up to date: what is done stays to the byte, and nothing is ever lost."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.plans import TODAY, checked, plan
from soaplan.catalog import Catalogs
from soaplan.check import Options, check_bytes
from soaplan.plans.base import known
from soaplan.plans.plan_translation import PlanTranslation
from soaplan.plans.soa_plan import SoaPlan
from soaplan.source.edit import Editor
from soaplan.source.layout import EditError
from soaplan.source.parse import Limits
from soaplan.translate.begin import begin
from soaplan.translate.refresh import Refreshed, Refresher
from soaplan.translate.wanted import Wanted, wanted_of

LIMITS = Limits(5_000_000, 64, 100_000)
LATER = date(2027, 2, 1)
PROGRAMS = ("2.2A", "2.2B", "2.2C", "2.2D")


def wanted(texts: dict[str, str]) -> Wanted:
    """What a plan with these texts wants: `summary`, `families`, and `today` of programs."""
    programs = [{"id": code, "today": texts[code]} for code in PROGRAMS if code in texts]
    found = checked(plan(
        summary=texts.get("summary"),
        engagement={"families": texts.get("families")},
        focus_areas=[{"id": "2.2", "programs": programs}],
    )).plan  # fmt: skip
    assert isinstance(found, SoaPlan)
    return wanted_of(found)


def refresh(text: str, due: Wanted, done: frozenset[str] = frozenset()) -> Refreshed:
    result = check_bytes(text.encode("utf-8"), Options(as_of=TODAY, catalogs=CATALOGS))
    assert isinstance(result.plan, PlanTranslation)
    assert result.document is not None
    return Refresher(Editor(text.encode("utf-8"), result.document), result.plan, due, LATER, done).refresh(LIMITS)


CATALOGS = Catalogs()


def texts_of(text: str) -> dict[str, str | None]:
    found = check_bytes(text.encode("utf-8"), Options(as_of=TODAY, catalogs=CATALOGS)).plan
    assert isinstance(found, PlanTranslation)
    return {place: known(value) for place, value in (known(found.texts) or {}).items()}


def fill(text: str, answers: dict[str, str]) -> str:
    """Write answers below their `|`, as a translator does."""
    for place, answer in answers.items():
        lines = "\n".join(f"    {line}".rstrip() for line in answer.split("\n"))
        text = text.replace(f"  {place}: |\n", f"  {place}: |\n{lines}\n", 1)
    return text


FIRST = {"summary": "A plan.\n\n- one\n- two", "families": "We listen.", "2.2C": "Pairs."}
NEW = begin("plan.yaml", "es", "2024", TODAY, wanted(FIRST))
DONE = fill(NEW, {"summary": "Un plan.\n\n- uno\n- dos", "engagement.families": "Escuchamos. # así"})


def test_a_new_file_holds_every_text_as_a_remark() -> None:
    assert texts_of(NEW) == {"summary": None, "engagement.families": None, "programs.2.2C.today": None}
    assert "  #: Section 1, summary\n  #> A plan.\n  #>\n  #> - one\n  #> - two\n  summary: |\n" in NEW


def test_nothing_to_do_changes_nothing() -> None:
    for text in (NEW, DONE):
        assert refresh(text, wanted(FIRST)).text == text


def test_new_texts_are_added_where_the_plan_has_them() -> None:
    result = refresh(DONE, wanted(FIRST | {"2.2A": "WIDA."}))
    assert result.added == ["programs.2.2A.today"]
    assert list(texts_of(result.text)) == [
        "summary",
        "engagement.families",
        "programs.2.2A.today",
        "programs.2.2C.today",
    ]
    assert fill(NEW, {})[:200] == result.text[:200]


def test_a_changed_text_is_marked_and_stays() -> None:
    due = wanted(FIRST | {"families": "We listen every week."})
    result = refresh(DONE, due)
    assert result.changed == ["engagement.families"]
    marked = "  # changed since it was translated:\n  #> We listen every week.\n  engagement.families: |\n"
    assert f"{marked}    Escuchamos. # así\n" in result.text
    assert refresh(result.text, due).text == result.text


def test_a_marked_text_that_is_rewritten_is_up_to_date() -> None:
    due = wanted(FIRST | {"families": "We listen every week."})
    text = refresh(DONE, due).text.replace("Escuchamos. # así", "Escuchamos cada semana.")
    result = refresh(text, due)
    assert result.changed == []
    assert "changed since" not in result.text.split("texts:")[1]
    assert "translated: 2027-02-01" in result.text
    assert refresh(result.text, due).text == result.text


def test_a_text_may_be_right_as_it_stands() -> None:
    due = wanted(FIRST | {"families": "We listen, too."})
    result = refresh(refresh(DONE, due).text, due, frozenset({"engagement.families"}))
    assert result.changed == []
    assert "    Escuchamos. # así\n" in result.text


def test_a_text_changed_twice_is_marked_again() -> None:
    text = refresh(DONE, wanted(FIRST | {"families": "Second."})).text.replace("Escuchamos", "Segundo")
    result = refresh(text, wanted(FIRST | {"families": "Third."}))
    assert result.changed == ["engagement.families"]
    assert "#> Third." in result.text
    assert "#> Second." not in result.text


def test_what_the_plan_no_longer_has_is_kept_as_a_remark() -> None:
    result = refresh(DONE, wanted({"summary": FIRST["summary"]}))
    assert result.obsolete == ["engagement.families"]
    assert list(texts_of(result.text)) == ["summary"]
    assert result.text.endswith(
        "# No longer in the plan. Delete it if it is not needed:\n#   engagement.families: |\n#     Escuchamos. # así\n"
    )
    assert refresh(result.text, wanted({"summary": FIRST["summary"]})).text == result.text


def test_the_remarks_of_the_translator_stay() -> None:
    text = DONE.replace("  #: Section 4, families", "  # Ask Rosa about this.\n  #: Section 4, families")
    text = text.replace("  engagement.families: |", "  # Mine too\n  engagement.families: |  # and this")
    result = refresh(text, wanted(FIRST | {"families": "Another."}))
    for remark in ("  # Ask Rosa about this.\n", "  # Mine too\n", "  engagement.families: |  # and this\n"):
        assert remark in result.text


def test_windows_line_ends_and_a_missing_last_one_stay() -> None:
    windows = DONE.replace("\n", "\r\n").rstrip()
    result = refresh(windows, wanted(FIRST | {"2.2D": "Tutors."}))
    assert "\n" not in result.text.replace("\r\n", "")
    assert texts_of(result.text)["engagement.families"] == "Escuchamos. # así\n"


@pytest.mark.parametrize("texts", ["texts:", "texts: {}", "texts: ~", ""])
def test_a_file_without_texts_gets_them(texts: str) -> None:
    head = "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: es\n"
    result = refresh(f"{head}{texts}\n", wanted(FIRST))
    assert list(texts_of(result.text)) == list(wanted(FIRST))


@pytest.mark.parametrize(
    "texts", ["texts: {summary: Un plan.}", "texts: {summary: Un plan., engagement.families: Escuchamos.}"]
)
def test_an_unusual_file_is_left_alone(texts: str) -> None:
    head = "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: es\n"
    with pytest.raises(EditError):
        refresh(f"{head}{texts}\n", wanted(FIRST))


STYLES = ("|", ">", '"', "'", "plain", "file")
HEAD = "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: es\nreviewed_by:\ntexts:\n"
WORDS = st.lists(
    st.sampled_from(["uno", "dos", "tres:", "#cuatro", "«cinco»", "نص", "中文", "'seis'", "**siete**"]), min_size=1
)


def in_style(place: str, words: list[str], style: str) -> str:
    text = " ".join(words)
    match style:
        case "|" | ">":
            lines = "\n".join(f"     {word}" for word in words)
            return f"  {place}: {style}\n{lines}\n"
        case '"':
            return f"  {place}: {json.dumps(text, ensure_ascii=False)}\n"
        case "'":
            return f"  {place}: '{text.replace(chr(39), chr(39) * 2)}'\n"
        case "plain":
            return f"  {place}: texto {words[0].strip(':#')}\n    y más  # nota\n"
        case _:
            return f"  {place}: {{file: {place}.md}}\n"


@settings(max_examples=150)
@given(
    before=st.dictionaries(
        st.sampled_from(["summary", "families", *PROGRAMS]), st.text("abc ", min_size=3), min_size=1
    ),
    after=st.dictionaries(st.sampled_from(["summary", "families", *PROGRAMS]), st.text("abc ", min_size=3), min_size=1),
    answers=st.lists(st.tuples(WORDS, st.sampled_from(STYLES), st.booleans()), min_size=6, max_size=6),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_no_text_is_ever_lost(
    before: dict[str, str], after: dict[str, str], answers: list[tuple[list[str], str, bool]], line_end: str
) -> None:
    old, due = (wanted({key: f"x {text}" for key, text in texts.items()}) for texts in (before, after))
    entries = [
        in_style(place, *answer[:2]) if answer[2] else f"  {place}: |\n"
        for place, answer in zip(old, answers, strict=False)
    ]
    text = (HEAD + "".join(f"\n  # own remark {number}\n{entry}" for number, entry in enumerate(entries))).replace(
        "\n", line_end
    )
    result = refresh(text, due)
    for entry in entries:
        written = entry.replace("\n", line_end)
        place = entry.split(":")[0].strip()
        if place in due:
            assert written in result.text
        elif entry.count("\n") > 1 or "|" not in entry:
            assert all(f"# {line}".rstrip() in result.text for line in written.split(line_end) if line)
    assert all(f"  # own remark {number}{line_end}" in result.text for number in range(len(entries)))
    assert set(texts_of(result.text)) == set(due)
    assert refresh(result.text, due).text == result.text


def test_the_file_of_a_text_stays_its_file(tmp_path: Path) -> None:
    del tmp_path
    text = HEAD + "  summary: {file: resumen.md}\n  engagement.families: |\n    Sí.\n"
    result = refresh(text, wanted(FIRST))
    assert "  summary: {file: resumen.md}\n" in result.text
