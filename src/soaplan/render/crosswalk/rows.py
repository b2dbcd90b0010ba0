"""The rows of the crosswalk, by source: the law, the regulation, the guidance, the questions of the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from soaplan.catalog.models import FormSection
from soaplan.catalog.soa_models import Clause, ClauseGroup, SoaCycle
from soaplan.check.result import CheckResult
from soaplan.render.anchors import anchor
from soaplan.render.crosswalk.places import Found, Place, find
from soaplan.render.crosswalk.verdict import State, Verdict, applies, judge
from soaplan.render.model import page_of
from soaplan.render.page import Page
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

    page: Page
    about: str
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
    return Crosswalk(builder.page, ABOUT, quote(name + ending, safe=""), (*own, *asked))


class _Builder:
    """Looks up clause after clause in one plan."""

    def __init__(self, result: CheckResult) -> None:
        self.result = result
        self.reader = Reader.of(result)
        self.page = page_of(result)
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
        title = f"The form: {section.heading}{self.page.mark}"
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
