"""A new translation: every text of the plan as a comment, with an empty place below it."""

from collections.abc import Mapping
from datetime import date

from soaplan.plans.stable import short_hash
from soaplan.translate.wanted import INDENT, Wanted

HEAD = """\
# A translation of the plan in {plan}. How to use this file:
#   - A line that begins with "#:" says where a text stands in the plan, and lines with "#>" are the English text.
#     soaplan writes both anew. Other lines that begin with "#" are yours and stay.
#   - Write the translation below "|", four spaces further in than the left edge. Keep **, * and - signs as they are.
#   - Numbers, dates and names come from the plan itself.
# When the plan changes, run again: soaplan translate {plan} --to {language}
# It loses nothing: it adds what is new and marks what has changed.

kind: plan-translation
cycle: {cycle}
of: {plan}
language: {language}
reviewed_by:            # who speaks the language and has read all of it; until then the page says that nobody has
translated: {day}  # the day on which the translation was last brought up to date

texts:
"""
SOURCES = "sources:"
SOURCES_REMARK = "# Which version of each text was translated. soaplan writes these lines; leave them as they are."


def begin(plan: str, language: str, cycle: str, day: date, wanted: Wanted) -> str:
    """The text of a new file. `plan` is the way to the plan's file from the folder of the translation."""
    head = HEAD.format(plan=plan, language=language, cycle=cycle, day=day.isoformat())
    entries = [line for place, one in wanted.items() for line in one.entry(place, INDENT)]
    records = {place: short_hash(one.text) for place, one in wanted.items()}
    return head + "\n".join([*entries, "", SOURCES_REMARK, *sources(records)]) + "\n"


def sources(records: Mapping[str, str]) -> list[str]:
    """The lines that record the versions, without line ends."""
    return [SOURCES, *(f"{INDENT}{place}: {record}" for place, record in records.items())]
