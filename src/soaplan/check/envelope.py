"""Which kind of file this is, and by which cycle it is checked (DOC003, DOC004)."""

import re
from typing import Any

from soaplan.catalog import Catalog, Catalogs
from soaplan.characters import visible
from soaplan.diagnostic import Finding, Fix
from soaplan.plans.envelope import STATUSES
from soaplan.plans.kinds import KINDS, Kind
from soaplan.plans.labels import fold, nearest, offer
from soaplan.regex import regex

YEARS = regex(r"\b(?:FY ?)?(?:19|20)?\d\d\b", re.IGNORECASE)


def kind_of(data: Any) -> Kind | Finding:
    """The kind that the file names, or what is wrong with it."""
    known = ", ".join(KINDS)
    if not isinstance(data, dict):
        message = "this file does not begin with named answers such as `kind: soa-plan`"
        return Finding((), message, FIRST_LINES, code="DOC003")
    written = data.get("kind")
    if not isinstance(written, str):
        mend, fix = _misspelled(data, "kind")
        mend = mend or f"Write as a line of its own: kind: {next(iter(KINDS))}"
        return Finding(("kind",), "the file does not say what kind of plan it is", mend, code="DOC003", fix=fix)
    text = visible(written)
    if text.lower() in KINDS:
        return KINDS[text.lower()]
    asked, fix = offer(text, nearest(YEARS.sub("", text), KINDS), "`{}`")
    mend = f"{asked}The kinds are: {known}."
    return Finding(("kind",), f"“{text}” is not a kind of plan", mend, code="DOC003", fix=fix)


def _misspelled(data: dict[str, Any], name: str) -> tuple[str, Fix | None]:
    """What to do where a name was probably meant that is written otherwise: `Kind:`."""
    near = next((key for key in data if key != name and nearest(key, [name])), None)
    if near is None:
        return "", None
    return f"Write `{name}:` in place of `{near}:`.", Fix(name, "rename", at=(near,))


FIRST_LINES = "Begin the file with two lines: `kind: soa-plan` and `cycle: 2024`."


def catalog_of(data: dict[str, Any], kind: Kind, catalogs: Catalogs) -> Catalog | Finding:
    """The catalog of the cycle that the file names, or what is wrong with it."""
    written = data.get("cycle")
    if not isinstance(written, str):
        message = "the file does not say by which guidance it is written"
        newest = catalogs.newest(kind.instrument).cycle.id
        asked = f"Write as a line of its own, for example: cycle: {newest}. {_cycles(kind, catalogs)}"
        mend, fix = _misspelled(data, "cycle")
        return Finding(("cycle",), message, mend or asked, code="DOC004", fix=fix)
    if (catalog := catalogs.get(kind.instrument, visible(written))) is not None:
        return catalog
    message = f"“{visible(written)}” is not a cycle of the guidance that soaplan knows"
    asked, fix = _cycle_meant(visible(written), kind, catalogs)
    return Finding(("cycle",), message, asked + _cycles(kind, catalogs), code="DOC004", fix=fix)


A_YEAR = regex(r"\b(?:FY|SY)? ?(?:20)?(\d\d)\b", re.IGNORECASE)


def _cycle_meant(text: str, kind: Kind, catalogs: Catalogs) -> tuple[str, Fix | None]:
    """The one cycle with a year that a text names."""
    years = set(A_YEAR.findall(text))
    known = [found for name in catalogs.cycles(kind.instrument) if (found := catalogs.get(kind.instrument, name))]
    hits = [one.cycle for one in known if years & {one.cycle.id[-2:], *_covered(one.cycle.years_label)}]
    if len(hits) != 1:
        return "", None
    return f"Did you mean {hits[0].id} ({hits[0].years_label})? ", Fix(hits[0].id, safe=False)


def _covered(label: str) -> set[str]:
    """The years that a label such as FY25-FY27 covers, each by its last two digits."""
    ends = [int(year) for year in A_YEAR.findall(label)]
    return {f"{year:02}" for year in range(min(ends), max(ends) + 1)} if ends else set()


def _cycles(kind: Kind, catalogs: Catalogs) -> str:
    """The known cycles with their years."""
    known = (catalogs.get(kind.instrument, name) for name in catalogs.cycles(kind.instrument))
    named = ", ".join(f"{found.cycle.id} ({found.cycle.years_label})" for found in known if found)
    return f"The cycles are: {named}."


def status_of(data: dict[str, Any]) -> str | None:
    """The status as it is written; None where it is absent or cannot be read."""
    written = data.get("status")
    by_fold = {fold(status): status for status in STATUSES}
    return by_fold.get(fold(written)) if isinstance(written, str) else None
