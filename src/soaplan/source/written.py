"""How a new value is written into a file: a text, named answers, or a list."""

import json
from typing import Any

from soaplan.regex import regex
from soaplan.source.faults import quoted
from soaplan.source.nodes import BLANKS

STEP = 2
"""Spaces by which an answer stands further in than the name above it."""
SAFE = regex(r"[A-Za-z0-9](?:[\w .&/()'-]*[\w.)])?")
"""A text that needs no quotation marks, in braces neither."""
SAFE_OUTSIDE = regex(r"[A-Za-z0-9](?:[\w .&/()'$,;%-]|:(?=[^\s]))*(?<![\s:])")
"""A text that needs none outside of braces: with commas, and with a colon inside a word (`https://`)."""
MANY_LINES = regex(r"(?![ \t\n])[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*[^\s]\n?")
"""A text that can stand below a `|`."""


def named_lines(key: str, value: Any, depth: int, line_end: str) -> list[str]:
    """The lines of an answer that begins `depth` spaces in. An empty text gets a `|`, below which somebody writes."""
    head = f"{' ' * depth}{one_line(key)}:"
    if isinstance(value, dict):
        inner = (named_lines(name, one, depth + STEP, line_end) for name, one in value.items())
        return [head, *(line for lines in inner for line in lines)]
    if isinstance(value, list):
        return [head, *(line for one in value for line in listed_lines(one, depth + STEP, line_end))]
    return [f"{head} {_text(value, depth, line_end) if value else '|'}"]


def listed_lines(value: Any, depth: int, line_end: str) -> list[str]:
    """The lines of an entry of a list whose dash is `depth` spaces in."""
    if isinstance(value, dict):
        inner = (named_lines(name, one, depth + STEP, line_end) for name, one in value.items())
        lines = [line for one in inner for line in one]
        return [f"{' ' * depth}- {lines[0][depth + STEP :]}", *lines[1:]]
    return [f"{' ' * depth}- {_text(value, depth, line_end)}"]


def _text(text: str, depth: int, line_end: str) -> str:
    return below_a_sign(text, depth, line_end) if "\n" in text and MANY_LINES.fullmatch(text) else outside(text)


def below_a_sign(text: str, depth: int, line_end: str) -> str:
    """A text of many lines below a `|`."""
    lines = text.removesuffix("\n").split("\n")
    sign = "|" if text.endswith("\n") else "|-"
    return line_end.join([sign, *(f"{' ' * (depth + STEP)}{line}" if line else "" for line in lines)])


def outside(text: str) -> str:
    """A text as it can be written on one line outside of braces."""
    return text if SAFE_OUTSIDE.fullmatch(text) and text not in BLANKS else one_line(text)


def one_line(text: str) -> str:
    """A text as it can be written anywhere on one line."""
    if SAFE.fullmatch(text) and text not in BLANKS:
        return text
    return json.dumps(text, ensure_ascii=False) if not text.isprintable() else quoted(text)
