"""Adding a kind takes its own new files and one row of the table of kinds; everything else finds them by name.

`tests/a_new_kind/` holds these files, laid out as they would be in the project. docs/adding-a-kind.md goes through
them.
"""

import importlib
import shutil
from pathlib import Path

import pytest

from render.structure import problems_of
from running import Run
from soaplan.catalog import Catalogs
from soaplan.data import data_folder
from soaplan.plans.kinds import KINDS, Kind
from soaplan.schema import build as schema_of
from soaplan.skeleton import build

OWN = Path(__file__).parent / "a_new_kind"
NAME = "council-minutes"
ROW = Kind(name=NAME, title="minutes", model_name="CouncilMinutes", instrument=NAME, letters="MIN", noun="minutes")
PACKAGES = ("plans", "rules", "render.documents")
"""Where modules of a kind lie in the project."""


@pytest.fixture
def minutes(soaplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the new kind, in a program that has the new files and the new row."""
    del soaplan  # it goes into the empty folder first
    monkeypatch.setitem(KINDS, ROW.name, ROW)
    for name in PACKAGES:
        package = importlib.import_module(f"soaplan.{name}")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(OWN / name.replace(".", "/"))])
    monkeypatch.setattr(build, "TEMPLATES", [build.TEMPLATES, OWN / "skeleton" / "templates"])
    shutil.copytree(data_folder("catalog"), tmp_path / "catalog")
    shutil.copytree(OWN / "catalog", tmp_path / "catalog", dirs_exist_ok=True)
    (tmp_path / "soaplan.toml").write_text('catalog = "catalog"\n', encoding="utf-8")
    file = tmp_path / "minutes.yaml"
    shutil.copy(OWN / "minutes.yaml", file)
    return file


def test_it_is_checked(soaplan: Run, minutes: Path) -> None:
    assert soaplan("validate", minutes).out == ""
    text = minutes.read_text(encoding="utf-8")
    minutes.write_text(text.split("decisions:")[0].replace("held: 2026-03-12\n", ""), encoding="utf-8")
    out = soaplan("validate", minutes).out
    assert "DOC010 error: date of the meeting: this question isn't answered yet" in out
    assert "MIN101 warning: decisions: no decision is recorded" in out


def test_it_is_explained(soaplan: Run, minutes: Path) -> None:
    assert "The meeting decided nothing." in soaplan("explain", "MIN101").out


def test_its_status_goes_by_its_form(soaplan: Run, minutes: Path) -> None:
    out = soaplan("status", minutes).out
    assert "Section 1: The meeting" in out
    assert "every question answered, 0 errors" in out


def test_it_has_a_page(soaplan: Run, minutes: Path) -> None:
    page = soaplan("render", minutes).out
    assert problems_of(page) == []
    assert "The late bus runs on two days a week." in page
    assert "Families asked for a later bus." in soaplan("render", minutes, "--format", "markdown").out


def test_it_has_a_schema(soaplan: Run, minutes: Path) -> None:
    # The choices of an option are read when the program starts, so the function behind it is asked.
    catalog = Catalogs(minutes.parent / "catalog").newest(NAME)
    assert schema_of(ROW, catalog)["properties"]["kind"] == {"const": "council-minutes"}


def test_two_of_them_can_be_compared(soaplan: Run, minutes: Path) -> None:
    other = minutes.with_name("other.yaml")
    other.write_text(minutes.read_text(encoding="utf-8").replace("two days", "three days"), encoding="utf-8")
    out = soaplan("diff", minutes, other).out
    assert "d1" in out
    assert "three" in out


def test_it_can_be_begun(soaplan: Run, minutes: Path) -> None:
    catalog = Catalogs(minutes.parent / "catalog").newest(NAME)
    begun = minutes.with_name("begun.yaml")
    begun.write_text(build.skeleton(NAME, catalog), encoding="utf-8")
    assert "# When did the council meet?" in begun.read_text(encoding="utf-8")
    assert soaplan("validate", "--draft", begun).code == 0
