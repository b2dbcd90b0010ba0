"""`soaplan schema`: the JSON Schema for editors."""

import re
from pathlib import Path

import click

from soaplan.catalog import Catalog
from soaplan.cli.catalogs import DEFAULT_KIND, catalog_for, settings_here
from soaplan.cli.errors import OK
from soaplan.cli.options import cycle_option, output_option, put, put_new
from soaplan.plans.kinds import KINDS
from soaplan.schema import schema_text

LINE = re.compile(r"\A# yaml-language-server: \$schema=((?:\.\./)*schemas/[\w-]+/[\w-]+\.schema\.json)\n(?:#\n)?")
"""The line at the head of a new file by which editors find its schema; the path counts from the file's folder."""


@click.command("schema")
@click.option(
    "--kind", type=click.Choice(list(KINDS)), default=DEFAULT_KIND, show_default=True, help="For which kind of file."
)
@cycle_option("Which guidance to use; the default is the newest.")
@output_option
def command(kind: str, cycle: str | None, output: Path | None) -> int:
    """Print the JSON Schema that lets editors help while you type."""
    put(schema_text(KINDS[kind], catalog_for(cycle, kind)), output, settings_here().sources)
    return OK


def has_folder(output: Path) -> bool:
    """Whether a new file is one of a folder, so that a schema can be put beside it; a pipe or `/dev/null` is not."""
    return not output.exists() or output.is_file()


def without_schema(text: str) -> str:
    """The text of a new file that has no folder: without the line for editors, who would miss what it names."""
    return LINE.sub("", text)


def put_schema(text: str, output: Path, kind: str, catalog: Catalog) -> Path | None:
    """Write the schema that a new file names where it is not there yet; None where nothing was written.

    Outside the folder of the file it is written only where other schemas are. Raises UserError.
    """
    found = LINE.match(text)
    if found is None or not has_folder(output):
        return None
    target = output.parent / found[1]
    if target.exists() or (found[1].startswith("..") and not target.parent.is_dir()):
        return None
    put_new(schema_text(KINDS[kind], catalog), target)
    return target


def schema_path(kind: str, cycle: str) -> str:
    """Where the schema of a kind and cycle is, from the folder of a file."""
    return f"schemas/{kind}/{cycle}.schema.json"


def line_for_editors(kind: str, cycle: str) -> str:
    """The line at the head of a file by which editors find its schema, without its end."""
    return f"# yaml-language-server: $schema={schema_path(kind, cycle)}"


def put_for_editors(text: str, output: Path | None, kind: str, catalog: Catalog) -> None:
    """Write a new file, and where it has a folder, name its schema at its head and write that too. Raises UserError."""
    if output is None or not has_folder(output):
        put_new(text, output)
        return
    named = f"{line_for_editors(kind, catalog.cycle.id)}\n{text}"
    put_new(named, output)
    put_schema(named, output, kind, catalog)
