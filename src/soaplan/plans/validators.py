"""What pydantic runs for the models of soaplan, put together from their fields directly.

Every field of a plan or of the catalog is one of few types, most of which say themselves how they are read. pydantic
makes the same out of them, but asks each of them for everything that it might be, which takes longer than the whole
check of a plan. The schemas for editors need what it finds out then; a check does not.
"""

from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, SchemaValidator, core_schema

T = TypeVar("T")
Handler = Callable[[Any], CoreSchema]
PLAIN: dict[object, CoreSchema] = {
    str: core_schema.str_schema(),
    int: core_schema.int_schema(),
    bool: core_schema.bool_schema(),
}


def read_as(shape: type[T], data: Any, context: object = None) -> T:
    """Data as a model, or as a list or table of models. Raises the ValidationError that pydantic would raise."""
    read: T = _validator_of(cast("Any", shape)).validate_python(data, context=context)
    return read


@cache
def _validator_of(shape: Any) -> SchemaValidator:
    return SchemaValidator(schema_of(shape))


@cache
def schema_of(shape: Any) -> CoreSchema:
    """The core schema of a type. Raises KeyError for a type that no field of soaplan has."""
    origin, inner = get_origin(shape), get_args(shape)
    if origin is Annotated:
        return _marked(inner[0], inner[1:])
    if origin is tuple:
        return core_schema.tuple_variable_schema(schema_of(inner[0]))
    if origin is dict:
        return core_schema.dict_schema(*map(schema_of, inner))
    if origin in (Union, UnionType):
        return _one_of(inner)
    if origin is Literal:
        return core_schema.literal_schema(list(inner))
    return PLAIN[shape] if shape in PLAIN else _model(shape)


def _one_of(types: tuple[Any, ...]) -> CoreSchema:
    choices: list[Any] = [schema_of(one) for one in types if one is not NoneType]
    schema = choices[0] if len(choices) == 1 else core_schema.union_schema(choices)
    return core_schema.nullable_schema(schema) if NoneType in types else schema


def _marked(shape: Any, marks: tuple[Any, ...]) -> CoreSchema:
    """The schema of a type with marks behind it, of which each may change what the ones before it say."""
    handler: Handler = schema_of
    for mark in marks:
        handler = _changed(mark, handler)
    return handler(shape)


def _changed(mark: Any, before: Handler) -> Handler:
    if isinstance(mark, BeforeValidator):
        reader = cast("Callable[[Any], Any]", mark.func)
        return lambda shape: core_schema.no_info_before_validator_function(reader, before(shape))
    if hasattr(mark, "__get_pydantic_core_schema__"):
        return lambda shape: mark.__get_pydantic_core_schema__(shape, before)
    return before


def _model(model: type[BaseModel]) -> CoreSchema:
    fields = {name: _field(field) for name, field in model.model_fields.items()}
    schema: CoreSchema = core_schema.model_fields_schema(fields, model_name=model.__name__)
    for decorator in model.__pydantic_decorators__.model_validators.values():
        schema = core_schema.no_info_before_validator_function(decorator.func, schema)
    extra = model.model_config.get("extra") or "forbid"
    config = core_schema.CoreConfig(title=model.__name__, extra_fields_behavior=extra)
    return core_schema.model_schema(model, schema, post_init=model.__pydantic_post_init__, config=config)


def _field(field: FieldInfo) -> core_schema.ModelField:
    schema = _marked(field.annotation, tuple(field.metadata))
    if field.default_factory is not None:  # a section or a table: where it is absent, an empty one
        schema = core_schema.with_default_schema(schema, default_factory=dict, validate_default=True)
    elif not field.is_required():
        schema = core_schema.with_default_schema(schema, default=field.default)
    return core_schema.model_field(schema, validation_alias=field.alias)
