"""How the findings of a case are written down in its `bad.txt`.

An optional first line names the options (`options: --as-of 2024-03-20`). Then each finding: its place, code,
severity and message, and below it the name of the answer and the help.
"""

from datetime import date
from pathlib import Path

from soaplan.check import CheckResult, Options, check_file

CASES = Path(__file__).parent / "cases"
OPTIONS = "options: "


def options_of(text: str) -> Options:
    """The options that the first line of a `bad.txt` names."""
    first = text.split("\n", 1)[0]
    words = first.removeprefix(OPTIONS).split() if first.startswith(OPTIONS) else []
    as_of = words[words.index("--as-of") + 1] if "--as-of" in words else None
    stage = next((word.strip("-") for word in words if word in ("--final", "--draft")), "")
    return Options(as_of=date.fromisoformat(as_of), stage=stage) if as_of else Options(stage=stage)


def written(result: CheckResult) -> str:
    """The findings of one file as they stand in a `bad.txt`."""
    blocks = []
    for found in result.diagnostics:
        place = f"{found.span.line}:{found.span.column}-{found.span.end_line}:{found.span.end_column}"
        block = [f"{place} {found.code} {found.severity}: {found.message}", f"  where: {found.where}"]
        block += [f"  help: {found.help}"] if found.help else []
        block += [f"  reason: {found.reason}"] if found.reason else []
        blocks.append("\n".join(block))
    return "\n".join(blocks) + "\n"


def case_folders() -> list[Path]:
    """Every folder that holds a case."""
    return sorted(path.parent for path in CASES.glob("*/bad.txt"))


def rewrite() -> None:
    """Write every `bad.txt` anew; `git diff` then shows what changed."""
    for folder in sorted(path.parent for path in CASES.glob("*/bad.yaml")):
        target = folder / "bad.txt"
        old = target.read_text(encoding="utf-8") if target.exists() else ""
        head = old.split("\n", 1)[0] + "\n" if old.startswith(OPTIONS) else ""
        text = head + written(check_file(folder / "bad.yaml", options_of(old)))
        target.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite()
