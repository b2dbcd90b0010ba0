"""Where the catalog stands: in the wheel, or in a checkout."""

from functools import cache
from pathlib import Path

PACKED = Path(__file__).parent / "_data"
CHECKOUT = Path(__file__).parents[2]


@cache
def data_folder(name: str) -> Path:
    """The folder `catalog`. Raises FileNotFoundError where the installation is broken."""
    for folder in (PACKED / name, CHECKOUT / name):
        if folder.is_dir():
            return folder
    fact = f"soaplan's own folder “{name}” is missing; install soaplan again"
    raise FileNotFoundError(fact)
