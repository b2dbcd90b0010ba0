"""The cases of the rules: a plan that keeps a rule, the same changed so that it breaks it, and what is then found.

A case is `tests/cases/<CODE>/case.yaml`, or `<CODE>-<what-is-special>`; `tests/cases/README.md` tells how to write one.
`python tests/case_text.py` writes what the cases say anew; `git diff` then shows what changed.
"""

import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

from edited_text import edited
from soaplan.characters import shown
from soaplan.check import CheckResult, Options, check_bytes, check_file
from soaplan.diagnostic import Diagnostic
from soaplan.plans.content import content_hash
from soaplan.plans.soa_plan import SoaPlan

CASES = Path(__file__).parent / "cases"
SAYS = "says: |\n"
INDENT = "  "
HASH_OF_GOOD, HASH_OF_BAD = "HASH-OF-GOOD", "HASH-OF-BAD"
"""What stands in a case for the content hash of its good plan, and in what it says for that of the bad one."""
OF_ANOTHER_FILE = "DOC027"
"""The rule whose lines are those of a file that the plan names."""
LINE = re.compile(r"\bline (\d+)\b")


@dataclass(frozen=True)
class Case:
    """One case, as its folder says it."""

    folder: Path

    @property
    def name(self) -> str:
        """The code of the rule, and what is special about the case."""
        return self.folder.name

    @property
    def file(self) -> Path:
        """Where the case stands."""
        return self.folder / "case.yaml"

    @cached_property
    def content(self) -> Any:
        """What the file holds."""
        return YAML(typ="safe").load(self.file.read_text(encoding="utf-8"))

    @property
    def good(self) -> str:
        """The text of the plan that keeps the rule."""
        return replaced(self._good, self.hashes)

    @property
    def bad(self) -> str:
        """The text of the plan that breaks it: the good one with the edits of `bad`."""
        return replaced(self._bad, self.hashes)

    @property
    def _good(self) -> str:
        return self._built(self.content.get("base"), self.content.get("good", []))

    @property
    def _bad(self) -> str:
        return edited(self._good, self.content["bad"])

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The content hashes of both plans, by what stands for them in the file; nothing where it has none."""
        names = {HASH_OF_BAD: self._bad, HASH_OF_GOOD: self._good} if HASH_OF_GOOD in self._good else {}
        return {name: hash_of(text) for name, text in names.items()}

    @property
    def bad_content(self) -> bytes:
        """The plan that breaks the rule as it stands in a file."""
        return self.bad.encode(self.content.get("encoding", "utf-8"))

    @property
    def options(self) -> Options:
        """The options of the command that the case names."""
        words = self.content.get("options", "").split()
        as_of = date.fromisoformat(words[words.index("--as-of") + 1]) if "--as-of" in words else None
        stage = next((word.strip("-") for word in words if word in ("--final", "--draft")), "")
        return Options(as_of=as_of, stage=stage) if as_of else Options(stage=stage)

    @property
    def says(self) -> str:
        """The findings that the case expects."""
        return str(self.content["says"])

    def found_in(self, folder: Path) -> str:
        """What is found in the bad plan, laid out in `folder`, as a case says it."""
        said = written(check_file(folder / "bad.yaml", self.options))
        return replaced(said, {found: name for name, found in self.hashes.items()})

    def _built(self, base: str | None, edits: Any) -> str:
        """A base with edits: a plan beside the cases, or the good plan of another case."""
        if base is None or base.endswith(".yaml"):
            text = (CASES / base).read_bytes().decode() if base else ""
        else:
            text = Case(CASES / base).good
        return edited(text, edits)

    def lay_out(self, top: Path) -> Path:
        """Write both plans, and what they name, into `top` as if they had been written by hand; give their folder."""
        (top / ".git").mkdir()  # what a plan names may stand anywhere in its repository
        for base in CASES.glob("base*.yaml"):
            shutil.copy(base, top)
        folder = top / self.name
        folder.mkdir()
        for path in self.folder.iterdir():
            if path != self.file:
                shutil.copy(path, folder)
        for name, spec in self.content.get("beside", {}).items():
            (folder / name).write_bytes(self._built(spec.get("base"), spec.get("edits", [])).encode())
        (folder / "good.yaml").write_bytes(self.good.encode())
        (folder / "bad.yaml").write_bytes(self.bad_content)
        return folder


def all_cases() -> list[Case]:
    """Every case, by name."""
    return [Case(path.parent) for path in sorted(CASES.glob("*/case.yaml"))]


def hash_of(text: str) -> str:
    """The content hash of a plan, by the first scheme: what is recorded with its vote is no part of it."""
    result = check_bytes(text.encode(), Options())
    assert isinstance(result.plan, SoaPlan)
    assert result.cycle is not None
    return str(content_hash(result.plan, result.cycle, like="v1-0123456789abcdef"))


def replaced(text: str, pairs: Mapping[str, str]) -> str:
    """A text with the second of each pair in the place of the first."""
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def written(result: CheckResult) -> str:
    """The findings of one file as a case says them."""
    return "".join(_finding(found, result.lines) for found in result.diagnostics)


def _finding(found: Diagnostic, lines: list[str]) -> str:
    parts = [f"{found.code} {found.severity}: {found.message}", f"  at: {marked(found, lines)}"]
    parts += [f"  {name}: {text}" for name in ("where", "help", "reason") if (text := getattr(found, name))]
    said = (
        parts
        if found.code == OF_ANOTHER_FILE
        else [LINE.sub(lambda number: named(number, lines), part) for part in parts]
    )
    return "".join(part.replace("\n", "\n    ") + "\n" for part in said)


def named(found: re.Match[str], lines: list[str]) -> str:
    """A line that a finding speaks of, by what stands there, so that it may stand further down."""
    number = int(found[1])
    return f"line «{shown(lines[number - 1].strip())}»{_count(number, lines)}"


def marked(found: Diagnostic, lines: list[str]) -> str:
    """The line of a finding with the mark in «»: lines that are added above it change nothing.

    A line that stands several times in the file is counted: `year: «2023» (2 of 3 such lines)`.
    """
    span = found.span
    text = "\n".join([*lines, ""][span.line - 1 : span.end_line])
    end = len(text) - len([*lines, ""][span.end_line - 1]) + span.end_column - 1
    text = f"{text[: span.column - 1]}«{text[span.column - 1 : end]}»{text[end:]}"
    return shown(text.strip()) + _count(span.line, lines)


def _count(number: int, lines: list[str]) -> str:
    """Which of several such lines it is."""
    stripped = [*(line.strip() for line in lines), ""]
    same, count = (part.count(stripped[number - 1]) for part in (stripped[:-1], stripped[:number]))
    return f" ({count} of {same} such lines)" if same > 1 else ""


def rewrite(beginnings: list[str]) -> None:
    """Write anew what the cases say: all of them, or those whose names begin so."""
    for case in all_cases():
        if case.name.startswith(tuple(beginnings) or ""):
            head, _, _ = case.file.read_text(encoding="utf-8").partition(SAYS)
            with TemporaryDirectory() as folder:
                found = case.found_in(case.lay_out(Path(folder)))
            says = "".join(f"{INDENT}{line}\n" if line else "\n" for line in found.splitlines())
            case.file.write_text(f"{head}{SAYS}{says}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite(sys.argv[1:])
