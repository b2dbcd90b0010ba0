"""Which catalog a command speaks of: the repository's or soaplan's own, and which cycle."""

from pathlib import Path

from soaplan.catalog import Catalog, CatalogError, Catalogs, SoaCatalog
from soaplan.cli.errors import UserError
from soaplan.plans.kinds import KINDS
from soaplan.workspace.settings import Settings, SettingsError, settings_for

DEFAULT_KIND = next(iter(KINDS))


def settings_here() -> Settings:
    """The settings of the current folder. Raises UserError."""
    try:
        return settings_for(Path.cwd())
    except (SettingsError, CatalogError) as error:
        raise UserError(str(error)) from error


def catalogs_here() -> Catalogs:
    """The catalog that the settings of the current folder name. Raises UserError."""
    try:
        return settings_here().catalogs
    except CatalogError as error:
        raise UserError(str(error)) from error


def catalog_for(cycle: str | None, kind: str = DEFAULT_KIND, *, published: bool = False) -> Catalog:
    """The catalog of a cycle; where none is named, the one in which a new file of the kind is begun. Raises UserError.

    That is the newest; the newest that the state has published where `published` is asked for, or the kind goes by it.
    """
    catalogs, instrument = catalogs_here(), KINDS[kind].instrument
    if cycle is None:
        is_published = published or KINDS[kind].has_cycle_of_its_plan
        return catalogs.newest_published(instrument) if is_published else catalogs.newest(instrument)
    found = catalogs.get(instrument, cycle)
    if found is None:
        raise UserError(catalogs.no_cycle(instrument, cycle))
    return found


def plans_catalog(cycle: str | None) -> SoaCatalog:
    """The catalog of three-year plans, with their programs. Raises UserError."""
    found = catalog_for(cycle, published=True)
    if not isinstance(found, SoaCatalog):  # pragma: no cover - the folder of plans is always read as one
        raise TypeError(found)
    return found
