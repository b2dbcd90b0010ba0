"""Where the sentences of a text stand. Two modules of rules share this."""

from collections.abc import Iterator

from soaplan.prose import SENTENCE_END


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """From and to of every sentence and list item, in order."""
    start = 0
    for end in [*(found.start() for found in SENTENCE_END.finditer(text)), len(text)]:
        yield start, end
        start = end
