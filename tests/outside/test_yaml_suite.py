"""The texts of the public YAML test suite: whatever YAML allows or forbids, the reader has an answer to it."""

import json
import re
import textwrap
from datetime import date

import pytest

from outside_runs import node_program
from soaplan.check import Options, check_bytes

HEAD = "kind: soa-plan\ncycle: 2024\n"
WAYS = {
    "as a file": lambda text: text,
    "behind the head of a plan": lambda text: HEAD + text,
    "inside an answer": lambda text: f"{HEAD}notes:\n{textwrap.indent(text, '  ')}",
}
LEAST = 200
"""The suite has more texts than these; fewer, and it was not read."""


@pytest.fixture(scope="module")
def suite() -> dict[str, list[str]]:
    """The texts by the name of their case."""
    found: dict[str, list[str]] = json.loads(node_program("yaml_suite.mjs"))
    assert len(found) > LEAST
    return found


@pytest.mark.parametrize("way", WAYS)
def test_every_text_gets_an_answer_that_lies_in_it(suite: dict[str, list[str]], way: str) -> None:
    for name, texts in suite.items():
        for text in map(WAYS[way], texts):
            lines = len(re.split("\r\n|\r|\n", text))
            found = check_bytes(text.encode("utf-8", "surrogatepass"), Options(as_of=date(2024, 3, 20)))
            assert found.diagnostics, name
            assert all(one.message and 1 <= one.span.line <= lines for one in found.diagnostics), name
