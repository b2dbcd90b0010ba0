"""From the bytes of a file to text that the YAML parser can be trusted with.

Plans are written in Word, mailed about and pasted. What Word leaves behind never hurts; characters that hide
text or steer a terminal are taken out, remembered, and reported by rule DOC018.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from soaplan.characters import BYTE_ORDER_MARK, HIDDEN_RANGES, LINE_SEPARATORS, NO_BREAK_SPACES, ZERO_WIDTH
from soaplan.regex import regex

LINE_BREAK = regex("\r\n|\r|\n")
SPACE_LIKE = str.maketrans(dict.fromkeys(LINE_SEPARATORS, " "))
"""The YAML parser would count these as line ends."""
HIDDEN = regex(f"[{HIDDEN_RANGES}]")
"""Control characters, and those that make text read in another order than it is written."""

_START = r"(?:\A|(?<=[\r\n]))"
_END = r"(?=[ \t]*(?:[\r\n]|\Z))"
"""Not `^` and `$`: they do not know lines that end with CR alone."""
_STRUCTURE = regex(
    rf"{_START}[ {NO_BREAK_SPACES}]*[{NO_BREAK_SPACES}][ {NO_BREAK_SPACES}]*"  # indentation
    rf"|(?<=[:\-?])[{ZERO_WIDTH}]*[{NO_BREAK_SPACES}]+"  # after a colon or a dash
    rf"|(?<![{NO_BREAK_SPACES}])[{NO_BREAK_SPACES}]+{_END}",  # behind the last word of a line
)
_STRAY_ZERO_WIDTH = regex(  # where YAML reads structure
    rf"{_START}[ {ZERO_WIDTH}]*[{ZERO_WIDTH}]"  # before the first word of a line
    rf"|(?<![{ZERO_WIDTH}])[{ZERO_WIDTH}]+{_END}"  # behind the last one
    rf"|(?<=[:\-])[{ZERO_WIDTH}]+(?=\s)"  # behind a colon or dash
    rf"|(?:(?<=[:\-,] )|(?<=[\[{{,]))[{ZERO_WIDTH}]+(?=[\"'|>\[{{&*!])"  # before a sign that begins a value
    rf"|(?<=[\"'\]}}])[{ZERO_WIDTH}]+(?=[ \t]*[,:\]}}])",  # behind a sign that ends one
)


_BLANK_BEGINNING = regex(r"(?:(?<=[|>])|(?<=[|>][-+1-9])|(?<=[|>][-+1-9]{2}))(?:(?:\r\n|\r|\n)[ \t]*(?=[\r\n]))+")
"""Lines that look empty below a `|`. YAML would count their spaces, and stumble over the first line with words."""


class UnreadableFileError(Exception):
    """The file is no text at all (rule DOC005): the fact, what to do, and where, as line and column from 1."""

    def __init__(self, fact: str, mend: str, at: tuple[int, int] = (1, 1)) -> None:
        super().__init__(fact, mend)
        self.fact, self.mend, self.at = fact, mend, at


@dataclass(slots=True)
class CleanText:
    """The text that is parsed, and the way back from its columns to the columns of the file."""

    text: str
    removed: dict[int, list[int]] = field(default_factory=dict)
    """Line from 0 -> columns from 0, in the file, of characters that were taken out."""
    hidden: list[tuple[int, int, str]] = field(default_factory=list)
    """Line and column from 0, in the file, of each hidden character, and the character."""

    def file_column(self, line: int, column: int) -> int:
        """Turn a column of the parsed text (from 0) into the column of the file (from 0)."""
        removed = self.removed.get(line)
        if not removed:
            return column
        before = bisect_right(range(len(removed)), column, key=lambda number: removed[number] - number)
        return column + before

    def text_column(self, line: int, column: int) -> int:
        """Turn a column of the file (from 0) into the column of the parsed text (from 0)."""
        return column - bisect_left(self.removed.get(line, []), column)


def decode(data: bytes, largest: int) -> str:
    """Read UTF-8 bytes, with or without a byte-order mark.

    `largest` is the limit in bytes. Raises UnreadableFileError (DOC005).
    """
    if len(data) > largest:
        fact = f"this file has more than the {largest:,} bytes a plan can have"
        raise UnreadableFileError(
            fact, "Move long texts to their own files, and leave pictures and tables out of the plan."
        )
    if found := _other_format(data):
        raise UnreadableFileError(f"this is {found[0]}, not a text file", found[1])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error) from error
    if "\0" in text:
        fact = "this file has NUL bytes, so it isn't a text file"
        raise UnreadableFileError(fact, SAVE_AS_UTF8, _place(text[: text.index("\0")]))
    return text.removeprefix(BYTE_ORDER_MARK)


SAVE_AS_UTF8 = "Open the file in a text editor, choose Save As, and pick the encoding UTF-8."
COPY_THE_TEXT = "Open it in the program you made it with, copy the text, and paste it into a plain text file."
PLAIN_TEXT = "Save it as plain text. In TextEdit: Format, Make Plain Text. In Word: Save As, Plain Text (UTF-8)."
OTHER_FORMATS = {
    (b"pk\x03\x04", b"\xd0\xcf\x11\xe0", b"%pdf"): ("a Word, Excel or PDF file", COPY_THE_TEXT),
    (b"{\\rtf",): ("a rich text file (RTF)", PLAIN_TEXT),
    (b"<!doctype html", b"<html", b"<?xml", b"mime-version:"): ("a web page (HTML or XML)", COPY_THE_TEXT),
    (b"\x89png", b"\xff\xd8\xff", b"gif8", b"bplist", b"\x1f\x8b"): (
        "a picture or another program's file",
        COPY_THE_TEXT,
    ),
}
"""How files begin (in small letters) that are often taken for text -> what they are, and what to do."""


def _other_format(data: bytes) -> tuple[str, str] | None:
    start = data[:64].removeprefix(BYTE_ORDER_MARK.encode()).lstrip().lower()
    return next((said for signs, said in OTHER_FORMATS.items() if start.startswith(signs)), None)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> UnreadableFileError:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UnreadableFileError("this file is saved as UTF-16 (“Unicode”), not as UTF-8", SAVE_AS_UTF8)
    place = _place(data[: error.start].decode("utf-8"))
    fact = f"this file isn't saved as UTF-8: line {place[0]} has a character in another encoding"
    return UnreadableFileError(fact, SAVE_AS_UTF8, place)


def _place(before: str) -> tuple[int, int]:
    """The line and column, from 1, of what follows a text from the start of a file."""
    lines = LINE_BREAK.split(before.removeprefix(BYTE_ORDER_MARK))
    return len(lines), len(lines[-1]) + 1


def clean(text: str) -> CleanText:
    """Make Word's leavings harmless; every other character keeps its line and column."""
    text = text.translate(SPACE_LIKE)
    text = _BLANK_BEGINNING.sub(lambda found: re.sub("[ \t]", "", found.group()), text)
    text = _STRUCTURE.sub(lambda found: _spaces(found.group()), text) if _has_any(text, NO_BREAK_SPACES) else text
    if not HIDDEN.search(text) and not (_has_any(text, ZERO_WIDTH) and _STRAY_ZERO_WIDTH.search(text)):
        return CleanText(text)
    return _without_hidden(text)


def _has_any(text: str, characters: str) -> bool:
    return any(character in text for character in characters)


def _spaces(found: str) -> str:
    return "".join(" " if character in NO_BREAK_SPACES else character for character in found)


def _without_hidden(text: str) -> CleanText:
    """Take hidden characters out, line by line, and remember where they stood."""
    result = CleanText("")
    parts: list[str] = []
    for number, line in enumerate(_LINE.findall(text)):
        hidden = {found.start(): found.group() for found in HIDDEN.finditer(line)}
        stray = [place for found in _STRAY_ZERO_WIDTH.finditer(line) for place in _zero_width_in(line, found)]
        result.hidden += [(number, column, character) for column, character in hidden.items()]
        gone = sorted({*hidden, *stray})
        if gone:
            result.removed[number] = gone
        parts.append(_drop(line, set(gone)))
    result.text = "".join(parts)
    return result


def _zero_width_in(line: str, found: re.Match[str]) -> Iterator[int]:
    """Where zero-width characters stand in a match; the spaces between them are indentation and stay."""
    return (place for place in range(*found.span()) if line[place] in ZERO_WIDTH)


def _drop(line: str, places: set[int]) -> str:
    return "".join(character for place, character in enumerate(line) if place not in places) if places else line


_LINE = regex("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def split_lines(text: str) -> list[str]:
    """Split at LF, CR and CRLF only; other separators are characters like any other."""
    return LINE_BREAK.split(text)
