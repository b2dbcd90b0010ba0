"""Whether the files of one cycle agree on the names they share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soaplan.catalog.soa import SoaCatalog


def names_that_are_nowhere(catalog: "SoaCatalog") -> Iterator[str]:
    """What one file of a catalog names and no other has."""
    for category in catalog.categories:
        for code in category.programs:
            if code not in catalog.programs:
                yield f"{catalog.file('categories.yaml')}: there is no program {code} (category {category.id})"
    for clause in (clause for group in catalog.crosswalk for clause in group.clauses):
        for code in clause.rules:
            if code not in catalog.rules:
                yield f"{catalog.file('crosswalk.yaml')}: there is no rule {code} (clause {clause.id})"
