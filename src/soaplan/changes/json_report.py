"""The changes for other programs, as `schemas/output/diff.schema.json` describes them."""

import json
from dataclasses import asdict
from typing import Any

from soaplan.changes import Comparison, Look
from soaplan.changes.result import Amendment, Change
from soaplan.version import VERSION

FORMAT_VERSION = 1


def write(comparison: Comparison, look: Look) -> str:
    """The comparison as JSON. Only ASCII is written, so no console can trip over it."""
    del look
    content = {
        "version": FORMAT_VERSION,
        "soaplan": VERSION,
        "kind": comparison.kind.name,
        "as_of": comparison.as_of.isoformat(),
        "old": asdict(comparison.old),
        "new": asdict(comparison.new),
        "amendment": _amendment(comparison.amendment),
        "changes": [_change(change, comparison.headings[change.section]) for change in comparison.changes],
    }
    return json.dumps(content, indent=2) + "\n"


def _amendment(found: Amendment | None) -> dict[str, Any] | None:
    if found is None:
        return None
    resubmitted = found.resubmitted.isoformat() if found.resubmitted else None
    days = {"directed": found.directed.isoformat(), "due": found.due.isoformat(), "resubmitted": resubmitted}
    return {**days, "days": found.days, "days_left": found.left, "words": found.words}


def _change(change: Change, heading: str) -> dict[str, Any]:
    return {
        "section": change.section,
        "heading": heading,
        "place": change.place,
        "about": change.about,
        "what": change.what,
        "kind": change.kind.value,
        "old": change.old,
        "new": change.new,
        "words": change.sentence,
        "excerpts": [asdict(excerpt) for excerpt in change.excerpts],
    }
