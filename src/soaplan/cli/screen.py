"""What the terminal can show. NO_COLOR and FORCE_COLOR are obeyed."""

import os
import sys

from soaplan.output.report import Screen

NARROWEST, WIDEST = 40, 100
"""Longer lines are hard to read."""


def screen() -> Screen:
    """The width and color of standard output."""
    if not on_terminal() and "COLUMNS" not in os.environ:
        return Screen(WIDEST, wants_color())
    from shutil import get_terminal_size  # noqa: PLC0415 - costs start-up time, and only a terminal is narrow

    return Screen(min(WIDEST, max(NARROWEST, get_terminal_size((WIDEST, 24)).columns)), wants_color())


def on_terminal() -> bool:
    """Whether a person reads standard output directly."""
    return sys.stdout is not None and sys.stdout.isatty()


def wants_color() -> bool:
    """Color only on a terminal, unless the environment says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal() and os.environ.get("TERM") != "dumb"
