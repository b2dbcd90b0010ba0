"""The Markdown of an answer as paragraphs, lists, emphasis and links of a document, and back."""

import difflib
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from soaplan.importing.blocks import Paragraph, Run
from soaplan.regex import regex
from soaplan.render.prose import LINE_START, SIGNS, is_safe_link, tree

LISTS = frozenset({"bullet_list", "ordered_list"})
WIDTH = 100
"""How long the lines of a new paragraph are, where the old text does not show how long its lines are."""
NARROW = 60
ITEM = regex(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
SPACES = regex(r"[ \t\r\f\v]+")


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of an answer."""
    return list(_blocks(tree(text), 0))


def _blocks(node: SyntaxTreeNode, level: int) -> Iterator[Paragraph]:
    for child in node.children:
        if child.type in LISTS:
            start = int(child.attrs.get("start", 1))
            for place, item in enumerate(child.children):
                mark = f"{start + place}." if child.type == "ordered_list" else "-"
                yield from _item(item, mark, level + 1)
        elif child.type in {"paragraph", "inline"}:
            inline = [inner for inner in child.children if inner.type == "inline"] or [child]
            yield Paragraph(tidy(run for one in inline for run in _runs(one, Run(""))), "", level)


def _item(item: SyntaxTreeNode, mark: str, level: int) -> Iterator[Paragraph]:
    """The paragraphs of a list item; the first one has its mark."""
    found = list(_blocks(item, level))
    if not found or found[0].mark or found[0].level != level:
        found.insert(0, Paragraph((), "", level))
    yield replace(found[0], mark=mark)
    yield from found[1:]


def _runs(node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "text" | "text_special":
                yield replace(look, text=child.content)
            case "softbreak":
                yield replace(look, text=" ")
            case "hardbreak":
                yield replace(look, text="\n")
            case "strong":
                yield from _runs(child, replace(look, bold=True))
            case "em":
                yield from _runs(child, replace(look, italic=True))
            case "link":
                yield from _runs(child, replace(look, link=str(child.attrs["href"])))
            case _:
                yield from _runs(child, look)


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of one look joined, each space once, and no space at the edge of emphasis or of the paragraph."""
    pieces = _joined(_spaces_outside(_joined(runs)))
    once = [replace(run, text=re.sub(r"\s*\n\s*", "\n", SPACES.sub(" ", run.text))) for run in pieces]
    for place in range(1, len(once)):
        if once[place - 1].text.endswith((" ", "\n")) and once[place].text.startswith(" "):
            once[place] = replace(once[place], text=once[place].text.lstrip(" "))
    if once:
        once[0] = replace(once[0], text=once[0].text.lstrip())
        once[-1] = replace(once[-1], text=once[-1].text.rstrip())
    return tuple(run for run in once if run.text)


def _joined(runs: Iterable[Run]) -> list[Run]:
    pieces: list[Run] = []
    for run in runs:
        if pieces and _look(pieces[-1]) == _look(run):
            pieces[-1] = replace(run, text=pieces[-1].text + run.text)
        else:
            pieces.append(run)
    return pieces


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.link


def _spaces_outside(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        words = run.text.strip()
        if not (run.bold or run.italic or run.link) or words == run.text:
            yield run
            continue
        start = run.text[: len(run.text) - len(run.text.lstrip())]
        yield Run(start)
        if words:
            yield replace(run, text=words)
            yield Run(run.text[len(start) + len(words) :])


# Back to Markdown


def to_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs as Markdown, one line each, that reads back as these very paragraphs."""
    lines: list[str] = []
    marks: list[str] = []
    before: Paragraph | None = None
    for one in paragraphs:
        if not one.runs and not one.mark:
            continue
        level = min(one.level, len(marks) + 1) if one.mark else min(one.level, len(marks))
        del marks[level - 1 if one.mark else level :]
        indent = "".join(" " * (len(mark) + 1) for mark in marks)
        if one.mark:
            marks.append(one.mark)
        tight = before is not None and bool(one.mark) and bool(before.mark)
        lines += [""] * (before is not None and not tight)
        first, *others = _inline(one).split("\n")
        inner = indent + " " * (len(one.mark) + 1 if one.mark else 0)
        lines += [f"{indent}{one.mark}{' ' if one.mark else ''}{first}".rstrip() + "  " * bool(others)]
        lines += [f"{inner}{line}" + "  " * (place < len(others)) for place, line in enumerate(others, 1)]
        before = one
    return "\n".join(lines)


def _inline(one: Paragraph) -> str:
    """The words of a paragraph with as few signs escaped as they need to be read back."""
    wanted = replace(one, runs=tidy(one.runs), mark="", level=0)
    for escaped in (False, True):
        text = "".join(_marked(run, escaped=escaped) for run in wanted.runs)
        text = LINE_START.sub(r"\1\2\\\3\4", text) if escaped else text
        text = text.replace("\n", "  \n")
        if paragraphs_of(text) == [wanted] or not wanted.runs:
            return text.replace("  \n", "\n")
    plain_text = LINE_START.sub(_escaped_start, SIGNS.sub(r"\\\g<0>", wanted.text))
    return "\n".join(LINE_START.sub(_escaped_start, line) for line in plain_text.split("\n"))


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2] or ''}\\{found[3] or found[4]}"


def _marked(run: Run, *, escaped: bool) -> str:
    text = SIGNS.sub(r"\\\g<0>", run.text) if escaped else run.text
    if escaped:
        text = "\n".join(LINE_START.sub(_escaped_start, line) for line in text.split("\n"))
    sign = "**" * run.bold + "*" * run.italic
    inner = f"{sign}{text}{sign[::-1]}"
    if not run.link or run.link == run.text:
        return inner if not run.link else f"<{run.link}>"
    return f"[{inner}]({run.link})" if is_safe_link(run.link) else f"{inner} ({run.link})"


# An edited text in the lines of the old one


def in_old_lines(old: str, new: str) -> str:
    """New Markdown with the line breaks that the old text has, wherever a paragraph or list item is the same."""
    before, after = _pieces(old), _pieces(new)
    width = max((len(line) for line in old.split("\n")), default=0) if "\n" in old.strip("\n") else 0
    matcher = difflib.SequenceMatcher(None, [key for key, _, _ in before], [key for key, _, _ in after], autojunk=False)
    kept = {match.b + step: match.a + step for match in matcher.get_matching_blocks() for step in range(match.size)}
    lines: list[str] = []
    for place, (_, piece, gap) in enumerate(after):
        source = kept.get(place)
        neighbors = source is not None and kept.get(place - 1) == source - 1
        lines += [""] * (before[source][2] if source is not None and neighbors else gap) if place else []
        lines += before[source][1] if source is not None else _wrapped(piece, width)
    return "\n".join(lines)


def _pieces(text: str) -> list[tuple[str, list[str], int]]:
    """The paragraphs and list items of a text: its words, its lines, and how many empty lines are above it."""
    found: list[tuple[str, list[str], int]] = []
    gap = 0
    for line in text.strip("\n").split("\n"):
        if not line.strip():
            gap += 1
        elif not found or gap or ITEM.match(line):
            found.append(("", [line.rstrip("\r")], gap))
            gap = 0
        else:
            found[-1][1].append(line.rstrip("\r"))
    return [(" ".join(" ".join(lines).split()), lines, above) for _, lines, above in found]


def _wrapped(lines: list[str], old_width: int) -> list[str]:
    """The lines of a paragraph, broken like those of the old text; never so that a line begins a list by chance."""
    if not old_width or len(lines) > 1:
        return lines
    line = lines[0]
    mark = ITEM.match(line)
    indent = " " * (mark.end() if mark else len(line) - len(line.lstrip()))
    width = max(old_width, NARROW) if old_width <= WIDTH * 2 else WIDTH
    wrapped = textwrap.wrap(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    same = paragraphs_of("\n".join(wrapped)) == paragraphs_of(line)
    return wrapped if same and wrapped else lines
