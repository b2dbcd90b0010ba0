"""How a rule that reads prose says which words it looked for. Several modules of rules share this."""

from collections.abc import Iterable

HANDFUL = 5


def looked_for(words: Iterable[str], other: str = "") -> str:
    """A sentence that names a handful of the words; `other` says what the rest is ("names of this group")."""
    listed = list(dict.fromkeys(words))
    whole = [word for word in listed if not word.endswith("*")]
    shown = whole if len(whole) >= HANDFUL else [word.rstrip("*") + "…" * word.endswith("*") for word in listed]
    named = ", ".join(f"“{word}”" for word in shown[:HANDFUL])
    rest = f" and other {other}" if other and len(listed) > HANDFUL else ""
    return f"soaplan looked for {named}{rest}."
