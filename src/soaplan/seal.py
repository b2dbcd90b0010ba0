"""Recording with the vote what was voted: the one line `content:` of a plan file, and no other byte of it.

The line is put in by the editor of spans, and the new file is checked as a plan before anybody writes it.
"""

from dataclasses import dataclass

from soaplan.check import CheckResult, Options, check_bytes
from soaplan.diagnostic import Diagnostic, Pointer, Severity
from soaplan.plans.base import known
from soaplan.plans.content import hash_beside
from soaplan.plans.facts import vote_that_counts
from soaplan.plans.kinds import KINDS
from soaplan.plans.soa_plan import SoaPlan, Vote
from soaplan.source.edit import Editor
from soaplan.source.layout import BLOCK_STYLES, EditError
from soaplan.source.nodes import Entry, Mapping, Scalar, YamlNode
from soaplan.source.parse import Limits

KEY = "content"
WRITTEN_BEFORE = ("date", "approved")
"""Below which answer of the vote the new line goes: the first of these that is there."""
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
        mend = "Only plans are voted on, so you can only seal a plan. Name the plan itself."
        raise SealError(f"this file isn't a three-year plan{what}", mend)
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


def sealed_content(result: CheckResult, options: Options) -> bytes:
    """The plan file with the content hash below its vote; every other byte is as it was.

    `options` are those of the check of `result`. Raises SealError where the line cannot be put in.
    """
    seal = seal_of(result)
    if seal.now is None or result.document is None:
        raise SealError(
            "soaplan can't read one of the answers in this plan", f"See why: soaplan validate {result.path}"
        )
    spot = result.document.follow(seal.vote.path)
    if not spot.complete or (spot.entry is None and not isinstance(spot.node, Mapping)):
        raise SealError("this file doesn't have a vote yet", f"Write this in Section 4:\n{VOTE_TO_PASTE}{seal.now}")
    limits = options.catalogs.limits
    try:
        editor = Editor(result.content, result.document)
        _record(editor, spot.node, (*seal.vote.path, KEY), seal.now)
        content = editor.finish(Limits(limits.bytes, limits.depth, limits.nodes))
    except EditError:
        raise SealError("soaplan couldn't add the line safely", paste(seal.now)) from None
    _look_again(result, content, seal.now, options)
    return content


def _record(editor: Editor, vote: YamlNode, pointer: Pointer, wanted: str) -> None:
    """Write the hash in the place of an older one, or in a line below the day of the vote."""
    old = vote.entries.get(KEY) if isinstance(vote, Mapping) else None
    if old is None:
        editor.insert(pointer, wanted, below=WRITTEN_BEFORE)
    elif isinstance(old.value, Scalar) and old.value.style not in BLOCK_STYLES and _is_on_one_line(old):
        editor.write(pointer, wanted)
    else:
        raise SealError(f"`{KEY}:` has more than a content hash", f"Delete it there. {paste(wanted)}")


def _is_on_one_line(entry: Entry) -> bool:
    """Whether an answer is behind its name, on the same line."""
    span = entry.value.span
    return span.line == span.end_line == entry.key_span.line


def _look_again(result: CheckResult, content: bytes, wanted: str, options: Options) -> None:
    """Raises SealError unless the new file is the old plan, sealed."""
    again = check_bytes(content, options, result.path, result.folder)
    before = {(found.code, found.message) for found in in_the_way(result)}
    seal = seal_of(again) if isinstance(again.plan, SoaPlan) else None
    if (
        seal is None
        or (seal.recorded, seal.now) != (wanted, wanted)
        or {(found.code, found.message) for found in in_the_way(again)} > before
    ):
        raise SealError("soaplan couldn't add the line safely", paste(wanted))


def paste(wanted: str) -> str:
    """The line to write by hand."""
    return f"Add this line under the vote yourself, lined up with `date:`:\n    {KEY}: {wanted}"


VOTE_TO_PASTE = "  school_committee_vote:\n    approved:\n    date:\n    content: "
