"""What every format is made from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from soaplan.check import CheckResult
from soaplan.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the report is shown: the width in columns, and whether color is wanted."""

    width: int = 100
    color: bool = False


@dataclass(slots=True)
class Report:
    """The results of one run, in the order of the files."""

    as_of: date
    results: list[CheckResult] = field(default_factory=list)

    def diagnostics(self) -> Iterator[tuple[CheckResult, Diagnostic]]:
        """Every finding with the file it belongs to."""
        for result in self.results:
            for diagnostic in result.diagnostics:
                yield result, diagnostic

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity all files have together."""
        found = Counter(diagnostic.severity for _, diagnostic in self.diagnostics())
        return {severity.value: found[severity] for severity in Severity}


def amount_of(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 error", "2 errors"."""
    return f"{number} {one if number == 1 else many}"


def fix_flags(found: Diagnostic) -> str:
    """What to add to `soaplan validate` to have a finding fixed; nothing where only a person can."""
    if found.fix is None:
        return ""
    return "--fix" if found.fix.safe else "--fix --unsafe"


def fix_words(found: Diagnostic) -> str:
    """The sentence that says that soaplan can fix a finding."""
    if found.fix is None:
        return ""
    look = "" if found.fix.safe else ", but it may not be what you mean, so look at the result"
    return f"soaplan can write this for you with {fix_flags(found)}{look}."


NAMES = {
    "error": ("error", "errors"),
    "todo": ("answer missing", "answers missing"),
    "warning": ("warning", "warnings"),
    "advice": ("piece of advice", "pieces of advice"),
    "waived": ("waived", "waived"),
}


def tally(counts: dict[str, int], status: str | None = None) -> str:
    """The closing line of one file, or of all of them: "Not ready to submit: 2 errors, 1 answer missing"."""
    parts = [amount_of(counts[name], *NAMES[name]) for name in NAMES if counts[name]]
    if counts["error"]:
        return f"Not ready to submit: {', '.join(parts)}"
    if counts["todo"]:
        return f"{'Draft, not' if status == 'draft' else 'Not'} ready to submit: {', '.join(['no errors', *parts])}"
    return ", ".join(["No errors", *parts])
