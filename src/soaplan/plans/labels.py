"""How labels are compared: case, `&` or `and`, hyphens, a plural s and spaces do not matter."""

import re
from collections.abc import Iterable
from functools import lru_cache

from soaplan.characters import visible

STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'"})
DASHES = re.compile("[-\u2010-\u2015_/\\s]+")
PLURAL = re.compile(r"(?<=[^\Ws])s\b")
CLOSE_ENOUGH = 0.6


@lru_cache(maxsize=4096)
def fold(label: str) -> str:
    """The label reduced to what counts when two are compared."""
    text = visible(label).translate(STRAIGHT).casefold().replace("&", " and ")
    return PLURAL.sub("", DASHES.sub(" ", text)).replace(" ", "")


def nearest(text: str, labels: Iterable[str]) -> str | None:
    """The label that looks most like the text, or None where none is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only when something is wrong

    by_fold = {fold(label): label for label in labels}
    hits = get_close_matches(fold(text), by_fold, n=1, cutoff=CLOSE_ENOUGH)
    return by_fold[hits[0]] if hits else None
