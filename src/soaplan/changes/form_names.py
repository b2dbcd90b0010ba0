"""How the state's form names an answer, made fit for the middle of a sentence."""

from soaplan.catalog import SoaCatalog
from soaplan.plans.base import Node

BEFORE = "plan"
AFTER = "record"
HEADINGS = {BEFORE: "The plan and the district", AFTER: "Addendum, review and publication"}
"""What stands in a plan file before the sections of the form, and behind them."""


def headings(catalog: SoaCatalog) -> dict[str, str]:
    """Every section by its id, in the order in which changes are told."""
    form = {section.id: section.heading for section in catalog.form}
    return {BEFORE: HEADINGS[BEFORE], **form, AFTER: HEADINGS[AFTER]}


def asked(catalog: SoaCatalog, way: str, otherwise: str = "") -> str:
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
