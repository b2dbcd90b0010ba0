"""Compiled templates are kept, and a cache that is broken or cannot be written changes nothing."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from soaplan.render.compiled import CompiledTemplates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page.html").write_text("{{ text }}", encoding="utf-8")
    return tmp_path


def shown(folder: Path, *, autoescape: bool = True) -> str:
    cache = CompiledTemplates(folder, "escaped" if autoescape else "plain")
    environment = Environment(loader=FileSystemLoader(folder), autoescape=autoescape, bytecode_cache=cache)  # noqa: S701 - both settings are tested
    return environment.get_template("page.html").render(text="<b>")


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*.template"))


def test_a_template_is_compiled_once(folder: Path) -> None:
    assert shown(folder) == "&lt;b&gt;"
    assert len(kept(folder)) == 1
    assert shown(folder) == "&lt;b&gt;"


def test_what_is_escaped_and_what_is_not_are_kept_apart(folder: Path) -> None:
    assert shown(folder, autoescape=False) == "<b>"
    assert shown(folder) == "&lt;b&gt;"
    assert len(kept(folder)) == 2


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", b"\x00" * 100])
def test_rubbish_in_the_cache_is_compiled_anew(folder: Path, rubbish: bytes) -> None:
    shown(folder)
    kept(folder)[0].write_bytes(rubbish)
    assert shown(folder) == "&lt;b&gt;"


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(folder) == "&lt;b&gt;"
    assert kept(folder) == []


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file in its place", encoding="utf-8")
    assert shown(folder) == "&lt;b&gt;"
