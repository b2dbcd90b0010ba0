"""One cause, one finding: which rules are silent once another one has spoken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from soaplan.diagnostic import Finding, Pointer

FOR_THE_PART = {
    **dict.fromkeys(("SOA502", "SOA503", "SOA505", "SOA507"), ("SOA103", "SOA504", "SOA506", "SOA508")),
    "SOA202": ("SOA102", "SOA204", "SOA521"),
}
"""A rule about an area, program or student group -> the rules that are then silent about it.

A group under a name that the state does not have cannot be looked for under its other names.
"""

FOR_THE_PLAN = {
    "SOA201": ("SOA102", "SOA204", "SOA304", "SOA408", "SOA519", "SOA521"),
    "SOA511": ("SOA514",),
    "SOA514": ("SOA512",),
    "SOA518": ("SOA517",),
}
"""A rule -> the rules that are then silent in the whole plan, or, below a program, in that program."""

FOR_THE_ANSWER = {
    "SOA404": ("SOA403", "SOA405"),
    "SOA605": ("SOA606",),
    "RPT115": ("RPT112",),
    "RPT122": ("RPT123",),
    "PRI116": ("PRI112",),
    "SUS112": ("SUS806",),
    "SUS204": ("SUS301", "SUS401", "SUS607"),
}
"""A rule about one answer -> the rules that are then silent about that answer."""

SILENCERS = {*FOR_THE_PART, *FOR_THE_PLAN, *FOR_THE_ANSWER}


def one_cause(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Drop the findings that only follow from another one."""
    found = list(findings)
    causes = _Causes(finding for finding in found if finding.code in SILENCERS)
    return (finding for finding in found if not causes.silence(finding))


class _Causes:
    """The findings that silence others, by their code and the part of the plan that they reach."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.parts: set[tuple[str, Pointer]] = set()
        self.plans: set[tuple[str, Pointer]] = set()
        self.answers: set[tuple[str, Pointer]] = set()
        for finding in findings:
            self.parts.add((finding.code, finding.scope))
            self.plans.add((finding.code, _program(finding.scope)))
            self.answers.add((finding.code, finding.pointer))

    def silence(self, finding: Finding) -> bool:
        """Whether a finding only follows from one of these."""
        scope = finding.scope
        return (
            any(
                (code, scope[:length]) in self.parts
                for code in PART_OF[finding.code]
                for length in range(len(scope) + 1)
            )
            or any((code, way) in self.plans for code in PLAN_OF[finding.code] for way in ((), _program(scope)))
            or any((code, finding.pointer) in self.answers for code in ANSWER_OF[finding.code])
        )


def _inverted(silences: Mapping[str, tuple[str, ...]]) -> defaultdict[str, list[str]]:
    """A rule -> the rules that silence it."""
    inverted: defaultdict[str, list[str]] = defaultdict(list)
    for cause, silenced in silences.items():
        for code in silenced:
            inverted[code].append(cause)
    return inverted


PART_OF, PLAN_OF, ANSWER_OF = _inverted(FOR_THE_PART), _inverted(FOR_THE_PLAN), _inverted(FOR_THE_ANSWER)


def _program(pointer: Pointer) -> Pointer:
    """The program that a pointer leads into, or nothing."""
    return pointer[:4] if len(pointer) >= 4 and pointer[2] == "programs" else ()  # noqa: PLR2004 - area and program, each with its place
