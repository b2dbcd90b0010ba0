"""The program, and plans for it."""

from pathlib import Path

import pytest


@pytest.fixture
def plan(tmp_path: Path, base_plan: str) -> Path:
    """A plan without a finding."""
    path = tmp_path / "plan.yaml"
    path.write_text(base_plan, encoding="utf-8")
    return path


@pytest.fixture
def bad_plan(tmp_path: Path, base_plan: str) -> Path:
    """A plan with one error (SOA505) and one warning of a rule that does not read prose (SOA202)."""
    path = tmp_path / "bad.yaml"
    text = base_plan.replace("id: 2.2D", "id: 2.2Z").replace("    - Students with disabilities\n", "    - Pupils\n", 1)
    path.write_text(text.replace("disabilities", "disabilities pupils"), encoding="utf-8")
    return path
