"""The Executive Summary, and how progress is monitored."""

from collections.abc import Iterator

from soaplan.diagnostic import Finding
from soaplan.plans.improvement_stages import ExecutiveSummary
from soaplan.plans.sustainable_improvement_plan import Monitoring, MonitoringLevel
from soaplan.plans.texts import texts_of
from soaplan.rules.looked_for import listed
from soaplan.rules.registry import rule
from soaplan.rules.sustainable_improvement_plan.answered import is_answered
from soaplan.rules.sustainable_improvement_plan.context import ImprovementContext

THEMES = {
    "snapshot": "a snapshot of the school",
    "vision": "the vision",
    "what_is_new": "what is new",
    "key_strategies": "the key strategies",
}


@rule("SUS701")
def summary_theme_missing(summary: ExecutiveSummary, ctx: ImprovementContext) -> Iterator[Finding]:
    """The Executive Summary leaves out one of its four themes.

    The guidance asks for a summary that "provides a snapshot of the school, articulates its vision, highlighting what
    makes this plan a new approach to improvement, and outlines key improvement strategies". A summary in one text is
    not searched for them.

    Write the theme that is missing.
    """
    missing = [key for key in THEMES if getattr(summary, key) is None]
    if summary.text is None and 0 < len(missing) < len(THEMES):
        asked = ctx.catalog.question_for(summary.at(missing[0]))
        message = f"the Executive Summary leaves out {listed([THEMES[key] for key in missing])}"
        mend = f"Write it under `{missing[0]}:`. {asked[1].parts[missing[0]] if asked else ''}".strip()
        yield Finding(summary.at(missing[0]), message, mend)


@rule("SUS702")
def long_executive_summary(summary: ExecutiveSummary, ctx: ImprovementContext) -> Iterator[Finding]:
    """The Executive Summary is long.

    The guidance asks for a concise description that families and staff read. About two pages are read; more is read
    less. The number of words is soaplan's own.

    Move details to the stages where they belong.
    """
    texts = [text for pointer, text in texts_of(summary) if "evidence" not in pointer]
    count, most = sum(len(text.split()) for text in texts), ctx.number("executive_summary_words")
    if count > most:
        message = f"the Executive Summary has {count:,} words; about {most:,} fill two pages"
        yield Finding(summary.path, message, "Move details to the stages where they belong.", on_key=True)


@rule("SUS703")
def monitoring_incomplete(monitoring: Monitoring, ctx: ImprovementContext) -> Iterator[Finding]:
    """The plan doesn't say who monitors it, or when, at the school or in the district.

    "Benchmarks only add value if there is a system for people to come together and reflect on them. Monitoring systems
    should be established at both the school and district level". Staff should know when it happens and who takes part.

    Write who and how often, at both levels.
    """
    if not is_answered(monitoring):
        return
    stage = ctx.plan.stages.monitor_progress
    missing = [(level, key) for level in LEVELS for key in _missing(getattr(monitoring, level))]
    if missing and not is_answered(stage):
        told = (_in_words(level, [key for at, key in missing if at == level]) for level in LEVELS)
        names = ", and ".join(filter(None, told))
        level, key = missing[0]
        mend = f"Write, for example: `{level}: {{who: {EXAMPLES[level]}, every: month}}`."
        yield Finding(monitoring.at(level, key), f"the plan does not say {names}", mend)


LEVELS = {"school": "at the school", "district": "in the district"}
ASKED = {"who": "who monitors it", "every": "how often it is monitored"}
EXAMPLES = {"school": "instructional leadership team", "district": "assistant superintendent"}


def _in_words(level: str, keys: list[str]) -> str:
    """What is not said of one level; nothing where all is said."""
    if not keys:
        return ""
    return f"{'who monitors it and how often' if len(keys) > 1 else ASKED[keys[0]]} {LEVELS[level]}"


def _missing(level: MonitoringLevel) -> list[str]:
    """What a level leaves out; a text may say both."""
    return [] if level.text is not None else [key for key in ("who", "every") if getattr(level, key) is None]
