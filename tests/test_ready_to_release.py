"""A tag is refused where something of the release isn't ready."""

from pathlib import Path

import pytest
from ready_to_release import reasons

URLS = '[project.urls]\nHomepage = "https://{}/soaplan"\n'


@pytest.mark.parametrize(
    ("tag", "heading", "host", "why"),
    [
        ("v1.2.3", "## [1.2.3] - 2027-01-05", "code.test", []),
        ("v1.2.4", "## [1.2.3] - 2027-01-05", "code.test", ["the tag is v1.2.4, but the version"]),
        ("v1.2.3", "## [Unreleased]", "code.test", ["CHANGELOG.md has no part"]),
        ("v1.2.3", "## [1.2.3] - 2027-01-05", "git.example", ["[project.urls] Homepage is an invented address"]),
    ],
)
def test_what_is_not_ready_is_named(tmp_path: Path, tag: str, heading: str, host: str, why: list[str]) -> None:
    for name, text in {
        "src/soaplan/version.py": 'VERSION = "1.2.3"\n',
        "CHANGELOG.md": f"# Changelog\n\n{heading}\n",
        "pyproject.toml": URLS.format(host),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = list(reasons(tag, tmp_path))
    assert len(found) == len(why)
    assert all(one.startswith(start) for one, start in zip(found, why, strict=True))
