"""The rows of the crosswalk, by source: the law, the regulation, the guidance, the questions of the form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from urllib.parse import quote

from soaplan.catalog.models import FormSection
from soaplan.catalog.soa_models import Clause, ClauseGroup, SoaCycle
from soaplan.check.result import CheckResult
from soaplan.render import html, markdown
from soaplan.render.anchors import anchor
from soaplan.render.crosswalk.places import Found, Page, Place, find
from soaplan.render.crosswalk.verdict import State, Verdict, applies, judge
from soaplan.render.documents import blocks
from soaplan.render.documents.document import Document, Fact, Glance
from soaplan.render.documents.plan_programs import views_of
from soaplan.render.documents.soa_plan import compose
from soaplan.render.look import Look
from soaplan.render.reader import Reader

PAGE_NAME = "plan"
"""What the page is called whose plan came from standard input."""
ABOUT = (
    "Each row is one thing the law, the regulation or the state’s guidance asks for, next to the plan’s answer. "
    "Words in quotation marks are from the source; the others are soaplan’s. “Answered” means there is an answer. The "
    "commissioner’s review decides whether it’s enough."
)


@dataclass(frozen=True)
class Row:
    """One clause, the places that answer it, and how it stands."""

    anchor: str
    clause: Clause
    places: tuple[Place, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Section:
    """The clauses of one source."""

    anchor: str
    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Crosswalk:
    """The whole document. `beside` is the page that it links to, which lies in the same folder."""

    plan: Document
    beside: str
    sections: tuple[Section, ...]

    @property
    def counts(self) -> tuple[tuple[State, int], ...]:
        """How many clauses stand in each state; states that do not occur are left out."""
        states = [row.verdict.state for section in self.sections for row in section.rows]
        return tuple((state, states.count(state)) for state in State if state in states)


def crosswalk_of(result: CheckResult, ending: str) -> Crosswalk:
    """The crosswalk of a checked plan. `ending` is that of its page: `.html` or `.md`."""
    builder = _Builder(result)
    own = (builder.section(group) for group in builder.reader.catalog.crosswalk)
    asked = (builder.questions(section) for section in builder.reader.catalog.form)
    name = PurePath(result.path).stem.lstrip("-") or PAGE_NAME
    return Crosswalk(builder.plan, quote(name + ending, safe=""), (*own, *asked))


class _Builder:
    """Looks up clause after clause in one plan."""

    def __init__(self, result: CheckResult) -> None:
        self.result = result
        self.reader = Reader.of(result)
        self.plan = compose(self.reader)
        titles = {section.anchor: section.title for section in self.plan.sections}
        told = {key: self.reader.words.t(key) for key in ("summary", "questions")}
        self.page = Page(titles | told, views_of(self.reader))
        self.taken: set[str] = set()

    def section(self, group: ClauseGroup) -> Section:
        """The clauses of the law, the regulation or the guidance."""
        is_charter = self.reader.plan.district.is_charter_school
        note = group.charter_schools if is_charter and group.charter_schools else group.note
        binding = not (is_charter and group.charter_schools)
        rows = tuple(self.row(clause, binding=binding and self.applies(clause)) for clause in group.clauses)
        return Section(anchor("source", group.id, self.taken), group.name, note, rows)

    def applies(self, clause: Clause) -> bool:
        """Whether the plan has come far enough for the clause."""
        return applies(self.reader, clause, self.result.status)

    def questions(self, section: FormSection) -> Section:
        """The questions of one section of the state's form."""
        title = f"The form: {section.heading}{self.reader.expected}"
        asked = _clauses(section, self.reader.catalog.cycle)
        rows = tuple(self.row(clause, binding=not optional) for clause, optional in asked)
        return Section(anchor("form", section.id, self.taken), title, "", rows)

    def row(self, clause: Clause, *, binding: bool) -> Row:
        """One clause. One that does not bind here is not applicable until it is answered."""
        found: Found = find(self.reader, self.page, clause.answers)
        verdict = judge(self.result, clause, found, binding=binding)
        return Row(anchor("clause", clause.id, self.taken), clause, found.places, verdict)


def _clauses(section: FormSection, cycle: SoaCycle) -> Iterator[tuple[Clause, bool]]:
    """The questions of a section as clauses, and whether each is asked only "if applicable"."""
    for question in section.questions:
        words = " ".join(filter(None, (question.text, question.details_intro, *question.details)))
        clause = Clause.model_construct(
            id=question.id,
            short=question.short,
            source=section.source,
            words=words,
            quoted=not cycle.provisional,
            answers=question.answers,
        )
        yield clause, question.if_applicable


# As a document


def write_html(result: CheckResult, look: Look) -> str:
    """A page, for the reply to a reviewer's letter. It links to the plan's page, which must lie beside it."""
    return html.set_in_type(document(crosswalk_of(result, ".html")), look)


def write_markdown(result: CheckResult, look: Look) -> str:
    """The same as Markdown. It links to the Markdown of the plan."""
    return markdown.set_in_type(document(crosswalk_of(result, ".md")), look)


COLUMNS = (
    blocks.Column("Clause"),
    blocks.Column("What it asks"),
    blocks.Column("Where the plan answers it"),
    blocks.Column("State"),
)


def document(it: Crosswalk) -> Document:
    """The crosswalk as blocks, with the head and the foot of its plan."""
    facts = tuple(Fact(str(number), state.lower()) for state, number in it.counts)
    plan = it.plan
    return replace(
        plan,
        title=f"Crosswalk of the {plan.title}",
        heading="Where the plan answers the law",
        years=f"{plan.heading}, {plan.years}",
        glance=Glance(lead=(ABOUT,), facts=facts),
        about="The links go to the plan’s page, in the same folder as this one.",
        sections=tuple(_table(it, section) for section in it.sections),
        words=(),
        languages=(),
        notes=(),
    )


def _table(it: Crosswalk, section: Section) -> blocks.Section:
    rows = tuple(_row(it, row) for row in section.rows)
    caption = f"Clauses and answers: {section.title}"
    table = blocks.Table(section.anchor, caption, COLUMNS, rows, "crosswalk")
    return blocks.Section(section.anchor, section.title, (table,), section.note)


def _row(it: Crosswalk, row: Row) -> blocks.Row:
    clause, verdict = row.clause, row.verdict
    words = f"“{clause.words}”" if clause.quoted else clause.words
    places = tuple(_place(it, place) for place in row.places)
    nothing = blocks.Cell() if verdict.state is State.MISSING else blocks.Cell((blocks.Item(""),))
    return blocks.Row(
        blocks.Cell((blocks.Item(clause.short),), (clause.source,)),
        (
            blocks.Cell((blocks.Item(words),), tuple(filter(None, (clause.how,)))),
            blocks.Cell(places) if places else nothing,
            blocks.Cell((blocks.Item(verdict.state.value),), verdict.remarks),
        ),
        row.anchor,
    )


def _place(it: Crosswalk, place: Place) -> blocks.Item:
    return blocks.Item(place.label, web=f"{it.beside}#{place.anchor}" if place.anchor else "", note=place.excerpt)
