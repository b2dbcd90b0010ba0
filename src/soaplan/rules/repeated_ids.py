"""Ids that stand twice: every kind of file is held to the same rule."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.envelope import Envelope
from soaplan.plans.labels import fold
from soaplan.rules.context import FileContext
from soaplan.rules.registry import rule


@rule("SOA306", "PRI108", "SUS107")
def repeated_id(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """Two items in one list have the same id.

    The page, translations, other entries and next year's file name an entry by its id. With one id twice, nobody can
    tell which entry is meant.

    Give the second one another id.
    """
    del ctx
    for entries in plan.entries_with_ids():
        seen: set[str] = set()
        for entry in entries:
            written = known(getattr(entry, "id", None)) or ""
            if written and fold(written) in seen:
                message = f"another {entry.SINGULAR} has the id “{written}” already"
                yield Finding(
                    entry.at("id"), message, f"Give this {entry.SINGULAR} another id, for example: id: {written}-2"
                )
            seen.add(fold(written))
