"""How templates are set: the two environments of Jinja2, and the filters they share."""

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from soaplan.dates import date_in_words
from soaplan.render import prose
from soaplan.render.compiled import CompiledTemplates

TEMPLATES = Path(__file__).parent / "templates"


def _environment(*, autoescape: bool) -> Environment:
    return Environment(
        bytecode_cache=CompiledTemplates(TEMPLATES, "escaped" if autoescape else "plain"),
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,  # noqa: S701 - never by file name: that leaves other endings unescaped
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def html() -> Environment:
    """For pages: every value is escaped."""
    found = _environment(autoescape=True)
    found.filters["day"] = _day
    found.filters["prose"] = lambda text: Markup(prose.to_html(text))  # noqa: S704 - plan text is escaped by markdown-it
    return found


def _day(value: date | str) -> Markup:
    """A day as a time element; text that stands in its place as text."""
    if isinstance(value, date):
        return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), date_in_words(value))
    return escape(value)


@cache
def markdown() -> Environment:
    """For Markdown: the templates name the escaping filter of each value (`e`, `sentence`, `prose`, `cell`)."""
    found = _environment(autoescape=False)
    found.filters["e"] = lambda value: prose.escape(_day_in_words(value))
    found.filters["sentence"] = lambda pieces: prose.escape("".join(map(_day_in_words, pieces)))
    found.filters["prose"] = prose.to_markdown
    found.filters["cell"] = prose.to_cell
    return found


def _day_in_words(value: object) -> str:
    return date_in_words(value) if isinstance(value, date) else str(value)
