"""`soaplan render`: the document that must be posted publicly."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from soaplan.check import CheckResult, Options
from soaplan.check.result import NO_PAGE
from soaplan.cli.errors import FINDINGS, OK, USAGE, UserError
from soaplan.cli.inputs import STANDARD_INPUT, Checker, Inputs, find_inputs
from soaplan.cli.options import DateOption, output_option, put
from soaplan.output import Report, Screen, write
from soaplan.output.report import tally

ENDINGS = {"html": ".html", "markdown": ".md", "worksheet": ".txt", "fragment": ".fragment.html"}
"""Format -> the ending of the file that is written beside a plan."""


@click.command("render")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "format_", type=click.Choice(list(ENDINGS)), default="html", show_default=True, help="What to make."
)
@output_option
@click.option("--beside", is_flag=True, help="Write plan.html beside each plan.yaml.")
@click.option("--skip-others", is_flag=True, help="Leave files alone that are no plans.")
@click.option("--fail-if-changed", is_flag=True, help="Exit with 1 where a page had to be written anew.")
@click.option("--as-of", type=DateOption(), metavar="DATE", help="Take this day for today.")
def command(  # noqa: PLR0913 - one argument for each option of the contract
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    beside: bool,
    skip_others: bool,
    fail_if_changed: bool,
    as_of: date | None,
) -> int:
    """Make the public page of a plan (the one plan of the current folder if no PATH is given; - reads standard input).

    Several paths, or --beside, write a page beside each plan. A plan with a finding DOC001 to DOC006 gives no page.
    """
    inputs = find_inputs(paths, skip_others=skip_others)
    many = beside or len(inputs.paths) > 1
    refuse_what_does_not_fit(inputs, paths, output, many=many)
    checker = Checker(Options(as_of=as_of or date.today()))  # noqa: DTZ011 - the day where the user is
    results = [checker.check(name) for name in inputs.paths]
    changed = [one(result, format_, output, many=many) for result in results]
    inputs.say_what_was_searched(len(results))
    for problem in inputs.problems:
        click.echo(f"soaplan: {problem}", err=True)
    if inputs.problems:
        return USAGE
    failed = any(answer is None for answer in changed) or (fail_if_changed and any(changed))
    return FINDINGS if failed else OK


def refuse_what_does_not_fit(inputs: Inputs, paths: Iterable[str], output: Path | None, *, many: bool) -> None:
    """Raises UserError where it is not clear which page goes where."""
    if output is not None and many:
        raise UserError("-o names one file, but several pages would be written; leave it out")
    if not tuple(paths) and len(inputs.paths) > 1:
        raise UserError(f"there are {len(inputs.paths)} plans here; name the one to render, or name them all")
    if many and STANDARD_INPUT in inputs.paths:
        raise UserError("standard input has no place beside which a page could be written")


def one(result: CheckResult, format_: str, output: Path | None, *, many: bool) -> bool | None:
    """Render one plan. Whether the page is new or changed; None where the plan gives no page."""
    from soaplan.render import FORMATS  # noqa: PLC0415 - after the checks, which are cheaper

    if any(found.code in NO_PAGE for found in result.diagnostics) or result.plan is None:
        click.echo(write("concise", Report(date.min, [result]), Screen()), nl=False, err=True)
        click.echo(f"soaplan: {result.path}: no page is made of a file that cannot be read", err=True)
        return None
    text = FORMATS[format_](result)
    if result.has_errors:
        click.echo(
            f"{result.path}: {tally(result.counts, result.status)}; the page says that it is not checked", err=True
        )
    target = Path(result.path).with_suffix(ENDINGS[format_]) if many else output
    if target is not None and is_same(target, text):
        return False
    put(text, target)
    if target is not None:
        click.echo(f"Wrote {target}", err=True)
    return True


def is_same(target: Path, text: str) -> bool:
    """Whether the page is already there, to the byte."""
    try:
        return target.read_bytes() == text.encode("utf-8")
    except OSError:
        return False
