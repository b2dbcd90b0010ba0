"""`soaplan import`: a draft started from a paper that exists."""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from soaplan.cli.catalogs import catalog_for, catalogs_here
from soaplan.cli.completion import files
from soaplan.cli.errors import FINDINGS, OK, UserError
from soaplan.cli.options import STANDARD_INPUT, ExistingFile, cycle_option, output_option, put_new
from soaplan.cli.schema import put_for_editors
from soaplan.importing.blocks import UnreadableSourceError
from soaplan.importing.readers import MOST_BYTES, READERS
from soaplan.importing.run import KINDS_TO_IMPORT, Imported, import_source


@click.command("import")
@click.argument("source", metavar="FILE", type=ExistingFile(folders=True, stdin=True))
@click.option("--kind", type=click.Choice(KINDS_TO_IMPORT), help="What it is; found out by its questions if left out.")
@cycle_option("By which guidance; found out by its years if left out.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="For a folder: how many files to read in parallel.")
@click.option(
    "--into",
    metavar="PLAN",
    shell_complete=files,
    help="Take a Word form or a money sheet from `soaplan export` back into PLAN.",
)
@output_option
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    source: Path, kind: str | None, cycle: str | None, jobs: int, into: str | None, output: Path | None
) -> int:
    """Start a draft from a print, a Word file, a web page or a text (- is standard input).

    Reads .pdf, .docx, .html, .md and .txt. What fits no answer is kept in remarks at the end of the draft. Of a
    folder, every such file is read, and -o names the folder for the drafts.

    With --into PLAN, takes a form or a money sheet back that `soaplan export` made: only what was changed is written.
    """
    if into is not None and output is not None:
        raise UserError("use either --into or -o, not both")
    if into is not None:
        from soaplan.cli.taking_back import take_back  # noqa: PLC0415 - only for what comes back

        return take_back(source, into)
    if source.is_dir():
        return _folder(source, kind, cycle, jobs, output)
    if output is not None:
        from soaplan.cli.options import told_to_the_user  # noqa: PLC0415 - only where a file is written
        from soaplan.workspace.write import refuse_existing  # noqa: PLC0415 - likewise

        with told_to_the_user():
            refuse_existing(output)
    found = read_paper(source, kind, cycle)
    put_for_editors(found.text, output, found.kind, catalog_for(found.cycle, found.kind))
    click.echo(f"{source}: {_summary(found)}", err=True)
    for note in found.notes:
        click.echo(f"  {note}", err=True)
    if output is not None:
        click.echo(f"Look at each TODO, then:  soaplan validate --draft {output}", err=True)
    return OK


def read_paper(source: Path, kind: str | None, cycle: str | None) -> Imported:
    """The draft of one paper; `kind` and `cycle` where they are known. Raises UserError."""
    try:
        return _read(source, kind, cycle)
    except UnreadableSourceError as error:
        raise UserError(f"{source}: {error}") from error


def _read(source: Path, kind: str | None, cycle: str | None) -> Imported:
    if str(source) == STANDARD_INPUT:
        content, ending, name = sys.stdin.buffer.read(MOST_BYTES + 1), ".txt", "standard input"
        ending = ".html" if content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")) else ending
    else:
        ending, name = source.suffix, source.name
        with source.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        _refuse_form(source, content)
    return import_source(content, ending, name, catalogs_here(), (kind, cycle))


def _refuse_form(source: Path, content: bytes) -> None:
    """A form that soaplan made isn't read as a paper: it belongs into its plan."""
    from soaplan.office.carried import is_form  # noqa: PLC0415 - only for this command

    if is_form(content):
        raise UserError(f"{source} is a form from soaplan export; write:  soaplan import {source} --into plan.yaml")


def _summary(found: Imported) -> str:
    answers = f"{found.placed} {'answer' if found.placed == 1 else 'answers'} found"
    left = f"{found.unplaced:,} words without a place" if found.unplaced else "every word has a place"
    return f"{found.kind}, cycle {found.cycle}: {answers}, {left}"


def _folder(folder: Path, kind: str | None, cycle: str | None, jobs: int, output: Path | None) -> int:
    """Every paper of a folder; one line each."""
    if output is None:
        raise UserError("for a folder, name the folder for the drafts with -o")
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.suffix.lower() in READERS)
    wanted = [(file, kind, cycle, output / f"{file.stem}.yaml") for file in files]
    unread = 0
    with ProcessPoolExecutor(min(jobs, max(1, len(files)))) as pool:
        for number, (line, good) in enumerate(pool.map(_one, wanted), 1):
            click.echo(f"[{number}/{len(files)}] {line}")
            unread += not good
    click.echo(f"{len(files) - unread} of {len(files)} files imported", err=True)
    return FINDINGS if unread else OK


def _one(wanted: tuple[Path, str | None, str | None, Path]) -> tuple[str, bool]:
    source, kind, cycle, target = wanted
    try:
        found = _read(source, kind, cycle)
        put_new(found.text, target)
    except (UnreadableSourceError, UserError, OSError) as error:
        return f"{source.name}: not imported: {error}", False
    return f"{source.name}: {_summary(found)}", True
