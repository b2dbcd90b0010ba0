"""A repository's settings: `[tool.soaplan]` in `pyproject.toml`, or `soaplan.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from soaplan.catalog import Catalogs, own_catalogs
from soaplan.catalog.catalog import Rules
from soaplan.diagnostic import Severity
from soaplan.disk import BEGINNING, read_start
from soaplan.workspace.page_settings import PageSettings, SettingsError, read_limits, read_page, refuse_unknown

OWN_FILE = "soaplan.toml"
SHARED_FILE = "pyproject.toml"
WEIGHTS = {severity.value: severity for severity in (Severity.ERROR, Severity.WARNING, Severity.ADVICE)}
KEYS = ("ignore", "severity", "catalog", "page", "worksheet")
__all__ = ["OWN_FILE", "SHARED_FILE", "Settings", "SettingsError", "settings_for"]


@dataclass(frozen=True)
class Settings:
    """What a repository sets: rules left out, weights of rules, a catalog folder of its own, its documents.

    `limits` are the most characters of an answer in the state's form; `file` is where the settings stand.
    """

    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    catalog_folder: Path | None = None
    page: PageSettings = field(default_factory=PageSettings)
    limits: Mapping[str, int] = field(default_factory=dict)
    file: Path | None = None

    @property
    def sources(self) -> frozenset[Path]:
        """The files (and the catalog's folder) that the settings rest on."""
        return frozenset(filter(None, (self.file, self.page.logo, self.catalog_folder)))

    @cached_property
    def catalogs(self) -> Catalogs:
        """The catalog that counts here; a folder of the repository's own is read whole, so that mistakes show."""
        if self.catalog_folder is None:
            return own_catalogs()
        catalogs = Catalogs(self.catalog_folder)
        catalogs.check_all()
        return catalogs


def settings_for(folder: Path) -> Settings:
    """The settings of the nearest folder that has some, up to the top of the repository.

    Raises SettingsError, and CatalogError for a catalog folder that cannot be used.
    """
    return settings_in(settings_file(folder))


def settings_file(folder: Path) -> Path | None:
    """The file with the settings that count in a folder, or None. Raises SettingsError where it cannot be read."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        for name in (OWN_FILE, SHARED_FILE):
            if _table(place / name) is not None:
                return place / name
        if (place / ".git").exists():
            break
    return None


def settings_in(file: Path | None) -> Settings:
    """The settings of a file; the usual ones without a file. Raises SettingsError and CatalogError."""
    table = _table(file) if file else None
    return _read(file, table) if file and table is not None else Settings()


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in one file, or None where it has none."""
    if not path.is_file():
        return None
    import tomllib  # noqa: PLC0415 - only where there are settings

    try:
        content = tomllib.loads(_text(path))
    except (ValueError, RecursionError, OSError) as error:
        if path.name == SHARED_FILE and not _speaks_of_us(path):
            return None  # another tool's file; its own program reports what is wrong with it
        raise SettingsError(f"{path}: soaplan can't read these settings: {error}") from error
    if path.name == OWN_FILE:
        return content
    tools = content.get("tool")
    table = tools.get("soaplan") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{path}: “soaplan” in [tool] is a table: [tool.soaplan]")
    return table


def _text(path: Path) -> str:
    """The text of a settings file. Raises OSError, and ValueError for what is no text or too much of it."""
    content = read_start(path, BEGINNING)
    if len(content) > BEGINNING:
        raise ValueError(f"the file has more than {BEGINNING:,} bytes")
    return content.decode("utf-8-sig")


def _speaks_of_us(path: Path) -> bool:
    """Whether a broken file has settings of ours, which must not be passed over."""
    try:
        return b"tool.soaplan" in read_start(path, BEGINNING)
    except OSError:
        return False


def _read(path: Path, table: dict[str, Any]) -> Settings:
    refuse_unknown(path, table, KEYS)
    settings = Settings(catalog_folder=_catalog(path, table.get("catalog")))
    rules = settings.catalogs.all_rules()
    ignore = _ignored(path, table.get("ignore", []), rules)
    severities = _weights(path, table.get("severity", {}), rules)
    page = read_page(path, table.get("page"))
    limits = read_limits(path, table.get("worksheet"), settings.catalogs)
    return replace(settings, ignore=ignore, severities=severities, page=page, limits=limits, file=path)


def _catalog(path: Path, value: Any) -> Path | None:
    if value is None:
        return None
    folder = path.parent / value if isinstance(value, str) else None
    if folder is None or not folder.is_dir():
        raise SettingsError(f"{path}: “catalog” isn't a folder: {value}")
    return folder


def _ignored(path: Path, value: Any, rules: Rules) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise SettingsError(f'{path}: “ignore” is a list of codes, for example ignore = ["SOA101"]')
    for code in value:
        matching = [known for known in rules if known.startswith(code)] if code else []
        if not matching:
            raise SettingsError(f"{path}: “ignore”: there's no rule “{code}”")
        for known in matching:
            _refuse_fixed(path, "ignore", known, rules)
    return tuple(value)


def _weights(path: Path, value: Any, rules: Rules) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise SettingsError(f'{path}: “severity” is a table of codes, for example SOA101 = "warning"')
    weights = {}
    for code, word in value.items():
        if code not in rules:
            raise SettingsError(f"{path}: “severity”: there's no rule “{code}”")
        if not isinstance(word, str) or word not in WEIGHTS:
            raise SettingsError(f"{path}: “severity”: {code} = “{word}”; write one of: {', '.join(WEIGHTS)}")
        if word != Severity.ERROR.value:
            _refuse_fixed(path, "severity", code, rules)
        weights[code] = WEIGHTS[word]
    return weights


def _refuse_fixed(path: Path, key: str, code: str, rules: Rules) -> None:
    """Neither the shape of the file nor the law can be set aside."""
    if not rules[code].waivable:
        raise SettingsError(f"{path}: “{key}”: {code} ({rules[code].name}) can't be skipped or lowered")
