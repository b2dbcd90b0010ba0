"""The page as a whole: built as it must be, for good plans and for odd ones."""

import base64
import hashlib
import json
import re
from html import unescape
from typing import Any

import pytest

from render.plans import EXAMPLES, NAMES, TODAY, checked, example, plan, program
from render.seen import text_of
from render.structure import problems_of
from soaplan.check import Options, check_bytes
from soaplan.render import FORMATS, Look, NoPageError, has_page

CODES = [f"{area}{letter}" for area in ("1.1", "1.2", "2.1", "2.2", "2.4", "3.1") for letter in "ABCDE"]
ODD: dict[str, dict[str, Any]] = {
    "empty draft": {"kind": "soa-plan", "cycle": "2024", "status": "draft"},
    "nothing but a name": plan(),
    "thirty programs": plan(focus_areas=[{"id": "2.2", "programs": [program(code) for code in CODES]}]),
    "the same program twice": plan(focus_areas=[{"id": "2.2", "programs": [program("2.2D"), program("2.2D")]}]),
    "long words": plan(summary="b" * 200, focus_areas=[{"id": "2.2", "programs": [program("2.2D", name="c" * 200)]}]),
    "right to left": plan(district={"name": "مدارس ميلبروك"}, summary="نص عربي مع English words."),
    "parts that are texts": {"kind": "soa-plan", "cycle": "2024", "district": "Millbrook", "analysis": "a",
                             "targets": "b", "engagement": "c", "focus_areas": "d", "review": "e", "publication": "f"},
    "texts that are parts": plan(summary={"a": "b"}, focus_areas=[{"id": ["2.2"], "programs": {"x": "y"}}]),
    "lists of nothing": plan(focus_areas=[None, {"id": None, "programs": [None]}], targets={"additional": [None]}),
}  # fmt: skip


def page(**answers: Any) -> str:
    return FORMATS["html"](checked(plan(**answers)))


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_built_as_they_must_be(name: str) -> None:
    result = example(name)
    assert problems_of(FORMATS["html"](result)) == []
    assert problems_of(FORMATS["fragment"](result), fragment=True) == []


@pytest.mark.parametrize("name", ODD)
def test_odd_plans_have_every_format(name: str) -> None:
    result = checked(ODD[name])
    assert problems_of(FORMATS["html"](result)) == []
    assert problems_of(FORMATS["fragment"](result), fragment=True) == []
    assert FORMATS["markdown"](result).startswith(text_of(FORMATS["markdown"](result))[:5])
    assert "[S1.1]" in FORMATS["worksheet"](result)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_plan_gives_the_same_text(format_: str) -> None:
    assert FORMATS[format_](example("millbrook")) == FORMATS[format_](example("millbrook"))


@pytest.mark.parametrize("format_", FORMATS)
def test_line_ends_of_the_file_do_not_matter(format_: str) -> None:
    content = (EXAMPLES / "small-district" / "plan.yaml").read_bytes().replace(b"\r\n", b"\n")
    windows = check_bytes(content.replace(b"\n", b"\r\n"), Options(as_of=TODAY))
    assert FORMATS[format_](windows) == FORMATS[format_](check_bytes(content, Options(as_of=TODAY)))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("more", [b"# A remark.\n", b"notes: Ask Ana.\n"])
def test_remarks_and_notes_are_not_on_the_page(format_: str, more: bytes) -> None:
    content = (EXAMPLES / "small-district" / "plan.yaml").read_bytes()
    pages = [FORMATS[format_](check_bytes(text, Options(as_of=TODAY))) for text in (content, content + more)]
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "content", [b"a: [", b"kind: soa-plan\ncycle: 1999\n", b"", b"kind: soa-plan\ncycle: 2024\ncycle: 2024\n"]
)
def test_a_file_that_cannot_be_read_has_no_page(content: bytes) -> None:
    result = check_bytes(content, Options(as_of=TODAY))
    assert not has_page(result)
    with pytest.raises(NoPageError):
        FORMATS["html"](result)


def test_title_and_policy() -> None:
    html = FORMATS["html"](example("millbrook"))
    assert "<title>Student Opportunity Act plan, FY25-FY27 - Millbrook Public Schools</title>" in html
    assert '<html lang="en" dir="ltr">' in html
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; ")
    for element in ("style", 'script type="application/ld+json"'):
        found = re.search(f"<{re.escape(element)}>(.*?)</", html, re.DOTALL)
        assert found is not None
        digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        assert digest in unescape(policy[1])


def test_data_for_search_engines() -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', FORMATS["html"](example("millbrook")))
    assert found is not None
    data = json.loads(found[1])
    assert (data["@type"], data["datePublished"], data["publisher"]["@type"]) == (
        "Report",
        "2024-07-08",
        "GovernmentOrganization",
    )


LINKED = (
    *("main", "glance", "contents", "summary", "why", "targets", "engagement", "programs", "cost", "history", "words"),
    *("questions", "focus-area-2.1", "focus-area-2.4", "program-2.2D", "program-2.2D-name", "target-el-math"),
)
"""Ids that people have put into links: they stay, whatever the page looks like."""


def test_stable_places_to_link_to() -> None:
    html = FORMATS["html"](example("millbrook"))
    for anchor in LINKED:
        assert f' id="{anchor}"' in html
    assert '<a class="code" href="#program-2.2D">2.2D</a>' in html


ORDER = ("glance", "programs", "schools", "targets", "cost", "engagement", "why", "history", "words", "questions")


def test_what_families_look_for_stands_first_and_reviewers_find_every_section_of_the_form() -> None:
    html = FORMATS["html"](example("millbrook"))
    places = [html.index(f' id="{anchor}"') for anchor in ORDER]
    assert places == sorted(places)
    for format_ in ("html", "markdown"):
        text = FORMATS[format_](example("millbrook"))
        assert [text.count(f"Section {number} of the state’s form") for number in "12345"] == [1] * 5


def test_a_program_says_everything_in_one_order() -> None:
    text = text_of(FORMATS["html"](example("small-district")))
    text = text[text.index("2.2D Targeted Academic Support and Acceleration Tutoring, summer learning") :]
    parts = (
        "Who it’s for",
        "Where",
        "Cost $264,000",
        "Measured by",
        "Today",
        "By June 2027",
        "How it helps",
        "The money",
        "For reviewers",
        "In the state’s words",
        "soaplan’s short wording",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize(("answers", "banner"), [
    ({"status": "draft"}, "Draft"),
    ({"status": "proposed"}, "Proposed"),
    ({"status": "adopted"}, "Not checked."),
    ({}, "Not checked."),
])  # fmt: skip
def test_a_plan_that_is_not_ready_says_so(answers: dict[str, str], banner: str) -> None:
    assert banner in text_of(page(**answers))
    assert banner in text_of(FORMATS["markdown"](checked(plan(**answers))).replace("*", ""))
    assert banner in FORMATS["worksheet"](checked(plan(**answers)))


@pytest.mark.parametrize(("type_", "day"), [
    (None, "April 1, 2024"),
    ("charter-school", "August 1, 2024"),
    ("academy", None),
])  # fmt: skip
def test_page_status_and_rules_know_one_due_date(type_: str | None, day: str | None) -> None:
    """Of a type of district that can't be read nobody knows the day, whoever is asked."""
    result = checked(plan(status="draft", district={"name": "Millbrook", "type": type_}))
    said = "SOA602" in {found.code for found in result.diagnostics}
    assert (said, result.due is not None) == (day is not None, day is not None)
    assert re.findall(r"due to the state on (\w+ \d+, \d+)", text_of(FORMATS["html"](result))) == ([day] if day else [])


def test_a_plan_without_error_has_no_banner() -> None:
    assert 'class="banner"' not in FORMATS["html"](example("millbrook"))


def test_no_status_claims_nothing() -> None:
    vote = {"school_committee_vote": {"approved": "yes", "date": "2024-03-14"}}
    assert "Approved by" not in text_of(page(engagement=vote, review={"completed": "2024-07-01"}))
    text = text_of(page(status="reviewed", engagement=vote, review={"completed": "2024-07-01"}))
    assert "Adopted Approved by the School Committee on March 14, 2024. Reviewed by the state on July 1, 2024." in text


@pytest.mark.parametrize("name", ["charter", "draft"])
def test_what_the_cycle_assumed_is_marked(name: str) -> None:
    for format_ in ("html", "markdown", "worksheet"):
        text = FORMATS[format_](example(name))
        assert "FY28-FY30 (expected)" in text
        assert format_ == "worksheet" or "By June 2030 (expected)" in text
        assert re.search(r"2027(</time>)? \(expected\)", text)


@pytest.mark.parametrize("name", ["charter", "draft"])
def test_one_box_says_what_may_change_and_the_rest_does_not_repeat_it(name: str) -> None:
    text = text_of(FORMATS["html"](example(name)))
    assert "carried over from the last guidance and may change" in text
    programs = text.count("By June 2030 (expected)")
    assert text.count("(expected)") <= programs + 4


def test_values_that_cannot_be_read_are_shown_as_written() -> None:
    odd = program("2.2D", funding={"total": "about 1.2 million"}, today={"file": "nowhere.md"})
    text = text_of(page(
        district={"name": "Millbrook", "contact": {"email": "plans at millbrook"}, "website": "millbrook"},
        focus_areas=[{"id": "2.2", "programs": [odd]}],
        engagement={"sessions": [{"date": "next May", "attended": "many", "heard": "More art."}]},
    ))  # fmt: skip
    for written in ("about 1.2 million", "nowhere.md", "plans at millbrook", "next May", "many people", "More art."):
        assert written in text
    assert "The cost of the programs isn’t known yet." in text


def test_a_text_in_place_of_a_section_is_shown_as_written() -> None:
    parts = {
        "district": "Mill",
        "analysis": "Gaps!",
        "targets": "Aims!",
        "engagement": "Talks!",
        "focus_areas": "Deeds!",
    }
    text = text_of(page(**parts)).split("On this page")[1]
    assert all(text.count(written) == 1 for written in ("Gaps!", "Aims!", "Talks!", "Deeds!"))


def test_a_plan_without_programs_claims_no_cost() -> None:
    text = text_of(page())
    assert "hasn’t chosen its programs yet" in text
    assert "$" not in text


def test_the_glossary_explains_only_words_that_occur() -> None:
    text = page(summary="The SEPAC met.")
    assert "<dt>SEPAC</dt>" in text
    assert "<dt>MTSS</dt>" not in text


def test_a_fragment_fits_into_another_page() -> None:
    text = FORMATS["fragment"](example("millbrook"))
    assert re.findall(r"<(html|head|style|body|main|h1|script)\b", text) == []
    assert all(name.startswith("soa-plan-") for name in re.findall(r' id="([^"]+)"', text))
    assert not any("." in name for name in re.findall(r' id="([^"]+)"', text)), "some systems take points out of ids"


def test_codes_that_differ_in_a_point_have_ids_of_their_own_in_a_fragment() -> None:
    areas = [{"id": "2.2", "programs": [program("2.2D"), program("2-2D")]}]
    text = FORMATS["fragment"](checked(plan(focus_areas=areas)))
    assert problems_of(text, fragment=True) == []
    assert 'id="soa-plan-program-2-2D-2"' in text


def test_the_style_of_a_fragment_stays_inside_it() -> None:
    text = FORMATS["fragment"](example("millbrook"), Look(with_style=True))
    [sheet] = re.findall("<style>(.*?)</style>", text)
    assert sheet.startswith("@scope(.soa-plan){")
    assert sheet.count("{") == sheet.count("}")
    assert not re.search(r"@page|:root|(?<![-.\w])body\b", sheet)
    assert problems_of(text, fragment=True) == []


ROSTER = ["Elm Street", "Oak Street", "Pine Street"]


def shown_schools(*schools: Any) -> str:
    """What the page says school by school, of programs at these schools."""
    programs = [program(code, schools=named) for code, named in zip(CODES, schools, strict=False)]
    html = page(district={"name": "Mill", "schools": ROSTER}, focus_areas=[{"id": "2.2", "programs": programs}])
    return text_of(html).partition("School by school")[2].partition("School by school")[2].partition("Goals")[0]


def test_school_by_school_shows_which_program_reaches_which() -> None:
    text = shown_schools(["Elm Street", "oak street"], "district-wide", "grades 5 and 6")
    assert "Elm Street yes yes Oak Street yes yes Pine Street yes 1.1C: Grades 5 and 6" in text


def test_of_many_programs_the_schools_are_a_list() -> None:
    text = shown_schools(["Elm Street"], *["all schools"] * 8)
    assert "Pine Street More help with feelings" in text
    assert "yes" not in text


@pytest.mark.parametrize("code", ["", "Tutoring for all"])
def test_programs_without_a_code_of_the_state_are_a_list_too(code: str) -> None:
    areas = [{"id": "2.2", "programs": [program(code, schools=["Elm Street"], in_short="Tutors on the bus")]}]
    text = text_of(page(district={"name": "Mill", "schools": ROSTER}, focus_areas=areas))
    assert "Elm Street Tutors on the bus" in text


def test_a_plan_that_names_no_school_has_no_such_section() -> None:
    areas = [{"id": "2.2", "programs": [program("2.2D")]}]
    assert "School by school" not in text_of(page(focus_areas=areas))
    assert 'id="schools"' not in page(focus_areas=areas)


def test_without_a_line_of_its_own_a_program_has_soaplans_and_says_so() -> None:
    areas = [{"id": "2.2", "programs": [program("2.2D")]}]
    text = text_of(page(focus_areas=areas))
    assert "Tutoring, summer learning and extra time to catch up" in text
    assert "soaplan’s short wording" in text
    areas[0]["programs"][0]["in_short"] = "Tutors on the bus"
    text = text_of(page(focus_areas=areas))
    assert "Tutors on the bus" in text
    assert "Tutoring, summer learning" not in text
    assert "soaplan’s short wording" not in text


def test_the_state_has_no_place_for_the_line_of_families() -> None:
    areas = [{"id": "2.2", "programs": [program("2.2D", in_short="Tutors on the bus")]}]
    assert "Tutors on the bus" not in FORMATS["worksheet"](checked(plan(focus_areas=areas)))
