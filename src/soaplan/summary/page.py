"""The summary as a page: one file that asks for nothing and runs nothing, with bars inside its tables."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from soaplan.characters import one_line
from soaplan.dates import date_in_words
from soaplan.output.report import Screen
from soaplan.render import html
from soaplan.render.clean import clean
from soaplan.render.compiled import CompiledTemplates
from soaplan.summary import words
from soaplan.summary.totals import Summary
from soaplan.summary.views import cycle_views
from soaplan.version import VERSION

TEMPLATES = Path(__file__).parent / "templates"
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


def write(summary: Summary, screen: Screen) -> str:
    """The whole page. The same plans and the same day give the same bytes."""
    del screen
    sheet = style()
    template = _environment().get_template("summary.html")
    return template.render(
        summary=summary,
        title=f"Summary of {words.plans(len(summary.plans))} under the Student Opportunity Act",
        head=words.head_sentence(summary),
        facts=facts(summary),
        cycles=cycle_views(summary),
        day=summary.as_of,
        version=VERSION,
        style=Markup(sheet),  # noqa: S704 - it comes with soaplan
        policy=html.policy(sheet),
    )


def facts(summary: Summary) -> Iterable[tuple[str, str]]:
    """The figures at the top, each with what it counts. Those of several cycles are not added up."""
    read = len(summary.plans)
    yield f"{read:,}", f"{_noun(read, 'plan', 'plans')} read"
    for totals in summary.cycles:
        several = f" for {words.title_of(totals)}" if len(summary.cycles) > 1 else ""
        yield totals.cost.shown or "no amount", f"planned over three years{several}"
    chosen = sum(totals.chosen_programs for totals in summary.cycles)
    yield f"{chosen:,}", f"{_noun(chosen, 'program', 'programs')} chosen"
    broken = sum(totals.with_errors for totals in summary.cycles)
    yield f"{broken:,}", f"{_noun(broken, 'plan has', 'plans have')} errors"
    if unread := len(summary.unread):
        yield f"{unread:,}", f"{_noun(unread, 'file', 'files')} could not be read"


def _noun(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


@cache
def style() -> str:
    """The style sheet of a plan's page, and what a page of many plans needs beside it."""
    own = REMARK.sub("", (TEMPLATES / "summary.css").read_text(encoding="utf-8"))
    return f"{html.style()}{' '.join(own.split())}"


@cache
def _environment() -> Environment:
    found = Environment(
        bytecode_cache=CompiledTemplates(TEMPLATES, "escaped"),
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,  # always: by file name, other endings would stay unescaped
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_fit,
    )
    found.filters["day"] = _day
    return found


def _fit(value: Any) -> Any:
    """Text of a plan, or the name of a file, made fit to be shown; it is escaped after this."""
    return clean(one_line(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _day(value: date) -> Markup:
    """A day as a time element."""
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), date_in_words(value))
