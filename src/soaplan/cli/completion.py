"""What the Tab key offers, in shells with completion switched on (see docs/command-line.md)."""

from collections.abc import Callable, Iterable, Mapping

import click
from click.shell_completion import CompletionItem

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of files and folders; the shell knows them."""
    del ctx, param
    return [CompletionItem(incomplete, type="file")]


def _offered(known: Callable[[click.Context], Mapping[str, str]], *, several: bool = False) -> Offer:
    """Offer the words of a table, each with what it means; of several with commas between them, the last.

    What keeps the table from being read, such as bad settings, is for the command itself to say.
    """

    def offer(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        del param
        from soaplan.catalog import CatalogError  # noqa: PLC0415 - only where the Tab key is pressed
        from soaplan.cli.errors import UserError  # noqa: PLC0415 - completion must be quick

        before, comma, last = incomplete.rpartition(",") if several else ("", "", incomplete)
        try:
            words = known(ctx)
        except (CatalogError, UserError):
            return []
        fits = (word for word in words if word.casefold().startswith(last.casefold()))
        return [CompletionItem(f"{before}{comma}{word}", help=words[word]) for word in fits]

    return offer


def _rules(ctx: click.Context) -> dict[str, str]:
    del ctx
    from soaplan.cli.catalogs import catalogs_here  # noqa: PLC0415 - only where the Tab key is pressed

    return {code: row.name for code, row in sorted(catalogs_here().all_rules(published=True).items())}


def _programs(ctx: click.Context) -> dict[str, str]:
    from soaplan.catalog import SoaCatalog  # noqa: PLC0415 - only where the Tab key is pressed
    from soaplan.cli.catalogs import catalog_for  # noqa: PLC0415 - completion must be quick

    catalog = catalog_for(ctx.params.get("cycle"))
    return {code: row.name for code, row in catalog.programs.items()} if isinstance(catalog, SoaCatalog) else {}


def _entries(ctx: click.Context) -> dict[str, str]:
    from soaplan.cli.catalogs import plans_catalog  # noqa: PLC0415 - only where the Tab key is pressed
    from soaplan.reference import entries  # noqa: PLC0415 - completion must be quick

    return {one.id: one.name for one in entries(plans_catalog(ctx.params.get("cycle"))) if " " not in one.id}


def _cycles(ctx: click.Context) -> dict[str, str]:
    from soaplan.cli.catalogs import DEFAULT_KIND, catalogs_here  # noqa: PLC0415 - only where the Tab key is pressed
    from soaplan.plans.kinds import KINDS  # noqa: PLC0415 - completion must be quick

    catalogs, instrument = catalogs_here(), KINDS[ctx.params.get("kind") or DEFAULT_KIND].instrument
    found = (catalogs.get(instrument, name) for name in catalogs.cycles(instrument))
    return {one.cycle.id: one.cycle.years_label for one in found if one is not None}


def _languages(ctx: click.Context) -> dict[str, str]:
    """Each by its tag, and by its names of one word."""
    del ctx
    from soaplan.cli.catalogs import catalogs_here  # noqa: PLC0415 - only where the Tab key is pressed

    named = {one.tag: one.names for one in catalogs_here().languages}
    tags = {tag: ", ".join(names) for tag, names in named.items()}
    return tags | {name: tag for tag, names in named.items() for name in _of_one_word(names)}


def _of_one_word(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if " " not in name)


rule_codes = _offered(_rules, several=True)
program_codes = _offered(_programs, several=True)
catalog_ids = _offered(_entries)
cycle_ids = _offered(_cycles)
languages = _offered(_languages)
