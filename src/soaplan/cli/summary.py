"""`soaplan summary`: many plans together."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from soaplan.check import Options
from soaplan.cli.errors import OK, USAGE
from soaplan.cli.gathering import read_all
from soaplan.cli.inputs import STANDARD_INPUT, Checker, Inputs, find_inputs
from soaplan.cli.options import DateOption, output_option, put
from soaplan.cli.screen import WIDEST, wants_color
from soaplan.output.report import Screen, amount_of
from soaplan.plans.kinds import KINDS
from soaplan.summary import FORMATS, Summary, write
from soaplan.summary.totals import summary_of

NARROWEST, WIDEST_TABLE = 40, 200
"""Columns of the screen."""


@click.command("summary")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="What to make."
)
@output_option
@click.option("--as-of", type=DateOption(), metavar="DATE", help="Pretend today is this date.")
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
