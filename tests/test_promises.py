"""Each promise of docs/versions.md, kept: what a released version wrote down still holds."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import promised
import pytest

from running import Run
from soaplan.check import Options, check_file
from soaplan.cli import errors
from soaplan.output.json_report import FORMAT_VERSION
from soaplan.render import FORMATS, has_page
from soaplan.render.made import says_the_same
from soaplan.version import VERSION
from soaplan.workspace.settings import settings_for

RELEASES = sorted(path.name for path in promised.FOLDER.iterdir())
of_every_release = pytest.mark.parametrize("release", RELEASES)
KEPT: dict[str, Callable[..., None]] = {}


def promise(start: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Mark the test behind a promise, by how it starts."""

    def keep(test: Callable[..., None]) -> Callable[..., None]:
        KEPT[start] = test
        return test

    return keep


def record(release: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((promised.FOLDER / release / promised.RECORD).read_text("utf-8"))
    return found


def now(part: str) -> Any:
    return promised.promised()[part]


def test_a_test_is_behind_every_promise() -> None:
    text = (promised.PROJECT / "docs" / "versions.md").read_text("utf-8")
    listed = text.partition("## What stays the same\n")[2].partition("\n## ")[0]
    promises = [" ".join(item.split()) for item in re.findall(r"(?ms)^- (.+?)(?=\n- |\n\n)", listed)]
    assert len(promises) == listed.count("\n- ")
    assert sorted(KEPT) == sorted(start for one in promises for start in KEPT if one.startswith(start))
    assert len(promises) == len(KEPT)


@promise("A plan that one version can read")
@of_every_release
def test_plans_are_read(release: str) -> None:
    for path in sorted((promised.FOLDER / release).glob("*.yaml")):
        found = check_file(path, Options(promised.DAY))
        unread = [one.code for one in found.diagnostics if one.code.startswith("DOC") and one.severity == "error"]
        assert unread == [], path.name
        assert has_page(found)


@promise("A rule keeps its code, and a code is never used twice")
@of_every_release
def test_codes_stay(release: str) -> None:
    assert set(record(release)["codes"]) - set(now("codes")) <= RETIRED


RETIRED: set[str] = set()
"""Codes of released rules that are no more. test_rules_meta.py sees that none comes back."""


@promise("A command keeps its name, and so do its options")
@of_every_release
def test_commands_and_options_stay(release: str) -> None:
    today = now("options")
    for command, options in record(release)["options"].items():
        assert set(options) <= set(today[command]), command


@promise("An exit code keeps its meaning: 0 no errors, 1 errors found, 2 wrong usage, 3 a bug in soaplan, 130")
def test_exit_codes_stay() -> None:
    assert (errors.OK, errors.FINDINGS, errors.USAGE, errors.BUG, errors.INTERRUPTED) == (0, 1, 2, 3, 130)


@promise("The JSON report keeps every field")
@of_every_release
def test_json_stays(release: str) -> None:
    assert set(record(release)["json"]) <= set(now("json"))
    assert FORMAT_VERSION == 1, "a new number is a promise broken: say it in the upgrade notes"


@promise("A link to a place in a page")
@of_every_release
def test_links_lead_somewhere(release: str) -> None:
    assert set(record(release)["page"]) <= set(promised.ids_of(promised.FOLDER / release / "plan.yaml"))


@promise("A setting in `soaplan.toml` keeps its name")
@of_every_release
def test_settings_stay(release: str, tmp_path: Path) -> None:
    assert set(record(release)["settings"]) <= set(now("settings"))
    text = 'ignore = ["SOA101"]\n[severity]\nSOA520 = "warning"\n[page]\ncolor = "#0b4f6c"\nnotice = "Ask us."\n'
    (tmp_path / "soaplan.toml").write_text(f"{text}[worksheet]\nlimits = {{summary = 5000}}\n", encoding="utf-8")
    assert settings_for(tmp_path).page.notice == "Ask us."


@promise("The same files, the same day and the same version give the same output")
def test_output_is_the_same(soaplan: Run) -> None:
    plan = promised.FOLDER / VERSION / "plan.yaml"
    for words in (["validate", "--as-of", "2026-11-21"], ["render"], ["status", "--as-of", "2026-11-21"]):
        assert soaplan(*words, plan).out == soaplan(*words, plan).out


@promise("A new version alone never makes a posted page out of date")
def test_the_version_is_no_content() -> None:
    page = FORMATS["html"](check_file(promised.FOLDER / VERSION / "plan.yaml", Options(date(2026, 11, 21))))
    other = page.replace(f"soaplan {VERSION}", "soaplan 9.9.9")
    assert other != page
    assert says_the_same(other.encode(), page)
