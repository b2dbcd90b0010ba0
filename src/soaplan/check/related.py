"""Other files that a file rests on: the plan of a translation. Which answers name one is said by its kind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from soaplan.check.reading import Reading
from soaplan.check.result import NO_PAGE, CheckResult
from soaplan.diagnostic import Finding
from soaplan.disk import portable
from soaplan.plans.base import known
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import KINDS, Kind
from soaplan.rules.context import Related

LONGEST_NAME = 255
"""Letters of a file name. More are a text, most often that of the very file, put here by `{file: ...}`."""
Check = Callable[[bytes, str, Path | None], CheckResult]
"""Checks the content of a file: its bytes, its name, and the folder it lies in."""


@dataclass
class Relations:
    """The files that one file rests on. Each that cannot be used is one finding (DOC027)."""

    reading: Reading
    check: Check
    results: dict[str, CheckResult] = field(default_factory=dict)
    related: dict[str, Related] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, kind: Kind, plan: Envelope) -> None:
        """Read every file that the answers of a plan name."""
        for key, wanted in kind.related.items():
            holder: Any = plan
            *way, last = key.split(".")
            for part in way:
                holder = getattr(holder, part)
            if (name := known(getattr(holder, last))) is not None:
                self.related[key] = self.one(key, name.strip(), KINDS[wanted])

    def one(self, key: str, name: str, wanted: Kind) -> Related:
        """One file, or the problem with it."""
        if len(name) > LONGEST_NAME:
            return self.unusable(key, "this should be the name of a file, but it's a text", "Write the file's name.")
        try:
            content = self.reading.content_of(name)
        except PydanticCustomError as error:
            told = error.context or {}
            return self.unusable(key, told["fact"], told["mend"])
        folder = (self.reading.folder or Path()) / Path(portable(name)).parent
        result = self.check(content, name, folder)
        if problem := what_is_wrong(result, wanted):
            return self.unusable(key, f"“{name}” {problem}", f"Look at that file: soaplan validate {name}")
        self.results[key] = result
        related = {name: Related(one.plan, one.catalog) for name, one in result.related.items()}
        return Related(result.plan, result.catalog, related=related)

    def unusable(self, key: str, fact: str, mend: str) -> Related:
        """Enter the finding about a file that cannot be used."""
        self.findings.append(Finding(tuple(key.split(".")), fact, mend, code="DOC027"))
        return Related(problem=fact)


def what_is_wrong(result: CheckResult, wanted: Kind) -> str:
    """Why a file cannot be used as one of the kind that is wanted; nothing where it can."""
    if result.kind is not None and result.kind != wanted.name:
        return f"is the wrong kind of file: its kind is {result.kind}, and this should be {wanted.name}"
    stopped = next((found for found in result.diagnostics if found.code in NO_PAGE), None)
    return f"can't be read: line {stopped.span.line}, {stopped.message}" if stopped else ""
