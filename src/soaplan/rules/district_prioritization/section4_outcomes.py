"""Section 4: which accountability targets will be met; figures in the words of outcomes and benchmarks."""

import re
from collections.abc import Iterator
from decimal import Decimal

from soaplan.diagnostic import Finding
from soaplan.plans.base import given, known, texts_of, unanswered
from soaplan.plans.district_prioritization import Outcome, Outcomes, Priority
from soaplan.prose import clauses, sentences
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.figures import CHANGE, SPAN, Aim, is_change_by, no_better, should_fall
from soaplan.rules.looked_for import in_short, looked_for
from soaplan.rules.narratives import is_blank, is_narrative, is_unread
from soaplan.rules.registry import rule


@rule("PRI401")
def unanswered_outcomes(outcomes: Outcomes, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 4 has no answer.

    "Which specific Accountability targets (coming soon) will be met as a result of focusing on this priority?" Without
    an outcome, nobody can tell at the end of the year whether the work paid off.

    Write at least one outcome. If the state hasn't set its targets yet, say which ones they'll be.
    """
    del ctx
    if is_blank(outcomes):
        mend = (
            "Write, for example:\noutcomes:\n  aggregate:\n    - Meet the accountability target in grades 3-8 ELA."
            "\n  groups:\n    - group: English learners\n      text: Meet the target for progress toward proficiency."
        )
        yield Finding(outcomes.at("aggregate"), "this priority doesn't have an outcome yet", mend)


@rule("PRI402")
def one_sided_outcomes(outcomes: Outcomes, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The outcomes are only about all students together, or only about single student groups.

    The guidance asks for accountability targets "in the aggregate and for specific student groups". A rise for everyone
    can hide a gap that's growing; a closing gap can hide that everyone is falling behind.

    Add an outcome of the other kind. If the section is one text, a sentence that doesn't name a group counts as all
    students.
    """
    if is_blank(outcomes) or is_unread(outcomes):
        return
    texts = list(_texts(outcomes))
    all_students = ctx.words("aggregate_outcome_words")
    if unanswered(outcomes.aggregate) and not _speaks_of_all(outcomes, texts, ctx):
        message = "no outcome is about all students together"
        yield _one_sided(outcomes, "aggregate", message, looked_for(all_students, "words for it"))
    if unanswered(outcomes.groups) and not any(_speaks_of_a_group(text, ctx) for text in texts):
        message = "no outcome is about a student group"
        yield _one_sided(outcomes, "groups", message, looked_for(ctx.specific_groups, "names of student groups"))


def _one_sided(outcomes: Outcomes, key: str, message: str, words: str) -> Finding:
    """The finding on a kind of outcome that is not there; of a section in one text it is about the whole."""
    if is_narrative(outcomes):
        return Finding(outcomes.path, message, f"Add one to the text. {words}", on_key=True)
    return Finding(outcomes.at(key), message, f"Write one under `{key}:`. {words}")


def _texts(outcomes: Outcomes) -> Iterator[str]:
    """What is written of outcomes of any kind."""
    yield from filter(None, (known(outcomes.text),))
    for entries in (outcomes.aggregate, outcomes.groups, outcomes.other):
        for _, outcome in given(entries):
            yield from filter(None, map(known, (outcome.text, outcome.group, outcome.measure)))


def _speaks_of_all(outcomes: Outcomes, texts: list[str], ctx: PrioritizationContext) -> bool:
    """Whether outcomes are about all students: by their words, or a sentence of the section that names no group."""
    if any(ctx.prose(text).has(ctx.words("aggregate_outcome_words")) for text in texts):
        return True
    return any(not _speaks_of_a_group(part, ctx) for part in clauses(known(outcomes.text) or ""))


def _speaks_of_a_group(text: str, ctx: PrioritizationContext) -> bool:
    return bool(ctx.specific_groups_in(text)) or ctx.prose(text).has(ctx.words("some_group_words"))


@rule("PRI403")
def unlisted_group_of_an_outcome(outcome: Outcome, ctx: PrioritizationContext) -> Iterator[Finding]:
    """An outcome's student group isn't one the state reports results for.

    The state sets accountability targets for its own student groups. It has no numbers for a group of your own, so
    people outside the district can't tell whether you met the outcome.

    Use the state's name for the group. If you mean a group of your own, keep it and say so in a waiver.
    """
    yield from ctx.unlisted_group(outcome, outcome.group)


@rule("PRI408")
def undescribed_outcome(outcome: Outcome, ctx: PrioritizationContext) -> Iterator[Finding]:
    """An outcome doesn't say what you want to reach.

    "Which specific Accountability targets (coming soon) will be met as a result of focusing on this priority?" A group
    or a number alone doesn't say what you're measuring.

    Write the outcome in a sentence after `text:`, or write what you measure after `measure:`.
    """
    del ctx
    if outcome.text is None and outcome.measure is None:
        mend = "Write it in a sentence after `text:`, or write what you measure after `measure:`."
        yield Finding(outcome.at("text"), "this outcome doesn't have a description", mend)


@rule("PRI404")
def target_against_direction(outcome: Outcome, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A target isn't better than its baseline.

    A target that's no higher than where you are now is usually a mistake: two numbers got switched, or the measure
    should go down.

    Correct the number, or say which way is better: `direction: decrease`.
    """
    before, after = known(outcome.baseline.value), known(outcome.target.value)
    said = outcome.text if outcome.measure is None else outcome.measure
    falls = should_fall(outcome.direction, said, ctx)
    if before is not None and after is not None and falls is not None:
        yield from no_better(Aim(outcome.at("target", "value"), before, after, outcome.direction), falls=falls)


@rule("PRI405")
def percent_or_percentage_points(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A change in percent isn't what the numbers next to it say.

    54% to 64% is an increase of 10 percentage points, but of 19 percent. The state's own sample benchmarks say
    "percentage points" when they mean that.

    Write "percentage points", or correct the numbers.
    """
    for pointer, text in texts_of(priority):
        for begin, sentence in _sentences(text):
            spans = [] if ctx.prose(sentence).has(ctx.words("repeated_change")) else _at_odds(sentence)
            for change, before, after in spans:
                start = begin + change.start()
                message = f"“{in_short(change[0])}” isn't the change from {before:f}% to {after:f}%"
                mend = f"That's a change of {abs(after - before):f} percentage points. {LOOKED_FOR}"
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

    A baseline says where students are now, and a target says where this priority will take them. A school year is named
    by the year it ends in.

    Correct the year.
    """
    before, after = known(outcome.baseline.year), known(outcome.target.year)
    first = ctx.catalog.cycle.numbers["school_year"]
    if after is None:
        return
    if after < first:
        message = f"the target is for {after}, which is before this submission's school year"
        mend = f"The submission is for the school year that ends in {first}. Write that year or a later one."
        yield Finding(outcome.at("target", "year"), message, mend)
    elif before is not None and before >= after:
        message = f"the baseline is from {before}, which isn't before the target's year ({after})"
        yield Finding(
            outcome.at("baseline", "year"), message, "Write the school year that number is from: the year it ends in."
        )
