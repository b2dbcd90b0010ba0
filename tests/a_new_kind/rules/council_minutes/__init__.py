"""What must hold in the minutes of a school council."""

from collections.abc import Iterator
from dataclasses import dataclass

from soaplan.plans.council_minutes import CouncilMinutes

from soaplan.diagnostic import Finding
from soaplan.plans.base import given
from soaplan.rules.context import FileContext
from soaplan.rules.registry import rule


@dataclass
class MinutesContext(FileContext):
    """One check of minutes."""

    plan: CouncilMinutes


@rule("MIN101")
def nothing_decided(minutes: CouncilMinutes, ctx: MinutesContext) -> Iterator[Finding]:
    """The meeting decided nothing.

    Readers look for decisions first.

    Write what was decided, or that nothing was.
    """
    del ctx
    if not given(minutes.decisions):
        yield Finding(minutes.at("decisions"), "no decision is recorded", "Write each decision on a line of its own.")
