"""What all tests share."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def base_plan() -> str:
    """A short plan without a finding, to change in one place."""
    return (HERE / "cases" / "base.yaml").read_text(encoding="utf-8")


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
