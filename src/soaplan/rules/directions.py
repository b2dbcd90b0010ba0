"""Which way a figure should move: rules about targets and rules about what came of them share this."""

from soaplan.plans.base import Answer, known
from soaplan.rules.context import FileContext


def should_fall(direction: Answer[str], measure: Answer[str], ctx: FileContext) -> bool | None:
    """Whether a lower value is better; None where nobody can tell.

    A written direction wins. Without one, lower is better only where the measure names absence, dropout, suspension,
    expulsion or discipline, and nothing that turns it around ("not suspended").
    """
    if direction is not None:
        way = known(direction)
        return None if way is None else way == "decrease"
    if (words := known(measure)) is None:
        return None
    prose = ctx.prose(words)
    return prose.has(ctx.words("downward_measures")) and not prose.has(ctx.words("downward_exceptions"))
