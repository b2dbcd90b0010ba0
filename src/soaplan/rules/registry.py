"""How a function becomes a rule.

The annotation of its first parameter says which parts of a file it is offered, that of its second one for which
kind of file it is. Its docstring is its page: the first line says what is wrong, the next part why it matters, the
last part what to do.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from inspect import get_annotations
from typing import Any

from soaplan.diagnostic import Finding
from soaplan.plans.base import Node
from soaplan.plans.kinds import Kind
from soaplan.rules.context import FileContext

EVERY_KIND = "DOC"
"""How the codes of rules about the file itself begin."""
Check = Callable[[Any, Any], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, the part it looks at, what it is told besides, the function, and what must be there."""

    code: str
    part: type[Node]
    context: type[FileContext]
    check: Check
    needs: str = ""

    def is_for(self, kind: Kind) -> bool:
        """Whether the rule looks at files of a kind: its context says of which, and its code where kinds share it."""
        notes = map(get_annotations, self.context.__mro__)
        fits = issubclass(kind.model, next(note["plan"] for note in notes if "plan" in note))
        return fits and self.code.startswith((kind.letters, EVERY_KIND))

    def findings(self, node: Node, ctx: FileContext) -> Iterator[Finding]:
        """What the rule says of one part of the plan."""
        if self.needs and not getattr(ctx, self.needs):
            return
        for finding in self.check(node, ctx):
            yield finding if finding.code else replace(finding, code=self.code)


RULES: dict[str, Rule] = {}
"""The rules of the kinds that were asked for, by code."""


def rule(*codes: str, needs: str = "") -> Callable[[Check], Check]:
    """Enter a function in the table of rules, with a code for each kind of file that shares it.

    `needs` names a fact of its context without which it is silent.
    """

    def enter(check: Check) -> Check:
        part, context, *_ = check.__annotations__.values()
        for code in codes:
            if code in RULES:
                fact = f"there are two rules {code}"
                raise ValueError(fact)
            RULES[code] = Rule(code, part, context, check, needs)
        return check

    return enter
