"""`soaplan validate`: what must be fixed before submission, and on whose authority."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from soaplan.catalog import CatalogError
from soaplan.characters import one_line
from soaplan.check import CheckResult, Options
from soaplan.cli.errors import FINDINGS, OK, USAGE, UserError
from soaplan.cli.inputs import Checker, Inputs, find_inputs
from soaplan.cli.options import CodesOption, paths_argument, stage_of, stage_options
from soaplan.cli.reports import Destination, destinations_of, put_reports, reports_option
from soaplan.diagnostic import Severity
from soaplan.output import FORMATS, Report

if TYPE_CHECKING:
    from soaplan.cli.commit import Commit


@click.command("validate")
@paths_argument
@stage_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="The default is text in a terminal, concise elsewhere.",
)
@reports_option
@click.option("--select", type=CodesOption(), multiple=True, metavar="CODES", help="Only these rules: SOA4,DOC020.")
@click.option("--ignore", type=CodesOption(), multiple=True, metavar="CODES", help="All rules but these.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are errors.")
@click.option("--statistics", is_flag=True, help="Show how many findings each rule has.")
@click.option("--skip-others", is_flag=True, help="Skip files that aren't plans.")
@click.option("--fix", is_flag=True, help="Write what soaplan can fix safely into the files.")
@click.option("--unsafe", is_flag=True, help="With --fix or --diff: also what you may mean otherwise.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--changed", is_flag=True, help="PATHs are changed files; check the plans that use them (for hooks).")
@click.option("--stdin-filename", metavar="NAME", help="A file name for what comes from standard input.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Number of files to check in parallel.")
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check plan files, or every plan in a folder.

    With no PATH, soaplan checks the current folder; - reads standard input.

    Exit code: 0 no errors, 1 errors found, 2 wrong usage or a file that can't be opened.
    """
    return validate(paths, **options)


def validate(  # noqa: PLR0913 - one argument for each option of the contract
    paths: Iterable[str],
    *,
    final: bool = False,
    draft: bool = False,
    as_of: date | None = None,
    format_: str | None = None,
    output: tuple[Destination, ...] = (),
    select: tuple[tuple[str, ...], ...] = (),
    ignore: tuple[tuple[str, ...], ...] = (),
    strict: bool = False,
    exit_zero: bool = False,
    statistics: bool = False,
    skip_others: bool = False,
    fix: bool = False,
    unsafe: bool = False,
    diff: bool = False,
    changed: bool = False,
    stdin_filename: str | None = None,
    jobs: int = 1,
) -> int:
    """Check the files and show what was found; the answer is the exit code."""
    # The day where the user is.
    stage, codes = stage_of(final=final, draft=draft), (sum(select, ()), sum(ignore, ()))
    options = Options(as_of or date.today(), stage, *codes)  # noqa: DTZ011 - the day where the user is
    refuse_unknown_codes(options)
    destinations = destinations_of(output, format_)
    refuse_fixing(fix=fix, unsafe=unsafe, diff=diff, changed=changed, has_output=bool(output))
    commit = files_of_commit(paths) if changed else None
    inputs = Inputs(commit.readers) if commit else find_inputs(paths, skip_others=skip_others)
    if commit and not inputs.paths:
        return OK
    checker = Checker(options, stdin_filename)
    whole = fix or diff or commit is not None
    results = check_all(inputs, checker, 1 if whole else jobs, whole=whole)
    if diff:
        show_diff(results, checker, unsafe=unsafe)
        return exit_code(inputs, Report(options.as_of, results), strict=strict, exit_zero=exit_zero)
    results, said = write_fixes(results, inputs, checker, unsafe=unsafe) if fix else (results, "")
    report = Report(options.as_of, results)
    if results or not inputs.problems:
        put_reports(report, destinations, checker.sources)
    click.echo(said, err=True, nl=False)
    inputs.say_what_was_searched(len(results))
    if statistics:
        show_statistics(report)
    code = exit_code(inputs, report, strict=strict, exit_zero=exit_zero)
    if commit and code == FINDINGS:
        say_what_to_fix(commit, results)
    return code


def refuse_fixing(*, fix: bool, unsafe: bool, diff: bool, changed: bool, has_output: bool) -> None:
    """Raises UserError for options that say nothing together."""
    if unsafe and not (fix or diff):
        raise UserError("--unsafe says how much to fix: use it with --fix or --diff")
    if changed and (fix or diff):
        raise UserError("--changed is for hooks, which check what's being committed: fix the files before you add them")
    if diff and has_output:
        raise UserError("--diff only shows changes; it doesn't write a report to a file")


def show_diff(results: list[CheckResult], checker: Checker, *, unsafe: bool) -> None:
    """Show what `--fix` would change."""
    from soaplan.cli.fixing import diff_of, fixed_of, say_what_would_be  # noqa: PLC0415 - costs start-up time

    fixed = [fixed_of(result, checker, unsafe=unsafe) for result in results]
    click.echo(diff_of(fixed), nl=False)
    say_what_would_be(fixed, unsafe=unsafe)


def write_fixes(
    results: list[CheckResult], inputs: Inputs, checker: Checker, *, unsafe: bool
) -> tuple[list[CheckResult], str]:
    """Fix the files; their results afterwards, and what was done in words."""
    from soaplan.cli import fixing  # noqa: PLC0415 - costs start-up time

    return fixing.write_fixes(results, inputs, checker, unsafe=unsafe)


def files_of_commit(paths: Iterable[str]) -> "Commit":
    """The commit being made, of which the paths are the files that are there."""
    from soaplan.cli.commit import Commit  # noqa: PLC0415 - for hooks alone

    return Commit.of(paths)


def say_what_to_fix(commit: "Commit", results: list[CheckResult]) -> None:
    """End the output of a hook with what the person does next."""
    from soaplan.cli.commit import say_what_to_do  # noqa: PLC0415 - for hooks alone

    failing = [result for result in results if result.has_errors] or results
    files = [path for result in failing for path in commit.read_by(result)]
    say_what_to_do("Fix what's listed above. Then add your files again and commit:", files)


def check_all(inputs: Inputs, checker: Checker, jobs: int, *, whole: bool) -> list[CheckResult]:
    """Check every file; one that cannot be opened does not keep the others from being shown.

    Where the results are not to be `whole`, only what a report shows stays in memory.
    """
    if jobs > 1 and len(inputs.paths) > jobs:
        from soaplan.cli.parallel import check_parallel  # noqa: PLC0415 - costs start-up time

        return check_parallel(inputs, checker, jobs)
    results = []
    for name in inputs.paths:
        try:
            result = checker.check(name)
            results.append(result if whole else result.for_a_report())
        except UserError as error:
            inputs.add_problem(str(error))
        except CatalogError as error:
            raise UserError(str(error)) from error
    return results


def refuse_unknown_codes(options: Options) -> None:
    """A misspelled code would silently check nothing, or everything."""
    if not options.select and not options.ignore:
        return
    rules = options.catalogs.all_rules()
    for code in (*options.select, *options.ignore):
        if not any(known.startswith(code) for known in rules):
            raise UserError(f"there's no rule “{code}”; `soaplan explain` lists them all")


def exit_code(inputs: Inputs, report: Report, *, strict: bool, exit_zero: bool) -> int:
    """2 wins over 1; with `--strict` warnings count, but never those of rules that read prose."""
    for problem in inputs.problems:
        click.echo(f"soaplan: {one_line(problem)}", err=True)
    if inputs.problems:
        return USAGE
    failing = any(result.has_errors for result in report.results)
    warned = any(found.severity is Severity.WARNING and not found.prose for _, found in report.diagnostics())
    return FINDINGS if (failing or (strict and warned)) and not exit_zero else OK


def show_statistics(report: Report) -> None:
    """How often each rule spoke, on standard error."""
    names = {found.code: found.name for _, found in report.diagnostics()}
    counts = Counter(found.code for _, found in report.diagnostics())
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{count:5}  {code}  {names[code]}", err=True)
