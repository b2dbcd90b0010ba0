"""Section 6: the interim benchmarks, how student work is analyzed, and notes on progress during the year."""

from collections.abc import Iterator

from soaplan.dates import date_in_words
from soaplan.diagnostic import Finding
from soaplan.plans.base import UNKNOWN, Unknown, given, known, unanswered
from soaplan.plans.district_prioritization import Benchmark, DistrictPrioritization, Priority, ProgressNote, StudentWork
from soaplan.plans.labels import fold, nearest, offer
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.district_prioritization.whole_submission import OFF_TRACK
from soaplan.rules.looked_for import listed
from soaplan.rules.narratives import Topics, is_narrative, missing, not_told, what_to_do
from soaplan.rules.registry import rule

LABELS = {"level": "levels", "subject": "subjects"}
"""Answers of a benchmark that go by a list of the catalog."""
PARTS = {
    "text": "what is tracked",
    "level": "what level it's at",
    "subject": "whether adult practice or student learning changes",
    "who": "who monitors it",
    "how_often": "how often",
}
WORK = {"district": "in the district", "school": "in the schools", "classroom": "in classrooms"}
WORK_IN_A_TEXT: Topics = {
    "district": (WORK["district"], "work_in_district_words"),
    "school": (WORK["school"], "work_in_school_words"),
    "classroom": (WORK["classroom"], "work_in_classroom_words"),
}
SLIP = 2
"""Letters that a slip adds or drops."""
EXAMPLE = (
    "benchmarks:\n  - level: school\n    subject: adult-practice\n    text: Each month ..."
    "\n    who: Instructional leadership team\n    how_often: every month"
)
SPOKEN = {"levels": "at the {} level", "subjects": "about {}"}


@rule("PRI601")
def no_benchmark(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A priority doesn't have an interim benchmark.

    "What interim benchmarks will you track throughout the year at both the district and school level to gauge changes
    in adult practice and student learning/experiences? Who will monitor these and how often?"

    Write a few benchmarks, each with its level, its subject, who monitors it and how often.
    """
    del ctx
    if unanswered(priority.benchmarks):
        mend = f"Write, for example:\n{EXAMPLE}"
        yield Finding(priority.at("benchmarks"), "this priority doesn't have an interim benchmark yet", mend)


@rule("PRI602")
def one_sided_benchmarks(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The benchmarks leave out the district or the schools, adult practice or student learning.

    Benchmarks are tracked "at both the district and school level to gauge changes in adult practice and student
    learning/experiences". Adults change first. You have to look at both to see whether it reaches students.

    Add a benchmark for what's left out, or widen one: `level: district and school`.
    """
    benchmarks = [one for _, one in given(priority.benchmarks)]
    if not benchmarks or UNKNOWN in (known(priority.benchmarks) or ()):
        return
    if lacking := [said for key in LABELS for said in _left_out(key, benchmarks, ctx)]:
        message = f"no benchmark is {' and none '.join(lacking)}"
        mend = (
            "Add a benchmark for it, or say so in one that covers it. One can cover both: `level: district and school`."
        )
        yield Finding(priority.at("benchmarks"), message, mend, on_key=True)


def _left_out(key: str, benchmarks: list[Benchmark], ctx: PrioritizationContext) -> Iterator[str]:
    """What no benchmark is about; nothing where one of them does not tell."""
    name = LABELS[key]
    found = [_ids(name, known(getattr(one, key)), ctx) for one in benchmarks]
    if not all(found):
        return
    for row in ctx.catalog.rows(name):
        if "within" not in row.facts and row.id not in set().union(*found):
            yield SPOKEN[name].format(row.label.lower())


def _ids(name: str, text: str | None, ctx: PrioritizationContext) -> set[str]:
    """The ids of the levels or subjects that a text means, wider ones included."""
    rows = ctx.rows_named(name, text) if text is not None else []
    return {row.id for row in rows} | {row.facts["within"] for row in rows if "within" in row.facts}


@rule("PRI603")
def incomplete_benchmark(benchmark: Benchmark, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A benchmark doesn't say who monitors it, how often, or what it's about.

    "Who will monitor these and how often?" If it's nobody's job to look, nobody looks.

    Write what's missing. A team or a role is enough for `who:`, and "every month" for `how_often:`.
    """
    del ctx
    if lacking := missing(benchmark, PARTS):
        message = f"this benchmark doesn't say {listed(list(lacking.values()))}"
        keys = listed([f"`{key}:`" for key in lacking])
        mend = f"Write it after {keys}." if len(lacking) < len(PARTS) - 1 else f"Write, for example:\n{EXAMPLE}"
        yield Finding(benchmark.at(next(iter(lacking))), message, mend)


@rule("PRI604")
def unclear_benchmark_label(benchmark: Benchmark, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A benchmark's level or subject is spelled in a way soaplan can't read.

    The page sorts benchmarks by level and subject, so everyone can see whether something is left out.

    Write the label you mean. If no label fits, keep your own words.
    """
    for key, name in LABELS.items():
        text = known(getattr(benchmark, key))
        if text is not None and not ctx.rows_named(name, text) and (near := _meant(text, name, ctx)):
            labels = ", ".join(row.id for row in ctx.catalog.rows(name))
            message = f"“{text}” isn't a {key} soaplan knows"
            asked, fix = offer(text, near)
            yield Finding(benchmark.at(key), message, f"{asked}The labels are: {labels}.", fix=fix)


def _meant(text: str, name: str, ctx: PrioritizationContext) -> str | None:
    """The label that a text differs from by a slip; words of the district's own are another thing."""
    near = nearest(text, [spelled for row in ctx.catalog.rows(name) for spelled in (row.id, row.label, *row.aliases)])
    return near if near and abs(len(fold(near)) - len(fold(text))) <= SLIP else None


@rule("PRI605")
def student_work_left_open(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 6 doesn't say how you analyze student work in the district, in schools and in classrooms.

    "Share how student assignments and work samples will be analyzed at the district, school, and classroom level".

    For each, write who looks at which work, and how often. You can put all three in one text.
    """
    if is_narrative(priority.student_work):
        yield from _work_left_out_of_the_text(priority.student_work, ctx)
        return
    lacking = missing(priority.student_work, WORK)
    if not lacking or (unanswered(priority.benchmarks) and len(lacking) == len(WORK)):
        return
    message = f"Section 6 doesn't say how you analyze student work {listed(list(lacking.values()))}"
    keys = listed([f"`{key}:`" for key in lacking])
    yield Finding(
        priority.student_work.at(next(iter(lacking))), message, f"Write it under `student_work:`, after {keys}."
    )


def _work_left_out_of_the_text(work: StudentWork, ctx: PrioritizationContext) -> Iterator[Finding]:
    if lacking := not_told(work, WORK_IN_A_TEXT, ctx):
        message = f"the text doesn't say how you analyze student work {listed(list(lacking.values()))}"
        yield Finding(work.path, message, what_to_do(lacking, WORK_IN_A_TEXT, ctx), on_key=True)


@rule("PRI606")
def many_benchmarks(priority: Priority, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A priority has many benchmarks.

    "Less is more: Ensure you have identified a just a few high-leverage benchmarks that will provide the most focus and
    information". The guidance doesn't say how many is too many; this limit is soaplan's own.

    Keep the ones that tell you the most about the priority.
    """
    written = [one for one in known(priority.benchmarks) or () if one is not None]
    most = ctx.catalog.cycle.numbers["most_benchmarks"]
    if len(written) > most:
        message = f"this priority has {len(written)} benchmarks; the guidance asks for “just a few”"
        yield Finding(
            priority.at("benchmarks"), message, f"Keep the {most} or fewer that tell you the most.", on_key=True
        )


@rule("PRI607")
def unknown_benchmark(note: ProgressNote, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A progress note names a benchmark the submission doesn't have.

    A note belongs to one benchmark. If no benchmark has that name, nobody will find the note.

    Write the benchmark's id the way it is under `benchmarks:`, or its whole text.
    """
    name, benchmarks = known(note.benchmark), _benchmarks(ctx.plan)
    if name is None or benchmarks is None or any(fold(name) in map(fold, _names(one)) for one in benchmarks):
        return
    names = [_names(one)[0] for one in benchmarks if _names(one)]
    asked, fix = offer(name, nearest(name, names))
    mend = f"{asked}The benchmarks of this submission are: {', '.join(names) or 'none'}."
    yield Finding(note.at("benchmark"), f"no benchmark has the id “{name}”", mend, fix=fix)


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

    Notes say what you saw. A date in the future usually has the wrong year.

    Correct the date.
    """
    if (day := known(note.date)) is not None and day > ctx.as_of:
        message = f"this note is dated {date_in_words(day)}, which hasn't come yet"
        yield Finding(note.at("date"), message, "Write the day you saw it.")


@rule("PRI609")
def off_track_without_adjustment(note: ProgressNote, ctx: PrioritizationContext) -> Iterator[Finding]:
    """A benchmark is off track, and the submission doesn't say what will change.

    You look at benchmarks during the year, while there's still time to do something.

    Write what you'll do differently, or why you'll stay the course.
    """
    del ctx
    if known(note.status) == OFF_TRACK and note.adjustment is None:
        message = "this benchmark is off track, but there's no adjustment"
        yield Finding(
            note.at("adjustment"), message, "After `adjustment:`, write what will change, or why nothing will."
        )
