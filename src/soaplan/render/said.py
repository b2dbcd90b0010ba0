"""Texts that are not in the language of their page, or that need a remark for the reader."""

from typing import Self


class Said(str):
    """A text with its language and direction where they are not the page's, and the key of a remark, or nothing.

    It is a text like any other, so that all that is done with texts is done with it; what makes a new text of it
    says by `like` that the new one is of the same kind.
    """

    __slots__ = ("direction", "lang", "remark")
    lang: str
    direction: str
    remark: str

    def __new__(cls, text: str, lang: str = "", direction: str = "", remark: str = "") -> Self:
        """Make it of a plain text."""
        made = super().__new__(cls, text)
        made.lang, made.direction, made.remark = lang, direction, remark
        return made


def like(text: str, changed: str) -> str:
    """The changed text, said as the first one is."""
    return Said(changed, text.lang, text.direction, text.remark) if isinstance(text, Said) else changed
