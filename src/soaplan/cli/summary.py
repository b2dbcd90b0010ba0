"""`soaplan summary`: many plans together."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from soaplan.catalog import CatalogError
from soaplan.check import Options
from soaplan.cli.errors import OK, USAGE, UserError
from soaplan.cli.inputs import Checker, Inputs, find_inputs
from soaplan.cli.options import STANDARD_INPUT, as_of_option, output_option, paths_argument, put
from soaplan.cli.screen import WIDEST, wants_color
from soaplan.output.report import Screen, amount_of
from soaplan.plans.kinds import KINDS
from soaplan.summary import FORMATS, Summary, write
from soaplan.summary.gather import Gatherer
from soaplan.summary.records import Record
from soaplan.summary.totals import summary_of

CHUNK = 8
Answer = tuple[Record | str, frozenset[Path]]


class Reader:
    """Checks a file and keeps its record; catalog and settings are read once."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self.gatherer = Gatherer()

    def read(self, name: str) -> Answer:
        """The record of a file, or what stands in the way of opening it; and the files that were read so far."""
        try:
            record: Record | str = self.gatherer.record(self.checker.check(name))
        except (UserError, CatalogError) as error:
            record = str(error)
        return record, self.checker.sources


def read_all(inputs: Inputs, checker: Checker, jobs: int = 1) -> Iterator[Record]:
    """The records in the order of the files; one that cannot be opened becomes a problem of the inputs."""
    # Another process has no standard input.
    several = jobs > 1 and len(inputs.paths) > jobs and STANDARD_INPUT not in inputs.paths
    answers = _in_parallel(inputs, checker, jobs) if several else map(Reader(checker).read, inputs.paths)
    for answer, sources in answers:
        checker.add_sources(sources)
        if isinstance(answer, str):
            inputs.add_problem(answer)
        else:
            yield answer


_READER: list[Reader] = []
"""The reader of this process: a worker has one, for all its files."""


def _begin(checker: Checker) -> None:
    _READER[:] = [Reader(checker)]


def _read(name: str) -> Answer:
    return _READER[0].read(name)


def _in_parallel(inputs: Inputs, checker: Checker, jobs: int) -> Iterator[Answer]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - costs start-up time

    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(checker,)) as pool:
        yield from pool.map(_read, inputs.paths, chunksize=CHUNK)


NARROWEST, WIDEST_TABLE = 40, 200
"""Columns of the screen."""


@click.command("summary")
@paths_argument
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="What to make."
)
@output_option
@as_of_option
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Number of files to read in parallel.")
def command(paths: tuple[str, ...], format_: str, output: Path | None, as_of: date | None, jobs: int) -> int:
    """Sum up many plans: programs, groups, dollars, votes. With no PATH, soaplan uses the current folder.

    A plan that can't be read is listed, but isn't in the numbers. Exit code: 0, or 2 for wrong usage, a path that
    doesn't exist, or a folder without plans.
    """
    inputs = without_repeats(find_inputs(paths))
    checker = Checker(Options(as_of=as_of or date.today()))  # noqa: DTZ011 - the day where the user is
    summary = summary_of(read_all(inputs, checker, jobs), checker.options.as_of)
    listed = summary.plans or summary.unread or summary.others
    if not listed and not inputs.problems:
        inputs.problems.append("none of these files is a three-year plan")
    if listed:
        text = write(format_, summary, wide_screen(color=output is None))
        put(text, output, checker.sources)
    say(inputs, summary)
    return USAGE if inputs.problems else OK


def without_repeats(inputs: Inputs) -> Inputs:
    """The same file, named twice or found in a folder that is named too, counts once."""
    places = {name if name == STANDARD_INPUT else str(Path(name).resolve()): name for name in reversed(inputs.paths)}
    kept = set(places.values())
    inputs.paths = [name for name in dict.fromkeys(inputs.paths) if name in kept]
    return inputs


def wide_screen(*, color: bool) -> Screen:
    """The whole width of the terminal: a table, unlike a paragraph, is the easier to read the wider it is."""
    width = shutil.get_terminal_size((WIDEST, 24)).columns
    return Screen(min(WIDEST_TABLE, max(NARROWEST, width)), color and wants_color())


def say(inputs: Inputs, summary: Summary) -> None:
    """What happened, on standard error."""
    inputs.say_what_was_searched(len(summary.plans) + len(summary.unread) + len(summary.others))
    for note in notes(summary):
        click.echo(f"soaplan: {note}", err=True)
    for problem in inputs.problems:
        click.echo(f"soaplan: {problem}", err=True)


def notes(summary: Summary) -> Iterable[str]:
    """What a person must know who looks only at the figures."""
    if unread := len(summary.unread):
        they = "it's listed, but isn't" if unread == 1 else "they're listed, but aren't"
        yield f"{amount_of(unread, 'file', 'files')} can't be read; {they} in the numbers"
    if others := len(summary.others):
        kinds = {file.kind for file in summary.others}
        titles = ", ".join(kind.title for kind in KINDS.values() if kind.name in kinds)
        they = "is listed, but isn't" if others == 1 else "are listed, but aren't"
        yield f"{amount_of(others, 'file', 'files')} of another kind {they} in the numbers ({titles})"
