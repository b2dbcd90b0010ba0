"""How rules put lists into sentences, and say which words they looked for."""

from collections.abc import Iterable, Sequence

from soaplan.characters import one_line

HANDFUL = 5
LONGEST = 60
"""Letters of an answer that a message repeats."""


SIGNS = frozenset("*+|&=\u2026")
"""What makes a pattern of more than its words (see `soaplan.prose.patterns`)."""
BETWEEN = frozenset("|&=\u2026")


def looked_for(words: Iterable[str], other: str = "") -> str:
    """A sentence that names a handful of the words; `other` says what the rest is ("names of this group")."""
    listed = [word.removeprefix("? ") for word in dict.fromkeys(words) if not word.startswith("!")]
    simple = [word for word in listed if not SIGNS.intersection(word)]
    shown = simple if len(simple) >= HANDFUL else [_as_said(word) for word in listed if not BETWEEN.intersection(word)]
    named = ", ".join(f"“{word}”" for word in shown[:HANDFUL])
    rest = f" and other {other}" if other and len(listed) > HANDFUL else ""
    return f"soaplan looked for {named}{rest}."


def _as_said(pattern: str) -> str:
    """A pattern with only the signs at the ends of its words, as a person would write it."""
    return pattern.replace("+", "").replace("*", "\u2026")


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them: FY25, FY26 and FY27."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def in_short(text: str) -> str:
    """The beginning of an answer on one line, as a message quotes it."""
    whole = one_line(text)
    return whole if len(whole) <= LONGEST else whole[:LONGEST].rsplit(" ", 1)[0] + " …"
