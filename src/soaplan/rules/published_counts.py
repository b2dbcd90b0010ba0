"""Counts of a few students in what will be read by many: every kind of file is told of them in the same words."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from soaplan.diagnostic import Finding, Pointer
from soaplan.rules.small_counts import CountReader

LOOKED_FOR = (
    "soaplan looked for small numbers before students, learners, pupils, newcomers and other words for students."
)


def what_to_write(reader: CountReader) -> str:
    """What may stand in the place of a small count."""
    return f"Write “fewer than {reader.limit}”, or a share, or the figure of a wider group."


def counts_in(texts: Iterable[tuple[Pointer, str]], reader: CountReader, mend: str) -> Iterator[Finding]:
    """A finding for each small count in some texts."""
    for pointer, text in texts:
        for start, end in reader.pieces(text):
            count = " ".join(text[start:end].split())
            yield Finding(pointer, _message(f"“{count}”", reader), f"{mend} {LOOKED_FOR}", piece=(start, end))


def small_count(value: Decimal | None, reader: CountReader) -> str:
    """What is said of a figure that counts a few students; nothing of any other."""
    is_small = value is not None and value == int(value) and reader.is_small(int(value))
    return _message(f"{value:f}", reader) if is_small else ""


def _message(count: str, reader: CountReader) -> str:
    return f"{count} is a count of fewer than {reader.limit} students"
