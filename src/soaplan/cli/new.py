"""`soaplan new`: a plan to fill in, with every question in it."""

from pathlib import Path

import click

from soaplan.cli.catalogs import DEFAULT_KIND, catalog_for
from soaplan.cli.errors import OK, UserError
from soaplan.cli.options import output_option, put
from soaplan.skeleton.build import KINDS_TO_BEGIN, skeleton


@click.command("new")
@click.option(
    "--kind", type=click.Choice(KINDS_TO_BEGIN), default=DEFAULT_KIND, show_default=True, help="What to begin."
)
@click.option("--cycle", help="By which guidance; the newest if left out.")
@output_option
def command(kind: str, cycle: str | None, output: Path | None) -> int:
    """Begin a new plan with every question of the form in it. An existing file is never written over."""
    if output is not None and output.exists():
        raise UserError(f"{output} is already there; soaplan does not write over it. Choose another name.")
    catalog = catalog_for(cycle, kind)
    put(skeleton(kind, catalog), output)
    if output is not None:
        say_what_is_next(output, kind, catalog.cycle.id, catalog.cycle.years_label)
    return OK


def say_what_is_next(output: Path, kind: str, cycle: str, years: str) -> None:
    """What a newcomer does next, on standard error."""
    click.echo(f"Wrote {output}, a draft for {years}. Open it in a text editor and write after the colons.", err=True)
    click.echo(f"Check it at any time with:  soaplan validate {output}", err=True)
    schema = f"schemas/{kind}/{cycle}.schema.json"
    click.echo(
        f"For help while you type, in editors that know it:  soaplan schema --cycle {cycle} -o {schema}", err=True
    )
