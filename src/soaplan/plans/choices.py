"""Answers from a closed list that is the same in every cycle."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic_core import CoreSchema, core_schema

from soaplan.plans.labels import fold, nearest, offer
from soaplan.plans.wrong import problem, written


class OneOf:
    """The type of an answer from a closed list that is the same in every cycle.

    `also` are further words for its labels: they are read, and not offered.
    """

    def __init__(self, *labels: str, also: Mapping[str, str] | None = None) -> None:
        self.labels = labels
        self.also = also or {}

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        del source, handler
        return core_schema.no_info_plain_validator_function(one_of(*self.labels, also=self.also))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        del schema, handler
        return closed_list(self.labels, self.also)


def closed_list(labels: Iterable[str], also: Iterable[str] = ()) -> dict[str, Any]:
    """The JSON Schema of a closed list: its labels, and every way of writing them that is read too."""
    known = list(labels)
    return {
        "anyOf": [
            {"enum": known},
            {"type": "string", "pattern": f"^\\s*({'|'.join(map(_loosely, (*known, *also)))})\\s*$"},
        ]
    }


def _loosely(label: str) -> str:
    """A pattern for a label in any case, with or without hyphens, `and` for `&`, and a plural s."""
    text = re.sub(r"\s*(&|\band\b)\s*", "&", label)
    words = re.split(r"[-\u2010-\u2015_/\s]+", text)
    return r"[-_/ ]*".join("".join(map(either_case, word.rstrip("s"))) + "[sS]*" for word in words)


def either_case(character: str) -> str:
    """A pattern for one character of a label, small or capital."""
    if character == "&":
        return r"[-_/ ]*(&|[Aa][Nn][Dd])[-_/ ]*"
    return f"[{character.upper()}{character.lower()}]" if character.isalpha() else re.escape(character)


def one_of(*labels: str, also: Mapping[str, str] | None = None) -> Callable[[Any], str]:
    """Make a reader of one label from a closed list; another text raises PydanticCustomError (DOC016)."""
    by_fold = {fold(word): label for word, label in ({label: label for label in labels} | dict(also or {})).items()}

    def read(value: Any) -> str:
        text = written(value)
        if (label := by_fold.get(fold(text))) is not None:
            return label
        asked, fix = offer(text, nearest(text, labels))
        mend = f"{asked}Write one of: {', '.join(labels)}."
        raise problem("unknown_value", f"“{text}” is not one of the answers here", mend, fix)

    return read
