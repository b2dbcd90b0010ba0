"""What a release promises to keep, written down when it is made: `tests/promises/<version>/`.

Until the changelog has a part for the version, the record is made anew with everything that is generated. From then on
it stays, and tests hold every later version to it (docs/versions.md).
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from soaplan.catalog import Catalogs
from soaplan.check import Options, check_file
from soaplan.cli.main import COMMANDS, group
from soaplan.output import Report, Screen, write
from soaplan.plans.kinds import KINDS
from soaplan.render import FORMATS
from soaplan.version import VERSION
from soaplan.workspace.page_settings import PAGE
from soaplan.workspace.settings import KEYS

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "tests" / "promises"
PLANS = PROJECT / "examples" / "millbrook"
"""Files of every kind of a district, which rest on one another."""
RECORD = "record.json"
DAY = date(2026, 11, 21)
OF_PARTS = re.compile(r"-(?:title|name|caption)$")
"""Ids for screen readers, inside a page; nobody links to them."""


def record() -> Iterator[tuple[Path, str]]:
    """The record of this version, as files; none once it is released."""
    if f"\n## [{VERSION}]" in (PROJECT / "CHANGELOG.md").read_text("utf-8"):
        return
    folder = FOLDER / VERSION
    for path in sorted((*PLANS.glob("*.yaml"), *PLANS.glob("texts/*"))):
        yield folder / path.relative_to(PLANS), path.read_text("utf-8")
    yield folder / RECORD, json.dumps(promised(), indent=1, sort_keys=True) + "\n"


def promised(plans: Path = PLANS) -> dict[str, Any]:
    """Every name that other people's files, programs and links rest on."""
    return {
        "codes": sorted(Catalogs().all_rules()),
        "kinds": sorted(KINDS),
        "settings": sorted([*KEYS, *(f"page.{name}" for name in PAGE)]),
        "options": {name: options_of(name) for name in COMMANDS},
        "json": sorted(set(keys_of(json.loads(report_on(PROJECT / "docs/samples/with-mistakes.yaml"))))),
        "page": ids_of(plans / "plan.yaml"),
    }


def options_of(command: str) -> list[str]:
    """The options of a command, and those of its own commands."""
    found = group.get_command(click.Context(group), command)
    own = found.commands.values() if isinstance(found, click.Group) else [found]
    return sorted({name for one in own if one for parameter in one.params for name in options(parameter)})


def options(parameter: click.Parameter) -> list[str]:
    """How an option may be written; nothing for an argument."""
    return [*parameter.opts, *parameter.secondary_opts] if isinstance(parameter, click.Option) else []


def report_on(plan: Path) -> str:
    """The report on a plan for other programs."""
    return write("json", Report(DAY, [check_file(plan, Options(DAY), plan.name)]), Screen())


def keys_of(value: Any, way: str = "") -> Iterator[str]:
    """The name of every field in a report, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{way}{key}"
            yield from keys_of(inner, f"{way}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner, way)


def ids_of(plan: Path) -> list[str]:
    """The places of a page that a link may lead to."""
    page = FORMATS["html"](check_file(plan, Options(DAY), plan.name))
    return sorted({name for name in re.findall(r'\sid="([^"]+)"', page) if not OF_PARTS.search(name)})
