"""Regular expressions that are compiled when they are first asked."""

import re

import pytest

from soaplan.regex import regex


def test_it_answers_as_a_compiled_one_does() -> None:
    asked, compiled = regex(r"f(o+)", re.IGNORECASE), re.compile(r"f(o+)", re.IGNORECASE)
    assert asked.sub(r"\1", "a FOO b") == compiled.sub(r"\1", "a FOO b") == "a OO b"
    assert [found.span() for found in asked.finditer("fo foo")] == [(0, 2), (3, 6)]
    assert (asked.pattern, asked.fullmatch("fox"), asked.groups) == (compiled.pattern, None, 1)


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")
