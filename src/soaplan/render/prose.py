"""The Markdown that plans may hold, as HTML, as Markdown that can be trusted, and as plain text.

Only paragraphs, lists, emphasis and links mean something. All other signs stay visible as they were typed:
a `#` in front of a line is a `#`, and a tag is text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from soaplan.characters import visible
from soaplan.plans.addresses import MAIL_ADDRESS
from soaplan.render.clean import clean, one_line

NO_MEANING = (
    "backticks", "blockquote", "code", "entity", "fence", "heading", "hr",
    "html_block", "html_inline", "image", "lheading", "reference",
)  # fmt: skip
WEB_LINK = re.compile(
    r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?([/?][^#\[\]\\|^{}<>\"`\s]*)?(#[^#\s\\]*)?", re.IGNORECASE
)
"""An address without user name, so that nobody reads one host and goes to another."""


def is_safe_link(address: str) -> bool:
    """Whether a page may link there: the web, or one mail address and nothing behind it."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        return MAIL_ADDRESS.fullmatch(rest) is not None
    return WEB_LINK.fullmatch(address) is not None


BULLET = re.compile(r"(?m)^([ \t]*)[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\uf0b7\uf0a7][ \t]*(?=\S)")
"""A bullet as Word and PDF readers paste it. An `o` or a dash is one only in a row of lines."""
ROW_OF_LETTERS = re.compile(r"(?m)(?:^[ \t]*[o\u2013][ \t]+\S.*(?:\n|\Z)){2,}")


def _with_list_signs(text: str) -> str:
    """The text with the list signs of Markdown in place of pasted bullets."""
    listed = BULLET.sub(r"\1- ", text)
    return ROW_OF_LETTERS.sub(lambda row: re.sub(r"(?m)^([ \t]*)[o\u2013][ \t]+", r"\1- ", row[0]), listed)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable(list(NO_MEANING))
    reader.inline.ruler.before("emphasis", "signs_as_typed", _signs_as_typed)
    reader.core.ruler.after("inline", "words_for_links", _words_for_links)
    # How markdown-it-py lets links be refused.
    reader.validateLink = is_safe_link  # type: ignore[method-assign, assignment]  # markdown-it's own way to set it
    return reader


AS_TYPED = re.compile(r"!\[|(?<![\s(\[{\"'\u201c\u2018*_])_+(?![\s.,;:!?)\]}\"'\u201d\u2019*_]|$)")
"""The start of a picture, which would leave a sign before a link; and `_` inside a name such as file_name.__main__."""


def _signs_as_typed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of markdown-it
    """Leave signs as they were typed where they were not meant as Markdown."""
    found = AS_TYPED.match(state.src, state.pos) if state.src[state.pos] in "!_" else None
    if found is None:
        return False
    if not silent:
        state.pending += found.group()
    state.pos = found.end()
    return True


def _words_for_links(state: StateCore) -> None:
    """Show the address of a link that has no words: a link must say where it leads (WCAG 2.4.4)."""
    for block in state.tokens:
        tokens = block.children or []
        links = [place for place, token in enumerate(tokens) if token.type == "link_open"]
        for place in reversed(links):
            inside = list(takewhile(lambda one: one.type != "link_close", islice(tokens, place + 1, None)))
            if not visible("".join(one.content for one in inside)):
                words = Token("text", "", 0, content=str(tokens[place].attrs["href"]))
                tokens[place + 1 : place + 1 + len(inside)] = [words]


def to_html(text: str) -> str:
    """The prose as HTML: p, ul, ol, li, em, strong, a, br, and nothing else."""
    written: str = _reader().render(_with_list_signs(clean(text)))
    return written.strip()


@dataclass(frozen=True)
class Voice:
    """How one kind of text says what Markdown says."""

    text: Callable[[str], str]
    em: str
    strong: str
    soft: str
    hard: str
    link: Callable[[str, str], str]


def tree(text: str) -> SyntaxTreeNode:
    """The paragraphs, lists, emphasis and links of a text."""
    return SyntaxTreeNode(_reader().parse(_with_list_signs(clean(text))))


def _inline(node: SyntaxTreeNode, voice: Voice) -> str:
    if node.type in {"text", "text_special"}:
        return voice.text(node.content)
    if node.type == "hardbreak":
        return voice.hard
    if node.type == "softbreak":
        return voice.soft
    inner = "".join(_inline(child, voice) for child in node.children)
    if node.type == "link":
        return voice.link(inner, str(node.attrs["href"]))
    sign = {"em": voice.em, "strong": voice.strong}.get(node.type, "")
    return f"{sign}{inner}{sign}"


def _blocks(node: SyntaxTreeNode, voice: Voice) -> list[str]:
    """The paragraphs and lists below a node, each as one text."""
    found = []
    for child in node.children:
        if child.type in {"bullet_list", "ordered_list"}:
            found.append(_list(child, voice))
        elif child.type in {"paragraph", "inline"}:
            lines = "".join(_inline(inner, voice) for inner in child.children).split("\n")
            found.append("\n".join(_line_start(line, voice) for line in lines))
    return found


def _list(node: SyntaxTreeNode, voice: Voice) -> str:
    start = int(node.attrs.get("start", 1))
    items = []
    for place, item in enumerate(node.children):
        sign = f"{start + place}. " if node.type == "ordered_list" else "- "
        body = "\n".join(_blocks(item, voice)) if _is_tight(node) else "\n\n".join(_blocks(item, voice))
        items.append(sign + re.sub(r"\n(?=[^\n])", "\n" + " " * len(sign), body))
    return ("\n" if _is_tight(node) else "\n\n").join(items)


def _is_tight(node: SyntaxTreeNode) -> bool:
    return all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")


# Plain text

PLAIN = Voice(
    lambda text: text, "", "", " ", "\n", lambda text, address: text if text == address else f"{text} ({address})"
)


def to_plain(text: str) -> str:
    """The prose without signs, to be pasted into a form.

    A paragraph is one line, lists keep their dashes, and links show their address.
    """
    return "\n\n".join(_blocks(tree(text), PLAIN))


# Markdown

SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~$!]")
REFERENCE = re.compile(r"(?<!\w)(@|\\#|:)(?=\w)")
"""What GitHub would turn into a person (@name), an issue (#12) or a picture (:name:)."""
LINE_START = re.compile(r"^(\s*)(\d{1,9})?(?(2)([.)](?=\s|$))|([-+=]))")
"""What would begin a list, a heading or a rule: a number with a point behind it, or one of these signs."""


def escape(text: str) -> str:
    """Plan text as one line of Markdown that shows exactly it, in a paragraph or a table cell."""
    return LINE_START.sub(_escaped_start, _escape_signs(one_line(clean(text))))


def _escape_signs(text: str) -> str:
    return REFERENCE.sub(r"\1<!-- -->", SIGNS.sub(r"\\\g<0>", text.replace("&", "&amp;")))


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2] or ''}\\{found[3] or found[4]}"


def _line_start(line: str, voice: Voice) -> str:
    return LINE_START.sub(_escaped_start, line.strip()) if voice is MARKDOWN else line


MARKDOWN = Voice(_escape_signs, "*", "**", "\n", "  \n", lambda text, address: f"[{text}](<{address}>)")


def to_markdown(text: str) -> str:
    """The prose as Markdown in which only its paragraphs, lists, emphasis and links mean something."""
    return "\n\n".join(_blocks(tree(text), MARKDOWN))


def to_cell(text: str) -> str:
    """The prose as one line of Markdown, for a table cell."""
    lines = to_markdown(text).replace("  \n", "<br>").split("\n")
    paragraphs = "\n".join(lines).split("\n\n")
    return "<br>".join(" ".join(part.split()) if not _has_items(part) else _items(part) for part in paragraphs)


def _has_items(part: str) -> bool:
    return re.match(r"\s*(- |\d+\. )", part) is not None


def _items(part: str) -> str:
    return re.sub(r"\s*\n\s*", " ", re.sub(r"\n\s*(?=- |\d+\. )", "<br>", part))
