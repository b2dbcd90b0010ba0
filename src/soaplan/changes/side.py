"""One of the two files that are compared, of any kind, and which of its answers can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from soaplan.catalog import Catalog
from soaplan.changes.ledger import SHORT
from soaplan.changes.result import Amendment, Version
from soaplan.check import CheckResult
from soaplan.check.places import name_of
from soaplan.diagnostic import Pointer
from soaplan.plans.base import UNKNOWN, Node, given, known
from soaplan.plans.envelope import Envelope


@dataclass(frozen=True)
class Side:
    """A file that was read, with its catalog."""

    path: str
    plan: Envelope
    catalog: Catalog

    @classmethod
    def of(cls, result: CheckResult) -> "Side":
        """The file of a check. Raises TypeError where it cannot be read."""
        if result.plan is None or result.catalog is None:
            raise TypeError(result.path)
        return cls(result.path, result.plan, result.catalog)

    @property
    def content(self) -> str | None:
        """The content hash; only what a governing body votes on has one."""
        return None

    def amendment(self, as_of: date) -> Amendment | None:
        """The time for an amended plan; only a three-year plan is sent back to be amended."""
        del as_of
        return None

    def label(self, text: str) -> tuple[str, str] | None:
        """The list of the catalog and the entry of it that a text names; None where it names none."""
        if len(text) > SHORT:
            return None
        lists = self.catalog.lists if "lists" in self.catalog.FILES else ()
        rows = ((name, self.catalog.row(name, text)) for name in lists)
        return next(((name, row.id) for name, row in rows if row), None)

    @property
    def unread(self) -> tuple[str, ...]:
        """The answers that nobody can read, as the form names them."""
        return tuple(dict.fromkeys(name_of(self.plan, pointer) for pointer in unread_in(self.plan, ())))

    @property
    def version(self) -> Version:
        """What is said of this file."""
        return Version(self.path, self.catalog.cycle.id, known(self.plan.status), self.content, self.unread)


def unread_in(value: Any, way: Pointer) -> Iterator[Pointer]:
    """The ways to the answers that nobody can read; of a part in which nothing can be read, the way to the part."""
    inside = _inside(value)
    if value is UNKNOWN or (isinstance(value, Node) and all(item is UNKNOWN for _, item in inside)):
        yield way
        return
    for key, item in inside:
        yield from unread_in(item, (*way, key))


def _inside(value: Any) -> list[tuple[str | int, Any]]:
    if isinstance(value, Node):
        return [(name, getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, tuple):
        return list(enumerate(value))
    return list(value.items()) if isinstance(value, dict) else []


def entries(values: Any) -> list[Any]:
    """The readable entries of a list."""
    return [item for _, item in given(values)]


def is_read(values: Any) -> bool:
    """Whether every entry of a list can be told from the others, so that what is not there is really not there."""
    return values is not UNKNOWN and not any(_is_in_doubt(item) for item in values or ())


def _is_in_doubt(item: Any) -> bool:
    """Whether an entry, or an answer right below it, cannot be read."""
    return item is UNKNOWN or (isinstance(item, Node) and any(value is UNKNOWN for _, value in _inside(item)))
