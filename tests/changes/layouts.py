"""One file in other layouts that say the same."""

import io
import json
import random
from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML


def data_of(text: str) -> Any:
    """A file as plain data, every value as the text that was written, and nothing for a blank one."""
    return _without_blanks(YAML(typ="base").load(text))


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_blanks(item) for item in value]
    return value or None


def in_brackets(text: str) -> str:
    """All on one line, in brackets and quotation marks."""
    return json.dumps(data_of(text), ensure_ascii=False)


def indented(text: str) -> str:
    """Without a remark, deeply indented, long texts broken at seventy columns and in quotation marks."""
    writer = YAML(typ="rt")
    writer.width, writer.default_flow_style = 70, False
    writer.indent(mapping=6, sequence=8, offset=4)
    out = io.StringIO()
    writer.dump(data_of(text), out)
    return out.getvalue()


def with_windows_line_ends(text: str) -> str:
    """With the line ends of Windows, and the mark that some editors put before the first line."""
    return "\ufeff" + text.replace("\n", "\r\n")


def with_remarks(text: str) -> str:
    """With a remark before and behind everything, and blank lines."""
    return f"# Before.\n\n{text}\n\n# Behind.\n"


def in_another_order(text: str) -> str:
    """With the answers, and the entries of lists, in the opposite order."""
    return json.dumps(turned(data_of(text)))


def turned(value: Any) -> Any:
    """The same answers, the last first."""
    if isinstance(value, dict):
        return {key: turned(item) for key, item in reversed(value.items())}
    return [turned(item) for item in reversed(value)] if isinstance(value, list) else value


def shuffled(value: Any, dice: random.Random) -> Any:
    """The same answers, in any order."""
    if isinstance(value, dict):
        rows = [(key, shuffled(item, dice)) for key, item in value.items()]
        return dict(dice.sample(rows, len(rows)))
    if isinstance(value, list):
        return dice.sample([shuffled(item, dice) for item in value], len(value))
    return value


LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in brackets": in_brackets,
    "indented": indented,
    "Windows": with_windows_line_ends,
    "remarks": with_remarks,
    "in another order": in_another_order,
}
