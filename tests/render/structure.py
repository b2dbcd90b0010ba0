"""Whether a page is built as it must be: what a person without sight, or a browser, relies on.

A check in plain Python, quick enough for every test. It does not replace an HTML checker or a look at the page.
"""

import re
from collections import Counter
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "rect", "base", "wbr"})
HEADING = re.compile(r"h[1-6]")
LINK = re.compile(r"(https?://|mailto:|tel:\+|#)[^\s]+|[\w%~-][\w.%~-]*\.html", re.IGNORECASE)
"""To the web, to a mail address, inside the page, or to a page beside it: the plan in another language."""
PICTURE = re.compile(r"data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*")
FORBIDDEN = frozenset({"iframe", "object", "embed", "form", "input", "base", "link", "audio", "video", "math"})
DATA = "application/ld+json"
SCOPES = frozenset({"col", "row", "rowgroup", "colgroup"})

Attributes = list[tuple[str, str | None]]


def problems_of(html: str, *, fragment: bool = False, beside: str = "") -> list[str]:
    """What is wrong with a page, in the order of its lines; nothing for a good one.

    A fragment has no `h1`, title or language of its own: the page around it has them. `beside` is the one other
    file to which the page may link.
    """
    page = _Page(beside)
    page.feed(html)
    page.close()
    return page.problems + page.at_the_end(fragment=fragment)


class _Page(HTMLParser):
    """Reads a page once and notes what it sees."""

    def __init__(self, beside: str) -> None:
        super().__init__(convert_charrefs=True)
        self.beside = beside
        self.problems: list[str] = []
        self.open: list[str] = []
        self.levels: list[int] = []
        self.ids: Counter[str] = Counter()
        self.wanted: list[str] = []
        self.seen: Counter[str] = Counter()
        self.captions: list[bool] = []

    def say(self, problem: str) -> None:
        self.problems.append(f"line {self.getpos()[0]}: {problem}")

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.seen[tag] += 1
        self.look_at_attributes(tag, attrs)
        self.look_at_tag(tag, dict(attrs))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.seen[tag] += 1
        self.look_at_attributes(tag, attrs)
        if tag not in VOID:
            self.say(f"<{tag}/> is not closed")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.say(f"</{tag}> closes <{self.open[-1] if self.open else 'nothing'}>")
            return
        self.open.pop()
        if tag == "table" and not self.captions.pop():
            self.say("a table without a caption")

    def handle_comment(self, data: str) -> None:
        del data
        self.say("a comment")

    def look_at_attributes(self, tag: str, attrs: Attributes) -> None:
        for name, count in Counter(name for name, _ in attrs).items():
            if count > 1:
                self.say(f"<{tag}> has {name} twice")
        for name, value in attrs:
            self.look_at_attribute(tag, name, value or "")

    def look_at_attribute(self, tag: str, name: str, value: str) -> None:
        held = tag == "img" and name == "src" and PICTURE.fullmatch(value)
        if name.startswith("on") or (name in {"style", "srcdoc", "src", "action"} and not held):
            self.say(f"<{tag}> has the attribute {name}")
        if name == "id":
            self.ids[value] += 1
            if not value or re.search(r"\s", value):
                self.say(f"the id “{value}” is empty or has a space")
        if name == "href":
            self.look_at_link(value)
        if name in {"aria-labelledby", "aria-describedby"}:
            self.wanted += value.split()

    def look_at_link(self, value: str) -> None:
        if self.beside and value.startswith(f"{self.beside}#"):
            return
        if not LINK.fullmatch(value):
            self.say(f"a link to “{value[:60]}”")
        elif value.startswith("#"):
            self.wanted.append(value[1:])

    def look_at_tag(self, tag: str, attrs: dict[str, str | None]) -> None:
        if HEADING.fullmatch(tag):
            self.look_at_level(int(tag[1]))
        elif tag == "table":
            self.captions.append(False)
        elif tag == "caption" and self.captions:
            self.captions[-1] = True
        elif tag == "th" and attrs.get("scope") not in SCOPES:
            self.say("a header cell without scope")
        elif tag == "script" and attrs.get("type") != DATA:
            self.say("a script")
        elif tag == "svg" and attrs.get("aria-hidden") != "true":
            self.say("a picture that is not hidden from screen readers")
        elif tag in FORBIDDEN or (tag == "img" and not attrs.get("alt")):
            self.say(f"<{tag}>")

    def look_at_level(self, level: int) -> None:
        if self.levels and level > self.levels[-1] + 1:
            self.say(f"<h{level}> below <h{self.levels[-1]}>")
        self.levels.append(level)

    def at_the_end(self, *, fragment: bool) -> list[str]:
        """What only the whole page shows."""
        found = [f"the id “{name}” stands {count} times" for name, count in self.ids.items() if count > 1]
        found += [f"there is no id “{name}”" for name in dict.fromkeys(self.wanted) if name not in self.ids]
        found += [f"<{tag}> is never closed" for tag in self.open]
        due = {"h1": 0} if fragment else {"h1": 1, "title": 1, "html": 1, "main": 1, "style": 1}
        found += [
            f"{self.seen[tag]} of <{tag}> where {count} is due" for tag, count in due.items() if self.seen[tag] != count
        ]
        if self.levels and self.levels[0] != 1 + fragment:
            found.append(f"the first heading is <h{self.levels[0]}>")
        return found
