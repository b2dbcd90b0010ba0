"""Make the JSON Schema of a kind and cycle.

An editor reads `2.10` as a number, `no` as false and a blank as null, so the schema is wider than `validate`: it
accepts everything that `validate` accepts. Only keys, nesting and closed lists are as strict.
"""

import json
from collections.abc import Iterable
from typing import Any

from soaplan.catalog import Catalog, SoaCatalog
from soaplan.plans.base import TEXT
from soaplan.plans.choices import closed_list
from soaplan.plans.kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT_NAME = "text"
NO_NAME = "\0"
"""Begins the keys under which a model keeps an answer that has no name of its own in a file."""
Schema = dict[str, Any]


def schema_text(kind: Kind, catalog: Catalog) -> str:
    """The schema as a file, the same bytes for the same models and catalog."""
    return json.dumps(build(kind, catalog), indent=2, ensure_ascii=True) + "\n"


def build(kind: Kind, catalog: Catalog) -> Schema:
    """The schema of one kind for one cycle."""
    schema = kind.model.model_json_schema()
    definitions = schema.pop("$defs")
    for part in definitions.values():
        for name in [name for name in _answers(part) if name.startswith(NO_NAME)]:
            del _answers(part)[name]
    _close_lists(definitions, catalog)
    schema["properties"]["kind"] = {"const": kind.name}
    schema["properties"]["cycle"] = {"enum": _cycle_names(catalog), "title": "guidance cycle"}
    head = {"$schema": DIALECT, "title": f"{kind.title}, {catalog.cycle.years_label}", "required": ["kind", "cycle"]}
    whole = head | {key: value for key, value in schema.items() if key != "title"}
    whole["$defs"] = {TEXT_NAME: TEXT} | definitions
    return {key: _tidy(value) if key != "$defs" else _tidy_definitions(value) for key, value in whole.items()}


def _close_lists(definitions: dict[str, Schema], catalog: Catalog) -> None:
    """The lists of the catalog: codes and categories are closed, student groups are only offered."""
    if "FocusArea" not in definitions or not isinstance(catalog, SoaCatalog):
        return  # no plan of three years: nothing in it goes by a closed list of the catalog
    _answer(definitions["FocusArea"], "id", _codes(catalog.focus_areas))
    _answer(definitions["Program"], "id", _codes(catalog.programs))
    categories = [name for row in catalog.foundation.categories for name in (row.label, *row.aliases)]
    _answer(definitions["Funding"], "foundation_categories", _one_or_many(closed_list(categories)))
    _answers(definitions["ChosenGroup"])["group"]["examples"] = [group.label for group in catalog.groups]
    amounts = _answers(definitions["Funding"])["by_year"]["anyOf"][0]
    amounts["properties"] = dict.fromkeys(catalog.cycle.years, amounts["additionalProperties"])


def _answer(part: Schema, name: str, schema: Schema) -> None:
    """Put a closer schema in the place of an answer's; blank stays allowed."""
    answers = _answers(part)
    answers[name] = {"anyOf": [schema, {"type": "null"}], "title": answers[name]["title"]}


def _answers(part: Schema) -> Schema:
    """The named answers of a part, also where a text may stand in its place."""
    named = part if "properties" in part else part["anyOf"][0]
    found: Schema = named["properties"]
    return found


def _one_or_many(item: Schema) -> Schema:
    return {"anyOf": [{"type": "array", "items": {"anyOf": [item, {"type": "null"}]}}, item]}


def _codes(codes: Iterable[str]) -> Schema:
    """Codes in either case, as text or as the number that an editor makes of them."""
    known = list(codes)
    numbers: list[str | float] = [float(code) for code in known if code.replace(".", "").isdigit()]
    small = [code.lower() for code in known if code != code.lower()]
    return {"enum": [*known, *numbers, *small]}


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
