"""What the terminal can show. NO_COLOR and FORCE_COLOR are obeyed."""

import os
import shutil
import sys

from soaplan.output.report import Screen

WIDEST = 100
"""Longer lines are hard to read."""


def screen() -> Screen:
    """The width and color of standard output."""
    width = min(WIDEST, max(40, shutil.get_terminal_size((WIDEST, 24)).columns))
    return Screen(width, wants_color())


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
