"""The content hash on what is rendered, and the sentence that what was voted is what the plan says."""

from pathlib import Path
from typing import Any

import pytest

from render.plans import checked, plan, program
from render.seen import text_of
from render.structure import problems_of
from soaplan.check import CheckResult
from soaplan.plans.content import content_hash
from soaplan.plans.soa_plan import SoaPlan
from soaplan.render import FORMATS
from soaplan.render.isolated import without_marks
from soaplan.render.words import languages, words_of
from translation.translations import translated

OTHER = "v1-0123456789abcdef"
PAGES = ("html", "fragment", "markdown")
NO_PAGES = ("worksheet", "crosswalk", "crosswalk-markdown")
VOTED = "This plan says what was voted"
VOTE = {"approved": "yes", "date": "2024-03-14"}


def voted(vote: dict[str, str] | None = None, *later: dict[str, str], summary: str = "One thing.") -> dict[str, Any]:
    """A plan with these votes."""
    votes = {"school_committee_vote": vote or VOTE, "later_votes": list(later)}
    return plan(status="adopted", summary=summary, engagement=votes, focus_areas=AREAS)


AREAS = [{"id": "2.2", "programs": [program("2.2D")]}]


def mark_of(result: CheckResult) -> str:
    assert isinstance(result.plan, SoaPlan)
    found = content_hash(result.plan, "2024")
    assert found is not None
    return found


MARK = mark_of(checked(voted()))


def shown(format_: str, answers: dict[str, Any]) -> str:
    """What a reader sees, without the signs that Markdown puts around code."""
    return text_of(FORMATS[format_](checked(answers))).replace("`", "")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_names_the_content_hash(format_: str) -> None:
    assert shown(format_, voted()).count(f"Content of the plan: {MARK}.") == 1
    assert MARK not in shown(format_, voted(summary="Another thing."))


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_speaks_of_a_command(format_: str) -> None:
    assert "soaplan seal" not in shown(format_, voted())


@pytest.mark.parametrize("format_", PAGES)
def test_a_seal_of_the_first_scheme_still_holds(format_: str) -> None:
    older = content_hash(checked(voted()).plan, "2024", like=OTHER)
    found = shown(format_, voted(VOTE | {"content": older}))
    assert older != MARK
    assert f"Content of the plan: {older}." in found
    assert VOTED in found


@pytest.mark.parametrize("format_", FORMATS)
def test_a_plan_that_cannot_be_read_as_a_whole_has_no_content_hash(format_: str) -> None:
    unread = [{"id": "2.2", "programs": [program("2.2D", funding={"total": "about a million"})]}]
    assert "Content of the plan" not in shown(format_, voted() | {"focus_areas": unread})


@pytest.mark.parametrize("format_", PAGES)
def test_the_page_says_that_what_was_voted_is_what_the_plan_says(format_: str) -> None:
    answers = voted(VOTE | {"content": MARK})
    assert f"{VOTED}: the content mark recorded with the vote, {MARK}, matches." in shown(format_, answers)
    html = FORMATS["html"](checked(answers))
    assert problems_of(html) == []
    assert html.index('id="history"') < html.index(VOTED) < html.index('id="questions"')


@pytest.mark.parametrize(
    "votes",
    [
        pytest.param([VOTE], id="nothing recorded"),
        pytest.param([VOTE | {"content": OTHER}], id="another hash"),
        pytest.param([VOTE | {"content": MARK[:-1]}], id="a piece of the hash"),
        pytest.param([{"content": MARK}], id="sealed before the vote"),
        pytest.param([{"approved": "no", "date": "2024-03-14", "content": MARK}], id="refused"),
        pytest.param([VOTE | {"content": MARK}, VOTE | {"date": "2024-06-04"}], id="a later vote without a hash"),
        pytest.param([VOTE | {"content": MARK}, VOTE | {"content": OTHER}], id="a later vote on another plan"),
    ],
)
@pytest.mark.parametrize("format_", PAGES)
def test_the_page_does_not_claim_what_the_vote_does_not_say(format_: str, votes: list[dict[str, str]]) -> None:
    told = shown(format_, voted(*votes))
    assert VOTED not in told
    assert f"Content of the plan: {MARK}." in told
    assert OTHER not in told


def test_the_vote_that_stands_counts() -> None:
    refused = {"approved": "no", "date": "2024-02-14"}
    assert VOTED in shown("html", voted(refused, VOTE | {"content": MARK}))
    assert VOTED in shown("html", voted(VOTE | {"content": MARK}, {"approved": "no", "date": "2024-06-04"}))


@pytest.mark.parametrize("format_", PAGES)
def test_a_changed_plan_claims_nothing(format_: str) -> None:
    told = shown(format_, voted(VOTE | {"content": MARK}, summary="Another thing."))
    assert VOTED not in told
    assert MARK not in told


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
@pytest.mark.parametrize("format_", PAGES)
def test_the_page_of_a_translation_has_the_hash_of_the_plan(tmp_path: Path, format_: str, language: str) -> None:
    words = words_of(language)
    assert words is not None
    result = translated(tmp_path, voted(VOTE | {"content": MARK}), language, {"summary": "x y z"})
    told = text_of(FORMATS[format_](result)).replace("`", "")
    assert without_marks(words.t("content_mark", hash=MARK, command="soaplan seal")) in told
    assert without_marks(words.t("as_voted", hash=MARK)) in told


@pytest.mark.parametrize("format_", NO_PAGES)
def test_a_document_for_the_state_has_the_mark_and_no_claim(format_: str) -> None:
    told = shown(format_, voted(VOTE | {"content": MARK}))
    assert MARK in told
    assert VOTED not in told
