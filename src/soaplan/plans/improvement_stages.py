"""The school, its designation, and the stages of its Sustainable Improvement Plan, in the order of the guidance."""

from typing import ClassVar

from soaplan.plans.base import Answer, Answers, Node, Part, Section, answer, part, text_as
from soaplan.plans.values import DistrictCode, Number, Text, When, Year


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
