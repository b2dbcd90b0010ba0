"""One cause, one finding: which rules are silent once another one has spoken."""

from collections.abc import Iterable, Iterator

from soaplan.diagnostic import Finding, Pointer

FOR_THE_PART = dict.fromkeys(("SOA502", "SOA503", "SOA505", "SOA507"), ("SOA103", "SOA504", "SOA506", "SOA508"))
"""A rule about an area or program -> the rules that are then silent about that area or program."""

FOR_THE_PLAN = {
    "SOA201": ("SOA102", "SOA204", "SOA304", "SOA408", "SOA519", "SOA521"),
    "SOA511": ("SOA514",),
    "SOA518": ("SOA517",),
}
"""A rule -> the rules that are then silent in the whole plan, or, below a program, in that program."""

FOR_THE_VOTE = {"SOA404": ("SOA403", "SOA405")}
"""A rule about one vote -> the rules that are then silent about that vote."""

SILENCERS = {*FOR_THE_PART, *FOR_THE_PLAN, *FOR_THE_VOTE}


def one_cause(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Drop the findings that only follow from another one."""
    found = list(findings)
    causes = [finding for finding in found if finding.code in SILENCERS]
    for finding in found:
        if not any(_silences(cause, finding) for cause in causes):
            yield finding


def _silences(other: Finding, finding: Finding) -> bool:
    if finding.code in FOR_THE_PART.get(other.code, ()):
        return _inside(finding.scope, other.scope)
    if finding.code in FOR_THE_VOTE.get(other.code, ()):
        return finding.pointer == other.pointer
    if finding.code in FOR_THE_PLAN.get(other.code, ()):
        program = _program(other.scope)
        return not program or _inside(finding.scope, program)
    return False


def _inside(inner: Pointer, outer: Pointer) -> bool:
    return inner[: len(outer)] == outer


def _program(pointer: Pointer) -> Pointer:
    """The program that a pointer leads into, or nothing."""
    return pointer[:4] if len(pointer) >= 4 and pointer[2] == "programs" else ()  # noqa: PLR2004
