"""`soaplan calendar`: the dates on the way to the due date and after it, to read or for a calendar program."""

import hashlib
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from soaplan.characters import harmless, one_line
from soaplan.check import CheckResult, Options
from soaplan.cli.errors import FINDINGS, OK, USAGE
from soaplan.cli.inputs import Checker, find_inputs
from soaplan.cli.options import DateOption, output_option, paths_argument, put
from soaplan.cli.screen import screen
from soaplan.dates import date_in_words, days_in_words
from soaplan.plans.base import known
from soaplan.plans.kinds import KINDS
from soaplan.timetable import Event, events_of
from soaplan.version import VERSION

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_LINE = 75
"""Bytes of a line of a calendar file (RFC 5545, section 3.1)."""


@click.command("calendar")
@paths_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "ics"]),
    default="text",
    show_default=True,
    help="ics is a file for Outlook, Google Calendar and others.",
)
@click.option("--as-of", type=DateOption(), metavar="DATE", help="Pretend today is this date.")
@output_option
def command(paths: tuple[str, ...], format_: str, as_of: date | None, output: Path | None) -> int:
    """Show the dates on the way to the due date and after it: councils, readings, vote, submission, posting, reports.

    A date that your plan has counts; the others are counted from it, or back from the due date.
    """
    options = Options(as_of=as_of or date.today())  # noqa: DTZ011 - the day where the user is
    inputs, checker = find_inputs(paths), Checker(options)
    found: list[tuple[CheckResult, list[Event]]] = []
    code = OK
    for name in inputs.paths:
        result = checker.check(name)
        if result.plan is None:
            first = result.diagnostics[0]
            place = f"{one_line(result.path)}:{first.span.line}:{first.span.column}"
            click.echo(f"{place}: {first.code} {one_line(first.message)}", err=True)
            code = FINDINGS
        elif result.kind is None or not KINDS[result.kind].has_form:
            click.echo(f"{one_line(result.path)}: this kind of file has no dates of its own", err=True)
        else:
            catalogs = checker.options_for(result.folder or Path()).catalogs
            found.append((result, events_of(result, catalogs, options.as_of)))
    if found:
        write = _as_text if format_ == "text" else _as_ics
        put(write(found, options.as_of), output, checker.sources)
    for problem in inputs.problems:
        click.echo(f"soaplan: {one_line(problem)}", err=True)
    return USAGE if inputs.problems else code


def _as_text(found: list[tuple[CheckResult, list[Event]]], today: date) -> str:
    return harmless("\n\n".join("\n".join(_lines(result, events, today)) for result, events in found) + "\n")


def _lines(result: CheckResult, events: list[Event], today: date) -> Iterator[str]:
    cycle = result.catalog.cycle if result.catalog else None
    assert cycle is not None  # noqa: S101 - only files that could be read have events
    yield f"{one_line(result.path)}: {KINDS[result.kind or ''].title}, {cycle.years_label}"
    for event in events:
        yield ""
        yield f"{_when(event, today)}"
        yield from textwrap.wrap(one_line(event.what), screen().width, initial_indent="  ", subsequent_indent="  ")
        yield f"  Source: {one_line(event.source)}"
    if any(event.is_suggested and event.day for event in events):
        yield ""
        yield "A suggested day is soaplan's: no document names one. Move it to fit your meetings."
    for note in cycle.due.notes:
        yield ""
        yield from textwrap.wrap(note, screen().width)


def _when(event: Event, today: date) -> str:
    """The day, how far it is, and what it rests on."""
    if event.day is None:
        return "No date yet"
    left = (event.day - today).days
    away = "today" if not left else f"in {days_in_words(left)}" if left > 0 else f"{days_in_words(-left)} ago"
    marks = {"from your file": event.is_told, "expected": event.is_expected, "suggested": event.is_suggested}
    basis = [word for word, holds in marks.items() if holds]
    return f"{WEEKDAYS[event.day.weekday()]}, {date_in_words(event.day)} ({', '.join([away, *basis])})"


def _as_ics(found: list[tuple[CheckResult, list[Event]]], today: date) -> str:
    """One calendar in the format of RFC 5545. The same files on the same day give the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//soaplan//soaplan {VERSION}//EN", "CALSCALE:GREGORIAN"]
    for result, events in found:
        for event in events:
            if event.day is not None:
                lines += _entry(result, event, event.day, today)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _entry(result: CheckResult, event: Event, day: date, today: date) -> list[str]:
    name = known(result.plan.district.name) if result.plan else None
    whose = "|".join([result.kind or "", result.cycle or "", name or result.path, event.id])
    basis = "From your file." if event.is_told else "Suggested by soaplan." if event.is_suggested else ""
    expected = "Expected: the state has not published this date." if event.is_expected else ""
    about = "\n".join(filter(None, [f"Source: {event.source}", basis, expected, name]))
    return [
        "BEGIN:VEVENT",
        f"UID:{hashlib.sha256(whose.encode('utf-8', 'replace')).hexdigest()[:32]}@soaplan",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{_escaped(event.what)}",
        f"DESCRIPTION:{_escaped(about)}",
        f"STATUS:{'TENTATIVE' if event.is_expected or event.is_suggested else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """A text as a value of the file: on one line, with nothing in it that a build service would obey."""
    plain = "\\n".join(one_line(line) for line in text.replace("\\", "\\\\").split("\n"))
    return plain.replace(";", "\\;").replace(",", "\\,").replace("::", ":").replace("##", "#")


def _folded(line: str) -> str:
    """The line in pieces that are short enough, each but the first with a space before it."""
    pieces, piece = [], ""
    for character in line:
        if len(f"{piece}{character}".encode()) >= LONGEST_LINE:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
