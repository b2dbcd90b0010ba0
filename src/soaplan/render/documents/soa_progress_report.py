"""The page of a progress report: what the plan set out to do, and how far it has come."""

from dataclasses import dataclass, replace
from functools import cached_property

from soaplan.dates import fiscal_year
from soaplan.plans.base import Node, known
from soaplan.plans.reported import area_pairs, state_pairs, target_pairs
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.soa_progress_report import Amendment, SoaProgressReport
from soaplan.render.clean import clean, one_line
from soaplan.render.documents.blocks import NOT_ANSWERED, Block, Cell, Column, Item, Note, Part, Row, Section, Table
from soaplan.render.documents.document import Document, Source
from soaplan.render.documents.frame import Top, district_of, document
from soaplan.render.documents.progress_figures import Figure, Figures
from soaplan.render.documents.progress_glance import facts, glance
from soaplan.render.documents.progress_programs import ProgramView, article, overview, programs_of
from soaplan.render.documents.progress_table import EVEN_PACE, figures_of
from soaplan.render.documents.reading import DocumentReader, cell
from soaplan.render.reader import Reader
from soaplan.render.subject import subject_of

AMENDMENTS = (Column("What’s changing"), Column("Kind of change"), Column("How"))
HEADING = "Student Opportunity Act progress report"
ABOUT = (
    "Under the Student Opportunity Act (SOA), districts and charter schools carry out three-year plans to close gaps "
    "between groups of students. This report says how one plan is going: what was done, what the numbers show, "
    "and what’s changing."
)
UNREADABLE = "The plan couldn’t be read when this page was made."
NOT_NAMED = "The report doesn’t name its plan’s file yet."
MISSING = "So baselines and targets that are only in the plan are missing here."
AMENDED = {
    "added": "Added",
    "dropped": "Dropped",
    "amount": "Other amount",
    "metric": "Other metric",
    "other": "Other change",
}


def compose(reader: DocumentReader[SoaProgressReport]) -> Document:
    """The document of a report, with the figures of its plan where that can be read."""
    return _Composer(reader).document()


@dataclass(frozen=True)
class _Composer:
    reader: DocumentReader[SoaProgressReport]

    @cached_property
    def plan(self) -> Reader | None:
        """The plan, where it can be read."""
        result = self.reader.result.related.get("plan")
        return Reader.of(result) if result is not None and subject_of(result) is not None else None

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.reader, self.plan)

    @cached_property
    def programs(self) -> tuple[ProgramView, ...]:
        return programs_of(self.figures)

    @cached_property
    def of_state(self) -> tuple[Figure, ...]:
        return tuple(map(self.figures.of_state, state_pairs(self.plan_answers, self.reader.plan.progress)))

    @cached_property
    def own(self) -> tuple[Figure, ...]:
        return tuple(map(self.figures.of_target, target_pairs(self.plan_answers, self.reader.plan.progress)))

    @cached_property
    def of_areas(self) -> dict[str, list[Figure]]:
        """The metrics of focus areas by the code of the area."""
        found: dict[str, list[Figure]] = {}
        for written, pair in area_pairs(self.plan_answers, self.reader.plan.progress):
            code, figure = one_line(clean(written)), self.figures.of_metric(pair)
            # One without figures stands in no table, so that no caption names its area.
            about = _area(code) if figure.is_words_alone else figure.about
            found.setdefault(code, []).append(replace(figure, about=about))
        return found

    @property
    def plan_answers(self) -> SoaPlan | None:
        return self.plan.plan if self.plan else None

    @property
    def every_figure(self) -> list[Figure]:
        of_programs = (figure for program in self.programs for figure in program.figures)
        of_areas = (figure for figures in self.of_areas.values() for figure in figures)
        return [*self.of_state, *self.own, *of_programs, *of_areas]

    def document(self) -> Document:
        reader, report, plan = self.reader, self.reader.plan, self.plan
        holder = district_of(plan, plan.plan.district) if plan else district_of(reader, report.district)
        amendments = len(reader.parts(report.changes, "amendments"))
        why = NOT_NAMED if report.plan is None else UNREADABLE
        top = Top(
            heading=HEADING,
            years=self.report_year,
            holder=holder,
            glance=glance(self.programs, self.every_figure),
            facts=facts(self.programs, self.every_figure, amendments),
            about=ABOUT,
            sent=reader.sent(report, "submitted"),
            remarks=() if plan else (("Without the plan", f"{why} {MISSING}"),),
        )
        sections = (self.summary(), self.targets(), self.all_programs(), self.changes(), self.engagement())
        return document(reader, top, sections, *self.plan_file())

    @property
    def report_year(self) -> str:
        year = known(self.reader.plan.report_year)
        return fiscal_year(year) if year else self.reader.line(self.reader.plan, "report_year")

    def plan_file(self) -> tuple[Source, ...]:
        """The file of the plan, by its name: what it links to is the district's affair."""
        if self.plan is None:
            return ()
        name = self.reader.line(self.reader.plan, "plan")
        return (Source("plan", name),)

    # The sections

    def summary(self) -> Section:
        """The progress in short, with all programs in one table."""
        reader, progress = self.reader, self.reader.plan.progress
        table = (overview(self.programs),) if self.programs else ()
        blocks = (reader.prose(progress, "summary"), *table)
        return Section("progress", "Progress to date", blocks, reader.form_line("progress"))

    def targets(self) -> Section:
        """Every target of the plan beside what was reached."""
        captions = (
            ("state-figures", "The lowest-performing students: the state’s targets", self.of_state),
            ("own-figures", "The district’s own targets", self.own),
        )
        tables = [block for key, caption, its in captions for block in figures_of(key, caption, its)]
        paced = any(it.pace for it in (*self.of_state, *self.own))
        note = (Note(EVEN_PACE),) if paced else () if tables else (NOT_ANSWERED,)
        unread = self.reader.unread(self.reader.plan.progress, "lowest_performing_students", "targets")
        return Section("targets", "Progress on targets", (*tables, *note, *unread))

    def all_programs(self) -> Section:
        """Each program as an article, and what several of them share."""
        progress = self.reader.plan.progress
        articles = tuple(article(self.figures, view) for view in self.programs) or (NOT_ANSWERED,)
        unread = self.reader.unread(progress, "programs", "metrics")
        return Section("programs", "Program by program", (*articles, *self.areas(), *unread))

    def areas(self) -> tuple[Block, ...]:
        """The metrics that all programs of a focus area share."""
        blocks = (
            block
            for code, figures in self.of_areas.items()
            for block in figures_of(self.reader.anchor("focus-area", code), f"Numbers for {_area(code)}", figures)
        )
        return (Part("Numbers for whole Focus Areas", tuple(blocks)),) if self.of_areas else ()

    def changes(self) -> Section:
        """What changes in the plan, and what comes next."""
        reader, changes = self.reader, self.reader.plan.changes
        rows = tuple(self.amendment(one) for one in reader.parts(changes, "amendments"))
        table = (Table("amendments", "Changes to the plan", AMENDMENTS, rows),) if rows else ()
        blocks = (reader.prose(changes, "summary"), *table, Part("Next steps", (reader.prose(changes, "next_steps"),)))
        return Section("changes", "Key changes and next steps", blocks, reader.form_line("changes"))

    def amendment(self, one: Node | str) -> Row:
        """One change of the plan; an entry that cannot be read is its text."""
        if not isinstance(one, Amendment):
            return Row(cell(str(one)), (Cell(), Cell()))
        reader = self.reader
        code = reader.line(one, "id")
        anchors = {program.code: program.anchor for program in self.programs if program.code}
        change = reader.line(one, "change")
        head = Cell((Item(code, anchors.get(code, "")),) if code else ())
        return Row(head, (cell(AMENDED.get(change, change)), Cell(prose=reader.text(one, "description"))))

    def engagement(self) -> Section:
        """How families and others are heard."""
        reader, report = self.reader, self.reader.plan
        text, title = reader.prose(report, "engagement"), "How families and others are involved"
        return Section("engagement", title, (text,), reader.form_line("engagement"))


def _area(code: str) -> str:
    return f"Focus Area {code}" if code else "a Focus Area with no name"
