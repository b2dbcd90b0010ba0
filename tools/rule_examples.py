"""The examples of the rules' pages: the case of each rule, cut to the lines that matter.

They are written into `src/soaplan/explain/examples.jsonl`, which `soaplan explain` reads.
"""

import json
import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from case_text import Case, all_cases
from soaplan.explain import Example

CONTEXT = 1
"""Lines shown before and after a change."""
LONGEST = 16
"""Lines of an example, at the most."""
GAP = "..."
INDENT = re.compile(r"[ \-]*")
CODE_LENGTH = len("SOA504")


def examples() -> dict[str, Example]:
    """The example of each rule by its code: the first of its cases that can be read as text."""
    first: dict[str, Case] = {}
    for case in all_cases():
        if "encoding" not in case.content:
            first.setdefault(case.name[:CODE_LENGTH], case)
    return {code: Example(code, *excerpts(case.bad, case.good)) for code, case in first.items()}


def examples_text(found: Mapping[str, Example]) -> str:
    """The file of all examples: one line for each rule, so that one can be read without the others."""
    return "".join(json.dumps(example._asdict(), ensure_ascii=False) + "\n" for _, example in sorted(found.items()))


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
