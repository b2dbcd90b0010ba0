"""The plain data of a trusted file, without places: the quick way in for soaplan's own catalog.

Whatever is unusual (an alias, a tag, a repeated key, a second document) is left to the careful reader, which can
say where it stands.
"""

from typing import Any

from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from soaplan.source import events
from soaplan.source.nodes import BLANKS


class UnusualError(ValueError):
    """The file holds something that only the careful reader knows."""


def quick_data(text: str) -> Any:
    """Dictionaries, lists, texts and None. Raises UnusualError, and MarkedYAMLError for broken YAML."""
    parser = events.open_parser(text)
    next_event = parser.get_event
    next_event()  # the beginning of the stream
    if type(next_event()) is not DocumentStartEvent:
        raise UnusualError
    data = _value(next_event(), next_event)
    next_event()  # the end of the document
    if type(next_event()) is not StreamEndEvent:
        raise UnusualError
    return data


def _value(event: Any, next_event: Any) -> Any:
    kind = type(event)
    if kind is ScalarEvent and not event.tag:
        return None if not event.style and event.value in BLANKS else event.value
    if kind is MappingStartEvent:
        return _mapping(next_event)
    if kind is SequenceStartEvent:
        items = []
        while type(event := next_event()) is not SequenceEndEvent:
            items.append(_value(event, next_event))
        return items or None
    raise UnusualError


def _mapping(next_event: Any) -> dict[str, Any]:
    data: dict[str, Any] = {}
    while type(event := next_event()) is not MappingEndEvent:
        if type(event) is not ScalarEvent or event.value in data:
            raise UnusualError
        data[event.value] = _value(next_event(), next_event)
    return data
