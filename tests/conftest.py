"""What all tests share."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from running import Done, Run
from soaplan.cli.main import main
from soaplan.plans.kinds import Kind

HERE = Path(__file__).parent

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)  # the same examples every time
settings.load_profile("ci" if "CI" in os.environ else "here")

LOOPBACK = ("127.", "::1", "localhost")


def _no_network(event: str, arguments: tuple[object, ...]) -> None:
    """Soaplan needs no network: whoever asks for another machine while the tests run is stopped."""
    address = arguments[1] if event in {"socket.connect", "socket.sendto"} else None
    if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
        fact = f"something wants to reach {address[0]}"
        raise AssertionError(fact)


sys.addaudithook(_no_network)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a kind of file by its name: all that is in it would be told in another order in each process."""
    return val.name if isinstance(val, Kind) else None


@pytest.fixture
def base_plan() -> str:
    """A short plan without a finding, to change in one place."""
    return (HERE / "cases" / "base.yaml").read_text(encoding="utf-8")


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test works in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
