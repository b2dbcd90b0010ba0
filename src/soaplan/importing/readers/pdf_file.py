"""PDF files: characters with their places become lines, columns, tables and pages' heads and feet."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from soaplan.importing.blocks import Cell, Item, Line, Table, UnreadableSourceError, text_of
from soaplan.importing.readers import NEEDS_EXTRA
from soaplan.importing.readers.plain_text import ITEM

MOST_PAGES, MOST_CHARACTERS, MOST_DRAWN = 600, 3_000_000, 5_000
WIDE, GUTTER = 0.75, 1.3
"""Of a letter's height: a space wider than between words, and the least space between two columns of one line."""
BAND = 0.45
"""The space between two lines, of their height, that ends a row."""
EDGE_LINES = 3
LEAST_OF_A_COLUMN = 0.2
FULL = 0.6
"""Of the longest line: a shorter one is the last of its paragraph."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top of the page."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines drawn on a page: upright ones as (x, top, bottom), level ones as (y, left, right)."""

    upright: tuple[tuple[float, float, float], ...] = ()
    level: tuple[tuple[float, float, float], ...] = ()

    def between(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Whether an upright line runs in a gap."""
        return any(left - 1 <= x <= right + 1 and high <= bottom and low >= top for x, high, low in self.upright)

    def over(self, top: float, bottom: float) -> bool:
        """Whether a level line runs between two lines of text."""
        return any(top - 2 <= y <= bottom + 2 for y, _, _ in self.level)

    def across(self, top: float, bottom: float) -> bool:
        """Whether an upright line goes on over a gap: one row of a table."""
        return any(high <= top + 1 and low >= bottom - 1 for _, high, low in self.upright)


BLANK, HALVES = {0, 9, 10, 13, 32, 0xA0}, range(0xD800, 0xE000)
"""Characters that are no part of a word: spaces, and halves of what the reader gives in two."""
THIN, LONG = 3.0, 8.0
"""Points: a drawn line is thinner than this, and longer than that."""


@dataclass(slots=True)
class Segment:
    """Words on one line with no wide space between them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    height: float


def read(content: bytes, ending: str, *, newspaper: bool = False) -> list[Item]:
    """The lines and tables of all pages; `newspaper` reads columns of a page one after the other."""
    del ending
    pages = list(_pages(content))
    heads = _heads_and_feet(pages)
    found: list[Item] = []
    for number, (page, rules) in enumerate(pages, 1):
        body: list[Segment] = []
        for _, row in _rows(page):
            if _plain(row) in heads:
                found.append(Line(_joined(row), f"page {number}", aside=True))
            else:
                body += row
        items = _newspaper(body, rules) if newspaper else _items(body, rules)
        if items and isinstance(items[0], Line) and found and not items[0].mark:
            items[0].starts = _ends_a_sentence(found)
        found += _goes_on(found, _placed(items, f"page {number}"))
    return found


def _goes_on(found: list[Item], items: list[Item]) -> list[Item]:
    """The items of a page, without the rest of a row that the page before has begun."""
    last = next((item for item in reversed(found) if isinstance(item, Table) or not item.aside), None)
    first = items[0] if items else None
    if not (isinstance(first, Table) and isinstance(last, Table) and len(first.rows[0]) == len(last.rows[-1])):
        return items
    before, after = text_of(last.rows[-1][0]), text_of(first.rows[0][0])
    if after and not (after[0].islower() and not before.endswith((".", "?", ":", "!"))):
        return items
    for old, new in zip(last.rows[-1], first.rows.pop(0), strict=True):
        old.extend(new)
    return items if first.rows else items[1:]


def _ends_a_sentence(found: list[Item]) -> bool:
    """Whether the text before a page break is at an end."""
    before = next((item for item in reversed(found) if isinstance(item, Table) or not item.aside), None)
    if not isinstance(before, Line) or before.text.endswith((".", "!", "?", ":", ")")):
        return True
    longest = max(len(item.text) for item in found if isinstance(item, Line))
    return len(before.text) < FULL * longest


def _placed(items: list[Item], where: str) -> list[Item]:
    for item in items:
        item.where = where
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    _placed(cell, where)
    return items


def _pages(content: bytes) -> Iterator[tuple[list[Segment], Rules]]:
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UnreadableSourceError(NEEDS_EXTRA.format(what="a PDF")) from error
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableSourceError("this PDF can't be opened: it is damaged, or a password protects it") from error
    with_text = 0
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableSourceError(f"this PDF has {len(document):,} pages; a plan has {MOST_PAGES} at most")
        for page in document:
            rules = _rules(page)
            segments = _segments(page, rules)
            with_text += sum(len(segment.text) for segment in segments)
            if with_text > MOST_CHARACTERS:
                raise UnreadableSourceError("this PDF holds more text than a plan ever does")
            yield segments, rules
    finally:
        document.close()
    if not with_text:
        raise UnreadableSourceError(
            "this PDF holds pictures of pages and no text; run it through text recognition first"
        )


def _rules(page: Any) -> Rules:
    """The lines and edges of boxes that are drawn on a page."""
    from pypdfium2 import raw  # noqa: PLC0415 - an extra

    high = page.get_height()
    upright: list[tuple[float, float, float]] = []
    level: list[tuple[float, float, float]] = []
    for number, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number > MOST_DRAWN:
            break
        left, bottom, right, top = drawn.get_bounds() if hasattr(drawn, "get_bounds") else drawn.get_pos()
        xs = [left, right] if right - left > THIN else [(left + right) / 2]
        ys = [high - top, high - bottom] if top - bottom > THIN else [high - (top + bottom) / 2]
        if top - bottom > LONG and (len(xs) == 1 or len(ys) == 2):  # noqa: PLR2004 - a line, or a box with two edges
            upright += ((x, high - top, high - bottom) for x in xs)
        if right - left > LONG:
            level += ((y, left, right) for y in ys)
    return Rules(tuple(upright), tuple(level))


def _segments(page: Any, rules: Rules) -> list[Segment]:
    from pypdfium2 import raw  # noqa: PLC0415 - an extra

    text = page.get_textpage()
    high = page.get_height()
    found: list[Segment] = []
    word = None
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in BLANK or code in HALVES:
            if word is not None and code not in {0, 10, 13} and not word.text.endswith(" "):
                word.text += " "
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        box = Segment(chr(code), left, high - top, right, high - bottom, max(top - bottom, 1.0))
        if word is not None and _follows(word, box) and not _is_cut(word, box, rules):
            if box.left - word.right > 0.1 * box.height and not word.text.endswith(" "):
                word.text += " "
            word.text += box.text
            word.right = max(word.right, box.right)
            word.top, word.bottom = min(word.top, box.top), max(word.bottom, box.bottom)
        else:
            found.append(word := box)
    for segment in found:
        segment.text = segment.text.strip()
    return [segment for segment in found if segment.text]


def _is_cut(word: Segment, box: Segment, rules: Rules) -> bool:
    return box.left - word.right > 1 and rules.between(word.right, box.left, box.top, box.bottom)


def _follows(word: Segment, box: Segment) -> bool:
    height = min(word.height, box.height)
    same_line = min(word.bottom, box.bottom) - max(word.top, box.top) > 0.4 * height
    return same_line and -0.6 * height < box.left - word.right < WIDE * height


def _joined(row: list[Segment]) -> str:
    return " ".join(segment.text for segment in row)


def _plain(row: list[Segment]) -> str:
    """The words of a line with its numbers taken out, and of a bare number its place too."""
    text = re.sub(r"\d+", "0", _joined(row)).strip()
    return text if len(text) > 8 else f"{text} at {row[0].bottom:.0f}"  # noqa: PLR2004 - "Page 0"


def _heads_and_feet(pages: list[tuple[list[Segment], Rules]]) -> set[str]:
    """What stands at the top or bottom of most pages."""
    if len(pages) < 2:  # noqa: PLR2004 - one page has no running head
        return set()
    seen: Counter[str] = Counter()
    for page, _ in pages:
        rows = [row for _, row in _rows(page)]
        edge = [*rows[:EDGE_LINES], *rows[-EDGE_LINES:]]
        seen.update({_plain(row) for row in edge})
    least = max(2, len(pages) * 0.6)
    return {text for text, times in seen.items() if times >= least}


def _rows(segments: list[Segment]) -> list[tuple[float, list[Segment]]]:
    """Segments by their lines, from the top."""
    rows: list[tuple[float, list[Segment]]] = []
    for segment in sorted(segments, key=lambda each: (each.bottom, each.left)):
        if rows and abs(rows[-1][0] - segment.bottom) < 0.4 * segment.height:
            rows[-1][1].append(segment)
        else:
            rows.append((segment.bottom, [segment]))
    for _, row in rows:
        row.sort(key=lambda each: each.left)
    return rows


def _newspaper(segments: list[Segment], rules: Rules) -> list[Item]:
    """Columns one after the other, below what runs over all of them."""
    rows = _rows(segments)
    for top in range(min(EDGE_LINES + 1, len(rows))):
        body = [segment for _, row in rows[top:] for segment in row]
        if best := _gutters(body, rules):
            head = [segment for _, row in rows[:top] for segment in row]
            found = _items(head, rules)
            for part in _split(body, best):
                found += _items(part, rules)
            return found
    return _items(segments, rules)


def _items(segments: list[Segment], rules: Rules) -> list[Item]:
    """Bands from the top, each of one column or a row of a table."""
    found: list[Item] = []
    pending: list[Segment] = []
    for band in _bands(segments, rules):
        gutters = _gutters(band, rules)
        if not gutters:
            pending += band
            continue
        found += _paragraphs(pending)
        pending = []
        _add_rows(found, _table_rows(band, gutters))
    return found + _paragraphs(pending)


def _add_rows(found: list[Item], rows: list[list[Cell]]) -> None:
    last = found[-1] if found else None
    if isinstance(last, Table) and len(last.rows[-1]) == len(rows[0]):
        last.rows += rows
    else:
        found.append(Table(rows))


def _bands(segments: list[Segment], rules: Rules) -> Iterator[list[Segment]]:
    band: list[Segment] = []
    below = 0.0
    for segment in sorted(segments, key=lambda each: each.top):
        far = segment.top - below > BAND * min(segment.height, (band or [segment])[-1].height)
        if (
            band
            and segment.top > below - 2
            and (rules.over(below, segment.top) or (far and not rules.across(below, segment.top)))
        ):
            yield band
            band = []
        band.append(segment)
        below = max(below, segment.bottom) if len(band) > 1 else segment.bottom
    if band:
        yield band


def _gutters(segments: list[Segment], rules: Rules) -> list[float]:
    """Where a white strip runs down a band: the middles of all of them."""
    if len(segments) < 2:  # noqa: PLR2004 - one segment is one column
        return []
    height = median(segment.height for segment in segments)
    least = GUTTER if len({round(segment.bottom / 3) for segment in segments}) == 1 and len(segments) == 2 else WIDE  # noqa: PLR2004 - points of a line; two pieces
    edges = sorted((segment.left, segment.right) for segment in segments)
    found, right = [], edges[0][1]
    for left, end in edges[1:]:
        drawn = left - right > 1 and rules.between(
            right, left, min(each.top for each in segments), max(each.bottom for each in segments)
        )
        if left - right > least * height or drawn:
            found.append((left + right) / 2)
        right = max(right, end)
    return found


def _split(segments: list[Segment], gutters: list[float]) -> list[list[Segment]]:
    columns: list[list[Segment]] = [[] for _ in range(len(gutters) + 1)]
    for segment in segments:
        columns[sum(segment.left > gutter for gutter in gutters)].append(segment)
    return columns


def _table_rows(band: list[Segment], gutters: list[float]) -> list[list[Cell]]:
    columns = _split(band, gutters)
    if not _is_grid(band, gutters) and not all(map(_are_figures, columns[1:])):
        return [[_paragraphs(column) for column in columns]]  # a question and its answer
    rows: list[list[Cell]] = []
    for _, row in _rows(band):
        cells: list[Cell] = [_paragraphs(cell) for cell in _split(row, gutters)]
        if rows and not (cells[0] and any(cells[1:])):
            for old, new in zip(rows[-1], cells, strict=True):
                old.extend(new)
        else:
            rows.append(cells)
    return rows


def _is_grid(band: list[Segment], gutters: list[float]) -> bool:
    """Whether every line has something in each of three or more columns."""
    if len(gutters) < 2:  # noqa: PLR2004 - two columns
        return False
    return all(all(_split(row, gutters)) for _, row in _rows(band))


def _are_figures(column: list[Segment]) -> bool:
    return all(re.fullmatch(r"[$\d.,% -]+|[A-Za-z]{1,8}|FY ?\d+", segment.text) for segment in column)


def _paragraphs(segments: list[Segment]) -> list[Item]:
    """Lines of one column; which of them start a paragraph is seen from the space above and from the left edge."""
    rows = _rows(segments)
    found: list[Item] = []
    if not rows:
        return found
    right = max(segment.right for segment in segments)
    gaps = [low - high for (high, _), (low, _) in itertools.pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    before: Segment | None = None
    for (bottom, row), gap in zip(rows, [0.0, *gaps], strict=True):
        del bottom
        text = " ".join(segment.text for segment in row)
        item = ITEM.match(text)
        first = row[0]
        far = before is None or gap > max(1.25 * first.height, min(usual, 1.6 * first.height) * 1.15)
        short = before is not None and before.right < right - LEAST_OF_A_COLUMN * (right - first.left)
        moved = before is not None and abs(first.left - before.left) > 0.8 * first.height
        starts = far or bool(item) or (short and _looks_done(before)) or (moved and short)
        mark = "" if item is None else item[2] or "-"
        found.append(Line(text[item.end() :] if item else text, starts=starts, mark=mark))
        before = Segment(text, first.left, first.top, row[-1].right, first.bottom, first.height)
    return found


def _looks_done(before: Segment | None) -> bool:
    return before is not None and not before.text.endswith((",", "-", "\ufffe"))
