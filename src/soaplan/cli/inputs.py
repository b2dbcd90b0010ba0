"""From the words of the command line to the files that are checked."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import click

from soaplan.check import CheckResult, Options, check_bytes, check_file
from soaplan.cli.errors import UserError
from soaplan.cli.options import NOT_A_FILE, STANDARD_INPUT
from soaplan.output.report import amount_of
from soaplan.workspace.files import ENDINGS, is_ours, passed_over, plans_in
from soaplan.workspace.settings import Settings, SettingsError, settings_file, settings_in

T = TypeVar("T")
CANNOT_OPEN = "soaplan can't open it"


@dataclass
class Inputs:
    """The files to check, in order, and what could not be opened."""

    paths: list[str] = field(default_factory=list)
    skipped: int = 0
    searched: bool = False
    problems: list[str] = field(default_factory=list)

    def add_problem(self, problem: str) -> None:
        """Remember what could not be opened; settings that are wrong for every file are told once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def say_what_was_searched(self, count: int) -> None:
        """Say on standard error: "Checked 1 plan, skipped 4 other files"."""
        if self.searched:
            checked = amount_of(count, "plan", "plans")
            click.echo(f"Checked {checked}, skipped {amount_of(self.skipped, 'other file', 'other files')}", err=True)


def find_inputs(paths: Iterable[str], *, skip_others: bool = False) -> Inputs:
    """The plans that the paths name. A path given by name is checked whatever it is, unless `skip_others`."""
    inputs = Inputs(searched=skip_others)
    for name in paths or (".",):
        path = Path(name)
        if name == STANDARD_INPUT:
            inputs.paths.append(name)
        elif path.is_dir():
            _search(path, inputs, skip_others=skip_others)
        elif not path.exists():
            inputs.problems.append(f"{name}: there's no such file or folder")
        elif not path.is_file():
            inputs.problems.append(f"{name}: {NOT_A_FILE}")
        elif skip_others and _is_other(path):
            inputs.skipped += 1
        else:
            inputs.paths.append(name)
    inputs.paths = list({_place_of(name): name for name in reversed(inputs.paths)}.values())[::-1]
    return inputs


def _place_of(name: str) -> str:
    """What tells one file from another; one that is named twice is checked once, under its first name."""
    return name if name == STANDARD_INPUT else os.path.abspath(name)  # noqa: PTH100 - links are not followed


def _is_other(path: Path) -> bool:
    """Whether a file is none of ours; one that cannot be opened may be, and the check says so."""
    try:
        return not is_ours(path)
    except OSError:
        return False


def _search(folder: Path, inputs: Inputs, *, skip_others: bool) -> None:
    inputs.searched = True
    found = plans_in(folder)
    inputs.skipped += found.others
    inputs.paths += [str(path) for path in found.plans]
    inputs.problems += [f"{path}: {CANNOT_OPEN} ({why})" for path, why in found.unreadable.items()]
    if not (found.plans or found.unreadable or skip_others):
        inputs.problems.append(f"{folder}: {_why_none(folder)}")


def _why_none(folder: Path) -> str:
    """Why a search found no plan: the nearest thing to one, else how to begin."""
    path = passed_over(folder)
    if path is None:
        return "there's no plan in this folder; start one with: soaplan new -o plan.yaml"
    if path.suffix.lower() in ENDINGS:
        return f"git ignores the plan in this folder; to check it anyway, name it: soaplan validate {path}"
    name = path.stem if Path(path.stem).suffix.lower() in ENDINGS else f"{path.stem}.yaml"
    return f"“{path.name}” looks like a plan, but plan files end in .yaml; rename it to “{name}”"


@dataclass
class Checker:
    """Checks file after file, each with the settings of the repository it lies in.

    Folders with the same settings share them, and the catalog with them: 400 districts need it once.
    """

    options: Options
    stdin_name: str | None = None
    _files: dict[Path, Path | None] = field(default_factory=dict)
    _settings: dict[Path | None, Settings] = field(default_factory=dict)
    _read: set[Path] = field(default_factory=set)

    def check(self, name: str) -> CheckResult:
        """Check one path, or standard input for `-`. Raises UserError."""
        if name == STANDARD_INPUT:
            return self._standard_input()
        path = Path(name)
        self._read.add(path)
        try:
            return self._remembered(check_file(path, self.options_for(path.parent), name))
        except OSError as error:
            raise UserError(f"{name}: {CANNOT_OPEN} ({error.strerror})") from error

    def check_again(self, result: CheckResult, content: bytes) -> CheckResult:
        """Check another content of a file, by every rule, whatever this run selects or leaves out."""
        options = replace(self.options_for(result.folder or Path()), select=(), ignore=())
        return check_bytes(content, options, result.path, result.folder)

    @property
    def sources(self) -> frozenset[Path]:
        """Every file that was read, and the folder of a catalog: what output must never be written over."""
        return frozenset(self._read.union(*(settings.sources for settings in self._settings.values())))

    def add_sources(self, files: Iterable[Path]) -> None:
        """Remember files that were read elsewhere: in another process, or out of git."""
        self._read.update(files)

    def _remembered(self, result: CheckResult) -> CheckResult:
        self._read.update(result.files)
        return result

    def _standard_input(self) -> CheckResult:
        place = Path(self.stdin_name) if self.stdin_name else Path(STANDARD_INPUT)
        folder = place.absolute().parent
        name, options = self.stdin_name or STANDARD_INPUT, self.options_for(folder)
        content = _standard_input(options.catalogs.limits.bytes)
        return self._remembered(check_bytes(content, options, name, folder))

    def options_for(self, folder: Path) -> Options:
        """The options of this run with the settings of the folder. Raises UserError."""
        settings = self.settings_for(folder)
        ignore = (*self.options.ignore, *settings.ignore)
        return replace(self.options, ignore=ignore, severities=settings.severities, catalogs=settings.catalogs)

    def settings_for(self, folder: Path) -> Settings:
        """The settings of a folder. Raises UserError."""
        key = folder.resolve()
        if key not in self._files:
            self._files[key] = _or_user_error(lambda: settings_file(key))
        file = self._files[key]
        if file not in self._settings:
            self._settings[file] = _or_user_error(lambda: settings_in(file))
        return self._settings[file]


def _standard_input(most: int) -> bytes:
    """What another program hands over, no more than tells that it is too much.

    Raises UserError where there is no standard input, as in some services.
    """
    if sys.stdin is None:
        raise UserError("there's nothing to read: standard input is closed. Name the file instead of -")
    try:
        return sys.stdin.buffer.read(most + 1)
    except (OSError, ValueError) as error:
        raise UserError(f"standard input can't be read ({getattr(error, 'strerror', None) or error})") from error


def _or_user_error(read: Callable[[], T]) -> T:
    from soaplan.catalog import CatalogError  # noqa: PLC0415 - needed only when something is wrong

    try:
        return read()
    except (SettingsError, CatalogError) as error:
        raise UserError(str(error)) from error
