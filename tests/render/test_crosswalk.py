"""Each clause beside its answer: every link leads somewhere, and every state is the plan's."""

import re
from typing import Any

import pytest

from changed_plan import check_changed
from render.attacks import STRINGS
from render.plans import NAMES, checked, everywhere, example, plan, program
from render.seen import github, text_of
from render.structure import problems_of
from soaplan.catalog import Catalogs
from soaplan.check import CheckResult
from soaplan.render import FORMATS
from soaplan.render.crosswalk.rows import Row, crosswalk_of

CYCLES = ("2024", "2027")
NEEDS = "1S-c-i-needs"


def rows(result: CheckResult) -> dict[str, Row]:
    sections = crosswalk_of(result, ".html").sections
    return {row.clause.id: row for section in sections for row in section.rows}


def state(result: CheckResult, clause: str) -> str:
    return rows(result)[clause].verdict.state.value


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_a_part_of_the_page(name: str) -> None:
    result = example(name)
    for format_, page, sign in (("crosswalk", "html", '"'), ("crosswalk-markdown", "markdown", ">")):
        links = set(re.findall(rf"plan\.(?:html|md)#([^{sign}]+){sign}", FORMATS[format_](result)))
        ids = set(re.findall(r'id="([^"]+)"', FORMATS[page](result)))
        assert links
        assert links <= ids


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_built_as_it_must_be(name: str) -> None:
    page = FORMATS["crosswalk"](example(name))
    assert problems_of(page, beside="plan.html") == []
    assert any("a link to “plan.html#" in problem for problem in problems_of(page))


@pytest.mark.parametrize("cycle", CYCLES)
def test_every_question_of_the_form_and_every_clause_is_there_once(cycle: str) -> None:
    catalog = Catalogs().get("soa", cycle)
    assert catalog is not None
    asked = [question.id for section in catalog.form for question in section.questions]
    clauses = [clause.id for group in catalog.crosswalk for clause in group.clauses]
    found = crosswalk_of(checked({"kind": "soa-plan", "cycle": cycle}), ".html")
    assert [row.clause.id for section in found.sections for row in section.rows] == clauses + asked
    assert len(set(clauses)) == len(clauses)


@pytest.mark.parametrize("cycle", CYCLES)
def test_the_answers_of_clauses_are_places_of_a_plan(cycle: str) -> None:
    filled = rows(checked(everywhere("text") | {"cycle": cycle}))
    for clause in (row for row in filled.values() if row.clause.answers):
        assert clause.places or clause.clause.id.startswith("55.05"), clause.clause.id


def test_quoted_words_are_those_of_the_rules_where_both_quote() -> None:
    catalog = Catalogs().get("soa", "2024")
    assert catalog is not None
    quoted = {clause.id: clause.words for group in catalog.crosswalk for clause in group.clauses if clause.quoted}
    assert quoted["1S-b-input"] == catalog.rule("SOA401").quote
    assert quoted[NEEDS] == catalog.rule("SOA515").quote
    assert quoted["55.05-7"] == catalog.rule("SOA603").quote


def test_a_finished_plan_answers_everything() -> None:
    states = {row.verdict.state.value for row in rows(example("millbrook")).values()}
    assert "Missing" not in states


def test_what_is_missing_is_told_with_its_place() -> None:
    found = rows(check_changed({"engagement.family_measures": ""}))["S4.2"]
    assert found.verdict.state.value == "Missing"
    assert "measures of family engagement" in found.verdict.remarks[0]


def test_a_program_without_an_answer_does_not_hide_the_others() -> None:
    area = {"id": "2.2", "programs": [program("2.2D", metrics=["M"]), program("2.2C", metrics=["M"], today="")]}
    found = rows(checked(plan(focus_areas=[area])))
    assert found["S5.3"].verdict.state.value == "Missing"
    assert [place.anchor for place in found["S5.3"].places] == ["program-2.2D", "program-2.2C"]
    assert found["S5.1"].verdict.state.value == "Answered"


def test_metrics_of_the_area_stand_for_those_of_its_programs() -> None:
    area: dict[str, Any] = {"id": "2.2", "metrics": ["All together"], "programs": [program("2.2D")]}
    assert state(checked(plan(focus_areas=[area])), "S5.8") == "Answered"
    assert state(checked(plan(focus_areas=[area | {"metrics": []}])), "S5.8") == "Missing"


def test_a_plan_without_programs_misses_what_is_asked_of_them() -> None:
    found = rows(checked(plan()))["55.03-lead"].verdict
    assert (found.state.value, "No program" in found.remarks[0] or "program" in found.remarks[0]) == ("Missing", True)


def test_a_waiver_is_shown_with_its_reason() -> None:
    details = {"focus_areas.0.programs.0.funding.details": "Chapter 70 pays for six tutors."}
    assert state(check_changed(details), NEEDS) == "Answered"
    assert rows(check_changed(details))[NEEDS].verdict.remarks
    waiver = {"rule": "SOA515", "reason": "The relation is told in the letter of May 2."}
    found = rows(check_changed(details | {"waivers": [waiver]}))[NEEDS].verdict
    assert (found.state.value, found.remarks[0]) == ("Waived", "SOA515: The relation is told in the letter of May 2.")


def test_what_is_not_due_yet_does_not_apply() -> None:
    assert state(checked(plan(status="adopted")), "55.05-7") == "Not applicable"
    assert state(checked(plan(status="reviewed")), "55.05-7") == "Missing"
    assert state(checked(plan(review={"directed": "2024-05-02"})), "55.05-4") == "Missing"
    assert state(checked(plan(review={"directed": "2024-05-02", "resubmitted": "2024-05-30"})), "55.05-4") == "Answered"
    assert state(checked(plan()), "S3.2") == "Not applicable"


def test_the_regulation_does_not_bind_a_charter_school() -> None:
    assert state(checked(plan()), "55.03-1-b") == "Missing"
    result = checked(plan(district={"name": "Sparrow Mill Charter School", "type": "charter-school"}))
    assert state(result, "55.03-1-b") == "Not applicable"
    assert "does not bind charter schools" in FORMATS["crosswalk"](result)


def test_long_answers_are_cut_at_a_word() -> None:
    [place] = rows(checked(plan(summary="word " * 100)))["S1.1"].places
    assert place.excerpt.endswith("word…")
    assert len(place.excerpt) <= 161


def test_the_categories_of_the_law_are_told_for_each_program() -> None:
    area = {"id": "2.2", "programs": [program("2.2D")]}
    [place] = rows(checked(plan(focus_areas=[area])))["guidance-categories"].places
    assert place.excerpt.startswith("(A) Expanded Learning Time")


@pytest.mark.parametrize("text", STRINGS)
def test_plan_text_stays_text(text: str) -> None:
    result = checked(everywhere(text))
    assert problems_of(FORMATS["crosswalk"](result), beside="plan.html") == []
    shown = github(FORMATS["crosswalk-markdown"](result))
    assert not re.search(r"<(script|svg|img|iframe|base|form|meta|link|style|math)\b", shown)
    assert not re.search(r'href="(?!plan\.md#|#|https?:|mailto:)', shown)


def test_a_file_name_cannot_make_a_link_of_its_own() -> None:
    result = example("millbrook")
    result.path = 'javascript:alert(1)//x"y.yaml'
    page = FORMATS["crosswalk"](result)
    assert problems_of(page, beside=crosswalk_of(result, ".html").beside) == []
    assert "javascript:" not in page


def test_both_forms_say_the_same() -> None:
    result = example("draft")
    page = text_of(FORMATS["crosswalk"](result))
    markdown = text_of(github(FORMATS["crosswalk-markdown"](result)))
    for row in rows(result).values():
        for text in (row.clause.short, *row.verdict.remarks, *(place.excerpt for place in row.places)):
            assert " ".join(text.split()) in page
            assert " ".join(text.split()) in markdown
