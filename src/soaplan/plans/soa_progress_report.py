"""The yearly progress report on a three-year plan: progress to date, key changes and next steps, ongoing engagement."""

from typing import Annotated, ClassVar

from soaplan.dates import fiscal_year
from soaplan.plans.base import Answer, Answers, Node, Part, Section, answer, known, part, text_as
from soaplan.plans.choices import OneOf
from soaplan.plans.envelope import Envelope, RecordedDay
from soaplan.plans.figures import Reported
from soaplan.plans.values import Code, Date, Number, Text, Year

PROGRAM_STATUSES = ("not started", "planning", "in progress", "in place", "discontinued")
CHANGES = ("added", "dropped", "amount", "metric", "other")

UNDER_WAY = ("in progress", "in place")
"""The statuses of a program that was begun."""
BEFORE_THAT = ("not started", "planning")

ALSO_STATUSES = {
    "not yet started": "not started",
    "planned": "planning",
    "in planning": "planning",
    "ongoing": "in progress",
    "under way": "in progress",
    "partially in place": "in progress",
    "partially implemented": "in progress",
    "implemented": "in place",
    "fully implemented": "in place",
    "fully in place": "in place",
    "complete": "in place",
    "completed": "in place",
}
"""What else districts write for a status."""
ALSO_CHANGES = {"new": "added", "removed": "dropped", "discontinued": "dropped", "funding": "amount"}

ProgramStatus = Annotated[str, OneOf(*PROGRAM_STATUSES, also=ALSO_STATUSES)]
Change = Annotated[str, OneOf(*CHANGES, also=ALSO_CHANGES)]


class StateProgress(Node):
    """How far the lowest-performing students have come; one text says why there is no figure."""

    SINGULAR: ClassVar[str] = "figure"
    TEXT_KEY: ClassVar[str] = "note"

    subject: Answer[Text] = answer("subject")
    grades: Answer[Text] = answer("grades")
    unit: Answer[Text] = answer("unit")
    baseline: Answer[Number] = answer("baseline")
    target: Answer[Number] = answer("target")
    value: Answer[Reported] = answer("value", "The figure of the report year, or: not reported.")
    year: Answer[Year] = answer("year")
    note: Answer[Text] = answer("note", "Why there is no figure, or what a reader must know of it.")
    from_text = text_as("note")


class TargetProgress(Node):
    """How far one of the plan's additional targets has come."""

    SINGULAR: ClassVar[str] = "target"

    id: Answer[Text] = answer("id", "The id that the plan gives the target.")
    measure: Answer[Text] = answer("measure", "For a target without an id: its measure, as the plan has it.")
    value: Answer[Reported] = answer("value", "The figure of the report year, or: not reported.")
    year: Answer[Year] = answer("year")
    note: Answer[Text] = answer("note", "Why there is no figure, or what a reader must know of it.")


class MetricProgress(Node):
    """How far one metric has come; it is found in the plan by its id or by its text."""

    SINGULAR: ClassVar[str] = "metric"
    TEXT_KEY: ClassVar[str] = "metric"

    id: Answer[Text] = answer("id", "The id that the plan gives the metric.")
    metric: Answer[Text] = answer("metric", "For a metric without an id: its text, as the plan has it.")
    value: Answer[Reported] = answer("value", "The figure of the report year, or: not reported.")
    year: Answer[Year] = answer("year")
    note: Answer[Text] = answer("note", "Why there is no figure, or what a reader must know of it.")
    from_text = text_as("metric")


class AreaMetricProgress(MetricProgress):
    """How far a metric has come that all programs of a focus area share."""

    area: Answer[Code] = answer("Focus Area", "The code of the focus area, for example 2.2.")


class ProgramProgress(Node):
    """How far one program of the plan is, and what shows it."""

    SINGULAR: ClassVar[str] = "program"
    BY_CODE: ClassVar[bool] = True

    id: Answer[Code] = answer("code", "The code that the plan gives the program, for example 2.2D.")
    name: Answer[Text] = answer("name")
    status: Answer[ProgramStatus] = answer("status", "How far the program is.")
    evidence: Answer[Text] = answer("evidence", "What was done, and what shows that it works.")
    metrics: Answers[MetricProgress] = answer("metrics")

    def called(self, place: int) -> str:
        """How messages name this program."""
        return f"program {known(self.id) or place + 1}"


class Progress(Section):
    """Topic 1: summary of progress to date."""

    summary: Answer[Text] = answer("summary")
    lowest_performing_students: Answers[StateProgress] = answer("lowest-performing students")
    targets: Answers[TargetProgress] = answer("additional targets")
    metrics: Answers[AreaMetricProgress] = answer("metrics of focus areas")
    programs: Answers[ProgramProgress] = answer("programs")


class Amendment(Node):
    """One change of the plan."""

    SINGULAR: ClassVar[str] = "amendment"

    id: Answer[Code] = answer("code", "The program, target or metric that changes.")
    change: Answer[Change] = answer("kind of change", "What changes.")
    description: Answer[Text] = answer("description")


class Changes(Section):
    """Topic 2: key changes to the plan and next steps in implementation."""

    summary: Answer[Text] = answer("key changes", "What changes in the plan and why, or that nothing does.")
    amendments: Answers[Amendment] = answer("amendments")
    next_steps: Answer[Text] = answer("next steps")


class SoaProgressReport(Envelope):
    """One year's report on a plan. The district comes from the plan."""

    report_year: Answer[Year] = answer("report year", "The first or second year of the plan's three, for example FY25.")
    plan: Answer[Text] = answer("plan", "The file of the plan, as it is now, from the folder of this file.")
    plan_before: Answer[Text] = answer("plan before", "The plan as it was before the changes told here.")
    previous: Answer[Text] = answer("previous report", "The file of the report of the year before.")
    submitted: Answer[Date] = answer("date of submission")
    progress: Part[Progress] = part("Topic 1", Progress)
    changes: Part[Changes] = part("Topic 2", Changes)
    engagement: Answer[Text] = answer("Topic 3, engagement", "How families/caregivers and others are engaged.")

    @property
    def due_case(self) -> str:
        """Each report year has its own date."""
        year = known(self.report_year)
        return fiscal_year(year) if year else ""

    def recorded_days(self) -> list[list[RecordedDay]]:
        """A report is submitted once."""
        return [[RecordedDay(self.at("submitted"), "the submission", self.submitted, is_submission=True)]]

    def programs(self) -> list[ProgramProgress]:
        """The programs that can be read, in the order of the file."""
        return [one for one in known(self.progress.programs) or () if isinstance(one, ProgramProgress)]
