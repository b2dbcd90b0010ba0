"""Plan against progress as a table with pictures. Words, figures and pictures come from the same numbers."""

from collections.abc import Iterable
from decimal import Decimal

from soaplan.plans.reported import Movement
from soaplan.render.documents.blocks import Block, Cell, Column, Item, Pair, Pairs, Row, Table, short
from soaplan.render.documents.progress_figures import End, Figure
from soaplan.render.figures import HUNDRED, width
from soaplan.render.measures import Distance, difference, is_percent
from soaplan.render.words import english

BASELINE_AT, TARGET_AT = Decimal(18), Decimal(82)
"""Where the picture has the baseline and the target, in percent: there is room for a figure beyond either."""
MOVED: dict[Movement, str] = {
    "reached": "Target reached",
    "closer": "Moved the right way",
    "same": "No change",
    "away": "Moved the wrong way",
}
COLUMNS = (
    Column("Measure"),
    Column("Baseline", number=True),
    Column("Target", number=True),
    Column("Reported", number=True),
    Column("From baseline to target", picture=True),
)
PICTURE = (
    "In the pictures, the mark at the left is the baseline, the tall mark at the right is the target, "
    "and the triangle is the figure reported."
)


def figures_of(key: str, caption: str, figures: Iterable[Figure]) -> tuple[Block, ...]:
    """Plan against progress as a table; measures for which neither has a figure as a list below it."""
    shown = tuple(figures)
    rows = tuple(_row(it) for it in shown if not it.is_words_alone)
    rest = tuple(_in_words(it) for it in shown if it.is_words_alone)
    table = (Table(key, caption, COLUMNS, rows, "aims"),) if rows else ()
    words = (Pairs((Pair("Also measured, no number yet", (short(*rest),)),)),) if any(rest) else ()
    return (*table, *words)


def _in_words(it: Figure) -> str:
    return f"{it.measure} ({it.about})" if it.measure and it.about else it.measure or it.about


def in_short(figures: Iterable[Figure]) -> str:
    """What a table of figures says, in a few words: "2 of 3 moved the right way; 1 not reported"."""
    shown = tuple(figures)
    compared = [it for it in shown if it.moved]
    right = sum(it.moved in {"reached", "closer"} for it in compared)
    unreported = sum(it.is_not_reported for it in shown)
    parts = (
        f"{right} of {len(compared)} moved the right way" if compared else "",
        f"{unreported} not reported" if unreported else "",
    )
    return "; ".join(filter(None, parts)) or "nothing to compare yet"


def _row(it: Figure) -> Row:
    head = Cell((Item(it.measure),) if it.measure else (), tuple(filter(None, (it.about, it.note))))
    moved = it.moved
    words = difference_in_words(it)
    picture = Cell((Item(MOVED[moved]),) if moved else (), (words,) if words else (), picture=_picture(it))
    return Row(head, (_end(it.baseline), _end(it.target), _end(it.told), picture))


def _end(end: End) -> Cell:
    return Cell((Item(end.shown),) if end.shown else (), (end.year,) if end.shown and end.year else ())


def difference_in_words(it: Figure) -> str:
    """How far the figure lies from the baseline: "4 points lower than the baseline"."""
    if it.told.value == it.baseline.value:
        return ""
    percent = is_percent(it.baseline.shown, it.unit)
    words = difference(it.told.value, it.baseline.value, english(), percent=percent)
    return f"{words} than the baseline" if words else ""


def _picture(it: Figure) -> Distance | None:
    """The baseline at the left, the target at the right, and the figure where it has come to."""
    before, after, now = it.baseline.value, it.target.value, it.told.value
    if before is None or after is None or before == after:
        return None
    ends = (str(BASELINE_AT), str(TARGET_AT))
    if now is None:
        return Distance(start=ends[0], end=ends[1])
    way = BASELINE_AT + (TARGET_AT - BASELINE_AT) * (now - before) / (after - before)
    return Distance(start=ends[0], end=ends[1], reached=width(min(max(way, Decimal(2)), HUNDRED - 2), HUNDRED))
