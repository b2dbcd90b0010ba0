"""`soaplan explain`: a rule, its source, and its examples."""

import textwrap
from collections.abc import Iterator
from shlex import quote
from typing import TYPE_CHECKING

import click

from soaplan.catalog.catalog import Rules
from soaplan.catalog.models import RuleRow
from soaplan.characters import shown
from soaplan.cli.catalogs import catalog_for, catalogs_here, plans_catalog
from soaplan.cli.completion import rule_codes
from soaplan.cli.errors import OK, UserError
from soaplan.cli.options import cycle_option
from soaplan.cli.screen import screen, wants_color
from soaplan.explain import WEIGHTS, Explanation, example_of, explain
from soaplan.plans.kinds import kinds_of
from soaplan.plans.labels import nearest
from soaplan.rules.pages import page_of

if TYPE_CHECKING:
    from soaplan.reference import Entry


@click.command("explain")
@click.argument("code", required=False, shell_complete=rule_codes)
@cycle_option("Which guidance for three-year plans; the default is the newest published one.")
def command(code: str | None, cycle: str | None) -> int:
    """Explain a rule, for example SOA504. With no code, list all rules."""
    rules = rules_with(code)
    if cycle is not None:
        rules |= catalog_for(cycle).rules
    if code is None:
        click.echo("\n".join(table(rules)), color=wants_color())
        return OK
    found = find(code, rules)
    click.echo("\n".join(page(explain(found, rules, example_of(found)), screen().width)), color=wants_color())
    return OK


def rules_with(code: str | None) -> Rules:
    """The rules of the kind that a code is of, so that no other kind is read; for anything else, all rules."""
    catalogs, known = catalogs_here(), (code or "").upper()
    own = catalogs.all_rules(published=True, of={kind.instrument for kind in kinds_of(known)})
    return own if known in own else catalogs.all_rules(published=True)


def find(code: str, rules: Rules) -> str:
    """The code of a rule, by its code or its name. Raises UserError."""
    by_name = {name: known for known, row in rules.items() for name in row.names}
    wanted = by_name.get(code.lower(), code.upper())
    if wanted in rules:
        return wanted
    if entry := entry_called(code):
        raise UserError(
            f"“{code}” is not a rule; it's in the state's guidance: `soaplan catalog show {quote(entry.id)}`"
        )
    near = nearest(code, [*rules, *by_name])
    offer = f"did you mean {near}?" if near else "`soaplan explain` lists the rules."
    raise UserError(f"there's no rule “{code}”; {offer}")


def entry_called(text: str) -> "Entry | None":
    """What the guidance for three-year plans has under an id, such as program 2.2D."""
    from soaplan.reference import entries  # noqa: PLC0415 - only where there is no such rule

    wanted = text.strip().casefold()
    return next((one for one in entries(plans_catalog(None)) if wanted and one.id.casefold() == wanted), None)


def table(rules: Rules) -> Iterator[str]:
    """One line for each rule."""
    width = max(len(row.name) for row in rules.values())
    for code, row in sorted(rules.items()):
        yield f"{click.style(code, bold=True)}  {row.name:{width}}  {_short(row):8}  {page_of(code).split(chr(10))[0]}"


def _short(row: RuleRow) -> str:
    """The heaviest weight of a rule in one word."""
    weights = [row.severity] if isinstance(row.severity, str) else list(row.severity.values())
    words = [WEIGHTS[weight].split(";")[0] for weight in weights]
    return next(word for word in ("error", "warning", "advice") if word in words)


def page(found: Explanation, width: int) -> Iterator[str]:
    """The page of one rule, as lines."""
    yield click.style(f"{found.code} {found.name}", bold=True)
    yield ""
    yield from _wrapped(found.summary, width)
    for part in (found.why, found.mend):
        yield ""
        yield from _wrapped(part, width)
    yield ""
    yield from _wrapped(f"Severity: {found.weight}", width)
    yield from _wrapped(f"Authority: {found.authority}", width)
    yield from _wrapped(f"Source: {found.source}", width)
    if found.quote:
        yield from _wrapped(f"“{found.quote}”", width, "  ")
    if found.prose:
        yield from _wrapped("This rule looks for words, so it can be wrong. You can always waive it.", width)
    elif not found.waivable:
        yield from _wrapped("You can't waive this rule.", width)
    if found.example:
        yield from _example("Fails", found.example.failing)
        yield from _example("Passes", found.example.passing)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    paragraphs = text.split("\n\n")
    lines: list[str] = []
    for paragraph in paragraphs:
        joined = " ".join(paragraph.split())
        lines += [*textwrap.wrap(joined, width, initial_indent=indent, subsequent_indent=indent), ""]
    return lines[:-1]


def _example(title: str, text: str) -> Iterator[str]:
    yield ""
    yield click.style(f"{title}:", bold=True)
    yield from (f"    {shown(line)}" for line in text.split("\n"))
