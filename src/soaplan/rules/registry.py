"""How a function becomes a rule.

The annotation of its first parameter says which parts of a plan it is offered; its docstring is its page: the
first line says what is wrong, the next part why it matters, the last part what to do.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node
from soaplan.rules.context import Context

Check = Callable[[Any, Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, the kind of part it looks at, and the function."""

    code: str
    part: type[Node]
    check: Check

    def findings(self, node: Node, ctx: Context) -> Iterator[Finding]:
        """What the rule says of one part of the plan."""
        for finding in self.check(node, ctx):
            yield finding if finding.code else replace(finding, code=self.code)


RULES: dict[str, Rule] = {}
"""Every rule that looks at the plan, by code."""


def rule(code: str) -> Callable[[Check], Check]:
    """Enter a function in the table of rules."""

    def enter(check: Check) -> Check:
        if code in RULES:
            fact = f"there are two rules {code}"
            raise ValueError(fact)
        RULES[code] = Rule(code, next(iter(check.__annotations__.values())), check)
        return check

    return enter
