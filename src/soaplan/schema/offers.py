"""What an editor offers for an answer: the entries of a list of the catalog, with their names."""

import re
from typing import Any

from soaplan.catalog import Catalog, Choices
from soaplan.plans.base import MARKS, OFFERS
from soaplan.plans.choices import closed_list, either_case

Schema = dict[str, Any]


def with_offers(schema: Any, catalog: Catalog) -> Any:
    """The schema with the entries of each list in place of its name; of a list that a cycle does not have, nothing."""
    if isinstance(schema, list):
        return [with_offers(item, catalog) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: with_offers(value, catalog) for key, value in schema.items() if key not in MARKS}
    choices = catalog.choices(schema[OFFERS]) if OFFERS in schema else None
    return _offered(found, choices) if choices else found


def _offered(answer: Schema, choices: Choices) -> Schema:
    """An answer that names one entry, a list of them, or a table of them. One text may stand for a list of one."""
    ways = [_way(way, choices) for way in answer["anyOf"]]
    is_one = not any(way.get("type") in {"array", "object"} for way in ways)
    open_ = {"examples": list(choices.labels)} if is_one and not choices.closed else {}
    return answer | {"anyOf": ways} | open_


def _way(way: Schema, choices: Choices) -> Schema:
    """One way of writing an answer."""
    match way.get("type"):
        case "null":
            return way
        case "array":
            return way | {"items": _offered(way["items"], choices)}
        case "object":
            return way | {"properties": dict.fromkeys(choices.labels, way["additionalProperties"])}
        case _:
            return _closed(choices) if choices.closed else way


def _closed(choices: Choices) -> Schema:
    """Nothing but the entries: each is offered once, other spellings are read."""
    if not choices.codes:
        return closed_list(choices.labels, choices.also)
    ways = "|".join("".join(map(either_case, code)) for code in choices.labels)
    numbers = [float(code) for code in choices.labels if re.fullmatch(r"\d+\.?\d*", code)]
    as_number = [{"not": {"not": {"enum": numbers}}}] if numbers else []
    return {
        "anyOf": [
            {"enum": list(choices.labels), "markdownEnumDescriptions": list(choices.labels.values())},
            {"type": "string", "pattern": f"^\\s*({ways})\\s*$"},
            *as_number,  # as an editor reads 2.2; not offered, because the text is
        ]
    }
