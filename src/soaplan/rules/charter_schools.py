"""A charter school that does not say so: it would be held to the due date and the law of districts."""

from collections.abc import Iterator

from soaplan.dates import date_in_words
from soaplan.diagnostic import Finding
from soaplan.plans.base import known
from soaplan.plans.envelope import CHARTER_SCHOOL, Envelope
from soaplan.rules.context import FileContext
from soaplan.rules.registry import rule


@rule("SOA609", "RPT125")
def charter_school_without_type(plan: Envelope, ctx: FileContext) -> Iterator[Finding]:
    """The name says this is a charter school, but the file doesn't.

    Charter schools have different due dates than districts, and parts of the law and the regulation don't apply to
    them. Without a type, soaplan treats the file as a district's.

    Write `type: charter-school` under `district:`. If it's a district, write `type: district`.
    """
    if mend := if_a_charter_school(ctx):
        message = f"“{known(plan.district.name)}” has no `type:`, so soaplan treats it as a district"
        yield Finding(plan.district.at("name"), message, f"{mend} If it's a district, write `type: district`.")


def if_a_charter_school(ctx: FileContext) -> str:
    """What to write if a file whose name speaks of a charter school is one; nothing where it says what it is."""
    name = known(ctx.plan.district.name)
    if name is None or ctx.types_of_district != {None} or not ctx.prose(name).has(ctx.words("charter_school_names")):
        return ""
    due = ctx.catalog.cycle.due.day_for(CHARTER_SCHOOL)
    when = f" Its {ctx.noun} is due {date_in_words(due)}." if due else ""
    return f"If this is a charter school, write `type: {CHARTER_SCHOOL}` under `district:`.{when}"
