"""What a check can be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from soaplan.catalog import Catalogs, own_catalogs
from soaplan.check.result import NO_PAGE
from soaplan.diagnostic import Severity
from soaplan.plans.envelope import BEFORE_VOTE, DRAFT

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
