"""What a draft holds, so that no paragraph of the paper is lost without a word."""

from collections.abc import Iterator
from typing import Any

from soaplan.importing.cues import words_of
from soaplan.importing.values import Value

RUN = 4
"""Words in a row that tell where a text is."""


class Kept:
    """The words that a draft holds, by runs of four, so that a paragraph may stand in several places."""

    def __init__(self, texts: list[str]) -> None:
        self.runs = {run for text in texts for run in _runs(words_of(text))}

    def has(self, text: str) -> bool:
        """Whether a paragraph is there, most of it at least. A label of a few words counts as read."""
        words = words_of(text)
        if len(words) <= RUN and not text.endswith((".", "!", "?")):
            return True
        runs = _runs(words)
        return len(words) < 3 or sum(run in self.runs for run in runs) > len(runs) / 2  # noqa: PLR2004 - "Yes."


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[at : at + RUN] for at in range(max(1, len(words) - RUN + 1))]


def texts_in(tree: Any) -> Iterator[str]:
    """Every text of a tree of answers, names included."""
    if isinstance(tree, Value):
        yield from texts_in(tree.value)
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield str(name)
            yield from texts_in(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from texts_in(value)
    else:
        yield str(tree)
