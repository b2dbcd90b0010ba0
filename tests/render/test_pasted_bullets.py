"""Bullets as Word and PDF readers paste them are list entries on the page."""

import pytest

from soaplan.render.prose import to_html


@pytest.mark.parametrize("sign", ["\u2022", "\u25cf", "\u25aa", "\u25e6", "\uf0b7", "o", "\u2013"])
def test_pasted_bullets_are_a_list(sign: str) -> None:
    assert to_html(f"We found:\n{sign} a gap\n{sign} absences\n").count("<li>") == 2


@pytest.mark.parametrize("text", ["o Captain", "Grades 3\u20135\n\u2013 and more", "5 \u2022 3"])
def test_a_single_letter_or_dash_is_none(text: str) -> None:
    assert "<li>" not in to_html(text)
