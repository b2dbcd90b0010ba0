"""Where the catalog, the schemas and the cases of the rules stand: in the wheel, or in a checkout."""

from functools import cache
from pathlib import Path

PACKED = Path(__file__).parent / "_data"
CHECKOUT = Path(__file__).parents[2]


@cache
def data_folder(name: str) -> Path:
    """The folder `catalog`, `schemas` or `cases`. Raises FileNotFoundError where the installation is broken."""
    in_checkout = CHECKOUT / "tests" / name if name == "cases" else CHECKOUT / name
    for folder in (PACKED / name, in_checkout):
        if folder.is_dir():
            return folder
    fact = f"soaplan's own folder “{name}” is missing; install soaplan again"
    raise FileNotFoundError(fact)
