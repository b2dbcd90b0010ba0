"""Section 6: notes on progress during the year."""

from collections.abc import Iterator

from soaplan.dates import date_in_words
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Unknown, given, known
from soaplan.plans.district_prioritization import Benchmark, DistrictPrioritization, ProgressNote
from soaplan.plans.labels import fold, nearest
from soaplan.rules.district_prioritization.compared_with_previous import OFF_TRACK
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.registry import rule


@rule("PRI607")
def unknown_benchmark(note: ProgressNote, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A progress note names a benchmark the submission doesn't have.

    A note belongs to one benchmark. Under a name that no benchmark has, nobody will find it.

    Write the id of the benchmark as it stands under `benchmarks:`, or its whole text.
    """
    name, benchmarks = known(note.benchmark), _benchmarks(ctx.plan)
    if name is None or benchmarks is None or any(fold(name) in map(fold, _names(one)) for one in benchmarks):
        return
    names = [_names(one)[0] for one in benchmarks if _names(one)]
    near = nearest(name, names)
    offer = f"Did you mean “{near}”? " if near else ""
    ids = ", ".join(names) or "none"
    yield Finding(
        note.at("benchmark"),
        f"no benchmark has the id “{name}”",
        f"{offer}The benchmarks of this submission are: {ids}.",
    )


def _benchmarks(plan: DistrictPrioritization) -> list[Benchmark] | None:
    """Every benchmark; None where one of them cannot be read, or two have the same id."""
    lists = [priority.benchmarks for priority in plan.all_priorities()]
    entries = [one for benchmarks in lists if not isinstance(benchmarks, Unknown) for one in benchmarks or ()]
    unread = plan.priorities is UNKNOWN or UNKNOWN in (known(plan.priorities) or ()) or UNKNOWN in (*lists, *entries)
    found = [one for benchmarks in lists for _, one in given(benchmarks)]
    names = [fold(name) for name in (known(one.id) for one in found) if name is not None]
    return None if unread or any(one.id is UNKNOWN for one in found) or len(names) > len(set(names)) else found


def _names(benchmark: Benchmark) -> list[str]:
    """The id of a benchmark and its text, as far as they are there."""
    return [name for name in map(known, (benchmark.id, benchmark.text)) if name is not None]


@rule("PRI608")
def note_in_the_future(note: ProgressNote, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The date of a progress note is in the future.

    Notes say what was seen. A day ahead is most often a mistyped year.

    Correct the day.
    """
    if (day := known(note.date)) is not None and day > ctx.as_of:
        message = f"this note is dated {date_in_words(day)}, which is still to come"
        yield Finding(note.at("date"), message, "Write the day on which it was seen.")


@rule("PRI609")
def off_track_without_adjustment(note: ProgressNote, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A benchmark is off track, and nothing says what will change.

    Benchmarks are looked at during the year so that something can still be done.

    Write what will be done in another way, or why all stays as it is.
    """
    del ctx
    if known(note.status) == OFF_TRACK and note.adjustment is None:
        message = "this benchmark is off track, and no adjustment is written"
        yield Finding(
            note.at("adjustment"), message, "Write after `adjustment:` what will change, or why nothing does."
        )
