"""Fill the skeleton of a kind with the texts of a cycle: a template for the layout, the catalog for the questions."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from soaplan.catalog import Catalog
from soaplan.skeleton.beginnings import beginning_of
from soaplan.skeleton.form import LINES_OF_NOTHING, Form, ask, remark
from soaplan.skeleton.sources import Sources
from soaplan.skeleton.written import in_a_remark, written

TEMPLATES = Path(__file__).parent / "templates"
KINDS_TO_BEGIN = tuple(sorted(path.stem for path in TEMPLATES.glob("*.yaml")))
"""The kinds of file that have a skeleton. A translation is begun by `soaplan translate`, from its plan."""


def skeleton(kind: str, catalog: Catalog, sources: Sources | None = None) -> str:
    """The text of a new file of a kind; what the sources say is filled in already.

    Raises jinja2.TemplateNotFound for a kind without a skeleton.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False,  # noqa: S701 - the result is YAML, and every text is the catalog's
    )  # fmt: skip
    environment.filters |= {"remark": remark, "written": written, "in_a_remark": in_a_remark}
    questions = {question.id: question for section in catalog.form for question in section.questions}
    form = Form(catalog.form)
    text = environment.get_template(f"{kind}.yaml").render(
        kind=kind,
        catalog=catalog,
        cycle=catalog.cycle,
        sections={section.id: section for section in catalog.form},
        ask=lambda id_, indent=0: ask(questions[id_], indent),
        asked=form.asked,
        heading=form.heading,
        labels=lambda name: [row.label for row in catalog.lists.get(name, ())],
        start=beginning_of(kind).start(sources or Sources()),
    )
    return LINES_OF_NOTHING.sub("", text)
