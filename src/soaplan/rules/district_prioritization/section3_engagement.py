"""Section 3: stakeholder engagement."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.base import unanswered
from soaplan.plans.district_prioritization import Heard
from soaplan.rules.district_prioritization.context import PrioritizationContext
from soaplan.rules.district_prioritization.section8_schools import names_a_school
from soaplan.rules.looked_for import listed
from soaplan.rules.narratives import (
    Topics,
    is_blank,
    is_narrative,
    is_unread,
    left_out_of_the_text,
    missing,
    not_told,
    words_of,
)
from soaplan.rules.registry import rule

BOTH = "educators"
EDUCATORS = {"teachers": "teachers", "school_leaders": "school leaders"}
STAKEHOLDERS = {"students": "students", "families": "families", **EDUCATORS, "community": "community stakeholders"}
IN_A_TEXT: Topics = {
    "students": ("students", "heard_students"),
    "families": ("families", "heard_families"),
    "teachers": ("teachers", "heard_teachers"),
    "school_leaders": ("school leaders", "heard_school_leaders"),
    "community": ("community stakeholders", "heard_community"),
    "identified_schools": ("schools requiring assistance", "heard_identified_schools"),
    "ongoing": ("ongoing engagement", "ongoing_words"),
}


@rule("PRI301")
def unanswered_engagement(heard: Heard, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 3 has no answer.

    "Stakeholder engagement is a crucial part of plan development." For each priority, the guidance asks how
    stakeholders informed it.

    Say who you heard from, and what changed because of it.
    """
    del ctx
    if is_blank(heard):
        mend = (
            "Under `engagement:`, write how each one informed the priority: `students:`, `families:`, `teachers:`, "
            "`school_leaders:` (or `educators:` for both), `community:`, `identified_schools:`, `ongoing:`."
        )
        yield Finding(heard.at("students"), "Section 3 doesn't say how you engaged stakeholders", mend)


@rule("PRI302")
def stakeholders_left_out(heard: Heard, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 3 doesn't say how some of the stakeholders informed the priority.

    "How did input from students, families, educators, and community stakeholders inform this this priority?" The
    guidance expects a response "to input from students, families, teachers, and school leaders".

    Say what each group told you and what you did about it. `educators:` covers teachers and school leaders together. If
    the section is one text, this rule also looks for schools requiring assistance and ongoing engagement.
    """
    if is_narrative(heard):
        yield from _left_out_of_the_text(heard, ctx)
        return
    lacking = _but_educators(missing(heard, STAKEHOLDERS), heard)
    if lacking and not is_blank(heard):
        message = f"Section 3 doesn't say what you heard from {listed(list(lacking.values()))}"
        keys = listed([f"`{key}:`" for key in lacking])
        both = f" `{BOTH}:` covers teachers and school leaders together." if EDUCATORS.keys() & lacking else ""
        yield Finding(
            heard.at(next(iter(lacking))), message, f"Write how it informed the priority, after {keys}.{both}"
        )


def _but_educators(lacking: dict[str, str], heard: Heard) -> dict[str, str]:
    """What is missing, without teachers and school leaders where they are told of together."""
    if unanswered(heard.educators):
        return lacking
    return {key: name for key, name in lacking.items() if key not in EDUCATORS}


def _left_out_of_the_text(heard: Heard, ctx: PrioritizationContext) -> Iterator[Finding]:
    """One finding on all that a section in one text does not speak of."""
    lacking = _but_educators(not_told(heard, IN_A_TEXT, ctx), heard)
    if not ctx.identified_schools or _names_an_identified_school(heard, ctx):
        lacking.pop("identified_schools", None)
    yield from left_out_of_the_text(heard, lacking, IN_A_TEXT, ctx)


@rule("PRI303")
def identified_schools_unheard(heard: Heard, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 3 doesn't say what you heard from people in schools requiring assistance.

    "What input did you get from stakeholders in schools identified as requiring assistance?" These schools get most of
    the support, so their students, families and staff know best what it has to do.

    Write it after `identified_schools:`, or name the school when you write what its people said.
    """
    if heard.identified_schools is not None or is_blank(heard) or is_unread(heard) or is_narrative(heard):
        return
    if not _names_an_identified_school(heard, ctx):
        message = "Section 3 doesn't say what you heard from people in schools requiring assistance"
        mend = (
            "Write it after `identified_schools:`. soaplan also looked for the names of these schools in this section."
        )
        yield Finding(heard.at("identified_schools"), message, mend)


def _names_an_identified_school(heard: Heard, ctx: PrioritizationContext) -> bool:
    return any(names_a_school(text, ctx.identified_schools, ctx) for text in words_of(heard))


@rule("PRI304")
def no_ongoing_engagement(heard: Heard, ctx: PrioritizationContext) -> Iterator[Finding]:
    """Section 3 doesn't say how stakeholders stay engaged.

    "How will stakeholders be continuously engaged in implementation and monitoring?"

    Say who meets during the year, how often, and what they look at.
    """
    del ctx
    if heard.ongoing is None and not is_blank(heard) and not is_narrative(heard):
        message = "Section 3 doesn't say how stakeholders stay engaged during the year"
        yield Finding(heard.at("ongoing"), message, "After `ongoing:`, write who meets, how often, and about what.")
