"""Lines of a paper put together again: paragraphs, lists and tables as Markdown."""

import re
import unicodedata

from soaplan.characters import HIDDEN_RANGES, NO_BREAK_SPACES
from soaplan.importing.blocks import Item, Line, Table, text_of

LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
SPACES = str.maketrans(dict.fromkeys(NO_BREAK_SPACES, " "))
HIDDEN = re.compile(f"[{HIDDEN_RANGES}\u00ad\u200b\ufeff\u2028\u2029\x85\x0b\x0c\r\ud800-\udfff]")
BROKEN = re.compile(r"([^\W\d_]+)(\ufffe|\u00ad|-)$")
BULLET = re.compile(r"^(?:[•·▪●○■□◦‣⁃\uf0b7]\s*|[-*]\s+)(?=\S)")


def cleaned(text: str) -> str:
    """A text without ligatures and what cannot be seen."""
    return " ".join(HIDDEN.sub("", text.replace("\ufffe", "-").translate(LIGATURES).translate(SPACES)).split())


class Joiner:
    """Puts lines together. A word that a line break has cut is made whole where the paper has it whole elsewhere."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words

    def joined(self, first: str, second: str) -> str:
        """Two lines of one paragraph."""
        cut = BROKEN.search(first)
        start = re.match(r"[^\W\d_]+", second)
        if not cut or not start or second[0].isupper():
            return f"{first} {second}".strip() if not (cut and cut[2] == "\ufffe") else f"{first[:-1]}-{second}"
        whole = (cut[1] + start[0]).casefold()
        halves = {cut[1].casefold(), start[0].casefold()} <= self.words
        if whole in self.words or (cut[2] != "-" and not halves) or cut[2] == "\u00ad":
            return first[:-1] + second
        return f"{first[:-1]}-{second}"

    def paragraphs(self, items: list[Item]) -> list[Line | Table]:
        """The items with each paragraph on one line."""
        found: list[Line | Table] = []
        for item in items:
            last = found[-1] if found else None
            if isinstance(item, Line) and isinstance(last, Line) and not item.starts and not item.mark:
                if last.marked or item.marked:
                    last.marked = self.joined(last.marked or last.text, item.marked or item.text)
                last.text = self.joined(last.text, item.text)
            elif isinstance(item, Line):
                found.append(Line(item.text, item.where, mark=item.mark, heading=item.heading, marked=item.marked))
            else:
                found.append(item)
        return [item for item in map(self._clean, found) if isinstance(item, Table) or item.text]

    def _clean(self, item: Line | Table) -> Line | Table:
        if isinstance(item, Line):
            text, item.marked = cleaned(item.text), cleaned(item.marked)
            if BULLET.match(text):
                text, item.mark = BULLET.sub("", text), item.mark or "-"
                item.marked = BULLET.sub("", item.marked)
            item.text = text
        return item

    def prose(self, items: list[Item]) -> str:
        """A text in Markdown."""
        written, before = "", ""
        for item in self.paragraphs(items):
            now = "table" if isinstance(item, Table) else "item" if item.mark else "text"
            text = self.table(item) if isinstance(item, Table) else f"{item.mark} {item.marked or item.text}".strip()
            written += ("" if not written else "\n" if now == before == "item" else "\n\n") + text
            before = now
        return written

    def table(self, table: Table) -> str:
        """A table in Markdown; one of a single column as paragraphs."""
        rows = [[self._cell(cell) for cell in row] for row in table.rows]
        wide = max(map(len, rows), default=0)
        if wide < 2:  # noqa: PLR2004 - no table
            return "\n\n".join(cell for row in rows for cell in row if cell)
        full = [row + [""] * (wide - len(row)) for row in rows if any(row)]
        lines = [f"| {' | '.join(row)} |" for row in full]
        return "\n".join([lines[0], "|" + "---|" * wide, *lines[1:]])

    def _cell(self, cell: list[Item]) -> str:
        lines = [part.text if isinstance(part, Line) else text_of([part]) for part in self.paragraphs(cell)]
        return cleaned(" ".join(lines)).replace("|", "\\|")
