"""`soaplan schema`: the JSON Schema for editors."""

from pathlib import Path

import click

from soaplan.cli.catalogs import DEFAULT_KIND, catalog_for, settings_here
from soaplan.cli.errors import OK
from soaplan.cli.options import output_option, put
from soaplan.plans.kinds import KINDS
from soaplan.schema.build import schema_text


@click.command("schema")
@click.option("--kind", type=click.Choice(list(KINDS)), default=DEFAULT_KIND, show_default=True, help="Of which kind.")
@click.option("--cycle", help="For which guidance; the newest if left out.")
@output_option
def command(kind: str, cycle: str | None, output: Path | None) -> int:
    """Print the JSON Schema by which editors help while a plan is written."""
    put(schema_text(KINDS[kind], catalog_for(cycle, kind)), output, settings_here().sources)
    return OK
