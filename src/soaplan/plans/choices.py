"""Answers from a closed list that is the same in every cycle."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import CoreSchema, core_schema

from soaplan.plans.labels import fold, nearest, offer
from soaplan.plans.patterns import JsonSchema, either_case, text_like
from soaplan.plans.wrong import problem, written

ONE_OF_THEM = "Choose one of the suggestions. Ctrl+Space shows them."
AND = r"[-_/ ]*(?:&|[Aa][Nn][Dd])[-_/ ]*"


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
        return closed_list(self.labels, in_any_spelling((*self.labels, *self.also)))


def closed_list(labels: Mapping[Any, str] | Iterable[str], ways: Iterable[str]) -> JsonSchema:
    """The JSON Schema of a closed list: its labels, and every way of writing them that is read too.

    `labels` may come with what each means.
    """
    meanings = [labels[label] or str(label) for label in labels] if isinstance(labels, Mapping) else []
    told = {"markdownEnumDescriptions": meanings} if meanings else {}
    return {
        "anyOf": [{"enum": list(labels), "errorMessage": ONE_OF_THEM} | told, text_like(*ways, message=ONE_OF_THEM)]
    }


def in_any_spelling(labels: Iterable[str]) -> Iterator[str]:
    """A pattern for each label in any case, with or without hyphens, `and` for `&`, and a plural s."""
    for label in labels:
        text = re.sub(r"\s*(&|\band\b)\s*", "&", label)
        words = re.split(r"[-\u2010-\u2015_/\s]+", text)
        yield r"[-_/ ]*".join(either_case(word.rstrip("s")).replace("&", AND) + "[sS]*" for word in words)


def one_of(*labels: str, also: Mapping[str, str] | None = None) -> Callable[[Any], str]:
    """Make a reader of one label from a closed list; another text raises PydanticCustomError (DOC016)."""
    by_fold = {fold(word): label for word, label in ({label: label for label in labels} | dict(also or {})).items()}

    def read(value: Any) -> str:
        text = written(value)
        if (label := by_fold.get(fold(text))) is not None:
            return label
        asked, fix = offer(text, nearest(text, labels))
        mend = f"{asked}Write one of: {', '.join(labels)}."
        raise problem("unknown_value", f"“{text}” isn't one of the answers here", mend, fix)

    return read
