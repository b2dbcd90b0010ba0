"""By which names the place of a finding may be given in a waiver."""

from soaplan.diagnostic import Pointer
from soaplan.plans.base import Node, known
from soaplan.plans.envelope import Envelope


def ways_to(plan: Envelope, pointer: Pointer) -> list[Pointer]:
    """The pointer with list places, and with codes in place of a program's number: `programs.2.2D.funding`."""
    coded = tuple(_coded(plan, pointer, place) for place in range(len(pointer)))
    ways = [pointer, coded]
    for place, (written, code) in enumerate(zip(pointer, coded, strict=True)):
        if written != code:
            list_name = place - 1
            ways += [coded[list_name:], (*pointer[:list_name], *coded[list_name:])]
    return ways


def _coded(plan: object, pointer: Pointer, place: int) -> str | int:
    """One segment; the number of a part that goes by its code is replaced by the code."""
    value = plan
    for segment in pointer[: place + 1]:
        if isinstance(segment, str):
            value = getattr(value, segment, None)
        else:
            value = value[segment] if isinstance(value, tuple) and segment < len(value) else None
    if isinstance(value, Node) and value.BY_CODE:
        return known(getattr(value, "id", None)) or pointer[place]
    return pointer[place]
