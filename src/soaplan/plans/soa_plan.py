"""The three-year Student Opportunity Act plan, in the order of the state's form."""

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, model_validator

from soaplan.plans.base import TRANSLATED, Answer, Answers, Node, Part, Section, answer, given, known, part, text_as
from soaplan.plans.choices import OneOf
from soaplan.plans.envelope import CHARTER_SCHOOL, Envelope, Measured, RecordedDay
from soaplan.plans.figures import Value
from soaplan.plans.values import Amount, Code, Date, Notes, Number, Schools, Text, WebAddress, Year, YesNo

PLAIN = "\0plain"
"""The key under which a text stands that may be written in place of named answers; nobody can type it."""


Direction = Annotated[str, OneOf("increase", "decrease")]


def _second_spelling(schema: dict[str, Any]) -> None:
    """`student_group: X` also reads."""
    schema["properties"]["student_group"] = schema["properties"]["student_groups"]


class ChosenGroup(Node):
    """A student group, for some grades or for all."""

    SINGULAR: ClassVar[str] = "student group"
    TEXT_KEY: ClassVar[str] = "group"

    group: Answer[Text] = answer("group", "The name of the student group.", offers="student-groups")
    grades: Answer[Text] = answer("grades")
    from_text = text_as("group")


class Indicator(Node):
    """One figure behind the analysis, for a group and for all students."""

    SINGULAR: ClassVar[str] = "indicator"

    measure: Answer[Text] = answer("measure", translated=True)
    student_group: Answer[Text] = answer("student group", offers="student-groups")
    value: Answer[Number] = answer("value")
    all_students: Answer[Number] = answer("value for all students")
    unit: Answer[Text] = answer("unit")
    year: Answer[Year] = answer("year")
    source: Answer[Text] = answer("source")

    @property
    def measured(self) -> Measured:
        """Both of its values."""
        values = ((self.at(key), getattr(self, key)) for key in ("value", "all_students"))
        return Measured(self.measure, self.unit, tuple(values))


class Analysis(Section):
    """Section 2: analyze your data and select student groups."""

    disparities: Answer[Text] = answer("disparities", "Where the most significant disparities are.", translated=True)
    insights: Answer[Text] = answer("insights", "What the deeper analysis suggests.", translated=True)
    indicators: Answers[Indicator] = answer("indicators", "The figures behind the analysis.")
    student_groups: Answers[ChosenGroup] = answer("student groups", "The groups that need focused support.")


class StateTarget(Node):
    """The state's figures for the lowest-performing students."""

    SINGULAR: ClassVar[str] = "target"

    subject: Answer[Text] = answer("subject")
    grades: Answer[Text] = answer("grades")
    baseline: Answer[Number] = answer("baseline")
    target: Answer[Number] = answer("target")
    unit: Answer[Text] = answer("unit")


class Target(Node):
    """A target of the district's own, as named answers or as one text (`plain`)."""

    model_config = ConfigDict(json_schema_extra=_second_spelling)
    SINGULAR: ClassVar[str] = "additional target"
    TEXT_KEY: ClassVar[str] = PLAIN

    id: Answer[Text] = answer("id", "A short name, for reports and translations.")
    student_groups: Answers[ChosenGroup] = answer("student groups")
    measure: Answer[Text] = answer("measure", translated=True)
    subject: Answer[Text] = answer("subject")
    grades: Answer[Text] = answer("grades")
    unit: Answer[Text] = answer("unit")
    direction: Answer[Direction] = answer("direction")
    baseline: Part[Value] = part("baseline", Value)
    target: Part[Value] = part("target", Value)
    plain: Annotated[Answer[Text], Field(alias=PLAIN, title="target", json_schema_extra={TRANSLATED: True})] = None

    from_text = text_as(PLAIN)

    @model_validator(mode="before")
    @staticmethod
    def one_group(value: Any) -> Any:
        """`student_group: X` also reads."""
        if isinstance(value, dict) and "student_group" in value and "student_groups" not in value:
            return {"student_groups" if key == "student_group" else key: item for key, item in value.items()}
        return value


class Targets(Section):
    """Section 3: set ambitious three-year targets."""

    lowest_performing_students_confirmed: Answer[YesNo] = answer("targets for the lowest-performing students")
    lowest_performing_students: Answers[StateTarget] = answer("the state's figures")
    additional: Answers[Target] = answer("additional targets")


class EngagementSession(Node):
    """One meeting: who was heard, what changed."""

    SINGULAR: ClassVar[str] = "session"

    date: Answer[Date] = answer("date")
    group: Answer[Text] = answer("group", offers="stakeholders")
    attended: Answer[Number] = answer("number of people")
    languages: Answers[Text] = answer("languages")
    heard: Answer[Text] = answer("what was heard", translated=True)
    changed: Answer[Text] = answer("what changed", translated=True)


class Vote(Section):
    """A vote of the governing body on the plan."""

    SINGULAR: ClassVar[str] = "later vote"

    approved: Answer[YesNo] = answer("approved")
    date: Answer[Date] = answer("date of the vote")
    tally: Answer[Text] = answer("tally", translated=True)
    content: Answer[Text] = answer("content hash", "What was voted, as `soaplan seal` records it.")


class Engagement(Section):
    """Section 4: engage families/caregivers and other stakeholders."""

    families: Answer[Text] = answer("families", translated=True)
    family_measures: Answer[Text] = answer("measures of family engagement", translated=True)
    stakeholders: Answer[Text] = answer("stakeholders", translated=True)
    groups_engaged: Answers[Text] = answer("groups engaged", offers="stakeholders")
    not_applicable: Answer[dict[str, Answer[Text]]] = answer(
        "councils that do not exist here", offers="stakeholders", translated=True
    )
    sessions: Answers[EngagementSession] = answer("sessions")
    school_committee_vote: Part[Vote] = part("vote", Vote)
    later_votes: Answers[Vote] = answer("later votes")


class Metric(Node):
    """How progress is measured; a text alone stands for `metric`."""

    SINGULAR: ClassVar[str] = "metric"
    TEXT_KEY: ClassVar[str] = "metric"

    id: Answer[Text] = answer("id", "A short name, for reports and translations.")
    metric: Answer[Text] = answer("metric", translated=True)
    unit: Answer[Text] = answer("unit")
    direction: Answer[Direction] = answer("direction")
    baseline: Part[Value] = part("baseline", Value)
    target: Part[Value] = part("target", Value)
    from_text = text_as("metric")


class Funding(Section):
    """What a program costs over three years, from all sources."""

    total: Answer[Amount] = answer("three-year total", "US dollars, all three years and all sources together.")
    by_year: Answer[dict[str, Answer[Amount]]] = answer("amounts by year", offers="fiscal-years")
    by_source: Answer[dict[str, Answer[Amount]]] = answer("amounts by source", offers="funds")
    details: Answer[Text] = answer("details of the allocation", translated=True)
    foundation_categories: Answers[Text] = answer("foundation categories", offers="foundation-categories")


NO_CODE = "A program without a code"
"""What sentences and tables call one that has no name either."""


class Program(Node):
    """One Evidence-Based Program (EBP)."""

    SINGULAR: ClassVar[str] = "program"
    BY_CODE: ClassVar[bool] = True

    id: Answer[Code] = answer("code", "The state's code, for example 2.2D.", offers="programs")
    name: Answer[Text] = answer("name")
    in_short: Answer[Text] = answer(
        "what changes, in short", "One line for families, on the page only.", translated=True
    )
    today: Answer[Text] = answer("what is in place now", translated=True)
    by_end_of_plan: Answer[Text] = answer("what will be in place by the end of the plan", translated=True)
    how_it_helps: Answer[Text] = answer("how it helps the chosen groups", translated=True)
    student_groups: Answers[ChosenGroup] = answer("student groups")
    schools: Answer[Schools] = answer("schools", translated=True)
    funding: Part[Funding] = part("funding", Funding)
    metrics: Answers[Metric] = answer("metrics")
    notes: Answer[Notes] = answer("notes")

    def called(self, place: int) -> str:
        """How messages name this program."""
        return f"program {known(self.id) or place + 1}"


class FocusArea(Node):
    """One of the district's Focus Areas, with its programs."""

    SINGULAR: ClassVar[str] = "Focus Area"
    STANDS_ALONE: ClassVar[bool] = True

    id: Answer[Code] = answer("code", "The state's code, for example 2.2.", offers="focus-areas")
    metrics: Answers[Metric] = answer("metrics", "Metrics that all programs of the area share.")
    programs: Answers[Program] = answer("programs")

    def called(self, place: int) -> str:
        """How messages name this area."""
        return f"Focus Area {known(self.id)}" if known(self.id) else f"Section 5, Focus Area number {place + 1}"


class Addendum(Section):
    """The addendum of a priority district; its questions are not public."""

    file: Answer[Text] = answer("file")
    submitted: Answer[Date] = answer("date of submission")


class Review(Section):
    """The state's review of the plan."""

    submitted: Answer[Date] = answer("date of submission")
    directed: Answer[Date] = answer("date of the commissioner's directive")
    resubmitted: Answer[Date] = answer("date of resubmission")
    completed: Answer[Date] = answer("date on which the review ended")


class Publication(Section):
    """Where the public finds the plan."""

    url: Answer[WebAddress] = answer("web address")
    date: Answer[Date] = answer("date of publication")


class SoaPlan(Envelope):
    """A district's three-year plan under the Student Opportunity Act."""

    summary: Answer[Text] = answer("Section 1, summary", "One or two paragraphs.", translated=True)
    analysis: Part[Analysis] = part("Section 2", Analysis)
    targets: Part[Targets] = part("Section 3", Targets)
    engagement: Part[Engagement] = part("Section 4", Engagement)
    focus_areas: Answers[FocusArea] = answer("Section 5, focus areas")
    addendum: Part[Addendum] = part("Addendum", Addendum)
    review: Part[Review] = part("Review by the state", Review)
    publication: Part[Publication] = part("Publication", Publication)

    @property
    def due_case(self) -> str:
        """Charter schools have a later date."""
        return CHARTER_SCHOOL if self.district.is_charter_school else "district"

    def recorded_days(self) -> list[list[RecordedDay]]:
        """The vote comes before the submission and before the posting; the review goes its own way in between."""
        vote, review = self._vote_that_comes_first(), self.review
        on_the_way = [
            RecordedDay(review.at("submitted"), "the submission", review.submitted, is_submission=True),
            RecordedDay(review.at("directed"), "the commissioner's directive", review.directed),
            RecordedDay(review.at("resubmitted"), "the resubmission", review.resubmitted),
            RecordedDay(review.at("completed"), "the end of the state's review", review.completed, "reviewed"),
        ]
        posted = RecordedDay(self.publication.at("date"), "the posting", self.publication.date)
        addendum = RecordedDay(self.addendum.at("submitted"), "the submission of the addendum", self.addendum.submitted)
        return [[vote, *on_the_way], [vote, posted], [addendum]]

    def _vote_that_comes_first(self) -> RecordedDay:
        """The first vote that approved the plan; where none is dated, the first vote."""
        votes = [self.engagement.school_committee_vote, *(vote for _, vote in given(self.engagement.later_votes))]
        approving = [vote for vote in votes if known(vote.approved) and known(vote.date)]
        first = min(approving, key=lambda vote: known(vote.date) or date.max, default=votes[0])
        return RecordedDay(first.at("date"), "the vote", first.date, is_vote=True)

    def entries_with_ids(self) -> list[list[Node]]:
        """The additional targets, and the metrics of each Focus Area and program."""
        metrics = [area.metrics for area in self.areas()] + [program.metrics for program in self.programs()]
        targets: list[Node] = [target for _, target in given(self.targets.additional)]
        found: list[list[Node]] = [[metric for _, metric in given(entries)] for entries in metrics]
        return [targets, *found]

    def measured(self) -> list[Measured]:
        """The figures behind the analysis."""
        return [one.measured for _, one in given(self.analysis.indicators)]

    def areas(self) -> list[FocusArea]:
        """The focus areas that can be read."""
        return [area for area in known(self.focus_areas) or () if isinstance(area, FocusArea)]

    def programs(self) -> list[Program]:
        """All programs that can be read, in the order of the file."""
        found = (known(area.programs) or () for area in self.areas())
        return [program for programs in found for program in programs if isinstance(program, Program)]
