"""How rules put lists into sentences, and say which words they looked for."""

from collections.abc import Iterable, Sequence

from soaplan.characters import one_line

HANDFUL = 5
LONGEST = 60
"""Letters of an answer that a message repeats."""


def looked_for(words: Iterable[str], other: str = "") -> str:
    """A sentence that names a handful of the words; `other` says what the rest is ("names of this group")."""
    listed = list(dict.fromkeys(words))
    whole = [word for word in listed if not word.endswith("*")]
    shown = whole if len(whole) >= HANDFUL else [word.rstrip("*") + "…" * word.endswith("*") for word in listed]
    named = ", ".join(f"“{word}”" for word in shown[:HANDFUL])
    rest = f" and other {other}" if other and len(listed) > HANDFUL else ""
    return f"soaplan looked for {named}{rest}."


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them: FY25, FY26 and FY27."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def in_short(text: str) -> str:
    """The beginning of an answer on one line, as a message quotes it."""
    whole = one_line(text)
    return whole if len(whole) <= LONGEST else whole[:LONGEST].rsplit(" ", 1)[0] + " …"
