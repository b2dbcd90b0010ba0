"""Where the reports of a run go: one report by default, or several, each in a format of its own."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from soaplan.characters import one_line
from soaplan.cli.errors import UserError
from soaplan.cli.options import OutputOption, put, told_to_the_user
from soaplan.cli.screen import on_terminal, screen
from soaplan.output import FORMATS, Report, write

F = TypeVar("F", bound=Callable[..., Any])


class Destination(NamedTuple):
    """A format, and the file for it. An empty format is the run's; no file is standard output."""

    format_: str
    target: Path | None


class DestinationOption(OutputOption):
    """A file to write, with its format before it where it has one of its own: `sarif=findings.sarif`.

    A file whose own name begins like that is written with its folder: `./sarif=x`.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the words of the command line."""
        if isinstance(value, Destination):
            return value
        format_, sign, name = str(value).partition("=")
        own = bool(sign) and format_ in FORMATS
        return Destination(format_ if own else "", super().convert(name if own else value, param, ctx))


def reports_option(command: F) -> F:
    """`-o FILE` and `-o FORMAT=FILE`, as often as there are reports."""
    return click.option(
        "-o",
        "--output",
        type=DestinationOption(),
        multiple=True,
        metavar="[FORMAT=]FILE",
        help="Write to this file (- is standard output). Use it again for another format: -o sarif=a.sarif -o text=-",
    )(command)


def destinations_of(named: Sequence[Destination], format_: str | None) -> list[Destination]:
    """Where each report goes, and how. `--format` is for what has no format of its own, be it standard output.

    Raises UserError where two reports would go to one place.
    """
    wanted = list(named)
    if not wanted or (format_ and all(one.format_ for one in wanted)):
        wanted.append(Destination("", None))
    found = [Destination(one.format_ or format_ or usual_format(one.target), one.target) for one in wanted]
    for place, count in Counter(one.target and os.path.realpath(one.target) for one in found).items():
        if count > 1:
            name = one_line(place) if place else "standard output"
            raise UserError(f"two reports can't both go to {name}; name a file for each")
    return found


def usual_format(target: Path | None) -> str:
    """The format where none is asked for."""
    return "text" if on_terminal() and target is None else "concise"


def put_reports(report: Report, destinations: Iterable[Destination], sources: Iterable[Path]) -> None:
    """Write every report, or none: what must not be written over is found out first. Raises UserError."""
    written = [(_in_format(report, one), one.target) for one in destinations]
    for target in [target for _, target in written if target]:
        from soaplan.workspace.write import refuse_output  # noqa: PLC0415 - only where a file is written

        with told_to_the_user():
            refuse_output(target, sources)
    for text, place in written:
        put(text, place, sources)


def _in_format(report: Report, one: Destination) -> str:
    return write(one.format_, report, screen() if one.target is None else replace(screen(), color=False))
