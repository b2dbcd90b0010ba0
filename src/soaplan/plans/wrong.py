"""How the readers of values say that a value is wrong; `check.shape_words` knows which rule that is."""

from typing import Any

from pydantic_core import PydanticCustomError


def problem(kind: str, fact: str, mend: str) -> PydanticCustomError:
    """A wrong value. `kind` names the rule; `fact` and `mend` are shown as written."""
    return PydanticCustomError(kind, "{fact}", {"fact": fact, "mend": mend})


def one_text(value: Any, due: str = "one_answer_due") -> str:
    """The text of a value; anything else is a wrong shape (DOC012). `due` is what to call that."""
    if isinstance(value, str):
        return value
    raise PydanticCustomError(due, "{due}", {"due": due})
