"""By which names the place of a finding may be given in a waiver."""

from soaplan.diagnostic import Pointer
from soaplan.plans.base import known
from soaplan.plans.envelope import Envelope
from soaplan.plans.soa_plan import Program


def ways_to(plan: Envelope, pointer: Pointer) -> list[Pointer]:
    """The pointer with list places, and with codes in place of a program's number: `programs.2.2D.funding`."""
    coded = tuple(_coded(plan, pointer, place) for place in range(len(pointer)))
    ways = [pointer, coded]
    if "programs" in pointer:
        below = pointer.index("programs")
        ways += [coded[below:], (*pointer[:below], *coded[below:])]
    return ways


def _coded(plan: object, pointer: Pointer, place: int) -> str | int:
    """One segment, the number of a program replaced by its code."""
    value = plan
    for segment in pointer[: place + 1]:
        if isinstance(segment, str):
            value = getattr(value, segment, None)
        else:
            value = value[segment] if isinstance(value, tuple) and segment < len(value) else None
    code = known(value.id) if isinstance(value, Program) else None
    return code or pointer[place]
