"""The files of a district's repository: what checks, publishes and explains its plan."""

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from soaplan.version import VERSION

TEMPLATES = Path(__file__).parent / "repository"


@dataclass(frozen=True)
class NewFile:
    """One file, by its way from the top of the repository."""

    path: str
    text: str
    purpose: str
    """What it is for, after a colon: "checks the plan in every commit"."""
    mark: str = ""
    """A word that a file of this name has if it does the same already; empty where that makes no difference."""


def repository(plan: str, schemas: Mapping[str, list[str]]) -> Iterator[NewFile]:
    """Every file but the plan and its schemas. `schemas`: the files that go by each, as the editor looks for them."""
    page = PurePosixPath(plan).with_suffix(".html").as_posix()
    names = {"plan": plan, "plan_link": quote(plan), "plan_words": shlex.quote(plan), "page": page, "version": VERSION}
    filled = {name: _environment().get_template(name).render(names) for name in ("README.md", "workflow.yml")}
    plain = {name: (TEMPLATES / name).read_text("utf-8") for name in ("pre-commit-config.yaml", "extensions.json")}
    yield NewFile("README.md", filled["README.md"], "how to work on the plan, in plain words")
    yield NewFile(
        ".pre-commit-config.yaml", plain["pre-commit-config.yaml"], "checks the plan in every commit", "soaplan"
    )
    yield NewFile(
        ".github/workflows/soaplan.yml", filled["workflow.yml"], "checks the plan on GitHub and publishes the pages"
    )
    yield NewFile(".vscode/settings.json", _settings(schemas), "tells the editor where the schema is", "schemas/")
    yield NewFile(".vscode/extensions.json", plain["extensions.json"], "offers the editor's YAML add-on", "vscode-yaml")


def _settings(schemas: Mapping[str, list[str]]) -> str:
    """The settings of the editor: long lines fold, and no one's formatter lays out a plan anew."""
    settings = {
        "yaml.schemas": {f"./{schema}": files for schema, files in schemas.items()},
        "[yaml]": {"editor.wordWrap": "on", "editor.formatOnSave": False},
    }
    return json.dumps(settings, indent=2, ensure_ascii=False) + "\n"


def _environment() -> Environment:
    """Double angle brackets, because the build service has its own use for braces."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, variable_start_string="<<",
        variable_end_string=">>", keep_trailing_newline=True, autoescape=False,  # noqa: S701 - no page of the web
    )  # fmt: skip
