"""Plan against progress on scales. Words, figures and pictures come from the same numbers."""

from collections.abc import Iterable

from soaplan.plans.reported import Movement
from soaplan.render.documents.aims import from_to
from soaplan.render.documents.blocks import Aim, Aims, Block, Pair, Pairs, Scale, short
from soaplan.render.documents.progress_figures import PACES, End, Figure
from soaplan.render.figures import difference, number_in_words, with_unit
from soaplan.render.measures import scale_of
from soaplan.render.words import english

MOVED: dict[Movement, str] = {
    "reached": "Target reached",
    "closer": "Moved the right way",
    "same": "No change",
    "away": "Moved the wrong way",
}
LEGEND = (("start", "Baseline"), ("goal", "Target"), ("now", "Reported"), ("due", "Where an even pace would be"))
EVEN_PACE = (
    "An even pace goes the same distance each year from the baseline to the target. “On pace” means within a tenth of "
    "the whole way of it."
)


def figures_of(key: str, caption: str, figures: Iterable[Figure]) -> tuple[Block, ...]:
    """Plan against progress on scales; measures for which neither has a figure as a list below them."""
    shown = tuple(figures)
    rows = tuple(_row(it) for it in shown if not it.is_words_alone)
    rest = tuple(_in_words(it) for it in shown if it.is_words_alone)
    scales = [row.scale for row in rows if row.scale]
    legend = tuple((mark, text) for mark, text in LEGEND if any(getattr(scale, mark) for scale in scales))
    aims = (Aims(key, caption, rows, legend),) if rows else ()
    words = (Pairs((Pair("Also measured, no number yet", (short(*rest),)),)),) if any(rest) else ()
    return (*aims, *words)


def _in_words(it: Figure) -> str:
    return f"{it.measure} ({it.about})" if it.measure and it.about else it.measure or it.about


def in_short(figures: Iterable[Figure]) -> str:
    """What the figures say, in a few words: "1 ahead, 2 behind; 1 not reported"."""
    shown = tuple(figures)
    paces = [it.pace for it in shown if it.pace]
    compared = [it for it in shown if it.moved and not it.pace]
    right = sum(it.moved in {"reached", "closer"} for it in compared)
    unreported = sum(it.is_not_reported for it in shown)
    parts = (
        ", ".join(f"{paces.count(pace)} {pace}" for pace in PACES if pace in paces),
        f"{right} of {len(compared)} moved the right way" if compared else "",
        f"{unreported} not reported" if unreported else "",
    )
    return "; ".join(filter(None, parts)) or "nothing to compare yet"


def _row(it: Figure) -> Aim:
    ends = from_to(it.baseline.shown, it.target.shown)
    now = f"now {it.told.shown}" if it.told.value is not None else it.told.shown
    return Aim(
        title=it.measure or "Not named",
        text=it.about,
        figures="; ".join(filter(None, (ends, now))),
        words=("; ".join(_words(it)),),
        notes=(it.note,) if it.note else (),
        scale=_scale(it),
        word=_word(it),
    )


def _word(it: Figure) -> str:
    """How it goes: by the pace where that is known, else by the direction."""
    if it.moved == "reached" or not it.pace:
        return MOVED[it.moved] if it.moved else ""
    return it.pace.capitalize()


def _words(it: Figure) -> Iterable[str]:
    """Baseline, target and what was reported, each with its year; how far that lies from the baseline, and its pace."""
    for name, end in (("baseline", it.baseline), ("target", it.target), ("reported", it.told)):
        if end.shown:
            yield _dated(name, end)
    if words := difference_in_words(it):
        yield words
    if it.due is not None:
        yield f"an even pace would be at {with_unit(number_in_words(round(it.due, 1)), '%' if it.is_percent else '')}"


def _dated(name: str, end: End) -> str:
    return f"{name} {end.shown} ({end.year})" if end.year else f"{name} {end.shown}"


def difference_in_words(it: Figure) -> str:
    """How far the figure lies from the baseline: "4 points lower than the baseline"."""
    if it.told.value == it.baseline.value:
        return ""
    words = difference(it.told.value, it.baseline.value, english(), percent=it.is_percent)
    return f"{words} than the baseline" if words else ""


def _scale(it: Figure) -> Scale | None:
    values = (it.baseline.value, it.target.value)
    return scale_of(Scale(), values, (), percent=it.is_percent, now=it.told.value, due=it.due)
