"""`soaplan diff`: what changed between two versions of a file, in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from soaplan.changes import FORMATS, Look, compare, write
from soaplan.characters import one_line
from soaplan.check import CheckResult, Options, check_file
from soaplan.check.result import NO_PAGE
from soaplan.cli.completion import files
from soaplan.cli.errors import FINDINGS, OK, UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.options import STANDARD_INPUT, as_of_option, output_option, put, refuse_missing
from soaplan.cli.screen import screen
from soaplan.plans.kinds import KINDS
from soaplan.source.parse import Limits
from soaplan.workspace.revisions import Revision, RevisionError, revision_named, taken_out


@click.command("diff")
@click.argument("old", shell_complete=files)
@click.argument("new", shell_complete=files)
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="What to make."
)
@output_option
@as_of_option
def command(old: str, new: str, format_: str, output: Path | None, as_of: date | None) -> int:
    """Show what changed from the file OLD to the file NEW, section by section, in words.

    Name a file, or PATH@REVISION for the file at a revision in git: soaplan diff plan.yaml@v1 plan.yaml. Both must be
    the same kind, like two plans or two progress reports. Comments, order and ways to write a value don't count.

    Exit code: 0 compared, whether anything changed or not; 1 a file can't be read; 2 wrong usage.
    """
    if old == new == STANDARD_INPUT:
        raise UserError("only one of the two files can be standard input")
    checker = Checker(Options(as_of=as_of or date.today()))  # noqa: DTZ011 - the day where the user is
    before, after = checked(old, checker), checked(new, checker)
    if unreadable := [line for result in (before, after) for line in why_unreadable(result)]:
        click.echo("\n".join(unreadable))
        return FINDINGS
    refuse_two_kinds(before, after)
    comparison = compare(before, after, checker.options.as_of)
    put(write(format_, comparison, look(output)), output, checker.sources)
    return OK


def look(output: Path | None) -> Look:
    """The width of the screen; headings stand out where color is wanted, and never in a file."""
    seen = screen() if output is None else replace(screen(), color=False)
    return Look(seen.width, lambda text: click.style(text, bold=True)) if seen.color else Look(seen.width)


def checked(name: str, checker: Checker) -> CheckResult:
    """One file, from a folder, from standard input or from git. Raises UserError."""
    revision = None if name == STANDARD_INPUT else revision_named(name)
    if revision is not None:
        return from_git(revision, checker)
    if name != STANDARD_INPUT:
        refuse_missing(Path(name))
    return checker.check(name)


def from_git(revision: Revision, checker: Checker) -> CheckResult:
    """A file as it was at a revision, by the settings of today. Raises UserError."""
    options = checker.options_for(revision.path.parent)
    limits = options.catalogs.limits
    with told_to_the_user(revision), taken_out(revision, Limits(limits.bytes, limits.depth, limits.nodes)) as copy:
        result = check_file(copy, options, str(revision))
        # What stands there today is not what was read, but it is what the user works on.
        folders = {path: revision.path.parent / path.relative_to(copy.parent) for path in result.files}
        checker.add_sources({revision.path, *folders.values()})
        return result


@contextmanager
def told_to_the_user(revision: Revision) -> Iterator[None]:
    """Turn what git does not have into an error of the user."""
    try:
        yield
    except RevisionError as error:
        raise UserError(f"{revision}: {error}") from error
    except OSError as error:
        raise UserError(f"{revision}: soaplan can't get it from git ({error.strerror})") from error


def why_unreadable(result: CheckResult) -> list[str]:
    """The finding because of which a file cannot be compared."""
    found = next((found for found in result.diagnostics if found.code in NO_PAGE), None)
    if result.plan is not None or found is None:
        return []
    place = f"{one_line(result.path)}:{found.span.line}:{found.span.column}"
    return [f"{place}: {found.code} {one_line(found.message)}", *filter(None, [one_line(found.help)])]


def refuse_two_kinds(old: CheckResult, new: CheckResult) -> None:
    """Raises UserError for two files of which one is, say, a plan and the other a report."""
    if old.kind != new.kind:
        one, other = (f"{result.path} is a {KINDS[result.kind or ''].title}" for result in (old, new))
        raise UserError(f"{one}, but {other}; soaplan can only compare two files of the same kind")
