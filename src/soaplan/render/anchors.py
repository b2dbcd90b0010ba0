"""Ids of the parts of a page: people link to them, so they come from the codes of the plan, never from titles."""

import re

LONGEST_ANCHOR = 40
NOT_IN_ANCHORS = re.compile(r"[^A-Za-z0-9._-]+")


def anchor(kind: str, name: str, taken: set[str]) -> str:
    """The id of a part on the page: stable, safe, and there only once."""
    safe = NOT_IN_ANCHORS.sub("-", name)[:LONGEST_ANCHOR].strip("-") or "1"
    found, more = f"{kind}-{safe}", 1
    # Where ids have no points, two of them must not become one.
    while found.replace(".", "-") in taken:
        more += 1
        found = f"{kind}-{safe}-{more}"
    taken.add(found.replace(".", "-"))
    return found
