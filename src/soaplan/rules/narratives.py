"""Sections that are written as one text: what the guidance asks for inside them, by the words that speak of it.

A text is read generously. Whoever writes in sentences of their own need not name each point as the guidance does.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node, Unknown, texts_of, unanswered
from soaplan.rules.context import FileContext
from soaplan.rules.looked_for import listed, looked_for

EACH = 2
"""Words that help names of each point, as long as there is room."""


Topics = Mapping[str, tuple[str, str]]
"""An answer of a section -> how a sentence names it, and the list of the words that speak of it."""


def is_narrative(section: Any) -> bool:
    """Whether a section has a text. One that cannot be read is a text."""
    return section.text is not None


def is_unread(part: Node) -> bool:
    """Whether an answer of a section cannot be read."""
    return any(isinstance(getattr(part, key), Unknown) for key in type(part).model_fields)


def words_of(section: Node) -> list[str]:
    """Every text of a section, that of its other answers too."""
    return [text for _, text in texts_of(section)]


def not_told(section: Node, topics: Topics, ctx: FileContext) -> dict[str, str]:
    """What a section with a text neither answers by itself nor speaks of: its key and how a sentence names it.

    Nothing where a part of the section cannot be read.
    """
    if is_unread(section):
        return {}
    whole = ctx.prose("\n\n".join(words_of(section)))
    left_open = {key: about for key, about in topics.items() if unanswered(getattr(section, key, None))}
    return {key: name for key, (name, words) in left_open.items() if not whole.has(ctx.words(words))}


def left_out_of_the_text(
    section: Node, lacking: Mapping[str, str], topics: Topics, ctx: FileContext, case: str = ""
) -> Iterator[Finding]:
    """One finding on all that a section in one text does not speak of."""
    if lacking:
        message = f"this text doesn't mention {listed(list(lacking.values()))}"
        yield Finding(section.path, message, what_to_do(lacking, topics, ctx), case, on_key=True)


def what_to_do(lacking: Iterable[str], topics: Topics, ctx: FileContext) -> str:
    """The help for what a text does not speak of, with some of the words that were looked for, of each at least one."""
    words = [ctx.words(topics[key][1]) for key in lacking]
    firsts = [word for some in words for word in some[:EACH]]
    said = looked_for([*firsts, *(word for some in words for word in some)], "words")
    return f"Add it to the text, in your own words. {said}"


def missing(part: Node, names: Mapping[str, str]) -> dict[str, str]:
    """Those of the answers that are not given, in order: their key and how a sentence names them."""
    return {key: name for key, name in names.items() if unanswered(getattr(part, key))}


def is_blank(part: Node) -> bool:
    """Whether nothing in a section is answered. What cannot be read is an answer."""
    return all(unanswered(getattr(part, key)) for key in type(part).model_fields)
