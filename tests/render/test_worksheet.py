"""The answers in the order of the form, ready to paste."""

import re
from html import unescape

import pytest

from render.plans import checked, example, plan, program
from soaplan.render import FORMATS


def sheet(name: str) -> str:
    return FORMATS["worksheet"](example(name))


def test_every_question_once_for_each_part() -> None:
    text = sheet("millbrook")
    asked = re.findall(r"^\[(S\d\.\d)\]", text, re.MULTILINE)
    assert asked[:13] == [
        "S1.1",
        "S2.1",
        "S2.2",
        "S2.3",
        "S3.1",
        "S3.2",
        "S4.1",
        "S4.2",
        "S4.3",
        "S4.4",
        "S4.5",
        "S5.1",
        "S5.2",
    ]
    assert asked.count("S5.2") == 3
    assert asked.count("S5.5") == 6


def test_amounts_are_bare_numbers() -> None:
    assert (
        "\n690000\n\nBy year, for your records:\nFY25 $250,000, FY26 $230,000, FY27 $210,000 (total $690,000)"
        in sheet("millbrook")
    )


def test_checkboxes_are_spelled_out() -> None:
    text = sheet("millbrook")
    assert "[x] English learners\n[x] Students with disabilities\n[x] Low-income students" in text
    assert "students in ELA and math?  [x] Yes" in text
    assert "[x] 2.1B Supporting Curriculum Implementation\n[x] 2.1D Early Literacy Screening and Support" in text
    assert "Date of the vote: June 6, 2024" in text, "the vote on the amended plan"


def test_text_is_flat_and_counted() -> None:
    text = FORMATS["worksheet"](checked(plan(summary="One **two**\nthree.\n\n- four")))
    assert "One two three.\n\n- four\n\n[5 words, 22 characters]" in text


def test_what_is_missing_is_told() -> None:
    text = FORMATS["worksheet"](checked(plan()))
    assert text.count("(not answered)") == len(re.findall(r"^\[S", text, re.MULTILINE))


def test_what_an_answer_should_say_is_told_until_it_is_there() -> None:
    prompt = "which student groups you chose"
    assert f"(not answered)\n  Say {prompt}\n" in FORMATS["worksheet"](checked(plan()))
    assert f"<li>{prompt}</li>" in FORMATS["worksheet-html"](checked(plan()))
    assert prompt not in FORMATS["worksheet"](checked(plan(summary="Tutors.")))


def test_no_is_an_answer() -> None:
    text = FORMATS["worksheet"](checked(plan(targets={"lowest_performing_students_confirmed": "no"})))
    assert "students in ELA and math?  [x] No" in text


def test_metrics_of_program_and_area() -> None:
    area = {"id": "2.2", "metrics": ["All together"], "programs": [program("2.2D", metrics=["Alone"])]}
    text = FORMATS["worksheet"](checked(plan(focus_areas=[area])))
    assert "For this program:\n- Alone\n\nFor the focus area as a whole:\n- All together" in text


BOX = re.compile(r'<pre class="box"[^>]*aria-label="Answer to (S\d\.\d)[^>]*>\n(.*?)</pre>', re.DOTALL)


@pytest.mark.parametrize("name", ["millbrook", "charter"])
def test_the_page_has_a_box_for_each_answer_in_the_order_of_the_form(name: str) -> None:
    text, place = sheet(name), 0
    for _, answer in BOX.findall(FORMATS["worksheet-html"](example(name))):
        place = text.index(unescape(answer), place) + len(unescape(answer))
    assert sheet(name).count("(not answered)") == FORMATS["worksheet-html"](example(name)).count(">Not answered.")


def test_a_box_holds_the_text_and_nothing_else() -> None:
    summary = "</pre><script>alert(1)</script> & “more”\n\nNext & last."
    page = FORMATS["worksheet-html"](checked(plan(summary=summary)))
    assert [unescape(text) for question, text in BOX.findall(page) if question == "S1.1"] == [summary]
    assert "<script" not in page
    assert "user-select:all" in page
    assert "default-src &#39;none&#39;" in page
