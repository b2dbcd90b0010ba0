"""What a cycle of the guidance says: its lists, dates, texts, limits, and how much each rule weighs."""

from soaplan.catalog.catalog import Catalog, Choices
from soaplan.catalog.cycles import Catalogs, own_catalogs
from soaplan.catalog.load import CatalogError
from soaplan.catalog.soa import SoaCatalog

__all__ = ["Catalog", "CatalogError", "Catalogs", "Choices", "SoaCatalog", "own_catalogs"]
