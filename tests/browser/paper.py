"""A page as Chromium prints it."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2
from playwright.sync_api import Page

MARGIN = 16 / 25.4 * 72
"""The margin at both sides in points, as the style sheet sets it in millimeters."""
NUMBER_OF_SHEET = re.compile(r"\d+ / \d+\b")
"""Stands in the middle of a word that goes on in the next sheet."""
TOLERANCE = 1.5
"""Points by which a slanted letter may lean over."""


@dataclass(frozen=True)
class Paper:
    """A printed page: the text of each sheet, and the letters that stand outside the margins, by sheet."""

    sheets: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text, with single spaces."""
        return " ".join(" ".join(self.sheets).split())


def printed(page: Page) -> Paper:
    """The page, printed by the browser to the paper of its style sheet."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    found = [_sheet(sheet) for sheet in document]
    document.close()
    return Paper(tuple(text for text, _ in found), tuple(outside for _, outside in found))


def _sheet(sheet: pypdfium2.PdfPage) -> tuple[str, str]:
    text = sheet.get_textpage()
    right = sheet.get_width() - MARGIN + TOLERANCE
    boxes = [(number, text.get_charbox(number)) for number in range(text.count_chars())]
    # A line end is a letter without width, where the line would have gone on.
    outside = [number for number, (x, _, end, _) in boxes if end > x and (end > right or x < MARGIN - TOLERANCE)]
    return NUMBER_OF_SHEET.sub("", text.get_text_range()), "".join(text.get_text_range(number, 1) for number in outside)


def over_the_edge(paper: Paper) -> str:
    """Letters that stand outside the margins."""
    return "".join(paper.outside).strip()


def lost_words(page: Page, paper: Paper) -> list[str]:
    """Words that the page shows on paper more often than the paper has them.

    Chromium leaves out what would stand beside the paper, so a lost column is a matter of missing words. Words are
    sought without regard to spaces, as a long one may go on in the next line. Where there is Arabic or Hebrew, letters
    are counted, as a PDF holds them in the order of the eye.
    """
    page.emulate_media(media="print")
    words = list(filter(None, map(_letters, page.evaluate("document.body.innerText").split())))
    page.emulate_media(media="null")
    text = _letters(paper.text)
    if _turned(text):
        return list(Counter("".join(words)) - Counter(text))
    return [word for word, count in Counter(words).items() if text.count(word) < count]


def _letters(text: str) -> str:
    """Letters and digits, without signs above or below them."""
    return re.sub(
        r"[\W_]|\u0640", "", "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    )


def _turned(text: str) -> bool:
    """Whether any of the text is written from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
