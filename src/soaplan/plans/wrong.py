"""How the readers of values say that a value is wrong; `check.shape_words` knows which rule that is."""

from typing import Any

from pydantic_core import PydanticCustomError

from soaplan.characters import visible
from soaplan.diagnostic import Fix

QUOTATION_MARKS = ("\u201c\u201d", "\u201d\u201d", "\u201e\u201c", "\u2018\u2019", "\u00ab\u00bb", '""', "''")
"""Pairs that Word and YAML put around a value. In a date, a number or a label none of them can be meant."""


def problem(kind: str, fact: str, mend: str, fix: Fix | None = None) -> PydanticCustomError:
    """A wrong value. `kind` names the rule; `fact` and `mend` are shown as written; `fix` is what `mend` says."""
    return PydanticCustomError(kind, "{fact}", {"fact": fact, "mend": mend, "fix": fix})


def one_text(value: Any, due: str = "one_answer_due") -> str:
    """The text of a value; anything else is a wrong shape (DOC012). `due` is what to call that."""
    if isinstance(value, str):
        return value
    raise PydanticCustomError(due, "{due}", {"due": due})


def written(value: Any) -> str:
    """The text of a value that is no prose, as it counts: visible, and without quotation marks around it."""
    text = visible(one_text(value))
    while len(text) > 1 and text[0] + text[-1] in QUOTATION_MARKS:
        text = text[1:-1].strip()
    return text
