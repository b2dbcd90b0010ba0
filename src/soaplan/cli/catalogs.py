"""Which catalog a command speaks of: the repository's or soaplan's own, and which cycle."""

from pathlib import Path

from soaplan.catalog import Catalog, CatalogError, Catalogs
from soaplan.cli.errors import UserError
from soaplan.plans.kinds import KINDS
from soaplan.workspace.settings import SettingsError, settings_for

DEFAULT_KIND = next(iter(KINDS))


def catalogs_here() -> Catalogs:
    """The catalog that the settings of the current folder name. Raises UserError."""
    try:
        return settings_for(Path.cwd()).catalogs
    except (SettingsError, CatalogError) as error:
        raise UserError(str(error)) from error


def catalog_for(cycle: str | None, kind: str = DEFAULT_KIND, *, published: bool = False) -> Catalog:
    """The catalog of a cycle; the newest one, or the newest published one, where none is named. Raises UserError."""
    catalogs, instrument = catalogs_here(), KINDS[kind].instrument
    if cycle is None:
        return newest_published(catalogs, instrument) if published else catalogs.newest(instrument)
    found = catalogs.get(instrument, cycle)
    if found is None:
        known = ", ".join(catalogs.cycles(instrument))
        raise UserError(f"there is no cycle “{cycle}”; the cycles are: {known}")
    return found


def newest_published(catalogs: Catalogs, instrument: str) -> Catalog:
    """The newest cycle whose guidance the state has published; the newest of all where there is none."""
    opened = [catalogs.get(instrument, name) for name in reversed(catalogs.cycles(instrument))]
    published = (catalog for catalog in opened if catalog is not None and not catalog.cycle.provisional)
    return next(published, catalogs.newest(instrument))
