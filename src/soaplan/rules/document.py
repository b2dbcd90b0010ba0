"""Rules about the file itself that need the finished plan."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from soaplan.characters import visible
from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import Node, known
from soaplan.plans.envelope import Envelope
from soaplan.prose import clauses, sentences
from soaplan.prose.words import WORD
from soaplan.regex import regex
from soaplan.rules.context import FileContext
from soaplan.rules.registry import rule


@rule("DOC010")
def missing_field(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """A question on the form doesn't have an answer.

    You can't submit the state's form while a question is open. In a draft, the answer is still a to-do.

    Write the answer. If the honest answer is that there is none, say so: "None at present" is an answer.
    """
    for pattern in ctx.required:
        for pointer, parent in _absent(plan, pattern.split("."), ()):
            source = _source(pointer, ctx)
            yield Finding(pointer, "this question isn't answered yet", _mend(parent, pointer, ctx), source=source)


def _absent(node: Any, pattern: list[str], way: Pointer) -> Iterator[tuple[Pointer, Any]]:
    """Follow a pattern such as `focus_areas[].programs[].today`; give the ways that end in no answer."""
    key, rest = pattern[0].removesuffix("[]"), pattern[1:]
    value = getattr(node, key)
    if not rest:
        if value is None:
            yield (*way, key), node
    elif isinstance(value, Node):
        yield from _absent(value, rest, (*way, key))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            if isinstance(item, Node):
                yield from _absent(item, rest, (*way, key, place))


def _mend(parent: Any, pointer: Pointer, ctx: FileContext) -> str:
    """What to write: what a kind of file says of this part itself, else the words of the form."""
    own = MENDS.get((type(parent), pointer[-1]))
    if own is not None and (mend := own(parent, ctx)):
        return mend
    asked = ctx.catalog.question_for(pointer)
    words = asked[1].parts.get(str(pointer[-1]), asked[1].text) if asked else ""
    return f"Write the answer after `{pointer[-1]}:`." + (f" The form asks: {words}" if words else "")


MENDS: dict[tuple[type[Node], str | int], Callable[[Any, Any], str]] = {}
"""A part and one of its answers -> what to write there, where more can be said than the form does."""


def _source(pointer: Pointer, ctx: FileContext) -> str:
    """The section of the guidance that asks the question."""
    asked = ctx.catalog.question_for(pointer)
    return asked[0].source if asked else ""


QUESTION = regex(
    r"\?|\b(?:Describe|Provide|Confirm|Explain|Include|Identify|Select|[Pp]ropose|DESCRIBE|PROVIDE|CONFIRM|EXPLAIN)\b"
)
"""What every question of a form has; an answer without it is not looked at further."""
LONGEST_CHANCE = 8
"""Words in a row that an answer may share with its question by chance."""
LONGEST_START = 7
"""So many words at the beginning of a sentence are no chance where a question begins with them."""


@rule("DOC029")
def question_in_the_answer(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:  # noqa: ARG001 - says where it looks
    """An answer still has the words of its question in it.

    Many people write in a copy of the form. The public page already shows the question above the answer, so readers
    would see it twice, or see a question where the answer should be.

    Delete the question and keep the answer.
    """
    for pointer, text in ctx.texts:
        asked = ctx.catalog.question_for(pointer) if QUESTION.search(text) else None
        if asked is not None:
            question = asked[1]
            if _repeats(text, _sentences_of((question.text, *question.details, *question.parts.values()))):
                message = "this answer still has the form's question in it"
                yield Finding(pointer, message, "Delete the question; the page already shows it.")


def _repeats(text: str, asked: tuple[str, ...]) -> bool:
    """Whether a text has a whole sentence of a question, or a sentence that begins as one does."""
    written = _spaced(text)
    begun = tuple(" ".join(part.split()[:LONGEST_START]) for part in asked)
    return any(part in written for part in asked) or any(
        _spaced(one).strip().startswith(begun) for one in clauses(text)
    )


@lru_cache(maxsize=128)
def _sentences_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences of a question that are too long to be said by chance."""
    parts = (_spaced(part) for text in texts for part in sentences(text))
    return tuple(part for part in parts if len(part.split()) > LONGEST_CHANCE)


def _spaced(text: str) -> str:
    """The words of a text, with a space before and behind each."""
    return f" {' '.join(WORD.findall(visible(text).casefold()))} "


ROW = r"(?![ \t]*(?:[^\w\s]|o|\w{1,3}[.)])\t)[^\t\n]{0,200}\S\t+\S"
"""A line with cells. A tab behind the sign of an entry is how Word pastes a list, which the page shows as a list."""
PASTED = {
    "markup of a web page or of Word": regex(
        r"</?(?:p|span|div|br|b|i|u|strong|em|table|t[rdh]|ul|ol|li|font|o:p|h\d)(?:\s[^<>]{0,200})?/?>"
        r"|&(?:nbsp|amp|quot|[lr][sd]quo|#\d{1,5});",
        re.IGNORECASE,
    ),
    "a table, and its cells would run together on the page": regex(rf"(?m)^{ROW}[^\n]*\n{ROW}"),
    "the page number of another document": regex(r"\bPage \d{1,3} of \d{1,3}\b", re.IGNORECASE),
    "a reviewer's comment": regex(r"\bComment(?:ed)? \[\w{1,6}\]:|(?<!\w)\[[A-Z]{2,3}\d{1,3}\](?::|(?=\s*$))"),
}
"""What comes along when a text is copied out of Word, a PDF, a spreadsheet or a web page."""
HINT = regex(r"[<&\t]|[Pp]age \d|[Cc]omment|\[[A-Z]{2,3}\d")
"""What one of them needs at the least; other texts are not worth more time."""


@rule("DOC030")
def pasted_remains(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:  # noqa: ARG001 - says where it looks
    """A text has something in it that got pasted along.

    This rule looks for tags, tabs between table cells, page numbers and reviewers' comments. The public page would
    show them exactly as they are.

    Delete them. Turn the numbers of a table into a list, or use the analysis's `indicators`.
    """
    for pointer, text in ctx.texts:
        for what, pattern in PASTED.items() if HINT.search(text) else ():
            if found := pattern.search(text):
                mend = "Delete it, or paste the text again without formatting. You can write a table as a list."
                yield Finding(pointer, f"this looks like {what}", mend, piece=found.span())
                break


@rule("DOC020")
def provisional_cycle(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """The state hasn't published the guidance for this cycle yet.

    For a cycle like this, soaplan goes by what it expects, based on the last guidance. Dates, codes and questions
    can still change.

    Keep writing. Check again with a newer soaplan once the state has published the guidance.
    """
    cycle = ctx.catalog.cycle
    if cycle.provisional:
        message = f"{cycle.why_provisional}; this check goes by what we expect"
        command = f"soaplan catalog cycles --kind {known(plan.kind)}"
        mend = f"Assumed: {cycle.assumed_in_short}. `{command}` lists everything soaplan assumes."
        yield Finding(plan.at("cycle"), message, mend)
