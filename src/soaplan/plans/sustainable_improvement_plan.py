"""The Sustainable Improvement Plan of one school (M.G.L. c. 69, s. 1J), stage by stage of the state's guidance.

Only the Executive Summary and Goals & Benchmarks must be written. Every other stage is a text, or evidence of another
kind: an interview, slides, a video.
"""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, TypeVar

from soaplan.plans.base import Answer, Answers, Node, Part, Section, answer, given, known, part, text_as
from soaplan.plans.choices import OneOf
from soaplan.plans.envelope import Envelope, RecordedDay
from soaplan.plans.figures import NotedValue, Way
from soaplan.plans.labels import fold
from soaplan.plans.values import Date, DistrictCode, Number, Text, When, Year, YesNo

N = TypeVar("N", bound=Node)
SHORTEST = 8
"""Letters of a text that are enough to tell which entry is meant."""


def id_of(node: Any) -> str:
    """The id of an entry; nothing where it has none that can be read."""
    written = getattr(node, "id", None)
    return written if isinstance(written, str) else ""


def names_of(node: Any) -> tuple[str, str]:
    """The id and the text of an entry, as they are compared; empty where there is none."""
    return fold(id_of(node)), fold(str(known(getattr(node, "text", None)) or ""))


def is_named_by(node: Any, text: str) -> bool:
    """Whether a text is the id or the text of an entry, or a part of the text long enough to tell."""
    said, own = fold(text), fold(str(known(node.text) or ""))
    if said in names_of(node):
        return True
    return len(min(said, own, key=len)) >= SHORTEST and (said in own or own in said)


def found_in(nodes: Sequence[N], text: str) -> N | None:
    """The entry that a text names: the one with this id or text, else the first of which it is a part."""
    exact = next((node for node in nodes if fold(text) in names_of(node)), None)
    return exact or next((node for node in nodes if is_named_by(node, text)), None)


class School(Section):
    """The school; a plan for two buildings names both in `name`."""

    name: Answer[Text] = answer("school")
    code: Answer[DistrictCode] = answer("school code", "The state's code of eight digits.")
    grades: Answers[Text] = answer("grades")
    el_share: Answer[Number] = answer("share of English learners", "As a share of one (0.31) or in percent (31%).")


class Designation(Section):
    """How the accountability system designates the school."""

    status: Answer[Text] = answer("designation", "For example: underperforming.", offers="designations")
    year: Answer[Year] = answer("year of designation")
    eligible_exit: Answer[Year] = answer("year eligible for exit")
    federal: Answers[Text] = answer("federal designation", "CSI, TSI or ATSI.")


class DistrictPriority(Section):
    """The district's priority that the plan is aligned to."""

    file: Answer[Text] = answer("file", "The file of the district's prioritization submission.")
    id: Answer[Text] = answer("id", "The id of the priority there.")
    text: Answer[Text] = answer("priority", "The priority in words, where there is no file.")


class Evidence(Node):
    """One piece of evidence that a stage is done: what it is, where it is, when it was made, and by whom."""

    SINGULAR: ClassVar[str] = "piece of evidence"
    TEXT_KEY: ClassVar[str] = "where"

    format: Answer[Text] = answer("format", "For example: interview, presentation, video.", offers="evidence-formats")
    where: Answer[Text] = answer("where")
    date: Answer[When] = answer("date")
    by: Answer[Text] = answer("by")
    from_text = text_as("where")


class Stage(Section):
    """One stage, as a text or as evidence; a text alone stands for `text`."""

    TEXT_KEY: ClassVar[str] = "text"

    text: Answer[Text] = answer("text")
    evidence: Answers[Evidence] = answer("evidence")
    from_text = text_as("text")


class Partner(Node):
    """An external partner; a text alone stands for `name`."""

    SINGULAR: ClassVar[str] = "partner"
    TEXT_KEY: ClassVar[str] = "name"

    name: Answer[Text] = answer("name")
    role: Answer[Text] = answer("role")
    credentials: Answer[Text] = answer("credentials")
    performance_benchmarks: Answer[Text] = answer("performance benchmarks")
    from_text = text_as("name")


class DistrictSystems(Stage):
    """How the district supports the school (District Systems)."""

    responsible: Answer[Text] = answer("who is responsible in the district")
    differentiated_support: Answer[Text] = answer("differentiated support")
    human_capital: Answer[Text] = answer("human capital", "Recruiting, selecting, placing, developing staff.")
    principal: Answer[Text] = answer("the principal", "The principal's track record, or how one will be found.")
    leadership_development: Answer[Text] = answer("leadership development", "How leaders keep developing.")
    partner_selection: Answer[Text] = answer("selection of partners", "How partners are recruited and selected.")
    partners: Answers[Partner] = answer("external partners")
    partner_coordination: Answer[Text] = answer("coordination of partners", "How partners are aligned with the plan.")
    resources: Answer[Text] = answer("resources", "Finances and staff for the plan.")
    resource_inequities: Answer[Text] = answer("resource inequities")
    policy_changes: Answer[Text] = answer("changes of policy")


class ExecutiveSummary(Stage):
    """The Executive Summary, in its four themes or as one text."""

    snapshot: Answer[Text] = answer("snapshot of the school")
    vision: Answer[Text] = answer("vision")
    what_is_new: Answer[Text] = answer("what is new")
    key_strategies: Answer[Text] = answer("key strategies")


class Stages(Section):
    """The stages in the order of the guidance."""

    stakeholder_engagement: Part[Stage] = part("Stakeholder Engagement", Stage)
    envision_the_future: Part[Stage] = part("Envision the Future", Stage)
    assessment_and_root_causes: Part[Stage] = part("Assessment & Root Cause Analysis", Stage)
    strategic_objectives_and_initiatives: Part[Stage] = part("Strategic Objectives & Initiatives", Stage)
    goals_and_benchmarks: Part[Stage] = part("Goals & Benchmarks", Stage)
    district_systems: Part[DistrictSystems] = part("District Systems", DistrictSystems)
    executive_summary: Part[ExecutiveSummary] = part("Executive Summary", ExecutiveSummary)
    monitor_progress: Part[Stage] = part("Monitor Progress", Stage)


PROCESSES = ("initial", "renewal")
Process = Annotated[str, OneOf(*PROCESSES)]
ADULTS = ("teachers", "staff", "adults", "practitioners", "teachers/practitioners", "educators/practitioners")
"""The state's samples and its older template call educators so."""
Audience = Annotated[str, OneOf("educators", "students", also=dict.fromkeys(ADULTS, "educators"))]
BenchmarkKind = Annotated[str, OneOf("process", "impact")]
PARTLY = {"partially met": "partly met", "partly": "partly met", "partial": "partly met", "not yet met": "not met"}
Reached = Annotated[str, OneOf("met", "partly met", "not met", also=PARTLY)]
ANSWERED = {"accepted": "adopted", "partially adopted": "partly adopted", "rejected": "not adopted"}
Disposition = Annotated[str, OneOf("adopted", "partly adopted", "not adopted", also=ANSWERED)]


class RootCause(Node):
    """A root cause, with the data that points to it."""

    SINGULAR: ClassVar[str] = "root cause"
    TEXT_KEY: ClassVar[str] = "text"

    id: Answer[Text] = answer("id")
    text: Answer[Text] = answer("root cause")
    data: Answers[Text] = answer("data", "The sources that point to it.")
    from_text = text_as("text")


class Initiative(Node):
    """An initiative of a strategic objective; `root_causes` only where they differ from the objective's."""

    SINGULAR: ClassVar[str] = "initiative"
    TEXT_KEY: ClassVar[str] = "text"

    id: Answer[Text] = answer("id")
    text: Answer[Text] = answer("initiative")
    root_causes: Answers[Text] = answer("root causes")
    years: Answers[Text] = answer("years", "The years of the plan in which it runs: 1, 2, 3.")
    who: Answer[Text] = answer("who")
    date: Answer[When] = answer("date", "By when, for what is done in the first year: a day, a month or a season.")
    evidence_base: Answer[Text] = answer("evidence base", "What shows that it works elsewhere (ESSA).")
    from_text = text_as("text")


class Objective(Node):
    """A strategic objective, with the Turnaround Practices and root causes that it answers to."""

    SINGULAR: ClassVar[str] = "objective"

    id: Answer[Text] = answer("id")
    text: Answer[Text] = answer("objective")
    practices: Answers[Text] = answer(
        "Turnaround Practices", "Their numbers, 1 to 4, or their names.", offers="practices"
    )
    root_causes: Answers[Text] = answer("root causes")
    initiatives: Answers[Initiative] = answer("initiatives")


class Goal(Node):
    """A measurable annual goal: what, who, how much, when."""

    SINGULAR: ClassVar[str] = "goal"
    TEXT_KEY: ClassVar[str] = "text"

    id: Answer[Text] = answer("id")
    area: Answer[Text] = answer("area", offers="goal-areas")
    objective: Answer[Text] = answer("objective")
    text: Answer[Text] = answer("goal")
    metric: Answer[Text] = answer("metric")
    unit: Answer[Text] = answer("unit")
    direction: Answer[Way] = answer("direction")
    group: Answer[Text] = answer("student group", "A group of students, or all.", offers="student-groups")
    grades: Answer[Text] = answer("grades")
    baseline: Part[NotedValue] = part("baseline", NotedValue)
    targets: Answer[dict[str, Answer[Number]]] = answer("targets", "A value for each year of the plan.")
    not_applicable: Answer[Text] = answer("not applicable", "Why this area asks for no goal here.")
    from_text = text_as("text")


class InterimBenchmark(Node):
    """An interim benchmark: how often, who, how much, what, and what shows it."""

    SINGULAR: ClassVar[str] = "benchmark"
    TEXT_KEY: ClassVar[str] = "text"

    id: Answer[Text] = answer("id")
    objective: Answer[Text] = answer("objective")
    practice: Answer[Text] = answer("Turnaround Practice", offers="practices")
    audience: Answer[Audience] = answer("audience", "educators or students.")
    kind: Answer[BenchmarkKind] = answer("kind of benchmark", "process or impact.")
    every: Answer[Text] = answer("every", "How often: week, month, quarter.")
    date: Answer[When] = answer("date", "By when, for one that is reached once: a day, a month or a season.")
    quantity: Answer[Text] = answer("quantity")
    text: Answer[Text] = answer("benchmark")
    evidence: Answer[Text] = answer("evidence")
    who: Answer[Text] = answer("who")
    from_text = text_as("text")


class MonitoringLevel(Section):
    """Who monitors at one level, and when; a text alone stands for `text`."""

    TEXT_KEY: ClassVar[str] = "text"

    who: Answer[Text] = answer("who")
    every: Answer[Text] = answer("every")
    text: Answer[Text] = answer("text")
    from_text = text_as("text")


class Monitoring(Section):
    """Monitoring at the school and at the district level."""

    school: Part[MonitoringLevel] = part("monitoring at the school", MonitoringLevel)
    district: Part[MonitoringLevel] = part("monitoring in the district", MonitoringLevel)


class Reflection(Node):
    """What became of a benchmark of the year before (renewal)."""

    SINGULAR: ClassVar[str] = "reflection"

    benchmark: Answer[Text] = answer("benchmark", "Its id in last year's plan, or its text.")
    result: Answer[Reached] = answer("result")
    change: Answer[Text] = answer("change", "What is done differently now.")


class Recommendation(Node):
    """A recommendation of the local stakeholder group, and what became of it."""

    SINGULAR: ClassVar[str] = "recommendation"
    TEXT_KEY: ClassVar[str] = "text"

    text: Answer[Text] = answer("recommendation")
    disposition: Answer[Disposition] = answer("disposition")
    reason: Answer[Text] = answer("reason")
    from_text = text_as("text")


class StakeholderGroup(Section):
    """The local stakeholder group of a school that is designated underperforming."""

    members: Answers[Text] = answer("members", "By their seats: roles, not names.")
    convened: Answer[Date] = answer("date on which it first met")
    recommended: Answer[Date] = answer("date of its recommendations")
    recommendations: Answers[Recommendation] = answer("recommendations")


class SubmittedTo(Section):
    """When the plan went to whom."""

    local_stakeholder_group: Answer[Date] = answer("to the local stakeholder group")
    school_committee: Answer[Date] = answer("to the school committee")
    dese: Answer[Date] = answer("to DESE")


class SustainableImprovementPlan(Envelope):
    """The improvement plan of one school."""

    process: Answer[Process] = answer("process", "initial for a first plan, renewal for each year after.")
    school: Part[School] = part("School", School)
    designation: Part[Designation] = part("Designation", Designation)
    district_priority: Part[DistrictPriority] = part("District priority", DistrictPriority)
    previous: Answer[Text] = answer("previous plan", "The file of last year's plan.")
    stages: Part[Stages] = part("Stages", Stages)
    root_causes: Answers[RootCause] = answer("root causes")
    objectives: Answers[Objective] = answer("objectives")
    practices_not_addressed: Answer[dict[str, Answer[Text]]] = answer("practices not addressed", "With reasons.")
    adopts_state_targets: Answer[YesNo] = answer("state targets", "Whether its achievement targets are adopted.")
    goals: Answers[Goal] = answer("goals")
    benchmarks: Answers[InterimBenchmark] = answer("benchmarks")
    monitoring: Part[Monitoring] = part("Monitoring", Monitoring)
    english_learners: Answer[Text] = answer("strategies for English learners")
    reflection: Answers[Reflection] = answer("reflection", "For a renewal: what became of last year's benchmarks.")
    local_stakeholder_group: Part[StakeholderGroup] = part("Local stakeholder group", StakeholderGroup)
    submitted_to: Part[SubmittedTo] = part("Submission", SubmittedTo)

    def recorded_days(self) -> list[list[RecordedDay]]:
        """The local stakeholder group recommends before the plan is sent to anybody."""
        group, sent = self.local_stakeholder_group, self.submitted_to
        convened = RecordedDay(group.at("convened"), "the first meeting of the local stakeholder group", group.convened)
        recommended = RecordedDay(group.at("recommended"), "the group's recommendations", group.recommended)
        names = {"local_stakeholder_group": "the group", "school_committee": "the school committee", "dese": "DESE"}
        days = (RecordedDay(sent.at(key), f"the submission to {who}", getattr(sent, key)) for key, who in names.items())
        return [[convened], *([recommended, day] for day in days)]

    def entries_with_ids(self) -> list[list[Node]]:
        """Root causes, objectives, goals, benchmarks, and the initiatives of all objectives."""
        objectives = (one for one in self.named("objectives") if isinstance(one, Objective))
        initiatives: list[Node] = [entry for one in objectives for _, entry in given(one.initiatives)]
        return [*map(self.named, ("root_causes", "objectives", "goals", "benchmarks")), initiatives]

    def named(self, name: str) -> list[Node]:
        """The readable entries of one of the lists: root causes, objectives, goals, benchmarks."""
        return [one for one in known(getattr(self, name)) or () if isinstance(one, Node)]
