"""Which plans must be looked at again when files change: those that read one of them, directly or through others."""

import os
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError

from soaplan.catalog import CatalogError, own_catalogs
from soaplan.disk import BEGINNING, place_in_repository, portable, read_start
from soaplan.plans.kinds import KINDS
from soaplan.regex import regex
from soaplan.source.decode import UnreadableFileError
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import Mapping, Scalar, YamlNode, named_files
from soaplan.source.parse import Limits
from soaplan.workspace.settings import OWN_FILE, SHARED_FILE, SettingsError, settings_file, settings_in

TAG = regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""How a language is written in the name of a translation: `plan.es.yaml`."""


@dataclass(frozen=True)
class Touched:
    """The plans of a repository, seen from the files that changed.

    `changed` are absolute, the deleted ones too. `before` gives what a file was before the change, if it was there.
    """

    plans: tuple[Path, ...]
    changed: frozenset[Path]
    before: Callable[[Path], bytes | None] = lambda _: None

    @cached_property
    def readers(self) -> list[Path]:
        """The plans whose check reads a changed file: a text, a related file and its texts, the settings."""
        found = {plan for plan in self.plans if plan in self.changed or self._has_changed_settings(plan)}
        waiting = {plan: _plain(plan) for plan in self.plans if plan not in found}
        hit = set(self.changed) | found
        new = hit
        while new:
            names = {unicodedata.normalize("NFC", path.name) for path in new}
            new = {plan for plan, text in waiting.items() if any(n in text for n in names) and leads_to(plan) & hit}
            waiting = {plan: text for plan, text in waiting.items() if plan not in new}
            found |= new
            hit |= new
        return [plan for plan in self.plans if plan in found]

    def shown(self, page_of: Callable[[Path], Path]) -> list[Path]:
        """The plans whose pages may have to be made again: also where a translation or the page itself changed."""
        readers = set(self.readers)
        kin = {(path.parent, family(path)) for path in self.changed if path.suffix.lower() in {".yaml", ".yml"}}
        return [
            plan
            for plan in self.plans
            if plan in readers or (plan.parent, family(plan)) in kin or page_of(plan) in self.changed
        ]

    def _has_changed_settings(self, plan: Path) -> bool:
        try:
            file = settings_file(plan.parent)
            sources: Collection[Path] = settings_in(file).sources
        except (SettingsError, CatalogError):
            file, sources = None, ()
        for place in settings_places(plan):
            if place in self.changed and (place.name == OWN_FILE or self._has_changed_table(place)):
                return True
            if place == file:
                break
        others = [Path(os.path.normpath(source)) for source in sources if source != file]
        return any(path == source or source in path.parents for source in others for path in self.changed)

    def _has_changed_table(self, place: Path) -> bool:
        """Whether a file that other tools share has other settings of ours than before."""
        try:
            now = read_start(place, BEGINNING)
        except OSError:
            now = b""
        return _own_table(now) != _own_table(self.before(place) or b"")


def _own_table(content: bytes) -> object:
    try:
        return tomllib.loads(content.decode("utf-8-sig")).get("tool", {}).get("soaplan")
    except (ValueError, AttributeError):
        return content


def _plain(path: Path) -> str:
    try:
        return unicodedata.normalize("NFC", read_start(path, BEGINNING).decode("utf-8", "replace"))
    except OSError:
        return ""


def leads_to(plan: Path) -> set[Path]:
    """The files that a plan names, there or not: by their names, and links followed."""
    limits = own_catalogs().limits
    try:
        document = SourceDocument.read(read_start(plan, limits.bytes), Limits(limits.bytes, limits.depth, limits.nodes))
    except (MarkedYAMLError, UnreadableFileError, OSError):
        return set()
    names = [*named_files(document.root), *_related(document.root)] if document else []
    return {place for name in names for place in _places(plan.parent, name.strip())}


def _places(folder: Path, name: str) -> Iterator[Path]:
    try:
        yield Path(os.path.normpath(folder / name))
        yield place_in_repository(folder, portable(name), shown=False)
    except (OSError, RuntimeError, ValueError):
        return


def _related(root: YamlNode) -> Iterator[str]:
    """The names of the other files of our kinds that a file rests on."""
    kind = KINDS.get(_at(root, "kind").lower())
    for way in kind.related if kind else ():
        if name := _at(root, *way.split(".")):
            yield name


def _at(node: YamlNode | None, *way: str) -> str:
    """The text at a place of a file; empty where there is none."""
    for key in way:
        entry = node.entries.get(key) if isinstance(node, Mapping) else None
        node = entry.value if entry else None
    return node.text.strip() if isinstance(node, Scalar) else ""


def family(path: Path) -> str:
    """What a plan and its translations share: the name without language and ending."""
    stem, _, tag = path.stem.rpartition(".")
    return stem if stem and TAG.fullmatch(tag) else path.stem


def kin(path: Path) -> Iterable[Path]:
    """The other files beside a plan that have its name but for the language: `plan.es.yaml` beside `plan.yaml`."""
    beside = (other for other in path.parent.glob("*") if other.suffix == path.suffix and other.name != path.name)
    return sorted(other for other in beside if family(other) == family(path))


def settings_places(path: Path) -> Iterator[Path]:
    """Where settings are, or would be: in the folder of the plan and those above, up to the repository's top."""
    folder = path.absolute().parent
    for above in (folder, *folder.parents):
        yield from (above / OWN_FILE, above / SHARED_FILE)
        if (above / ".git").exists():
            return
