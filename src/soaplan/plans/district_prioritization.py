"""The district prioritization submission of the Statewide System of Support: one or two priorities.

Each has eight sections.
Section 1 is the priority itself; sections 2 to 8 stand inside it, because the guidance asks them of each priority.
"""

from typing import Annotated, ClassVar

from soaplan.plans.base import Answer, Answers, Node, Part, Section, answer, given, known, part, text_as
from soaplan.plans.choices import OneOf
from soaplan.plans.envelope import District, Envelope, Measured, RecordedDay
from soaplan.plans.figures import NotedValue, Value, Way
from soaplan.plans.values import Date, Notes, Number, Text, Year

STANDINGS = ("on track", "off track", "reached", "not yet known")
Standing = Annotated[str, OneOf(*STANDINGS)]


class PrioritizingDistrict(District):
    """The district, and the larger plan that its priorities belong to."""

    parent_plan: Answer[Text] = answer("larger plan", "The multi-year plan that the priorities are a part of.")


class IdentifiedSchool(Node):
    """A school that the accountability system identifies as requiring assistance."""

    SINGULAR: ClassVar[str] = "school"
    TEXT_KEY: ClassVar[str] = "name"

    name: Answer[Text] = answer("name")
    reason: Answer[Text] = answer(
        "reason", "Lowest 10 percent, a federal designation, or underperforming.", offers="school-reasons"
    )
    from_text = text_as("name")


class Gap(Node):
    """An equity or opportunity gap that a priority addresses."""

    SINGULAR: ClassVar[str] = "gap"
    TEXT_KEY: ClassVar[str] = "text"

    group: Answer[Text] = answer("student group", offers="student-groups")
    text: Answer[Text] = answer("gap")
    soa_ref: Answer[Text] = answer("place in the SOA plan", "The id of a target, a program code, or a student group.")
    from_text = text_as("text")


class Narrative(Section):
    """A section in named answers, or as one text, which stands for `text`: "Districts may modify the template"."""

    TEXT_KEY: ClassVar[str] = "text"

    text: Answer[Text] = answer("text", "The section as one text.")
    from_text = text_as("text")


class DataAnalysis(Narrative):
    """Section 2: analysis of strengths and challenges."""

    student_outcomes: Answer[Text] = answer("student outcomes")
    instruction: Answer[Text] = answer("instruction")
    perspectives: Answer[Text] = answer("stakeholder perspectives")
    systems: Answer[Text] = answer("systems and structures")
    systemic_factors: Answer[Text] = answer("underlying systemic factors")
    aggregate: Answer[Text] = answer("aggregate analysis")
    student_level: Answer[Text] = answer("student-level analysis")
    student_work: Answer[Text] = answer("student work")
    student_groups: Answer[Text] = answer("student groups")
    equity_pause: Answer[Text] = answer("Data Equity Pause")


class Heard(Narrative):
    """Section 3: stakeholder engagement."""

    students: Answer[Text] = answer("students")
    families: Answer[Text] = answer("families")
    educators: Answer[Text] = answer("educators", "Teachers and school leaders together, where not told apart.")
    teachers: Answer[Text] = answer("teachers")
    school_leaders: Answer[Text] = answer("school leaders")
    community: Answer[Text] = answer("community")
    identified_schools: Answer[Text] = answer("schools requiring assistance")
    ongoing: Answer[Text] = answer("ongoing engagement")


class Outcome(Node):
    """One target or data point; a text alone stands for `text`."""

    SINGULAR: ClassVar[str] = "outcome"
    TEXT_KEY: ClassVar[str] = "text"

    id: Answer[Text] = answer("id")
    text: Answer[Text] = answer("outcome")
    group: Answer[Text] = answer("student group", offers="student-groups")
    measure: Answer[Text] = answer("measure")
    unit: Answer[Text] = answer("unit")
    direction: Answer[Way] = answer("direction")
    baseline: Part[NotedValue] = part("baseline", NotedValue)
    target: Part[Value] = part("target", Value)
    from_text = text_as("text")

    @property
    def measured(self) -> Measured:
        """What it was and what it should become."""
        values = ((self.at(key, "value"), getattr(self, key).value) for key in ("baseline", "target"))
        return Measured(self.measure, self.unit, tuple(values))


class Outcomes(Narrative):
    """Section 4: which accountability targets will be met, in the aggregate and for student groups."""

    aggregate: Answers[Outcome] = answer("outcomes in the aggregate")
    groups: Answers[Outcome] = answer("outcomes for student groups")
    other: Answers[Outcome] = answer("other data points")


class Roles(Narrative):
    """Section 5: role clarity."""

    central_office: Answers[Text] = answer("central office")
    school_leaders: Answers[Text] = answer("school leaders")
    teachers: Answers[Text] = answer("teachers")


class Benchmark(Node):
    """Section 6: an interim benchmark; a text alone stands for `text`."""

    SINGULAR: ClassVar[str] = "benchmark"
    TEXT_KEY: ClassVar[str] = "text"

    id: Answer[Text] = answer("id", "A short name, for the notes on progress.")
    level: Answer[Text] = answer("level", "district or school.")
    subject: Answer[Text] = answer("subject", "adult-practice or student-learning.")
    text: Answer[Text] = answer("benchmark")
    who: Answer[Text] = answer("who monitors it")
    how_often: Answer[Text] = answer("how often")
    unit: Answer[Text] = answer("unit")
    target: Part[Value] = part("target", Value)
    from_text = text_as("text")


class StudentWork(Narrative):
    """Section 6: how assignments and work samples are analyzed."""

    district: Answer[Text] = answer("student work at the district level")
    school: Answer[Text] = answer("student work at the school level")
    classroom: Answer[Text] = answer("student work in the classroom")


class Resources(Narrative):
    """Section 7: resources."""

    external: Answers[Text] = answer("external resources")
    internal: Answers[Text] = answer("internal resources")
    essa_inequities: Answer[Text] = answer("resource inequities", "How those found in budgets are addressed (ESSA).")


class Support(Node):
    """Section 8: what one school receives; a text alone stands for `school`."""

    SINGULAR: ClassVar[str] = "school"
    TEXT_KEY: ClassVar[str] = "school"

    school: Answer[Text] = answer("school")
    support: Answer[Text] = answer("support")
    from_text = text_as("school")


class Priority(Node):
    """One priority with its eight sections."""

    SINGULAR: ClassVar[str] = "priority"
    STANDS_ALONE: ClassVar[bool] = True

    id: Answer[Text] = answer("id", "A short name, for other files.")
    priority: Answer[Text] = answer("priority", "The priority in a sentence.")
    focus: Answers[Text] = answer("focus", "What the priority is about.", offers="focus")
    changed_because: Answer[Text] = answer("why it is new", "For a priority that the submission before did not have.")
    educator_change: Answer[Text] = answer("change in educator practice")
    student_change: Answer[Text] = answer("change for students")
    gaps: Answers[Gap] = answer("gaps")
    analysis: Part[DataAnalysis] = part("Section 2, analysis", DataAnalysis)
    engagement: Part[Heard] = part("Section 3, engagement", Heard)
    outcomes: Part[Outcomes] = part("Section 4, outcomes", Outcomes)
    roles: Part[Roles] = part("Section 5, roles", Roles)
    benchmarks: Answers[Benchmark] = answer("Section 6, benchmarks")
    student_work: Part[StudentWork] = part("Section 6, student work", StudentWork)
    resources: Part[Resources] = part("Section 7, resources", Resources)
    differentiation: Answers[Support] = answer("Section 8, differentiation")
    notes: Answer[Notes] = answer("notes")

    def called(self, place: int) -> str:
        """How messages name this priority."""
        return f"Priority {known(self.id) or place + 1}"


class ProgressNote(Node):
    """One entry of mid-year progress monitoring."""

    SINGULAR: ClassVar[str] = "note on progress"

    date: Answer[Date] = answer("date")
    benchmark: Answer[Text] = answer("benchmark", "The id of the benchmark.")
    value: Answer[Number] = answer("value")
    year: Answer[Year] = answer("year")
    status: Answer[Standing] = answer("standing")
    text: Answer[Text] = answer("what was seen")
    adjustment: Answer[Text] = answer("adjustment", "What changes, where the benchmark is off track.")


def _outcomes(outcomes: Outcomes) -> list[Outcome]:
    lists = (outcomes.aggregate, outcomes.groups, outcomes.other)
    return [entry for entries in lists for _, entry in given(entries)]


class DistrictPrioritization(Envelope):
    """A district's one or two instructional priorities for a school year."""

    district: Part[PrioritizingDistrict] = part("District", PrioritizingDistrict)
    soa_plan: Answer[Text] = answer("SOA plan", "The file of the three-year plan, from the folder of this file.")
    previous: Answer[Text] = answer("previous submission", "The file of the submission of the year before.")
    submitted: Answer[Date] = answer("date of submission")
    identified_schools: Answers[IdentifiedSchool] = answer("schools requiring assistance")
    priorities: Answers[Priority] = answer("Section 1, priorities")
    progress: Answers[ProgressNote] = answer("progress", "Mid-year progress monitoring, if it is kept here.")

    def recorded_days(self) -> list[list[RecordedDay]]:
        """A submission is made once."""
        return [
            [RecordedDay(self.at("submitted"), "the submission", self.submitted, is_submission=True)],
        ]

    def entries_with_ids(self) -> list[list[Node]]:
        """The priorities, and the outcomes and benchmarks of each.

        Notes on progress name a benchmark alone; with them, it must be the only one of the whole submission.
        """
        priorities = self.all_priorities()
        benchmarks: list[list[Node]] = [[entry for _, entry in given(one.benchmarks)] for one in priorities]
        outcomes: list[list[Node]] = [[*_outcomes(one.outcomes)] for one in priorities]
        together = [[entry for entries in benchmarks for entry in entries]] if given(self.progress) else benchmarks
        return [[*priorities], *outcomes, *together]

    def told_results(self) -> list[Node]:
        """Gaps, analyses, outcomes and notes. "Each teacher sees 3 students a day" is no result."""
        priorities = self.all_priorities()
        gaps = [gap for one in priorities for _, gap in given(one.gaps)]
        parts = [part for one in priorities for part in (one.analysis, one.outcomes)]
        return [*gaps, *parts, *(note for _, note in given(self.progress))]

    def measured(self) -> list[Measured]:
        """The figures of all outcomes."""
        return [outcome.measured for one in self.all_priorities() for outcome in _outcomes(one.outcomes)]

    def all_priorities(self) -> list[Priority]:
        """The priorities that can be read."""
        return [one for one in known(self.priorities) or () if isinstance(one, Priority)]
