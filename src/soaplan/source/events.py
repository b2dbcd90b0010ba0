"""The events of a YAML text, from whichever of ruamel.yaml's two parsers is there.

The C parser (`ruamel.yaml.clib`) is about twenty times faster. It has no wheel for some machines (Windows on ARM, the
newest Python); there ruamel.yaml's own parser reads, with the same events at the same places. soaplan's own catalog is
read straight from them to plain data, without places.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol

from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from soaplan.regex import regex
from soaplan.source.nodes import BLANKS

TAB = "\uf8fe"
"""Stands for a tab inside a text while ruamel.yaml's own scanner reads, which would end the text there."""
INNER_TAB = regex(r"(?<=\S)[ \t]*\t[ \t]*(?=\S)")
SEPARATING_TAB = regex(r"(?m)(?<=\S)[ \t]*\t[ \t]*(?=[#:]|$)|(?<=[:-])[ \t]*\t[ \t]*")
"""White space with a tab between a sign and a value, or behind a value: the C parser takes it for spaces."""


class Parser(Protocol):
    """Gives one event after another, then None. Raises MarkedYAMLError."""

    def get_event(self) -> Any:
        """The next event."""


def written_in_python(text: str) -> Parser:
    """ruamel.yaml's own parser, which tells of a missing value where the C parser tells of it."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - costs start-up time, and only where there is no C parser
    from ruamel.yaml import parser as ruamel  # noqa: PLC0415 - only without the C parser
    from ruamel.yaml.tokens import ValueToken  # noqa: PLC0415 - likewise

    class PlacingParser(ruamel.Parser):
        """Places a value that is not there behind its colon, or inside brackets before the next sign."""

        def get_event(self) -> Any:
            event = super().get_event() if self.check_event() else None
            if isinstance(event, ruamel.ScalarEvent):
                event.value = event.value.replace(TAB, "\t")
            return event

        def parse_block_mapping_value(self) -> Any:
            colon = self.scanner.peek_token()
            event = super().parse_block_mapping_value()
            return self.placed(event, colon.end_mark) if isinstance(colon, ValueToken) else event

        def parse_flow_mapping_value(self) -> Any:
            event = super().parse_flow_mapping_value()
            return self.placed(event, self.scanner.peek_token().start_mark) if missing(event) else event

        def placed(self, event: Any, mark: Any) -> Any:
            if missing(event):
                event.start_mark = event.end_mark = mark
            return event

    def missing(event: Any) -> bool:
        return isinstance(event, ruamel.ScalarEvent) and not event.value and not event.style and not event.anchor

    yaml = YAML(typ="safe", pure=True)
    yaml.version = "1.1"  # what the C parser knows
    yaml.Parser = PlacingParser
    parser: Parser = yaml.get_constructor_parser(_without_tabs(text))[1]
    return parser


def _without_tabs(text: str) -> str:
    """The text with a sign or with spaces for each tab that the C parser allows; those that indent stay, and fail."""
    return INNER_TAB.sub(_hidden, SEPARATING_TAB.sub(_spaces, text)) if "\t" in text else text


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _hidden(found: re.Match[str]) -> str:
    return found[0].replace("\t", TAB)


def _fastest() -> Callable[[str], Parser]:
    try:
        from _ruamel_yaml import CParser  # noqa: PLC0415 - it may be missing
    except ImportError:
        return written_in_python
    written_in_c: Callable[[str], Parser] = CParser
    return written_in_c


open_parser = _fastest()
"""Text -> a parser of it. Ask through the module (`events.open_parser`), so that a test can choose the parser."""


class UnusualError(ValueError):
    """The file holds something that only the careful reader knows."""


def quick_data(text: str) -> Any:
    """Dictionaries, lists, texts and None. Raises UnusualError, and MarkedYAMLError for broken YAML."""
    parser = open_parser(text)
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
