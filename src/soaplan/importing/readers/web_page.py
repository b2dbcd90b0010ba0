"""Web pages. Nothing that a page points to is ever fetched."""

from html.parser import HTMLParser

from soaplan.importing.blocks import Cell, Item, Line, Run, Table, UnreadableSourceError, emphasized
from soaplan.importing.readers.plain_text import decoded

NO_TEXT = {"script", "style", "template", "noscript", "head", "svg", "title"}
ASIDE = {"nav", "header", "footer", "aside", "button", "dialog"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary", "dt"}
BREAKS = {
    *("p", "div", "section", "article", "main", "li", "ul", "ol", "blockquote", "br", "tr", "table", "hr", "form"),
    *("fieldset", "dl", "dd", "label", "textarea", "select", "figure", "figcaption", "pre", "body", "html", "td", "th"),
    *("tbody", "thead", *HEADINGS, *ASIDE),
}
BOLD, ITALIC = {"strong", "b"}, {"em", "i"}
EMPTY = {"br", "hr", "img", "input", "meta", "link", "wbr", "source", "col", "area", "base", "embed", "track"}
DEEPEST = 200


def read(content: bytes, ending: str) -> list[Item]:
    """The lines and tables of a page."""
    del ending
    return items_of(decoded(content))


def items_of(page: str) -> list[Item]:
    """The lines and tables of a page that is text already."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    reader.flush()
    return reader.items


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[Item] = []
        self.cells: list[Cell] = []
        self.tables: list[Table] = []
        self.open: list[str] = []
        self.lists: list[list[int]] = []
        self.words: list[Run] = []
        self.links: list[str] = []
        self.mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in BREAKS:
            self.flush()
        if tag == "input":
            self._input(given)
        if tag in EMPTY:
            return
        if len(self.open) > DEEPEST:
            raise UnreadableSourceError("this page nests its parts too deeply")
        self.open.append("aside" if given.get("role") in {"dialog", "navigation"} else tag)
        if tag == "option" and "selected" not in given:
            self.open[-1] = "template"
        if tag == "a":
            self.links.append(given.get("href") or "")
        self._begin(tag)

    def _begin(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self.lists.append([0] if tag == "ol" else [])
        elif tag == "li":
            self.mark = self._next_mark()
        elif tag == "table":
            table = Table([])
            self._target().append(table)
            self.tables.append(table)
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"} and self.tables:
            self._begin_cell()

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self.flush()
        if tag == "a" and self.links:
            self.links.pop()
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "table" and self.tables:
            self.tables.pop()
        elif tag in {"td", "th"} and self.cells:
            self.cells.pop()
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] == tag or (tag in {"option", "div"} and self.open[place] in {"template", "aside"}):
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        around = set(self.open)
        if not NO_TEXT & around:
            link = self.links[-1] if self.links else ""
            self.words.append(Run(data, bool(around & BOLD), bool(around & ITALIC), link))

    def flush(self) -> None:
        """End the line."""
        text = " ".join("".join(run.text for run in self.words).split())
        marked = " ".join(emphasized(self.words).split())
        self.words.clear()
        if text:
            line = Line(text, mark=self.mark)
            line.heading = bool(HEADINGS & set(self.open))
            line.aside = bool(ASIDE & set(self.open))
            line.marked = "" if line.heading or line.aside else marked
            self._target().append(line)
            self.mark = ""

    def _target(self) -> Cell:
        return self.cells[-1] if self.cells else self.items

    def _begin_cell(self) -> None:
        cell: Cell = []
        if not self.tables[-1].rows:
            self.tables[-1].rows.append([])
        self.tables[-1].rows[-1].append(cell)
        self.cells.append(cell)

    def _next_mark(self) -> str:
        if not self.lists or not self.lists[-1]:
            return "-"
        self.lists[-1][0] += 1
        return f"{self.lists[-1][0]}."

    def _input(self, given: dict[str, str | None]) -> None:
        kind = given.get("type") or "text"
        if kind in {"checkbox", "radio"}:
            self.words.append(Run("☑ " if "checked" in given else "☐ "))
        elif kind in {"text", "date", "number", "email", "tel"} and given.get("value"):
            self.words.append(Run(f" {given['value']} "))
