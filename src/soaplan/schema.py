"""The JSON Schema of each kind and cycle, for editors; made from the models and the catalog."""

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from soaplan.catalog import Catalog, Choices
from soaplan.plans.base import MARKS, NOTHING, OFFERS, TEXT
from soaplan.plans.choices import closed_list, in_any_spelling
from soaplan.plans.kinds import Kind
from soaplan.plans.patterns import PATTERN_MESSAGE, either_case
from soaplan.plans.shape import part_at, parts_of

Schema = dict[str, Any]
TYPES = ("array", "object", "string", "number", "boolean")
FEW_TYPES = "This should be one piece of text."
NO_SUCH_NAME = "There's no answer of this name here. Ctrl+Space shows the names."
BY_NAME = {"properties", "$defs"}
SNIPPETS = "defaultSnippets"
TEXT_FILE = "file"
MISREAD = re.compile(r": |#|^[^\w]|^(?:yes|no|true|false|null|[0-9.]+)$", re.IGNORECASE)
"""Labels that YAML takes for something else unless they are in quotation marks."""
NOT_OFFERED = {"notes", TEXT_FILE}
OF_TYPES = {
    ("object",): "Write named answers here, one on each line, a little further to the right.",
    ("array", "object"): "Write a list here: a new line for each entry, with a dash and a space in front.",
}
"""What editors show where something of another type stands, by the types that are right; else `FEW_TYPES`."""


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
    if "items" in answer:
        return answer | {"items": _offered(answer["items"], choices)}
    if isinstance(answer.get("additionalProperties"), dict):
        told = {label: {"description": meaning} if meaning else {} for label, meaning in choices.labels.items()}
        return answer | {"properties": {label: answer["additionalProperties"] | told[label] for label in told}}
    if not choices.closed:
        return answer | {SNIPPETS: [_suggestion(label, meaning) for label, meaning in choices.labels.items()]}
    return {key: answer[key] for key in ("title", "description") if key in answer} | _closed(choices)


def _suggestion(label: str, meaning: str) -> Schema:
    """An entry of a list that may hold others too."""
    body = json.dumps(label, ensure_ascii=False) if MISREAD.search(label) else label
    return {"label": label, "body": body} | ({"description": meaning} if meaning else {})


def _closed(choices: Choices) -> Schema:
    """Nothing but the entries: each is offered once, other spellings are read."""
    if not choices.codes:
        return closed_list(choices.labels, in_any_spelling((*choices.labels, *choices.also)))
    # `2.2` is a number for an editor, and offered as one: without quotation marks.
    offered = {_as_editors_read(code): meaning for code, meaning in choices.labels.items()}
    return closed_list(offered, map(either_case, choices.labels))


def _as_editors_read(code: str) -> str | float:
    try:
        return float(code) if str(float(code)) == code else code
    except ValueError:
        return code


def in_one(schema: Any) -> Any:
    """The schema with the ways of writing an answer put into one, as far as that goes.

    An editor that is given several ways shows the name of an answer once for each.
    """
    if isinstance(schema, list):
        return [in_one(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: in_one(value) for key, value in schema.items()}
    ways = [inner for way in found.pop("anyOf", ()) for inner in _alone(way) if inner != NOTHING]
    if any("enum" in way for way in ways):
        return found | {"anyOf": ways}
    whole: Schema = {}
    for way in ways:
        whole = _both(whole, way)
    return found | ({"anyOf": [whole]} if ways and _is_one_value(whole) else _both(whole, found))


def _alone(way: Schema) -> list[Schema]:
    """The ways of writing an answer that stand in one: a frame of `in_one` around one value, or a closed list."""
    rest = {key: way[key] for key in way if key != "anyOf"}
    return [rest | inner for inner in way["anyOf"]] if "anyOf" in way else [way]


def _is_one_value(schema: Schema) -> bool:
    """Whether no named answers and no lists are written here. In one way of many, an editor puts a colon after it."""
    named = set(schema.get("properties", {})) - {TEXT_FILE}
    return (
        not named and not {"items", "$ref"} & set(schema) and not isinstance(schema.get("additionalProperties"), dict)
    )


def _both(one: Schema, other: Schema) -> Schema:
    """What may be written in one way or in the other. Their types differ, but for named answers: those may be mixed."""
    found = one | other
    if "type" in one and "type" in other:
        found["type"] = [*_types(one), *_types(other)]
    if "properties" in one and "properties" in other:
        found["properties"] = one["properties"] | other["properties"]
        found.pop("required", None)
    return found


def _types(schema: Schema) -> list[str]:
    types = schema["type"]
    return types if isinstance(types, list) else [types]


def blank_too(schema: Any) -> Any:
    """The schema with the types that are wrong in front of those that are right: a blank is always right.

    An editor offers `null`, `true` and `false` where they are named as right without a condition.
    """
    if isinstance(schema, list):
        return [blank_too(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _each(value) if key in BY_NAME else blank_too(value) for key, value in schema.items()}
    found = {key: value for key, value in found.items() if key not in {"type", "default"}}
    right = tuple(name for name in TYPES if "type" in schema and name in _types(schema))
    wrong = [name for name in TYPES if name not in right]
    if isinstance(schema.get("type"), str | list) and wrong:
        told = {"type": list(right), "errorMessage": schema.get(PATTERN_MESSAGE) or OF_TYPES.get(right, FEW_TYPES)}
        found |= {"if": {"type": wrong}, "then": told}
    if "object" in right and schema.get("additionalProperties") is False and "required" not in schema:
        found["errorMessage"] = NO_SUCH_NAME
    return found


def _each(schemas: Schema) -> Schema:
    """The schemas of answers by name. One of them may be called `type`."""
    return {name: blank_too(schema) for name, schema in schemas.items()}


DIALECT = "https://json-schema.org/draft/2020-12/schema"
NO_NAME = "\0"
"""Begins the keys under which a model keeps an answer that has no name of its own in a file."""


def schema_text(kind: Kind, catalog: Catalog) -> str:
    """The schema as a file, the same bytes for the same models and catalog."""
    return json.dumps(build(kind, catalog), indent=2, ensure_ascii=True) + "\n"


def build(kind: Kind, catalog: Catalog) -> Schema:
    """The schema of one kind for one cycle."""
    schema = blank_too(with_offers(in_one(kind.model.model_json_schema()), catalog))
    definitions = schema.pop("$defs")
    del schema["errorMessage"]  # a missing `kind:` is told too, so the editor's own words name it
    for part in definitions.values():
        for name in [name for name in _answers(part) if name.startswith(NO_NAME)]:
            del _answers(part)[name]
    _ask(definitions | {kind.model.__name__: schema}, kind, catalog)
    schema["properties"]["kind"] = {"const": kind.name}
    schema["properties"]["cycle"] = blank_too(_cycle(catalog))
    _add_snippets(definitions, kind)
    head = {
        "$schema": DIALECT,
        "$id": f"urn:soaplan:{kind.name}:{catalog.cycle.id}",
        "title": f"{kind.title}, {catalog.cycle.years_label}",
        "required": ["kind", "cycle"],
    }
    whole = head | {key: value for key, value in schema.items() if key != "title"}
    text = blank_too(*_alone(in_one(TEXT)))
    named: Schema = _with_name(whole, text)
    return named | {"$defs": {"text": text} | _with_name(definitions, text)}


def _with_name(schema: Any, text: Schema) -> Any:
    """The schema with a name in place of what most answers are: one piece of text."""
    if schema == text:
        return {"$ref": "#/$defs/text"}
    if isinstance(schema, dict):
        return {key: _with_name(value, text) for key, value in schema.items()}
    return [_with_name(item, text) for item in schema] if isinstance(schema, list) else schema


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
    found: Schema = part["properties"]
    return found


def _cycle(catalog: Catalog) -> Schema:
    """The guidance cycle: its year, or any of its other names."""
    cycle = catalog.cycle
    year = int(cycle.id) if cycle.id.isdigit() else cycle.id
    found: Schema = closed_list({year: cycle.years_label}, in_any_spelling((cycle.id, *cycle.aliases)))
    return {"title": "guidance cycle", "description": "Whose questions this file answers."} | found


def _add_snippets(definitions: dict[str, Schema], kind: Kind) -> None:
    """Offer each entry of a list as a whole, with every answer in it: a program, a target, a session."""
    for name, part in parts_of(kind.model).items():
        if part.SINGULAR and name in definitions:
            body = _body(definitions[name], definitions, count(1))
            told = f"Every answer of a {part.SINGULAR}, ready to fill in."
            snippet = {"label": f"new {part.SINGULAR}", "description": told, "body": body}
            definitions[name].setdefault(SNIPPETS, []).append(snippet)
            definitions[name]["title"] = part.SINGULAR


def _body(part: Schema, definitions: dict[str, Schema], number: Iterator[int]) -> Schema:
    """The answers of a part, each with a numbered place to type in."""
    names = [name for name in part["properties"] if name not in NOT_OFFERED and f"{name}s" not in part["properties"]]
    return {name: _place(part["properties"][name], definitions, number) for name in names}


def _place(answer: Schema, definitions: dict[str, Schema], number: Iterator[int]) -> Any:
    if "$ref" in answer:
        return _body(_named(answer, definitions), definitions, number)
    if "items" in answer:
        item = answer["items"]
        whole = "$ref" in item and not _one_text(item, definitions)
        return [_body(_named(item, definitions), definitions, number) if whole else f"${next(number)}"]
    return f"${next(number)}"


def _named(answer: Schema, definitions: dict[str, Schema]) -> Schema:
    return definitions[answer["$ref"].rpartition("/")[2]]


def _one_text(item: Schema, definitions: dict[str, Schema]) -> bool:
    """Whether one text may stand for all the answers of an entry."""
    return "string" in _named(item, definitions)["then"]["type"]
