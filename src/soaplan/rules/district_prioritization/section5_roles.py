"""Section 5: role clarity."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.district_prioritization import Roles
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.looked_for import listed
from soaplan.rules.narratives import Topics, is_narrative, missing, not_told, what_to_do
from soaplan.rules.registry import rule

ROLES = {
    "central_office": "the central office will do for school leaders",
    "school_leaders": "school leaders will do for teachers",
    "teachers": "teachers will do for students",
}
IN_A_TEXT: Topics = {
    "central_office": ("the central office", "central_office_words"),
    "school_leaders": ("school leaders", "school_leader_words"),
    "teachers": ("teachers", "teacher_words"),
}
NOT_ANSWERED, NOT_IN_THE_TEXT = "not-answered", "not-in-the-text"


@rule("PRI501")
def role_left_open(roles: Roles, ctx: PrioritizationContext) -> Iterator[Finding]:
    """The submission does not say what central office, school leaders and teachers will each do.

    "At a minimum, please describe: what the district's central office will do consistently to support school leaders;
    what school leaders will do consistently to support teacher practice; and what teachers will do consistently to
    support student learning and achieving the desired outcomes."

    Write for each what they will do, in a sentence or a list. All three may stand in one text.
    """
    if is_narrative(roles):
        yield from _left_out_of_the_text(roles, ctx)
    elif lacking := missing(roles, ROLES):
        message = f"it is not written what {listed(list(lacking.values()))}"
        keys = listed([f"`{key}:`" for key in lacking])
        mend = f"Write below `roles:` what they will do consistently, after {keys}."
        yield Finding(roles.at(next(iter(lacking))), message, mend, NOT_ANSWERED)


def _left_out_of_the_text(roles: Roles, ctx: PrioritizationContext) -> Iterator[Finding]:
    if lacking := not_told(roles, IN_A_TEXT, ctx):
        message = f"the text does not speak of {listed(list(lacking.values()))}"
        yield Finding(roles.path, message, what_to_do(lacking, IN_A_TEXT, ctx), NOT_IN_THE_TEXT, on_key=True)
