"""The program, and plans for it."""

from pathlib import Path

import pytest

from running import Done, Run
from soaplan.cli.main import main


@pytest.fixture
def soaplan(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path) -> Done:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capfd.readouterr()
        return Done(code, printed.out, printed.err)

    return run


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
