"""`soaplan new`: a file to fill in, with every question in it."""

from pathlib import Path

import click

from soaplan.catalog import Catalog
from soaplan.cli.catalogs import DEFAULT_KIND, catalog_for
from soaplan.cli.errors import OK
from soaplan.cli.new_known import Given, Known, check_options
from soaplan.cli.options import output_option, put_new, told_to_the_user
from soaplan.cli.schema import has_folder, put_schema, without_schema
from soaplan.plans.kinds import KINDS
from soaplan.skeleton.build import KINDS_TO_BEGIN, skeleton
from soaplan.skeleton.sources import Sources

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("new")
@click.option(
    "--kind", type=click.Choice(KINDS_TO_BEGIN), default=DEFAULT_KIND, show_default=True, help="What to start."
)
@click.option("--cycle", help="Which guidance to use; the default is the newest.")
@click.option(
    "--from",
    "old",
    type=FILE,
    metavar="OLD.yaml",
    help="Start from your plan for an earlier cycle, and list what to look at again.",
)
@click.option("--plan", type=FILE, metavar="PLAN.yaml", help="The three-year plan the new file is about.")
@click.option("--previous", type=FILE, metavar="LAST.yaml", help="Last year's file; the new one is filled in from it.")
@click.option("--report-year", metavar="YEAR", help="The year of a progress report; the default is the next one due.")
@output_option
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    kind: str,
    cycle: str | None,
    old: Path | None,
    plan: Path | None,
    previous: Path | None,
    report_year: str | None,
    output: Path | None,
) -> int:
    """Start a new file with every question on the form. soaplan never overwrites a file."""
    if output is not None:
        from soaplan.workspace.write import refuse_existing  # noqa: PLC0415 - only where a file is written

        with told_to_the_user():
            refuse_existing(output)
    check_options(kind, {"from": old, "plan": plan, "previous": previous, "report-year": report_year})
    if old is not None:
        from soaplan.cli.new_from import begin_from  # noqa: PLC0415 - only where the option is used

        return begin_from(old, cycle, output)
    return begin(kind, Given(plan, previous, report_year, cycle, output))


def begin(kind: str, given: Given) -> int:
    """Write the new file, with what other files say already, and say what comes next. Raises UserError."""
    if given.is_alone:
        catalog, sources = catalog_for(given.cycle, kind), Sources()
    else:
        catalog, sources = Known(KINDS[kind], given).read()
    text = skeleton(kind, catalog, sources)
    if given.output is None or not has_folder(given.output):
        put_new(without_schema(text), given.output)
        return OK
    put_new(text, given.output)
    say_what_is_next(given.output, put_schema(text, given.output, kind, catalog), catalog)
    return OK


def say_what_is_next(output: Path, schema: Path | None, catalog: Catalog) -> None:
    """What a newcomer does next, on standard error."""
    cycle = catalog.cycle
    click.echo(
        f"Wrote {output}, a draft for {cycle.years_label}. Open it in a text editor and write after the colons.",
        err=True,
    )
    click.echo(f"Check it any time with:  soaplan validate {output}", err=True)
    if schema is not None:
        click.echo(f"Also wrote {schema}, so editors that know YAML can help while you type.", err=True)
