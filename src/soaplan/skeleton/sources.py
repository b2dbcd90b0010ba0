"""What a new file can be begun from: other files that were read, and how the new one names them."""

from dataclasses import dataclass
from typing import Any

from soaplan.plans.base import known
from soaplan.plans.envelope import Envelope
from soaplan.plans.figures import Value
from soaplan.plans.soa_plan import SoaPlan


@dataclass(frozen=True)
class Sources:
    """`plan_file` and `previous_file` are the ways to those files from the folder of the new one.

    The last three are what the command line says itself: whose file it is, and the Focus Areas with their programs.
    """

    plan: SoaPlan | None = None
    plan_file: str = ""
    previous: Envelope | None = None
    previous_file: str = ""
    report_year: str = ""
    district: str = ""
    type: str = ""
    areas: tuple[tuple[str, tuple[str, ...]], ...] = (("", ("",)),)
    """The code of each Focus Area, with those of its programs; one of each without a code, where none is chosen."""


def text(value: Any) -> str:
    """An answer that is a text; nothing where there is none, or where it cannot be read."""
    found = known(value)
    return found if isinstance(found, str) else ""


def number(value: Any, unit: str = "") -> str:
    """An answer that is a number, as it is read aloud: 18 percent."""
    found = known(value)
    return "" if found is None else f"{found} {unit}".strip()


def in_its_year(value: Any, year: Any, unit: str = "") -> str:
    """A figure with the school year it belongs to: 18 percent (2023)."""
    found = number(value, unit)
    return f"{found} ({known(year)})" if found and known(year) else found


def figure(value: Value, unit: str = "") -> str:
    """The same for a value that has its year beside it."""
    return in_its_year(value.value, value.year, unit)
