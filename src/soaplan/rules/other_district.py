"""Whether a text was copied from another district and still has that district's name in it."""

import re
from collections.abc import Iterator

from soaplan.characters import one_line
from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.envelope import Envelope
from soaplan.prose import clause_spans
from soaplan.prose.words import WORD
from soaplan.regex import regex
from soaplan.rules.context import FileContext
from soaplan.rules.registry import rule

KIND = (
    r"(?:Regional\s+|Public\s+|Vocational\s+|Technical\s+)*"
    r"(?:Public\s+Schools|School\s+(?:District|Department|System)|Charter\s+(?:Public\s+)?School)"
)
PROPER = r"[A-Z][\w\u2019'-]*"
DISTRICT = regex(rf"\b(?P<own>(?:{PROPER}\s+){{1,4}}){KIND}\b(?:\s+\([A-Z]{{2,6}}\))?")
"""What names a district: Springfield Public Schools (SPS)."""
HINT = regex(r"Public Schools|School (?:District|Department|System)|Charter (?:Public )?School")
BEHIND_OTHERS = regex(
    r"\b(?:with|from|like|and|or|to|than|by|alongside|between|versus|near|via|of both|both|as in|outside|beyond)\s+"
    r"(?:the\s+|our\s+|neighboring\s+)*$",
    re.IGNORECASE,
)
"""Words directly before a name that keep it apart from the district that writes."""
VERBS = (
    "will|is|are|has|have|had|serves?|believes?|plans?|aims?|continues?|offers?|provides?|uses?|seeks?|commits?|invests?"
    "|values?|can|must|should|recognizes?|strives?|intends?|educates?|enrolls?|proposes?|understands?|does|do|needs?|wants?"
)
SUBJECT = regex(rf"(?:['\u2019]s?)?\s+(?:{VERBS})\b", re.IGNORECASE)
OWNED = regex(
    r"(?:['\u2019]s?)?\s+(?:students|families|staff|teachers|educators|team|leadership|administration|community|plan|mission"
    r"|vision|school\s+committee|superintendent|district|schools|curriculum|budget|data)\b",
    re.IGNORECASE,
)
INSIDE = regex(
    r"\b(?:in|at|of|across|within|throughout|for)\s+(?:the\s+)?$|\b(?:our district|we),\s+(?:the\s+)?$", re.IGNORECASE
)
OF_ITSELF = regex(
    r"\s+(?:serves?|believes?|values?|educates?|strives?|recognizes?|(?:is|are) (?:committed|dedicated|proud))\b",
    re.IGNORECASE,
)
"""What a district says of itself."""
US = regex(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
OURS = regex(r"\b(?:we|our|us|all|every)\b", re.IGNORECASE)


@rule("DOC031")
def other_district_name(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """A text calls the district by another district's name.

    This happens when a text is copied from another district's plan or from an example. On the public page, families
    read a name that isn't theirs. The rule looks for names such as “... Public Schools” where the sentence speaks of
    your own work. It leaves neighbors, partners and other districts alone.

    Write your district's name, or “our district”. If you do mean the other district, say what it has to do with you.
    """
    own = _proper_words(" ".join(_own_names(ctx)), ctx)
    if known(plan.district.name) is None or not own:
        return
    for pointer, text in ctx.texts:
        if place := next(_in_text(text, own, ctx), None):
            message = f"“{one_line(text[slice(*place)])}” isn't the name of your district, {known(plan.district.name)}"
            yield Finding(pointer, message, MEND, piece=place)


MEND = (
    "Is this text from another plan? Write your own name, or “our district”. If you mean the other district, say what "
    "it has to do with you, for example “our neighbor” or “our partner”."
)


def _own_names(ctx: FileContext) -> Iterator[str]:
    """What the district and its schools are called."""
    yield from (text for pointer, text in ctx.texts if "schools" in pointer or pointer[-1] == "name")


def _proper_words(name: str, ctx: FileContext) -> frozenset[str]:
    """The words of a name that tell one district from others."""
    common = ctx.prose(" ".join(ctx.words("words_of_any_district"))).words
    return frozenset(word for written in WORD.findall(name) for word in ctx.prose(written).words if word not in common)


def _in_text(text: str, own: frozenset[str], ctx: FileContext) -> Iterator[tuple[int, int]]:
    """Where a text calls the district that writes by another name, clause by clause."""
    if HINT.search(text) or _examples(text, ctx):
        for start, end in clause_spans(text):
            yield from ((start + first, start + last) for first, last in _other_names(text[start:end], own, ctx))


def _other_names(clause: str, own: frozenset[str], ctx: FileContext) -> Iterator[tuple[int, int]]:
    """The same of one clause."""
    if ctx.prose(clause).has(ctx.words("other_districts")):
        return
    examples = _examples(clause, ctx)
    alone = [found for name in examples for found in re.finditer(rf"\b(?P<own>{name})\b(?!\s+{KIND})", clause)]
    for found in (*DISTRICT.finditer(clause), *alone):
        words, start = _proper_words(found["own"], ctx), found.start() + _small_start(found["own"])
        if not words or words & own or BEHIND_OTHERS.search(clause[:start]):
            continue
        is_example = found not in alone and clause[start:].startswith(tuple(examples))
        if is_example or _is_own_work(clause, start, found.end()):
            yield start, found.end()


def _is_own_work(clause: str, start: int, end: int) -> bool:
    """Whether the name between these places stands for the district that writes.

    A subject that does something for "us" is another district; one that believes or serves is not.
    """
    before, after = clause[:start], clause[end:]
    if INSIDE.search(before):
        return bool(OURS.search(clause))
    speaks = SUBJECT.match(after) and not US.search(clause)
    return bool(speaks or OF_ITSELF.match(after) or OWNED.match(after))


def _examples(text: str, ctx: FileContext) -> list[str]:
    """The districts of soaplan's own examples that a text names; people begin with a copy of one."""
    return [name for name in ctx.words("example_districts") if name in text]


def _small_start(name: str) -> int:
    """How far into a match the name begins: "In Springfield Public Schools" holds a first word that is none of it."""
    first = re.match(r"(?:The|In|At|Our|As|For|Across|Within|While|Here|Throughout)\s+", name)
    return first.end() if first else 0
