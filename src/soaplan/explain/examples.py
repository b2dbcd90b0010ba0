"""The failing and the passing example of a rule, cut out of its case to the lines that matter."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from soaplan.data import data_folder

CONTEXT = 1
"""Lines shown before and after a change."""
LONGEST = 16
"""Lines of an example, at the most."""
GAP = "..."
INDENT = re.compile(r"[ \-]*")


@dataclass(frozen=True, slots=True)
class Example:
    """What is written wrongly, and the same place written rightly."""

    failing: str
    passing: str


def example_of(code: str) -> Example | None:
    """The example of a rule: the first of its cases. None where a case is no readable text."""
    folders = sorted(path for path in data_folder("cases").glob(f"{code}*") if (path / "bad.yaml").is_file())
    texts = ((_text(folder / "bad.yaml"), _text(folder / "good.yaml")) for folder in folders)
    return next((Example(*excerpts(bad, good)) for bad, good in texts if bad is not None and good is not None), None)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def excerpts(bad: str, good: str) -> tuple[str, str]:
    """The lines in which two plans differ, with the lines that they stand under."""
    left, right = bad.splitlines(), good.splitlines()
    shown: tuple[set[int], set[int]] = (set(), set())
    for tag, *ends in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            _mark(shown[0], left, ends[0], ends[1])
            _mark(shown[1], right, ends[2], ends[3])
    return _joined(left, shown[0]), _joined(right, shown[1])


def _mark(shown: set[int], lines: list[str], start: int, end: int) -> None:
    """Take the changed lines, a line on each side, and the line above each that it stands under."""
    near = range(max(0, start - CONTEXT), min(len(lines), end + CONTEXT))
    for place in near:
        shown.add(place)
        shown |= _above(lines, place)


def _above(lines: list[str], place: int) -> set[int]:
    """The lines that a line stands under, by their indentation."""
    found = set()
    depth = _depth(lines[place])
    for above in range(place - 1, -1, -1):
        if lines[above].strip() and _depth(lines[above]) < depth:
            found.add(above)
            depth = _depth(lines[above])
    return found


def _depth(line: str) -> int:
    found = INDENT.match(line)
    return len(found.group()) if found else 0


def _joined(lines: list[str], shown: set[int]) -> str:
    parts: list[str] = []
    last = -1
    for place in sorted(shown):
        if place > last + 1:
            parts.append(GAP)
        parts.append(lines[place])
        last = place
        if len(parts) >= LONGEST:
            break
    return "\n".join([*parts, GAP] if last < len(lines) - 1 else parts)
