"""Which way a figure should move: rules about targets and rules about what came of them share this."""

from soaplan.plans.base import Answer, known
from soaplan.plans.figures import FALLING
from soaplan.rules.context import FileContext


def should_fall(direction: Answer[str], measure: Answer[str], ctx: FileContext) -> bool | None:
    """Whether a lower value is better; None where nobody can tell.

    A written direction wins. Without one, the name of the measure tells: a gap, absences and the like should fall;
    proficiency, attendance and the like should rise, and so should "students not suspended".
    """
    if direction is not None:
        way = known(direction)
        return None if way is None else way in FALLING
    if (words := known(measure)) is None:
        return None
    prose = ctx.prose(words)
    if prose.has(ctx.words("gaps")):
        return None if prose.has(ctx.words("gaps_closed")) else True
    if prose.has(ctx.words("downward_measures")):
        return None if prose.has(ctx.words("either_way")) else not prose.has(ctx.words("downward_exceptions"))
    return False if prose.has(ctx.words("upward_measures")) else None


def other_way(*, falls: bool, words: tuple[str, str] = ("increase", "decrease")) -> str:
    """What to write where soaplan takes the wrong way for the better one. `words` are those of the kind of file."""
    better, other = ("lower", words[0]) if falls else ("higher", words[1])
    return f"soaplan takes this for a measure where {better} is better. If it isn't, write `direction: {other}`."
