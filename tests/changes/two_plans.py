"""Two plans made from the clean short plan, and the words for what changed between them."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from changed_plan import check_changed
from soaplan.changes import Comparison, compare
from soaplan.check import Options
from soaplan.check.run import check_bytes
from soaplan.plans.content import content_hash
from soaplan.plans.soa_plan import SoaPlan

TODAY = date(2024, 6, 1)
Changes = Mapping[str, Any]


def compared(old: Changes, new: Changes, as_of: date = TODAY) -> Comparison:
    """The clean plan with the first changes against the clean plan with the second ones."""
    return compare(check_changed(old, as_of), check_changed(new, as_of), as_of)


def sentences(old: Changes, new: Changes) -> list[str]:
    """What changed, in words."""
    return [change.sentence for change in compared(old, new).changes]


def compared_data(old: Any, new: Any) -> Comparison:
    """The same for two plans given as plain data."""
    results = [check_bytes(json.dumps(data).encode(), Options(as_of=TODAY)) for data in (old, new)]
    return compare(results[0], results[1], TODAY)


def hash_of(data: Any) -> str | None:
    """The content hash of a plan given as plain data, or as its text."""
    text = data if isinstance(data, str) else json.dumps(data)
    result = check_bytes(text.encode(), Options(as_of=TODAY))
    assert isinstance(result.plan, SoaPlan)
    assert result.cycle is not None
    return content_hash(result.plan, result.cycle)
