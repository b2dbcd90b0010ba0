"""A plan as plain data, with answers of every kind."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

FULL = Path(__file__).parent / "full.yaml"


@pytest.fixture
def full() -> Any:
    """A plan with every kind of answer, to change."""
    return YAML(typ="base").load(FULL.read_text(encoding="utf-8"))
