"""`soaplan catalog`: look things up in the guidance."""

import json
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import click

from soaplan.catalog import SoaCatalog
from soaplan.catalog.models import Cycle
from soaplan.cli.catalogs import DEFAULT_KIND, catalogs_here, plans_catalog
from soaplan.cli.completion import catalog_ids, cycle_ids
from soaplan.cli.errors import OK, UserError
from soaplan.cli.options import cycle_option
from soaplan.cli.screen import screen, wants_color
from soaplan.dates import date_in_words
from soaplan.plans.kinds import KINDS
from soaplan.reference import Difference, Entry, compare, find, nearest_id, plain, search, whole

ABSENT = "(not in it)"


def shared(command: Callable[..., int]) -> Callable[..., int]:
    """`--cycle` and `--format`."""
    command = cycle_option("Which guidance to use; the default is the newest published one.")(command)
    formats = click.Choice(["text", "json"])
    return click.option("--format", "format_", type=formats, default="text", help="Text, or JSON for programs.")(
        command
    )


@click.group("catalog", invoke_without_command=True)
@shared
@click.pass_context
def command(ctx: click.Context, cycle: str | None, format_: str) -> int:
    """Look things up in the guidance: objectives, Focus Areas, programs, metrics, groups and dates."""
    if ctx.invoked_subcommand is None:
        return show_list(plans_catalog(cycle), format_)
    ctx.obj = (cycle, format_)
    return OK


def chosen(ctx: click.Context, cycle: str | None, format_: str) -> tuple[SoaCatalog, str]:
    """The catalog and format, given before or after the word that follows `catalog`."""
    outer_cycle, outer_format = ctx.obj or (None, "text")
    return plans_catalog(cycle or outer_cycle), outer_format if format_ == "text" else format_


@command.command("list")
@shared
@click.pass_context
def list_(ctx: click.Context, cycle: str | None, format_: str) -> int:
    """List objectives, Focus Areas and programs. As JSON, you get the whole catalog."""
    return show_list(*chosen(ctx, cycle, format_))


@command.command("show")
@click.argument("id_", metavar="ID", shell_complete=catalog_ids)
@shared
@click.pass_context
def show(ctx: click.Context, id_: str, cycle: str | None, format_: str) -> int:
    """Show one entry: an objective (2), Focus Area (2.2), program (2.2D), category (F), question (S5.3) or group."""
    catalog, format_ = chosen(ctx, cycle, format_)
    entry = find(catalog, id_)
    if entry is None:
        near = nearest_id(catalog, id_)
        offer = f"; did you mean {near}?" if near else ""
        raise UserError(f"there's nothing called “{id_}” in the catalog for {catalog.cycle.years_label}{offer}")
    put(entry.data if format_ == "json" else full(entry))
    return OK


@command.command("search")
@click.argument("words", nargs=-1, required=True)
@shared
@click.pass_context
def search_(ctx: click.Context, words: tuple[str, ...], cycle: str | None, format_: str) -> int:
    """Find entries by the words in them."""
    catalog, format_ = chosen(ctx, cycle, format_)
    found = search(catalog, words)
    put([entry.data for entry in found] if format_ == "json" else (line for entry in found for line in brief(entry)))
    if not found:
        click.echo(f"nothing in the catalog for {catalog.cycle.years_label} has the words: {' '.join(words)}", err=True)
    return OK


@command.command("cycles")
@click.option(
    "--kind", type=click.Choice(list(KINDS)), default=DEFAULT_KIND, show_default=True, help="For which kind of file."
)
@shared
@click.pass_context
def cycles(ctx: click.Context, kind: str, cycle: str | None, format_: str) -> int:
    """List the cycles, their dates, and what soaplan assumes."""
    del cycle
    catalogs, instrument = catalogs_here(), KINDS[kind].instrument
    found = [catalogs.get(instrument, name) for name in catalogs.cycles(instrument)]
    known = [catalog.cycle for catalog in found if catalog is not None]
    as_json = format_ == "json" or (ctx.obj or ("", ""))[1] == "json"
    put([plain(c) for c in known] if as_json else (line for c in known for line in about(c)))
    return OK


@command.command("diff")
@click.argument("old", shell_complete=cycle_ids)
@click.argument("new", shell_complete=cycle_ids)
@shared
@click.pass_context
def diff(ctx: click.Context, old: str, new: str, cycle: str | None, format_: str) -> int:
    """Show the differences between two cycles."""
    del cycle
    found = compare(plans_catalog(old), plans_catalog(new))
    as_json = format_ == "json" or (ctx.obj or ("", ""))[1] == "json"
    rows = [{"place": row.place, "old": row.old, "new": row.new} for row in found]
    put(rows if as_json else (line for row in found for line in changed(row)))
    return OK


def put(content: Any) -> None:
    """Print lines, or anything else as JSON."""
    if isinstance(content, Iterator):
        for line in content:
            click.echo(line, color=wants_color())
    else:
        click.echo(json.dumps(content, indent=2))


def show_list(catalog: SoaCatalog, format_: str) -> int:
    """The programs by objective and focus area."""
    put(whole(catalog) if format_ == "json" else tree(catalog))
    return OK


def tree(catalog: SoaCatalog) -> Iterator[str]:
    """Objectives, focus areas and programs; `*` marks a priority program."""
    cycle = catalog.cycle
    yield f"{cycle.guidance}, {cycle.years_label}   (* priority program of the commissioner)"
    for objective in catalog.objectives:
        yield ""
        yield from wrapped(f"{objective.id}  {objective.name}", 3)
        for area in objective.focus_areas:
            yield from wrapped(f"  {area.id}  {area.name}", 7)
            for program in area.programs:
                yield f"    {click.style(program.id, bold=True)} {'*' if program.priority else ' '} {program.name}"


def full(entry: Entry) -> Iterator[str]:
    """Everything about one entry."""
    yield from (click.style(line, bold=True) for line in wrapped(entry.title))
    yield entry.kind
    if entry.text:
        yield ""
        yield from wrapped(entry.text)
    for title, fact in entry.facts:
        yield from wrapped(f"{title}: {fact}", 2)
    if entry.also:
        yield from wrapped(f"also called: {'; '.join(entry.also)}", 2)


def brief(entry: Entry) -> Iterator[str]:
    """One entry in a line or two."""
    yield from wrapped(f"{entry.title}  ({entry.kind})", 6)


def about(cycle: Cycle) -> Iterator[str]:
    """One cycle, with its assumptions."""
    state = f"expected: {cycle.why_provisional}" if cycle.provisional else "published"
    yield click.style(f"{cycle.id}  {cycle.years_label}  ({state})", bold=True)
    yield f"  also written: {', '.join(cycle.aliases[:3])}"
    yield from due_lines(cycle)
    for text in (*cycle.due.notes, *(f"Assumed: {text}" for text in cycle.assumptions)):
        yield from wrapped(f"  {text}", 4)


def due_lines(cycle: Cycle) -> Iterator[str]:
    """When files of a cycle are due, by the cases in which the dates differ."""
    time = f", {cycle.due.time}" if cycle.due.time else ""
    word = " (expected)" if cycle.provisional else ""
    for case, day in cycle.due.days.items():
        yield (
            f"  due, {case.replace('-', ' ')}: {date_in_words(day)}{time}{word}" if day else f"  due, {case}: not known"
        )


def changed(row: Difference) -> Iterator[str]:
    """One difference: the place, the old text, the new one."""
    yield click.style(row.place, bold=True)
    yield from wrapped(f"  - {row.old if row.old is not None else ABSENT}", 4)
    yield from wrapped(f"  + {row.new if row.new is not None else ABSENT}", 4)


def wrapped(text: str, indent: int = 0) -> list[str]:
    """The text in lines of the screen's width; later lines are indented."""
    return textwrap.wrap(text, screen().width, subsequent_indent=" " * indent, break_on_hyphens=False) or [""]
