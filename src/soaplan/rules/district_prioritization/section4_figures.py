"""Section 4: the figures of an outcome, and figures in the words of outcomes and benchmarks."""

import re
from collections.abc import Iterator
from decimal import Decimal

from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.district_prioritization import Outcome, Priority
from soaplan.plans.texts import texts_of
from soaplan.prose import sentences
from soaplan.rules.directions import other_way, should_fall
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import in_short
from soaplan.rules.percentages import CHANGE, SPAN, is_change_by
from soaplan.rules.registry import rule


@rule("PRI404")
def target_against_direction(outcome: Outcome, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A target isn't better than its baseline.

    A target that asks for no more than what is there already, or for less, is most often a slip: two figures
    exchanged, or a measure that should go down.

    Correct the figure, or say which way is better: `direction: decrease`.
    """
    before, after, falls = known(outcome.baseline.value), known(outcome.target.value), _should_fall(outcome, ctx)
    if before is None or after is None or falls is None or (after < before if falls else after > before):
        return
    message = f"the target ({after:f}) is not better than the baseline ({before:f})"
    mend = f"Correct the figures. {other_way(falls=falls)}"
    yield Finding(outcome.at("target", "value"), message, mend)


def _should_fall(outcome: Outcome, ctx: PrioritizationContext) -> bool | None:
    """Whether a lower value is better, by the measure or, without one, by the text; None where nobody can tell."""
    said = outcome.text if outcome.measure is None else outcome.measure
    return should_fall(outcome.direction, said, ctx)


@rule("PRI405")
def percent_or_percentage_points(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A change in percent isn't what the numbers next to it say.

    From 54% to 64% is an increase by 10 percentage points, but by 19 percent. The state's own samples of benchmarks
    write "percentage points" where they mean them.

    Write "percentage points", or correct the figures.
    """
    for pointer, text in texts_of(priority):
        for begin, sentence in _sentences(text):
            spans = [] if ctx.prose(sentence).has(ctx.words("repeated_change")) else _at_odds(sentence)
            for change, before, after in spans:
                start = begin + change.start()
                message = f"“{in_short(change[0])}” is not the change from {before:f}% to {after:f}%"
                mend = f"That is a change by {abs(after - before):f} percentage points. {LOOKED_FOR}"
                yield Finding(pointer, message, mend, piece=(start, start + len(change[0])))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with where it begins."""
    end = 0
    for sentence in sentences(text):
        begin = text.index(sentence, end)
        end = begin + len(sentence)
        yield begin, sentence


LOOKED_FOR = "soaplan looked for “by … percent” beside “from … to … percent”."


def _at_odds(sentence: str) -> list[tuple[re.Match[str], Decimal, Decimal]]:
    """The change of a sentence and its span in percent, where it has one of each and the one is not the other."""
    changes = [found for found in CHANGE.finditer(sentence) if not found["about"]]
    spans = [found for found in SPAN.finditer(sentence) if found["in_percent"]]
    if len(changes) != 1 or len(spans) != 1:
        return []
    percent, before, after = (Decimal(text) for text in (changes[0]["percent"], *spans[0].group("before", "after")))
    at_odds = before != 0 and not is_change_by(percent, before, after)
    return [(changes[0], before, after)] if at_odds else []


@rule("PRI406")
def implausible_outcome_years(outcome: Outcome, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A target's year is over before the submission's school year, or isn't after its baseline's year.

    A baseline says where students stand, and a target what they reach because of this priority. A school year is named
    by the June in which it ends.

    Correct the year.
    """
    before, after = known(outcome.baseline.year), known(outcome.target.year)
    first = ctx.catalog.cycle.numbers["school_year"]
    if after is None:
        return
    if after < first:
        message = f"the target is for {after}, which is over before the school year of this submission"
        mend = f"The submission is for the school year that ends in {first}. Write that year or a later one."
        yield Finding(outcome.at("target", "year"), message, mend)
    elif before is not None and before >= after:
        message = f"the baseline is from {before}, which is not earlier than the year of the target ({after})"
        yield Finding(outcome.at("baseline", "year"), message, "Write the school year of that figure, by its June.")
