"""Fill the skeleton of a kind with the texts of a cycle: a template for the layout, the catalog for the questions."""

import textwrap
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from soaplan.catalog import Catalog
from soaplan.catalog.models import Question

TEMPLATES = Path(__file__).parent / "templates"
KINDS_TO_BEGIN = tuple(sorted(path.stem for path in TEMPLATES.glob("*.yaml")))
"""The kinds of file that have a skeleton. A translation is begun by `soaplan translate`, from its plan."""
WIDTH = 100
"""Comments are wrapped at this column."""


def skeleton(kind: str, catalog: Catalog, **known: Any) -> str:
    """The text of a new file of a kind; `known` is what can be filled in already.

    Raises jinja2.TemplateNotFound for a kind without a skeleton.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False,  # noqa: S701 - the result is YAML, and every text is the catalog's
    )  # fmt: skip
    questions = {question.id: question for section in catalog.form for question in section.questions}
    environment.filters["remark"] = remark
    template = environment.get_template(f"{kind}.yaml")
    return template.render(
        catalog=catalog,
        cycle=catalog.cycle,
        sections={section.id: section for section in catalog.form},
        ask=lambda id_, indent=0: ask(questions[id_], indent),
        **known,
    )


def remark(text: str, indent: int = 0, hanging: str = "") -> str:
    """The text as comment lines."""
    start = " " * indent + "# "
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=start + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def ask(question: Question, indent: int = 0) -> str:
    """One question of the form with its sub-prompts, as comment lines."""
    lines = [remark(question.text, indent)]
    if question.if_applicable:
        lines.append(remark("(May be left out.)", indent))
    if question.details_intro:
        lines.append(remark(question.details_intro, indent))
    lines += [remark(f"- {detail}", indent, "  ") for detail in question.details]
    return "\n".join(lines)
