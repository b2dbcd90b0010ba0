"""Refuse a release that isn't ready: `python tools/ready_to_release.py v0.1.0`.

The tag must be the version of the code, the changelog must have a part for it, and the addresses of the project must be
real ones.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
INVENTED = re.compile(r"^https?://[^/]*\.example(?:/|$)")


def reasons(tag: str, project: Path = PROJECT) -> Iterator[str]:
    """Why a tag cannot be released."""
    found = re.search(r'VERSION = "([^"]+)"', (project / "src/soaplan/version.py").read_text("utf-8"))
    version = found[1] if found else "?"
    if tag != f"v{version}":
        yield f"the tag is {tag}, but the version in src/soaplan/version.py is {version}"
    if f"\n## [{version}]" not in (project / "CHANGELOG.md").read_text("utf-8"):
        yield f"CHANGELOG.md has no part “## [{version}]”"
    urls = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    for name, address in urls.items():
        if INVENTED.match(address):
            yield f"[project.urls] {name} is an invented address: {address}"


if __name__ == "__main__":
    problems = list(reasons(sys.argv[1]))
    print("\n".join(problems) or "ready")
    sys.exit(bool(problems))
