"""Small things that readers of a page meet: links with words, telephone numbers, objectives by their words."""

from pathlib import Path

import pytest

from render.documents import file_of
from render.plans import checked
from render.structure import problems_of
from soaplan.check import Options, check_file
from soaplan.plans.addresses import telephone_address
from soaplan.render import FORMATS
from soaplan.render.prose import to_html, to_markdown, to_plain


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("508-555-0121", "tel:+15085550121"),
        ("(508) 555-0121", "tel:+15085550121"),
        ("+1 508.555.0121 ext. 12", "tel:+15085550121;ext=12"),
        ("508 555 0121 x7", "tel:+15085550121;ext=7"),
        ("508-555-0121 or 508-555-0122", ""),
        ("ask the office", ""),
        ("555-0121", ""),
    ],
)
def test_a_telephone_number_can_be_tapped(written: str, address: str) -> None:
    assert telephone_address(written) == address


@pytest.mark.parametrize("words", ["", " ", "\u200b", "\u00a0"])
def test_a_link_without_words_shows_its_address(words: str) -> None:
    address = "https://district.example/plan"
    assert to_html(f"See [{words}]({address}).").endswith(f"{address}</a>.</p>")
    assert address in to_markdown(f"[{words}]({address})").partition("](")[0].replace("\\", "")
    assert to_plain(f"[words]({address})") == f"words ({address})"


def test_an_objective_is_named_by_its_words() -> None:
    objectives = [{"id": "o1", "text": "Early help."}]
    goals = [{"text": "More joy.", "objective": "O1"}]
    page = FORMATS["html"](checked(file_of("sustainable-improvement-plan", objectives=objectives, goals=goals)))
    assert "Strategic objective: Early help." in page
    assert "Strategic objective O1" not in page
    assert problems_of(page) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("---\ntitle: Today\ntags:\n  - a\n---\nVolunteers tutor.\n", "Volunteers tutor."),
        ("---\ntitle: Today\n---", None),
        ("---\nVolunteers tutor.\n---\n", "---\nVolunteers tutor.\n---"),
        ("Volunteers tutor.\n---\ntitle: Today\n---\n", "Volunteers tutor.\n---\ntitle: Today\n---"),
    ],
)
def test_the_front_matter_of_a_text_file_is_no_part_of_the_answer(
    tmp_path: Path, base_plan: str, text: str, shown: str | None
) -> None:
    start, end = base_plan.index("summary:"), base_plan.index("\nanalysis:")
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{base_plan[:start]}summary: {{file: today.md}}\n{base_plan[end:]}", encoding="utf-8")
    (tmp_path / "today.md").write_text(text, encoding="utf-8")
    found = getattr(check_file(plan, Options()).plan, "summary", "")
    assert (found.strip() if found else found) == shown
