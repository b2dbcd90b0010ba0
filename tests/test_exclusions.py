"""No check is loosened without saying why, on the line itself."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[1]
EXCLUSION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no)\b[^#]*?(?P<reason>\s-\s.+|#\s*\S.*)?$")
SKIP = re.compile(r"mark\.(?:skip|xfail)|\b(?:importorskip|xfail)\(")
FOLDERS = ("src", "tests", "tools", "benchmarks")


def test_every_exclusion_has_its_reason() -> None:
    lines = [
        (path.relative_to(PROJECT).as_posix(), number, line)
        for folder in FOLDERS
        for path in (PROJECT / folder).rglob("*.py")
        if "node_modules" not in path.parts and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]
    bare = [one for one in lines if (found := EXCLUSION.search(one[2])) and not found["reason"]]
    bare += [one for one in lines if SKIP.search(one[2]) and "reason=" not in one[2]]
    assert bare == []
