"""`soaplan seal`: record with the vote what was voted."""

from datetime import date
from pathlib import Path

import click

from soaplan.characters import one_line, shown
from soaplan.check import CheckResult, Options
from soaplan.check.result import NO_PAGE
from soaplan.cli.errors import FINDINGS, OK
from soaplan.cli.inputs import Checker
from soaplan.cli.options import ExistingFile, as_of_option, put_change
from soaplan.diagnostic import Diagnostic
from soaplan.seal import Seal, SealError, in_the_way, seal_of, sealed_content


@click.command("seal")
@click.argument("path", type=ExistingFile(), metavar="PATH")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; just compare with what was sealed.")
@as_of_option
def command(path: Path, only_check: bool, as_of: date | None) -> int:
    """Add a plan's content hash under its vote, as the line `content:`.

    Later, the hash shows whether the plan still says what was voted. The plan can't have errors, but the vote itself
    can be missing, so you can seal it before the meeting. Nothing else in the file changes.

    Exit code: 0 sealed (with --check: the plan is what was sealed), 1 not sealed, 2 wrong usage.
    """
    checker = Checker(Options(as_of=as_of or date.today(), stage="final"))  # noqa: DTZ011 - the day where the user is
    result = checker.check(str(path))
    try:
        refuse_unreadable(result)
        return compare(result) if only_check else seal(path, result, checker.options_for(path.parent))
    except SealError as error:
        why, mend = error.args
        click.echo(shown(f"{result.path}: not sealed: {why}\n{mend}"))
        return FINDINGS


def refuse_unreadable(result: CheckResult) -> None:
    """Raises SealError for a file that cannot be read at all."""
    if found := next((found for found in result.diagnostics if found.code in NO_PAGE), None):
        raise SealError(f"soaplan can't read this file. {line_of(found)}", found.help)


def compare(result: CheckResult) -> int:
    """Say whether the plan is what was sealed."""
    found = seal_of(result)
    click.echo(shown(f"{result.path}: {standing(found)}"))
    return OK if found.holds else FINDINGS


def standing(found: Seal) -> str:
    """How a plan stands to its seal, in words."""
    if found.now is None:
        return "soaplan can't read one of the answers, so it can't tell whether the plan is what was sealed"
    if found.recorded is None:
        return f"the vote doesn't have a content hash yet; the plan is now {found.now}"
    if found.holds:
        return f"the plan is what was sealed as {found.now}"
    return f"the plan was sealed as {one_line(found.recorded)}, but it has changed since: it is now {found.now}"


def seal(path: Path, result: CheckResult, options: Options) -> int:
    """Write the hash, unless errors are in the way. Raises SealError, and UserError for a file that is protected."""
    before = seal_of(result)
    if errors := in_the_way(result):
        lines = "\n".join(f"  {line_of(found)}" for found in errors)
        raise SealError("the plan has errors", f"{lines}\nSee what to do: soaplan validate --final {result.path}")
    if before.holds:
        click.echo(shown(f"{result.path}: already sealed as {before.now}; nothing was written"))
        return OK
    content = sealed_content(result, options)
    put_change(path, result.content, content)
    click.echo(shown(f"{result.path}: {what_was_done(before)}"))
    return OK


def what_was_done(before: Seal) -> str:
    """What was written, what was there before, and what is still to be written by hand."""
    words = f"sealed as {before.now}, in the line `content:` under the vote"
    if before.recorded is not None:
        words += f"\nIt used to be sealed as {one_line(before.recorded)}. Make sure this content is what was voted."
    if before.vote.approved is None or before.vote.date is None:
        words += "\nThe vote isn't recorded yet. After the vote, fill in `approved:` and `date:`."
    return words


def line_of(found: Diagnostic) -> str:
    """One finding on one line."""
    return f"line {found.span.line}: {found.code} {found.where}: {one_line(found.message)}"
