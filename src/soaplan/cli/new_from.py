"""`soaplan new --from OLD.yaml`: the plan of the next cycle, begun from the last one."""

from datetime import date
from pathlib import Path

import click

from soaplan.catalog import Catalog, Catalogs
from soaplan.characters import shown
from soaplan.check import CheckResult, Options
from soaplan.check.result import NO_PAGE
from soaplan.cli.errors import FINDINGS, OK, UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.options import put_new
from soaplan.cli.schema import put_schema
from soaplan.output import Report, Screen, write
from soaplan.plans.kinds import KINDS
from soaplan.rollforward import ROLLED, NotRolledError, Rolled

NEXT = """\
See how far along it is: soaplan status {file}
Check it any time:       soaplan validate {file}
"""


def begin_from(old: Path, cycle: str | None, output: Path | None) -> int:
    """Write the new plan, and say what must be looked at again. Raises UserError."""
    checker = Checker(Options(as_of=date.today()))  # noqa: DTZ011 - the day where the user is
    result = checker.check(str(old))
    if any(found.code in NO_PAGE for found in result.diagnostics):
        click.echo(write("concise", Report(date.min, [result]), Screen()), nl=False, err=True)
        click.echo(shown(f"soaplan: {old}: soaplan can't read this file; fix it first. Nothing was written"), err=True)
        return FINDINGS
    begin = ROLLED.get(result.kind or "")
    if begin is None:
        kinds = ", ".join(ROLLED)
        raise UserError(f"{old} is a “{result.kind}” file; --from works with: {kinds}")
    options = checker.options_for((output or old).parent)
    catalog = later_cycle(result, cycle, options.catalogs)
    try:
        rolled = begin(result, catalog, options, str(output or old), (output or old).absolute().parent)
    except NotRolledError as error:
        raise UserError(f"{old}: soaplan can't start a new plan from this file: {error}") from error
    put_new(rolled.text, output)
    if output is not None:
        put_schema(rolled.text, output, str(result.kind), catalog)
    say_what_to_look_at(rolled, catalog, old, output)
    return OK


def later_cycle(result: CheckResult, cycle: str | None, catalogs: Catalogs) -> Catalog:
    """The catalog of the new plan. Raises UserError for a cycle that is not later than that of the old plan."""
    assert result.kind is not None  # noqa: S101 - it is in the table of kinds
    assert result.catalog is not None  # noqa: S101 - the file was read
    instrument = KINDS[result.kind].instrument
    ids, before = catalogs.cycles(instrument), result.catalog.cycle
    found = catalogs.newest(instrument) if cycle is None else catalogs.get(instrument, cycle)
    if found is None:
        raise UserError(catalogs.no_cycle(instrument, str(cycle)))
    if found.cycle.id == before.id:
        mend = "Name a later one with --cycle." if before.id != ids[-1] else "soaplan doesn't know a later one yet."
        raise UserError(f"{result.path} is already a plan for cycle {before.id} ({before.years_label}). {mend}")
    if before.id in ids and ids.index(found.cycle.id) < ids.index(before.id):
        older = f"{found.cycle.id} ({found.cycle.years_label})"
        raise UserError(
            f"{result.path} is a plan for cycle {before.id} ({before.years_label}), and {older} is earlier. "
            "--from starts the next plan from the last one, not the other way around."
        )
    return found


def say_what_to_look_at(rolled: Rolled, catalog: Catalog, old: Path, output: Path | None) -> None:
    """The list on standard error, and what to do next."""
    years, done = catalog.cycle.years_label, f"Wrote {output}" if output else "Wrote to standard output"
    lines = [f"{done}: a draft for {years}, based on {old}. Look at these again:"]
    lines += [f"  line {one.line}: {one.where}: {one.what}" for one in rolled.again]
    lines += ["The new file has a TODO comment at each of these places. Delete each one when you're done with it."]
    lines += NEXT.format(file=output).splitlines() if output else ["To write it to a file: -o FILE"]
    for line in lines:
        click.echo(shown(line), err=True)
