"""What a check of one file is told, and what it found."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Self

from soaplan.catalog import Catalog, Catalogs, own_catalogs
from soaplan.diagnostic import Diagnostic, Finding, Severity
from soaplan.plans.envelope import BEFORE_VOTE, DRAFT, Envelope, due_day
from soaplan.source.document import SourceDocument
from soaplan.source.nodes import named_files

FINISHED = "adopted"
UNFINISHED = (None, *BEFORE_VOTE)


@dataclass(frozen=True)
class Options:
    """How a check is done, from the command line and the repository's settings.

    `as_of` stands for today in every rule that looks at the clock. `stage` is "final", "draft" or nothing.
    `select` and `ignore` are codes or their beginnings; `severities` are the repository's own weights by code.
    """

    as_of: date = field(default_factory=date.today)
    stage: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    catalogs: Catalogs = field(default_factory=own_catalogs)

    def status_used(self, written: str | None) -> str | None:
        """The status that counts: `--final` takes unfinished plans as adopted, `--draft` takes all as drafts."""
        if self.stage == DRAFT:
            return DRAFT
        return FINISHED if self.stage == "final" and written in UNFINISHED else written

    def wants(self, code: str) -> bool:
        """Whether this run shows a rule. DOC001 to DOC006 cannot be left out: after them nothing else is known."""
        if code in NO_PAGE:
            return True
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))


NO_PAGE = frozenset(f"DOC00{number}" for number in range(1, 7))
"""The findings after which no page can be made of a file."""


@dataclass
class CheckResult:
    """One file: what it is, what was found, and the plan itself where it could be read.

    `path` is as it was given. `kind`, `cycle` and `status` are None where they cannot be read; `status` is the one
    that counted. `lines` are the file's lines, for showing a place.
    """

    path: str
    kind: str | None = None
    cycle: str | None = None
    status: str | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    plan: Envelope | None = None
    catalog: Catalog | None = None
    document: SourceDocument | None = None
    lines: list[str] = field(default_factory=list)
    content: bytes = b""
    folder: Path | None = None
    """Where the file lies; None for a text that is in no folder."""
    todo_remarks: list[Finding] = field(default_factory=list)
    """The TODO remarks in it. They are findings only in a file that is no draft any more."""
    related: dict[str, "CheckResult"] = field(default_factory=dict)
    """The files that this one rests on, checked, by the answer that names them."""

    def for_a_report(self) -> Self:
        """What a report shows of it, so that the results of thousands of files find room."""
        shown = {found.span.line for found in self.diagnostics}
        lines = [line if number in shown else "" for number, line in enumerate(self.lines, 1)]
        return replace(
            self, plan=None, catalog=None, document=None, lines=lines, content=b"", todo_remarks=[], related={}
        )

    @property
    def files(self) -> Iterator[Path]:
        """The files that this one is made of and rests on: texts kept in files of their own, its plan, and theirs."""
        if self.folder is None:
            return
        yield from (self.folder / name for name in named_files(self.document.root if self.document else None))
        for one in self.related.values():
            yield self.folder / one.path
            yield from one.files

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        found = Counter(diagnostic.severity for diagnostic in self.diagnostics)
        return {severity.value: found[severity] for severity in Severity}

    @property
    def due(self) -> date | None:
        """The day on which the file is due; None where only the state knows it, or the type of district is unclear."""
        if self.plan is None or self.catalog is None:
            return None
        return due_day(self.catalog.cycle.due.days, self.plan, [one.plan for one in self.related.values()])

    @property
    def has_errors(self) -> bool:
        """Whether the check fails."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)
