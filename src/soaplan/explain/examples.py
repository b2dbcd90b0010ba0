"""The failing and the passing example of each rule, cut out of its cases by `tools/generate.py`."""

import json
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("examples.jsonl")
"""One line for each rule, beginning with its code."""


class Example(NamedTuple):
    """What is written wrongly, and the same place written rightly."""

    code: str
    failing: str
    passing: str


def example_of(code: str) -> Example | None:
    """The example of a rule; None where there is no such rule. Only its own line is taken apart."""
    beginning = f'{{"code": "{code}"'
    with FILE.open(encoding="utf-8") as lines:
        return next((Example(**json.loads(line)) for line in lines if line.startswith(beginning)), None)
