"""A new translation: every text of the plan as a comment, with an empty place below it."""

from collections.abc import Mapping
from datetime import date

from soaplan.plans.stable import short_hash
from soaplan.translate.wanted import INDENT, Wanted

HEAD = """\
# A translation of the plan in {plan}. How to use this file:
#   - A line that starts with "#:" says where a text is in the plan, and lines with "#>" are the English text.
#     soaplan updates both. Other lines that start with "#" are yours and stay as they are.
#   - Write the translation below "|", with four spaces in front of each line. Keep **, * and - signs as they are.
#   - Numbers, dates and names come from the plan itself.
# When the plan changes, run this again: soaplan translate {plan} --to {language}
# You won't lose anything: it adds what's new and marks what changed.

kind: plan-translation
cycle: {cycle}
of: {plan}
language: {language}
reviewed_by:            # someone who speaks the language and read all of it; until then, the page says no one has
translated: {day}  # the day the translation was last updated

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
