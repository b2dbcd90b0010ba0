"""`soaplan status`: section by section what is answered, and how long there is."""

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import click

from soaplan.characters import harmless, one_line
from soaplan.check import CheckResult, Options
from soaplan.cli.errors import FINDINGS, OK, USAGE
from soaplan.cli.inputs import Checker, find_inputs
from soaplan.cli.options import as_of_option, paths_argument
from soaplan.cli.screen import screen, wants_color
from soaplan.dates import date_in_words
from soaplan.diagnostic import Finding
from soaplan.output.report import amount_of
from soaplan.plans.kinds import KINDS
from soaplan.standing import ANSWERED, LEFT_OUT, MISSING, OPEN, Part, Standing, standing_of

MARKS = {ANSWERED: ("x", "green"), MISSING: (" ", "magenta"), LEFT_OUT: ("-", "bright_black"), OPEN: (" ", "yellow")}

PROMPT = " " * 16 + "- "


@click.command("status")
@paths_argument
@as_of_option
def command(paths: tuple[str, ...], as_of: date | None) -> int:
    """Show what's answered, what's missing and what to fix, section by section, and how many days are left."""
    options = Options(as_of=as_of or date.today())  # noqa: DTZ011 - the day where the user is
    inputs = find_inputs(paths)
    code = OK
    for name in inputs.paths:
        result = Checker(options).check(name)
        as_draft = Checker(replace(options, stage="draft")).check(name)
        lines, unreadable = report(result, standing_of(result, as_draft, options.as_of))
        for line in lines:
            click.echo(harmless(line), color=wants_color())
        code = FINDINGS if unreadable else code
    for problem in inputs.problems:
        click.echo(f"soaplan: {one_line(problem)}", err=True)
    return USAGE if inputs.problems else code


def report(result: CheckResult, standing: Standing | None) -> tuple[list[str], bool]:
    """The lines for one plan, and whether it could not be read."""
    if standing is None and result.kind is not None and result.plan is not None:
        return [f"{one_line(result.path)}: {KINDS[result.kind].title}; it doesn't have sections to answer"], False
    if standing is None:
        found = result.diagnostics[0]
        place = f"{result.path}:{found.span.line}:{found.span.column}"
        return [f"{place}: {found.code} {one_line(found.message)}", one_line(found.help)], True
    return list(_lines(result, standing)), False


def _lines(result: CheckResult, standing: Standing) -> Iterator[str]:
    yield click.style(one_line(result.path), bold=True)
    for part in standing.parts:
        yield ""
        yield from _part(part)
    yield ""
    counted = f"{standing.answered} of {standing.asked} questions answered: {standing.tally}"
    yield click.style(standing.tally if standing.answered == standing.asked else counted, bold=True)
    yield from _remarks([remark for part in standing.parts for remark in part.remarks])
    yield due_line(standing)


def _part(part: Part) -> Iterator[str]:
    count = f" ({part.answered} of {part.asked} answered)" if part.asked else ""
    yield click.style(one_line(part.title), bold=True) + count
    for line in part.lines:
        mark, color = MARKS[line.state]
        yield f"  {click.style(f'[{mark}] {line.state:8}', fg=color)}  {line.title}"
        for prompt in line.prompts:
            yield from textwrap.wrap(prompt, screen().width, initial_indent=PROMPT, subsequent_indent=" " * len(PROMPT))
    for found in part.findings:
        place = f"line {found.span.line}: {one_line(found.where)}"
        text = f"{found.severity} {found.code} {place}: {one_line(found.message)}"
        yield from textwrap.wrap(text, screen().width, initial_indent="  ! ", subsequent_indent="    ")
    if lines := _lines_of(part.remarks):
        yield f"  ! {amount_of(len(lines), 'TODO comment', 'TODO comments')}, the first on line {lines[0]}"


def _lines_of(remarks: list[Finding]) -> list[int]:
    return sorted(remark.span.line for remark in remarks if remark.span)


def _remarks(remarks: list[Finding]) -> Iterator[str]:
    """What is left to look at, as in a plan that was begun from an older one."""
    if lines := _lines_of(remarks):
        count = amount_of(len(lines), "TODO comment", "TODO comments")
        yield f"{count} left in the file, the first on line {lines[0]}. Delete each when you're done with it."


def due_line(standing: Standing) -> str:
    """When the file is due, and how many days there are."""
    word = ", expected" if standing.expected else ""
    if standing.due is None or standing.days_left is None:
        return f"soaplan doesn't know when the {standing.noun} is due; ask the state."
    day = date_in_words(standing.due)
    if standing.days_left < 0:
        return f"The {standing.noun} was due {day}{word} ({amount_of(-standing.days_left, 'day', 'days')} ago)."
    left = f"{amount_of(standing.days_left, 'day', 'days')} left" if standing.days_left else "today"
    return f"The {standing.noun} is due {day}{word} ({left})."
