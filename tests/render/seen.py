"""What a reader sees of a page, for tests."""

from html.parser import HTMLParser

from markdown_it import MarkdownIt


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hidden = 0
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.hidden += tag in {"style", "script", "title"}
        self.pieces.append(" " if tag in {"p", "li", "td", "th", "br", "small", "dt", "dd"} else "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"style", "script", "title"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def text_of(html: str) -> str:
    """The visible text of HTML, with single spaces."""
    reader = _Text()
    reader.feed(html)
    return " ".join("".join(reader.pieces).split())


def github(markdown: str) -> str:
    """Markdown as a wiki that lets tags through would show it."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
