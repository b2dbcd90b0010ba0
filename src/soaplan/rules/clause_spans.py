"""Where the clauses of a text stand. Two modules of rules share this."""

from collections.abc import Iterator

from soaplan.prose import CLAUSE_END


def clause_spans(text: str) -> Iterator[tuple[int, int]]:
    """From and to of every sentence, list item, and part before a semicolon, in order."""
    start = 0
    for end in [*(found.start() for found in CLAUSE_END.finditer(text)), len(text)]:
        yield start, end
        start = end
