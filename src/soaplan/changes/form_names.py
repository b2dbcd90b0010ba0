"""How the state's form names an answer, made fit for the middle of a sentence."""

import re

from soaplan.catalog import Catalog
from soaplan.plans.base import Node

BEFORE = "plan"
AFTER = "record"
HEADINGS = {BEFORE: "The plan and the district", AFTER: "Addendum, review and publication"}
"""What stands in a plan file before the sections of the form, and behind them."""
NUMBERED = re.compile(r"(?:Section|Topic) \d+(?:, )?")


def headings(catalog: Catalog) -> dict[str, str]:
    """Every section by its id, in the order in which changes are told."""
    form = {section.id: section.heading for section in catalog.form}
    return {BEFORE: HEADINGS[BEFORE], **form, AFTER: HEADINGS[AFTER]}


def asked(catalog: Catalog, way: str, otherwise: str = "") -> str:
    """The form's name of an answer, by the way to it: `engagement.families`; of several in one question, our own."""
    found = catalog.question_for(tuple(way.split(".")))
    if found is None or (otherwise and len(found[1].answers) > 1):
        return otherwise
    return lower_first(found[1].short)


def title_of(part: type[Node], key: str) -> str:
    """The name of an answer in our own words, as messages use it."""
    return part.model_fields[key].title or key


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it begins with a word in capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def without_section(title: str) -> str:
    """A name without the number of its section, which its heading tells: "Section 2, analysis"."""
    return NUMBERED.sub("", title, count=1) if NUMBERED.match(title) else title
