"""What a district sets for its documents: the look of its pages, and the limits of the state's form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from soaplan.catalog import Catalogs
from soaplan.plans.kinds import KINDS
from soaplan.plans.labels import nearest
from soaplan.regex import regex


class SettingsError(Exception):
    """Settings that cannot be used; the text names the file and what to write."""


def refuse_unknown(path: Path, names: Iterable[str], known: Iterable[str], table: str = "") -> None:
    """Raises SettingsError for the first name that is no setting, with the one that was probably meant."""
    known = tuple(known)
    for name in names:
        if name not in known:
            near = nearest(name, known)
            offer = f"did you mean “{near}”?" if near else f"the settings are: {', '.join(known)}"
            raise SettingsError(f"{path}: there's no setting “{name}”{f' in [{table}]' if table else ''}; {offer}")


PLAN = KINDS["soa-plan"]
COLOR = regex(r"#[0-9a-fA-F]{6}")
PAGE = {"color": "#0b4f6c", "logo": "logo.png", "notice": "Need a paper copy? Ask at any school office."}
"""The settings of a page, each with an example."""
FORMER_NAMES = {"colour": "color"}
"""How settings of a page were once spelled; both are read."""


@dataclass(frozen=True)
class PageSettings:
    """How a district's pages look: `color` as `#0b4f6c`, `logo` a picture, `notice` plain text; each may be absent."""

    color: str = ""
    logo: Path | None = None
    notice: str = ""


def read_page(path: Path, value: Any) -> PageSettings:
    """The table `[page]` of a settings file. Raises SettingsError."""
    table = _with_new_names(path, _table(path, "page", value, f'color = "{PAGE["color"]}"'))
    refuse_unknown(path, table, PAGE, "page")
    for name, example in PAGE.items():
        text = table.get(name, example)
        if not isinstance(text, str) or not text.strip():
            raise SettingsError(f'{path}: “{name}” in [page] must be text in quotes, for example {name} = "{example}"')
    color = table.get("color", "")
    if color and not COLOR.fullmatch(color):
        example = PAGE["color"]
        raise SettingsError(f'{path}: “color” must be # and six of 0-9 and a-f, for example color = "{example}"')
    if "\0" in table.get("logo", ""):
        raise SettingsError(f'{path}: “logo” must be a file name, for example logo = "{PAGE["logo"]}"')
    logo = path.parent / table["logo"] if "logo" in table else None
    return PageSettings(color.lower(), logo, table.get("notice", ""))


def _with_new_names(path: Path, table: Mapping[str, Any]) -> Mapping[str, Any]:
    for old, new in FORMER_NAMES.items():
        if old in table and new in table:
            raise SettingsError(f"{path}: “{old}” and “{new}” in [page] are the same setting; keep “{new}”")
    return {FORMER_NAMES.get(name, name): value for name, value in table.items()}


def read_limits(path: Path, value: Any, catalogs: Catalogs) -> dict[str, int]:
    """The table `[worksheet]`: the most characters of an answer, by its place or its question. Raises SettingsError."""
    table = _table(path, "worksheet", value, "limits = {summary = 5000}")
    refuse_unknown(path, table, ("limits",), "worksheet")
    limits = dict(_flat(_table(path, "limits", table.get("limits"), "limits = {summary = 5000}")))
    names = {plain(name): name for name in _names(catalogs)} if limits else {}
    refuse_unknown(path, map(plain, limits), names, "worksheet.limits")
    for name, most in limits.items():
        if not isinstance(most, int) or isinstance(most, bool) or most < 1:
            raise SettingsError(f"{path}: “limits”: {name} must be a number of characters, for example {name} = 5000")
    return {plain(name): most for name, most in limits.items()}


def plain(pattern: str) -> str:
    """The place of an answer without the signs for "every entry": `focus_areas.programs.today`."""
    return pattern.replace("[]", "")


def _table(path: Path, name: str, value: Any, example: str) -> Mapping[str, Any]:
    if value is not None and not isinstance(value, dict):
        raise SettingsError(f"{path}: “{name}” is a table, for example {example}")
    return value or {}


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Names with points: TOML reads `engagement.families = 5000` as a table inside a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _names(catalogs: Catalogs) -> Iterator[str]:
    """The questions of the form and the places of their answers, in every cycle."""
    for cycle in catalogs.cycles(PLAN.instrument):
        catalog = catalogs.get(PLAN.instrument, cycle)
        for section in catalog.form if catalog else ():
            for question in section.questions:
                yield from (question.id, *question.answers)
