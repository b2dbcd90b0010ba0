"""Which way a figure should move: rules about targets and rules about what came of them share this."""

from soaplan.plans.base import Answer, known
from soaplan.plans.figures import FALLING
from soaplan.rules.context import FileContext


def should_fall(
    direction: Answer[str], measure: Answer[str], ctx: FileContext, *, by_exception: bool | None = False
) -> bool | None:
    """Whether a lower value is better; None where nobody can tell.

    A written direction wins. Without one, lower is better only where the measure names absence, dropout, suspension,
    expulsion or discipline. `by_exception` is the answer where it also has words that may turn this around ("not
    suspended"): higher is better, or nobody can tell.
    """
    if direction is not None:
        way = known(direction)
        return None if way is None else way in FALLING
    if (words := known(measure)) is None:
        return None
    prose = ctx.prose(words)
    return by_exception if prose.has(ctx.words("downward_exceptions")) else prose.has(ctx.words("downward_measures"))
