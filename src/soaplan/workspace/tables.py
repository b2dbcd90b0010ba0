"""What all readers of settings share: the one error, and how an unknown name is told."""

from collections.abc import Iterable
from pathlib import Path

from soaplan.plans.labels import nearest


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
