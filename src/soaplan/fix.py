"""Fixing what soaplan can fix itself: the words that the help of a finding shows are written into the file.

Nothing is trusted. After every fix the file is checked anew; the fix counts only if the file can still be read, the
finding is gone, there is no new error, and nothing has changed outside the group of answers that it is in.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from soaplan.check import CheckResult
from soaplan.diagnostic import Diagnostic, Pointer, Severity
from soaplan.source.edit import plain
from soaplan.source.layout import EditError, Written
from soaplan.source.nodes import Mapping

WORD = re.compile(r"\w+")
REPEATED = "DOC002"
SHAPE = frozenset({REPEATED, "DOC011", "DOC012", "DOC028"})
"""What is found at a line that was put right in the wrong way."""
MOST_ROUNDS = 40
"""One fix may bring the next to light, but not for ever."""
Check = Callable[[bytes], CheckResult]


@dataclass
class Fixed:
    """A file before and after. `done` are the findings that are fixed, `refused` those that soaplan left after all."""

    before: CheckResult
    after: CheckResult
    done: list[Diagnostic] = field(default_factory=list)
    refused: list[Diagnostic] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.after.content != self.before.content


Wanted = Callable[[Diagnostic], bool]


def fix_all(result: CheckResult, check: Check, wanted: Wanted) -> Fixed:
    """Fix the wanted findings of a file that has been checked; `check` checks another content of the same file."""
    fixed = Fixed(result, result)
    for _ in range(MOST_ROUNDS):
        refused = {_key(found) for found in fixed.refused}
        found = [one for one in _fixable(fixed.after, wanted) if _key(one) not in refused]
        if not found:
            break
        if fixed.after.document is None:
            _without_syntax_errors(fixed, check, wanted)
        else:
            _one_round(fixed, found, check)
    return fixed


def _fixable(result: CheckResult, wanted: Wanted) -> list[Diagnostic]:
    return [found for found in result.diagnostics if found.fix and wanted(found)]


def _one_round(fixed: Fixed, found: list[Diagnostic], check: Check) -> None:
    """Fix all that do not overlap at once; where that does not hold, one by one."""
    together = list(_apart(found))
    if _try(fixed, together, check):
        return
    if len(together) == 1:
        fixed.refused += together
        return
    for one in _still_there(fixed, together):
        _one_round(fixed, [one], check)


def _still_there(fixed: Fixed, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings as they are in the file by now, one after another: each fix may move the lines of the next."""
    for one in found:
        yield from (now for now in fixed.after.diagnostics if _key(now) == _key(one) and now.fix)


def _try(fixed: Fixed, found: list[Diagnostic], check: Check) -> bool:
    """Do some fixes at once, and keep them if they hold."""
    before = fixed.after
    after = _checked(before, found, check)
    if after is None or not _holds(before, after, found):
        return False
    fixed.after = after
    fixed.done += found
    return True


def _checked(before: CheckResult, found: list[Diagnostic], check: Check) -> CheckResult | None:
    """The file with fixes done, checked; None where they overlap."""
    try:
        content = Written(before.content).with_edits(edit for one in found if one.fix for edit in one.fix.edits)
    except EditError:
        return None
    return check(content)


def _apart(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The fixes of which none touches another one before it."""
    taken: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for one in found:
        places = [(edit.span[:2], edit.span[2:]) for edit in (one.fix.edits if one.fix else ())]
        if not any(start <= last and first <= end for start, end in places for first, last in taken):
            taken += places
            yield one


def _holds(before: CheckResult, after: CheckResult, found: list[Diagnostic]) -> bool:
    """Whether fixes are as good as they promise."""
    if before.document is None or after.document is None:
        return False
    gone = not {_key(one) for one in found} & {_key(one) for one in after.diagnostics}
    new = set() if before.plan is None else _errors(after) - _errors(before)
    groups = {one.pointer[:-1] for one in found}  # a name that is put right is another name in the same group
    changed = _changes(plain(before.document.root), plain(after.document.root), ())
    return gone and not new and all(any(way[: len(group)] == group for group in groups) for way in changed)


def _errors(result: CheckResult) -> set[tuple[str, Pointer, str]]:
    return {(one.code, one.pointer, one.message) for one in result.diagnostics if one.severity is Severity.ERROR}


def _key(found: Diagnostic) -> tuple[str, Pointer, str]:
    """What a finding is told by, wherever it stands by now."""
    return found.code, found.pointer, found.message


def _changes(one: object, other: object, way: Pointer) -> Iterator[Pointer]:
    """The ways to what two files say differently."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {**one, **other}:
            yield from _changes(one.get(key), other.get(key), (*way, key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (old, new) in enumerate(zip(one, other, strict=True)):
            yield from _changes(old, new, (*way, place))
    elif one != other:
        yield way


# A file that cannot be read: nothing is known of it but its lines


def _without_syntax_errors(fixed: Fixed, check: Check, wanted: Wanted) -> None:
    """Fix mistake after mistake until the file can be read; all of them, or none."""
    before, now, done = fixed.after, fixed.after, list[Diagnostic]()
    while now.document is None and len(done) < MOST_ROUNDS:
        found = list(_apart(_fixable(now, wanted)))
        after = _checked(now, found, check) if found else None
        if after is None or after.content == now.content:
            break
        now, done = after, [*done, *found]
    if now.document is not None and _is_whole(before, now):
        fixed.after, fixed.done = now, [*fixed.done, *done]
    else:
        fixed.refused += _fixable(before, wanted)


def _is_whole(before: CheckResult, after: CheckResult) -> bool:
    """Whether every word of the old file is in the new one, in its order, and no line that was changed looks wrong."""
    words, old = iter(WORD.findall("\n".join(after.lines))), set(before.lines)
    changed = {number for number, line in enumerate(after.lines, 1) if line not in old}
    misplaced = any(one.code in SHAPE and changed & _lines_of(one, after) for one in after.diagnostics)
    return not misplaced and all(word in words for word in WORD.findall("\n".join(before.lines)))


def _lines_of(found: Diagnostic, result: CheckResult) -> set[int]:
    """The line of a finding; of a name that stands twice, those of all names in its group."""
    group = result.document.follow(found.pointer[:-1]).node if result.document else None
    beside = group.written if isinstance(group, Mapping) and found.code == REPEATED else []
    return {found.span.line, *(entry.key_span.line for entry in beside)}
