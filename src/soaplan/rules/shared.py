"""Rules that several kinds share: days files are due, days they record, ids, charter schools, small counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import chain, pairwise

from soaplan.catalog import Catalog
from soaplan.dates import date_in_words, days_in_words
from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import Unknown, known, texts_of
from soaplan.plans.envelope import CHARTER_SCHOOL, Envelope, Measured, RecordedDay
from soaplan.plans.labels import fold
from soaplan.rules.context import FileContext
from soaplan.rules.registry import rule
from soaplan.rules.small_counts import CountReader


@rule("SOA609", "RPT125")
def charter_school_without_type(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """The name says this is a charter school, but the file doesn't.

    Charter schools have different due dates than districts, and parts of the law and the regulation don't apply to
    them. Without a type, soaplan treats the file as a district's.

    Write `type: charter-school` under `district:`. If it's a district, write `type: district`.
    """
    if mend := if_a_charter_school(ctx):
        message = f"“{known(plan.district.name)}” has no `type:`, so soaplan treats it as a district"
        yield Finding(plan.district.at("name"), message, f"{mend} If it's a district, write `type: district`.")


def if_a_charter_school(ctx: FileContext) -> str:
    """What to write if a file whose name speaks of a charter school is one; nothing where it says what it is."""
    name = known(ctx.plan.district.name)
    if name is None or ctx.types_of_district != {None} or not ctx.prose(name).has(ctx.words("charter_school_names")):
        return ""
    due = ctx.catalog.cycle.due.day_for(CHARTER_SCHOOL)
    when = f" Its {ctx.noun} is due {date_in_words(due)}." if due else ""
    return f"If this is a charter school, write `type: {CHARTER_SCHOOL}` under `district:`.{when}"


@rule("SOA602", "RPT117", "PRI115")
def due_date_near_or_past(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """The file is still a draft, and its due date is close or past.

    Numbers and texts come from many people, and votes on a plan are announced ahead of time. If a draft is only
    finished on the last day, it's too late for the vote.

    See which answers are missing: `soaplan status`. For a plan, ask now when the vote can be.
    """
    due, soon = ctx.due, timedelta(days=ctx.catalog.cycle.numbers["due_soon_days"])
    days = list(_days(plan))
    if not ctx.is_draft or due is None or due - ctx.as_of > soon or any(one.is_submission and one.day for one in days):
        return
    mends = [if_a_charter_school(ctx), "`soaplan status` shows which answers are missing."]
    if any(one.is_vote for one in days):
        mends.append("Plan the vote now: it comes before the submission.")
    message = f"the {ctx.noun} {_when_due(due, ctx.as_of)}, and is still a draft"
    yield Finding(plan.at("status"), message, " ".join(filter(None, mends)))


def _when_due(due: date, today: date) -> str:
    left, day = (due - today).days, date_in_words(due)
    if left < 0:
        return f"was due on {day}, {days_in_words(-left)} ago"
    return f"is due on {day}, {f'in {days_in_words(left)}' if left else 'today'}"


@rule("SOA605", "RPT122", "PRI116", "SUS112")
def day_in_the_future(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """A date for something that already happened is in the future.

    You record a submission, a review or a posting after it happens. A date in the future usually has the wrong
    year. Votes have their own rule.

    Correct the date, or leave it out until the day has come.
    """
    for one in _days(plan):
        if (day := known(one.day)) and day > ctx.as_of and not one.is_vote:
            message = f"{one.event} is dated {date_in_words(day)}, but today is {date_in_words(ctx.as_of)}"
            yield Finding(one.pointer, message, "Correct the date, or leave it out until that day.")


@rule("SOA606", "RPT123", "PRI112")
def submitted_after_due_date(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """The file was submitted after its due date.

    The state starts its review, and plans its support, on the due date. This file can't show whether the state gave
    you more time.

    Check the date. If the state gave you a later date, say so in a waiver.
    """
    for one in _days(plan):
        day = known(one.day)
        if one.is_submission and day and ctx.due and day > ctx.due:
            message = f"{one.event} on {date_in_words(day)} was {days_in_words((day - ctx.due).days)} late"
            mend = if_a_charter_school(ctx) or MORE_TIME
            yield Finding(one.pointer, message, f"It was due on {date_in_words(ctx.due)}. {mend}")


MORE_TIME = (
    "Check the date. If the state gave you more time, answer this finding with a waiver that says so: `waivers:` at "
    "the top of the file, with its `rule:` and a `reason:`."
)


@rule("SOA607", "SUS113")
def days_out_of_order(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """Something is dated before a step that has to come first.

    The school committee votes "prior to plan submission", the state reviews what you submitted, and the public
    reads the plan that was voted on.

    Check both dates. One of them probably has a typo.
    """
    del ctx
    seen = set()
    for days in plan.recorded_days():
        for before, after in pairwise((one, day) for one in days if (day := known(one.day))):
            if after[1] < before[1] and after[0].pointer not in seen:
                seen.add(after[0].pointer)
                message = f"{_dated(*after)} comes before {_dated(*before)}"
                yield Finding(after[0].pointer, message, "Check both dates. One of them probably has a typo.")


@rule("SOA608")
def status_without_its_day(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """The status says the state's review is over, but the file doesn't say when it ended.

    You post the plan after the review, and the public page gives that date.

    Add the date.
    """
    for one in _days(plan):
        if one.status == ctx.status and one.day is None:
            *holder, key = (str(step) for step in one.pointer)
            lines = "\n".join([*(f"{name}:" for name in holder), f"{'  ' * len(holder)}{key}: {ctx.as_of.isoformat()}"])
            message = f"the status is “{ctx.status}”, but the date of {one.event} is missing"
            yield Finding(plan.at("status"), message, f"Add the date, for example:\n{lines}")


def _days(plan: Envelope) -> Iterator[RecordedDay]:
    return chain.from_iterable(plan.recorded_days())


def _dated(one: RecordedDay, day: date) -> str:
    return f"{one.event} ({date_in_words(day)})"


@rule("SOA306", "PRI108", "SUS107")
def repeated_id(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """Two items in one list have the same id.

    The page, translations, other entries and next year's file name an entry by its id. If two have the same id, nobody
    can tell which one you mean.

    Give the second one another id.
    """
    del ctx
    for entries in plan.entries_with_ids():
        seen: set[str] = set()
        for entry in entries:
            written = known(getattr(entry, "id", None)) or ""
            if written and fold(written) in seen:
                message = f"another {entry.SINGULAR} has the id “{written}” already"
                yield Finding(
                    entry.at("id"), message, f"Give this {entry.SINGULAR} another id, for example: id: {written}-2"
                )
            seen.add(fold(written))


@rule("SOA205", "RPT118", "PRI407", "SUS111")
def small_count_published(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """A text or a number counts fewer than ten students.

    Many people will read this file, and most files of its kind are posted. A count of just a few students, such as
    one group in one grade, can let neighbors figure out who they are. The state doesn't show results for groups this
    small.

    Write "fewer than 10 students", a percentage, or the number for a wider group.
    """
    reader = _reader_of(ctx.catalog)
    mend = (
        f"{ctx.kind.readers} Write “fewer than {reader.limit}”, a percentage, or the number for a wider group.".strip()
    )
    for pointer, text in (found for part in plan.told_results() for found in texts_of(part)):
        for start, end in reader.pieces(text):
            count = f"“{' '.join(text[start:end].split())}”"
            yield Finding(pointer, f"{count} {_few(reader)}", f"{mend} {LOOKED_FOR}", piece=(start, end))
    for pointer, value in _small_values(plan, reader, ctx):
        yield Finding(pointer, f"{value:f} {_few(reader)}", mend)


@cache
def _reader_of(catalog: Catalog) -> CountReader:
    return CountReader(catalog.words, catalog.cycle.numbers["small_count"])


LOOKED_FOR = "soaplan looked for small numbers of students. If these are members of a committee, leave it as it is."


def _few(reader: CountReader) -> str:
    return f"is a count of fewer than {reader.limit} students"


def _small_values(plan: Envelope, reader: CountReader, ctx: FileContext) -> Iterator[tuple[Pointer, Decimal]]:
    """The figures of a file that count a few students."""
    for measured in plan.measured():
        values = [(pointer, value) for pointer, answer in measured.values if (value := known(answer)) is not None]
        small = [(pointer, value) for pointer, value in values if value == int(value) and reader.is_small(int(value))]
        if small and _counts_students(measured, ctx):
            yield from small


def _counts_students(measured: Measured, ctx: FileContext) -> bool:
    """Whether a figure counts students: by its unit, or without a unit by the name of its measure."""
    unit, measure = (ctx.prose(known(value) or "") for value in (measured.unit, measured.measure))
    other = ctx.words("no_student_figures")
    if isinstance(measured.unit, Unknown) or unit.has(other) or measure.has(other):
        return False
    named = measure.has(ctx.words("student_units"))
    if known(measured.unit) is None:
        return named and measure.has(ctx.words("count_units"))
    counted = unit.has(ctx.words("count_units")) and (named or not measure.has(ctx.words("other_figures")))
    return counted or unit.has(ctx.words("student_units"))
