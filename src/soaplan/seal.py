"""Recording with the vote what was voted: the one line `content:` of a plan file, and no other byte of it.

A plan file is never written out anew from its values, which would lose remarks and layout. The line is put in by its
place in the text, and what comes out is read again before anybody writes it.
"""

import re
from dataclasses import dataclass

from soaplan.check import CheckResult, Options, check_bytes
from soaplan.diagnostic import Diagnostic, Severity, Span
from soaplan.plans.base import known
from soaplan.plans.content import hash_beside
from soaplan.plans.facts import vote_that_counts
from soaplan.plans.kinds import KINDS
from soaplan.plans.soa_plan import SoaPlan, Vote
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Entry, Mapping, Scalar, is_blank

KEY = "content"
WRITTEN_BEFORE = ("date", "approved")
"""Below which answer of the vote the new line stands: the first of these that is there."""
LINES = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LINE_END = re.compile("\r\n|\r|\n")
BLOCK_STYLES = ("|", ">")
BYTE_ORDER_MARK = "\ufeff"
RULES_OF_PLANS = "SOA"


class SealError(Exception):
    """The plan cannot be sealed. `args`: why, and what to do."""


@dataclass(frozen=True)
class Seal:
    """What one plan says of itself: the hash that was recorded with the vote, and the hash of what the plan says now.

    A seal of an older scheme that still holds is left as it is; a new one is always of the newest scheme.
    """

    vote: Vote
    recorded: str | None
    now: str | None

    @property
    def holds(self) -> bool:
        """Whether the plan is what was sealed."""
        return self.now is not None and self.recorded == self.now


def seal_of(result: CheckResult) -> Seal:
    """The seal of a plan that was read. Raises SealError for another kind of file, which nobody votes on."""
    plan = result.plan
    if not isinstance(plan, SoaPlan) or result.cycle is None:
        what = f", but a {KINDS[result.kind].title}" if result.kind in KINDS else ""
        mend = "Only a plan is voted on, and so only a plan is sealed. Name the plan itself."
        raise SealError(f"this file is no three-year plan{what}", mend)
    vote = vote_that_counts(plan.engagement)
    recorded = known(vote.content)
    return Seal(vote, recorded, hash_beside(recorded, plan, result.cycle))


def in_the_way(result: CheckResult) -> list[Diagnostic]:
    """The errors because of which a plan cannot be sealed: all but what the rules say of the votes themselves."""
    errors = (found for found in result.diagnostics if found.severity is Severity.ERROR)
    return [found for found in errors if not (found.code.startswith(RULES_OF_PLANS) and _is_of_a_vote(found))]


def _is_of_a_vote(found: Diagnostic) -> bool:
    votes = (("engagement", "school_committee_vote"), ("engagement", "later_votes"))
    return any(found.pointer[: len(vote)] == vote for vote in votes)


def sealed_text(result: CheckResult, options: Options) -> str:
    """The text of the plan file with the content hash below its vote; every other character is as it was.

    `options` are those of the check of `result`. Raises SealError where the line cannot be put in.
    """
    seal = seal_of(result)
    if seal.now is None or result.document is None:
        raise SealError("an answer in this plan cannot be read", f"See what is wrong: soaplan validate {result.path}")
    text = _with_hash(result.content.decode("utf-8"), result.document, seal.vote, seal.now)
    _look_again(result, text, seal.now, options)
    return text


def _look_again(result: CheckResult, text: str, wanted: str, options: Options) -> None:
    """Raises SealError unless the new text is the old plan, sealed."""
    again = check_bytes(text.encode("utf-8"), options, result.path, result.folder)
    before = {(found.code, found.message) for found in in_the_way(result)}
    seal = seal_of(again) if isinstance(again.plan, SoaPlan) else None
    if (
        seal is None
        or (seal.recorded, seal.now) != (wanted, wanted)
        or {(found.code, found.message) for found in in_the_way(again)} > before
    ):
        raise SealError("the line could not be put into this file safely", paste(wanted))


def paste(wanted: str) -> str:
    """The line to write by hand."""
    return f"Write this line below the vote yourself, in line with `date:`:\n    {KEY}: {wanted}"


def _with_hash(text: str, document: SourceDocument, vote: Vote, wanted: str) -> str:
    spot = document.follow(vote.path)
    node = spot.node
    if spot.complete and isinstance(node, Mapping):
        if (entry := node.entries.get(KEY)) is not None:
            return _in_place_of(text, entry, wanted)
        if node.flow:
            comma = ", " if node.written else ""
            return _replaced(text, _behind(node.span), f'"{KEY}": "{wanted}"{comma}')
        above = next((node.entries[key] for key in WRITTEN_BEFORE if _is_on_one_line(node.entries.get(key))), None)
        if above is not None:
            return _line_below(text, above.key_span, above.key_span.column - 1, wanted)
    elif spot.complete and spot.entry is not None and is_blank(node):
        return _line_below(text, spot.entry.key_span, spot.entry.key_span.column + 1, wanted)
    raise SealError("the vote has no place in this file yet", f"Write, in Section 4:\n{VOTE_TO_PASTE}{wanted}")


VOTE_TO_PASTE = "  school_committee_vote:\n    approved:\n    date:\n    content: "


def _is_on_one_line(entry: Entry | None) -> bool:
    """Whether an answer stands behind its name, on the same line."""
    return (
        entry is not None
        and isinstance(entry.value, Scalar)
        and entry.value.style not in BLOCK_STYLES
        and entry.value.span.line == entry.value.span.end_line == entry.key_span.line
    )


def _in_place_of(text: str, entry: Entry, wanted: str) -> str:
    """The hash in the place of an older one, or behind the colon of a `content:` that is blank."""
    if not _is_on_one_line(entry) or not isinstance(entry.value, Scalar):
        raise SealError(f"`{KEY}:` holds more than a content hash", f"Delete it there. {paste(wanted)}")
    span = entry.value.span
    if not entry.value.text and not entry.value.style:  # nothing is written, so its place is behind the colon
        return _replaced(text, Span(span.line, span.column, span.line, span.column), f" {wanted}")
    return _replaced(text, span, wanted)


def _behind(span: Span) -> Span:
    """The place behind the first character of a stretch."""
    return Span(span.line, span.column + 1, span.line, span.column + 1)


def _replaced(text: str, span: Span, new: str) -> str:
    """The text with a stretch of one line replaced."""
    lines, mark = _lines(text)
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + new + line[span.end_column - 1 :]
    return mark + "".join(lines)


def _line_below(text: str, span: Span, indent: int, wanted: str) -> str:
    """The text with a line of its own below another one, with the same line end."""
    lines, mark = _lines(text)
    above = lines[span.line - 1]
    found = LINE_END.search(above) or LINE_END.search(text)
    end = found.group() if found else "\n"
    new = f"{' ' * indent}{KEY}: {wanted}"
    lines[span.line - 1] = f"{above}{new}{end}" if LINE_END.search(above) else f"{above}{end}{new}"
    return mark + "".join(lines)


def _lines(text: str) -> tuple[list[str], str]:
    """The lines of a file with their ends, and the byte-order mark before them; places do not count it."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    return LINES.findall(text.removeprefix(mark)), mark
