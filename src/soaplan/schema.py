"""The JSON Schema of each kind and cycle, for editors; made from the models and the catalog."""

import json
import re
from typing import Any

from soaplan.catalog import Catalog, Choices
from soaplan.plans.base import MARKS, OFFERS, TEXT
from soaplan.plans.choices import closed_list, either_case
from soaplan.plans.kinds import Kind
from soaplan.plans.shape import part_at

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


DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT_NAME = "text"
NO_NAME = "\0"
"""Begins the keys under which a model keeps an answer that has no name of its own in a file."""


def schema_text(kind: Kind, catalog: Catalog) -> str:
    """The schema as a file, the same bytes for the same models and catalog."""
    return json.dumps(build(kind, catalog), indent=2, ensure_ascii=True) + "\n"


def build(kind: Kind, catalog: Catalog) -> Schema:
    """The schema of one kind for one cycle."""
    schema = with_offers(kind.model.model_json_schema(), catalog)
    definitions = schema.pop("$defs")
    for part in definitions.values():
        for name in [name for name in _answers(part) if name.startswith(NO_NAME)]:
            del _answers(part)[name]
    _ask(definitions | {kind.model.__name__: schema}, kind, catalog)
    schema["properties"]["kind"] = {"const": kind.name}
    schema["properties"]["cycle"] = {"enum": _cycle_names(catalog), "title": "guidance cycle"}
    head = {"$schema": DIALECT, "title": f"{kind.title}, {catalog.cycle.years_label}", "required": ["kind", "cycle"]}
    whole = head | {key: value for key, value in schema.items() if key != "title"}
    whole["$defs"] = {TEXT_NAME: TEXT} | definitions
    return {key: _tidy(value) if key != "$defs" else _tidy_definitions(value) for key, value in whole.items()}


def _ask(parts: dict[str, Schema], kind: Kind, catalog: Catalog) -> None:
    """Show the question of the form on every answer that it asks for, before what the model says of the answer."""
    for (part, name), questions in _questions(kind, catalog).items():
        answer = _answers(parts[part])[name]
        help_ = answer.get("description")
        answer["description"] = "\n".join([*questions, *([help_] if help_ else [])])


def _questions(kind: Kind, catalog: Catalog) -> dict[tuple[str, str], list[str]]:
    """By part and answer: the lines that ask for it, each once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for section in catalog.form:
        for question in section.questions:
            for place in question.answers:
                *above, name = place.replace("[]", "").split(".")
                part = part_at(kind.model, tuple(above))
                if part is not None and name in part.model_fields:
                    found.setdefault((part.__name__, name), {}).update(dict.fromkeys(question.asking(place)))
    return {answer: list(lines) for answer, lines in found.items()}


def _answers(part: Schema) -> Schema:
    """The named answers of a part, also where a text may stand in its place."""
    named = part if "properties" in part else part["anyOf"][0]
    found: Schema = named["properties"]
    return found


def _cycle_names(catalog: Catalog) -> list[str | int]:
    cycle = catalog.cycle
    numbers = [int(cycle.id)] if cycle.id.isdigit() else []
    return [cycle.id, *numbers, *cycle.aliases]


def _tidy_definitions(definitions: dict[str, Schema]) -> dict[str, Any]:
    return {name: schema if name == TEXT_NAME else _tidy(schema) for name, schema in definitions.items()}


def _tidy(schema: Any) -> Any:
    """Name what stands in many places, and leave out what says nothing."""
    if schema == TEXT:
        return {"$ref": f"#/$defs/{TEXT_NAME}"}
    if isinstance(schema, dict):
        return {key: _tidy(value) for key, value in schema.items() if key != "default"}
    return [_tidy(item) for item in schema] if isinstance(schema, list) else schema
