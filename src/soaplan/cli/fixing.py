"""`soaplan validate --fix` and `--diff`: what soaplan can write itself, written or only shown."""

import difflib
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from soaplan.characters import one_line, shown
from soaplan.check import CheckResult
from soaplan.cli.errors import UserError
from soaplan.cli.inputs import Checker, Inputs
from soaplan.cli.options import STANDARD_INPUT, put_change
from soaplan.diagnostic import Diagnostic
from soaplan.fix import Fixed, fix_all
from soaplan.output.report import amount_of
from soaplan.source.decode import LINE_BREAK
from soaplan.source.parse import Limits
from soaplan.workspace.revisions import RevisionError, committed

PROBLEMS = ("problem", "problems")


def fixed_of(result: CheckResult, checker: Checker, *, unsafe: bool) -> Fixed:
    """What a file would be with its fixes. Nothing is written."""
    options = checker.options_for(result.folder or Path())

    def check(content: bytes) -> CheckResult:
        return checker.check_again(result, content)

    def wanted(found: Diagnostic) -> bool:
        return options.wants(found.code) and found.fix is not None and (unsafe or found.fix.safe)

    return fix_all(check(result.content), check, wanted)


def write_fixes(
    results: list[CheckResult], inputs: Inputs, checker: Checker, *, unsafe: bool
) -> tuple[list[CheckResult], str]:
    """Fix the files and check them anew; with what is to be said. One that can't be written doesn't stop the rest."""
    if STANDARD_INPUT in inputs.paths:
        raise UserError("--fix can't change standard input; name the file, or see the changes with --diff")
    after, said = [], []
    for result in results:
        path, fixed = Path(result.path), fixed_of(result, checker, unsafe=unsafe)
        try:
            lines = list(_said(fixed, _how_to_undo(path, fixed, checker), unsafe=unsafe))
            if fixed.is_changed:
                put_change(path, result.content, fixed.after.content)
            after.append(checker.check(result.path))
        except UserError as error:
            inputs.add_problem(str(error))
            after.append(result)
        else:
            said += lines
    return after, "".join(f"{line}\n" for line in said)


def _said(fixed: Fixed, undo: str, *, unsafe: bool) -> Iterator[str]:
    """What was fixed in a file, what could be fixed otherwise, and how to undo it."""
    path = one_line(fixed.before.path)
    if not fixed.done:
        yield f"{path}: soaplan found nothing that it could fix itself"
    else:
        yield f"{path}: soaplan fixed {amount_of(len(fixed.done), *PROBLEMS)}:"
        yield from (f"  line {found.span.line}  {found.code}  {one_line(found.where)}" for found in fixed.done)
        yield undo
    yield from _left(fixed, unsafe=unsafe)


def _left(fixed: Fixed, *, unsafe: bool) -> Iterator[str]:
    """What soaplan could have fixed and did not, and why."""
    name = shlex.quote(fixed.before.path)
    if fixed.refused:
        count, one = amount_of(len(fixed.refused), *PROBLEMS), len(fixed.refused) == 1
        why = (
            "even with the lines it can write, it can't be sure what the file says, so please start by hand"
            if fixed.after.document is None
            else f"the fix would bring {'another error' if one else 'other errors'}, so please look yourself"
        )
        yield f"soaplan left {count} as {'it is' if one else 'they are'}: {why}"
    guesses = [found for found in fixed.after.diagnostics if found.fix and not found.fix.safe]
    if guesses and not unsafe:
        them = "it" if len(guesses) == 1 else "them"
        yield f"soaplan can fix {len(guesses)} more, but it may guess wrong. Look at {them} first:"
        yield f"  soaplan validate --unsafe --diff {name}"


def _how_to_undo(path: Path, fixed: Fixed, checker: Checker) -> str:
    """How to go back, before anything is written: git knows only what was committed."""
    limits = checker.options_for(path.parent).catalogs.limits
    name = shlex.quote(str(path))
    try:
        before = committed(path, Limits(limits.bytes, limits.depth, limits.nodes))
    except RevisionError:
        before = None
    if before is None:
        return "git doesn't have this file, so there's no undo. Next time, look first: soaplan validate --diff " + name
    if LINE_BREAK.sub("\n", _text(before)) != LINE_BREAK.sub("\n", _text(fixed.before.content)):
        return f"To look at it: git diff {name}. The file had other changes that aren't committed, so undo by hand."
    return f"To look at it: git diff {name}. To undo it: git restore {name}"


def diff_of(fixed: Iterable[Fixed]) -> str:
    """What would change, line by line, as a terminal may show it."""
    return "".join(line for one in fixed if one.is_changed for line in _diff(one))


def _diff(fixed: Fixed) -> Iterator[str]:
    path = one_line(fixed.before.path)
    old, new = (LINE_BREAK.split(_text(one.content)) for one in (fixed.before, fixed.after))
    for line in difflib.unified_diff(old, new, path, f"{path} (fixed)", lineterm=""):
        yield f"{shown(line)}\n"


def say_what_would_be(fixed: list[Fixed], *, unsafe: bool) -> None:
    """Say on standard error what the shown changes would fix, and that nothing was written."""
    count = sum(len(one.done) for one in fixed)
    flags = "--fix --unsafe" if unsafe else "--fix"
    names = " ".join(shlex.quote(one.before.path) for one in fixed if one.done)
    if count:
        click.echo(
            f"Nothing was written. To fix {amount_of(count, *PROBLEMS)}: soaplan validate {flags} {names}", err=True
        )
    else:
        click.echo("There's nothing that soaplan could fix itself", err=True)
    for one in fixed:
        for line in _left(one, unsafe=unsafe):
            click.echo(line, err=True)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
