"""How templates are set: the two environments of Jinja2, and the filters they share."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from soaplan.dates import date_in_words
from soaplan.plans.addresses import telephone_address
from soaplan.render import prose
from soaplan.render.compiled import CompiledTemplates
from soaplan.render.isolated import to_html, without_marks
from soaplan.render.said import Said

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_FIGURES = 14
"""Letters that fit one line of a phone, at twice the size too: $123,400,000, or 31.4% → 19%."""


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
    found.finalize = _finished
    found.filters["day"] = _day
    found.filters["at"] = _at
    found.filters["in_one_piece"] = _in_one_piece
    found.filters["lang"] = _lang
    found.filters["said"] = _said
    found.filters["remark"] = _remark
    found.filters["filled"] = _filled
    found.filters["bare"] = without_marks
    found.filters["tel"] = telephone_address
    found.filters["prose"] = lambda text: Markup(prose.to_html(text))  # noqa: S704 - plan text is escaped by markdown-it
    return found


def _finished(value: object) -> object:
    """What an expression of a template gives, as it is written out."""
    return to_html(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@pass_context
def _day(context: Context, value: date | str) -> Markup:
    """A day as a time element, in the language of the page; text that stands in its place as text."""
    if isinstance(value, date):
        return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), _joined(context, (value,)))
    return _said(value)


@pass_context
def _at(context: Context, anchor: str) -> str:
    """The id of a part of the page. In a fragment it has no points, which some systems that hold pages take out."""
    return f"{context['p']}{anchor.replace('.', '-') if context['h'] else anchor}"


def _in_one_piece(figures: str) -> bool:
    """Whether figures stay on one line. What was written in their place may be as long as it likes."""
    return len(figures) <= LONGEST_FIGURES and any(map(str.isdigit, figures))


def _lang(text: str) -> Markup:
    """The attributes of an element that holds a text in another language than the page's."""
    if isinstance(text, Said) and text.lang:
        return Markup(' lang="{}" dir="{}"').format(text.lang, text.direction)
    return Markup()


def _said(text: str) -> Markup:
    """A text on one line, marked where it is in another language than the page's."""
    marks = _lang(text)
    return Markup("<span{}>{}</span>").format(marks, to_html(str(text))) if marks else to_html(str(text))


def _remark(text: str) -> str:
    """The key of the remark below a text, or nothing."""
    return text.remark if isinstance(text, Said) else ""


def _filled(text: str, **values: Markup) -> Markup:
    """A fixed text with elements in it."""
    return escape(text).format(**values)


@cache
def markdown() -> Environment:
    """For Markdown: the templates name the escaping filter of each value (`e`, `sentence`, `prose`, `cell`)."""
    found = _environment(autoescape=False)
    found.filters["e"] = _escaped
    found.filters["sentence"] = pass_context(lambda context, pieces: _escaped(context, _joined(context, pieces)))
    found.filters["remark"] = _remark
    found.filters["prose"] = prose.to_markdown
    found.filters["cell"] = prose.to_cell
    return found


@pass_context
def _escaped(context: Context, value: object) -> str:
    return prose.escape(_joined(context, (value,)))


def _joined(context: Context, pieces: Iterable[object]) -> str:
    """Words and days as one text, in the language of the page; of a document that is no page, in English."""
    speech = getattr(context.get("page"), "speech", None)
    day = speech.day if speech else date_in_words
    return "".join(day(piece) if isinstance(piece, date) else str(piece) for piece in pieces)
