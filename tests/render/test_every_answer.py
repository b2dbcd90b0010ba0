"""Every answer of a three-year plan that can be read is on its page, in the words of a page."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from changes.filled import filled, ways_in
from render.plans import checked
from render.seen import github, text_of
from soaplan.dates import date_in_words
from soaplan.diagnostic import Pointer
from soaplan.money import dollars
from soaplan.plans.base import Node
from soaplan.render import FORMATS
from soaplan.render.measures import school_year

NOT_IN_WORDS = {
    *("kind", "cycle", "type", "status", "waivers", "addendum"),
    *("plain", "id", "direction", "content", "approved", "name", "lowest_performing_students_confirmed"),
}
"""What no page shows, or says in a sentence of its own: names of files, ids, a choice, yes and no, official names."""


def value_at(node: Any, way: Pointer) -> Any:
    for step in way:
        node = getattr(node, str(step)) if isinstance(node, Node) else node[step]
    return node


def forms_of(value: Any) -> set[str]:
    """How a page may show a value."""
    match value:
        case date():
            return {date_in_words(value)}
        case Decimal():
            return {dollars(value), f"{value:f}"}
        case int():
            return {school_year(value)}
        case _:
            return {str(value), str(value)[:1].upper() + str(value)[1:]}


@pytest.mark.parametrize("format_", ["html", "fragment", "markdown"])
def test_every_answer_that_can_be_read_is_on_the_page(format_: str) -> None:
    data = filled("soa-plan", "2024") | {"status": "reviewed"}
    result = checked(data)
    written = FORMATS[format_](result)
    seen = text_of(github(written) if format_ == "markdown" else written)
    missing = [
        way
        for way in ways_in(data)
        if not NOT_IN_WORDS & {way[0], way[-1]}
        and way[:2] != ("district", "schools")
        and not any(form in seen or form in written for form in forms_of(value_at(result.plan, way)))
    ]
    assert missing == []
