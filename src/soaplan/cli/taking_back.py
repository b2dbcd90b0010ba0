"""`soaplan import FILE --into PLAN`: a form or money sheet that came back."""

import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from soaplan.characters import harmless
from soaplan.check import CheckResult, Options
from soaplan.cli.errors import FINDINGS, OK, UserError
from soaplan.cli.exporting import NEEDS_EXTRA, readable
from soaplan.cli.inputs import Checker
from soaplan.cli.options import put_change
from soaplan.disk import place_in_repository, portable
from soaplan.importing.blocks import UnreadableSourceError
from soaplan.importing.readers import MOST_BYTES
from soaplan.office.merge import Conflict
from soaplan.office.money_answers import take_back_money
from soaplan.office.take_back import TakenBack, spoken, take_back_word
from soaplan.output.report import amount_of
from soaplan.plans.values import FRONT_MATTER
from soaplan.source.decode import LINE_BREAK
from soaplan.source.parse import Limits

READERS = {
    ".docx": (take_back_word, "a Word file", "import"),
    ".xlsx": (take_back_money, "an Excel file", "xlsx"),
}
"""How the name of what came back ends -> what reads it, what it is called, and the extra that this needs."""
HALF = 58
"""The width of one of two texts beside each other."""


def take_back(source: Path, into: str) -> int:
    """Merge what came back into its plan, and say what was done. Raises UserError."""
    if source.suffix.lower() not in READERS:
        raise UserError(f"{source}: --into takes back {' and '.join(READERS)} files from soaplan export")
    checker = Checker(Options(as_of=date.today()))  # noqa: DTZ011 - the day where the user is
    result = readable(checker, into)
    if result is None:
        return FINDINGS
    limits = checker.options_for(Path(into).parent).catalogs.limits
    reader, what, extra = READERS[source.suffix.lower()]
    try:
        taken = reader(_content(source), result, Limits(limits.bytes, limits.depth, limits.nodes))
    except ImportError as error:
        raise UserError(NEEDS_EXTRA.format(what=what, extra=extra)) from error
    except UnreadableSourceError as error:
        raise UserError(f"{source}: {error}") from error
    _write(result, taken, Path(into))
    for line in _report(taken, into):
        click.echo(harmless(line))
    return FINDINGS if taken.conflicts or taken.failed else OK


def _content(source: Path) -> bytes:
    if not source.is_file():
        raise UserError(f"{source}: it isn't a file")
    with source.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableSourceError(f"this file is larger than {MOST_BYTES // 1_000_000} MB")
    return content


def _write(result: CheckResult, taken: TakenBack, plan: Path) -> None:
    """The texts in files of their own first: a plan never names one that isn't there."""
    for name, text in taken.files.items():
        path = place_in_repository(plan.absolute().parent, portable(name), shown=True)
        before = path.read_bytes()
        head = FRONT_MATTER.match(LINE_BREAK.sub("\n", before.decode("utf-8", "replace").removeprefix("\ufeff")))
        whole = f"{head.group() if head else ''}{text}\n"
        put_change(path, before, whole.replace("\n", "\r\n" if b"\r\n" in before else "\n").encode())
    if taken.content != result.content:
        put_change(plan, result.content, taken.content)


def _report(taken: TakenBack, into: str) -> Iterator[str]:
    for way in taken.changed:
        yield f"  {spoken(way)}"
    for way, why in taken.failed.items():
        yield f"{spoken(way)}: not written: {why}"
    for conflict in taken.conflicts:
        yield from _side_by_side(conflict)
    yield from taken.remarks
    count = len(taken.changed)
    yield f"{into}: {amount_of(count, 'answer', 'answers')} changed" if count else f"{into}: nothing to change"
    if taken.conflicts:
        yield (
            f"{amount_of(len(taken.conflicts), 'answer was', 'answers were')} changed in the plan too, so the plan "
            "keeps its own. Put what you want into the plan, then import again."
        )


def _side_by_side(conflict: Conflict) -> Iterator[str]:
    """The two texts of one answer, one beside the other."""
    yield f"{spoken(conflict.pointer)}: changed in both"
    left, right = (_lines(text) for text in (conflict.plan, conflict.form))
    yield f"  {'in the plan'.ljust(HALF)} | in the form"
    for place in range(max(len(left), len(right))):
        one, other = (side[place] if place < len(side) else "" for side in (left, right))
        yield f"  {one.ljust(HALF)} | {other}".rstrip()


def _lines(text: str) -> list[str]:
    return [piece for line in (text or "(empty)").split("\n") for piece in textwrap.wrap(line, HALF) or [""]]
