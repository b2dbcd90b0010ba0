"""The shape of the catalog's files. Every text is word for word from the guidance that `cycle.yaml` names."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from soaplan.plans.days import read_date
from soaplan.plans.values import Reads, read_amount, read_yes_no


def _list(value: Any) -> Any:
    return [] if value is None else [value] if isinstance(value, str) else value


Day = Annotated[dt.date, Reads(read_date)]
Flag = Annotated[bool, Reads(read_yes_no)]
Dollars = Annotated[Decimal, Reads(read_amount)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_list)]
Authority = Literal["law", "regulation", "guidance", "practice"]
Weight = Literal["error", "warning", "advice", "missing", "missing-until-vote"]
"""`missing`: an error that is only a todo in a draft; `missing-until-vote`: also in a proposed plan."""


class Row(BaseModel):
    """One entry of a catalog file: closed and frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RuleRow(Row):
    """What a cycle says of one rule. Logic is code; how much it weighs and on whose authority is data."""

    name: str
    severity: Weight | dict[str, Weight]
    authority: Authority
    source: str
    quote: str = ""
    prose: Flag = False
    waivable: Flag = True
    authority_charter_school: Authority | None = None
    source_charter_school: str | None = None

    def weight(self, case: str) -> Weight:
        """The weight of one case of the rule. Raises KeyError for a case the catalog does not have."""
        return self.severity[case] if isinstance(self.severity, dict) else self.severity


class FileLimits(Row):
    """How large a file may be: bytes, levels of nesting, values."""

    bytes: int
    depth: int
    nodes: int


class Placeholders(Row):
    """Texts that stand where an answer is still due."""

    capitals: Texts
    anywhere: Texts
    brackets: Texts


class Published(Row):
    """When the guidance came out, as a day and in words."""

    date: Day
    text: str


class Due(Row):
    """The due dates, by type of district; `time` is the hour of the day, in words."""

    district: Day
    charter_school: Day = Field(alias="charter-school")
    time: str = ""
    notes: Texts = ()

    def for_type(self, district_type: str | None) -> dt.date:
        """The day on which plans of a type of district are due."""
        return self.charter_school if district_type == "charter-school" else self.district


class Step(Row):
    """One line of the state's timeline."""

    when: str
    what: str


class Limits(Row):
    """The numbers of the guidance and the law."""

    focus_areas_least: int
    focus_areas_most: int
    summary_paragraphs: int
    small_count: int
    due_soon_days: int
    amendment_days: int


class Statements(Row):
    """Sentences that say what the plan is not."""

    not_district_improvement_plan: str
    not_grant_funding: str


class Cycle(Row):
    """One edition of the guidance."""

    id: str
    plan_kind: str
    guidance: str
    aliases: Texts
    provisional: Flag
    assumptions: Texts
    assumed_in_short: str | None
    years: Texts
    years_label: str
    plan_ends: str
    guidance_published: Published
    due: Due
    timeline: tuple[Step, ...]
    limits: Limits
    statements: Statements
    contact: str


class ProgramRow(Row):
    """One Evidence-Based Program (EBP) of the state's catalog."""

    id: str
    name: str
    also_named: Texts = ()
    description: str
    category: str
    priority: Flag = False
    also: Texts = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every official spelling of the name."""
        return (self.name, *self.also_named)


class FocusAreaRow(Row):
    """One Focus Area, with its programs."""

    id: str
    name: str
    programs: tuple[ProgramRow, ...]


class Objective(Row):
    """One Strategic Objective."""

    id: str
    name: str
    focus_areas: tuple[FocusAreaRow, ...]


class SuggestedMetric(Row):
    """A metric that the state suggests for the programs of one Strategic Objective."""

    objective: str
    provider: Literal["local", "DESE"]
    metric: str


class Category(Row):
    """One of the law's program categories, A to J, and the programs that count to it."""

    id: str
    name: str
    programs: Texts


class GroupRow(Row):
    """One student group, with what people call it."""

    label: str
    official: Texts = ()
    aliases: Texts = ()
    mentions: Texts = ()
    covers: Texts = ()


class Stakeholder(Row):
    """One group that the law wants heard."""

    label: str
    aliases: Texts = ()
    mentions: Texts = ()
    can_be_absent: Flag = False


class Stakeholders(Row):
    """The groups that must be heard, and those the guidance encourages."""

    required: tuple[Stakeholder, ...]
    encouraged: Texts


class Labelled(Row):
    """A label of a list, with its other names."""

    label: str
    aliases: Texts = ()


class Foundation(Row):
    """The foundation budget's categories (G.L. c. 70, s. 3) and the funds a program may draw on."""

    categories: tuple[Labelled, ...]
    funds: tuple[Labelled, ...]


class Question(Row):
    """One question of the state's form. `short` is soaplan's own name for it."""

    id: str
    short: str
    kind: str
    text: str
    details_intro: str = ""
    details: Texts = ()
    parts: dict[str, str] = {}
    """Where one question has several answers: the words that ask for one of them."""
    if_applicable: Flag = False
    per: Literal["", "focus-area", "program"] = ""
    answers: Texts


class FormSection(Row):
    """One section of the state's form."""

    id: str
    name: str
    heading: str
    tasks: Texts
    questions: tuple[Question, ...]


class ResourceItem(Row):
    """One tool the guidance points to."""

    name: str
    text: str


class ResourceSection(Row):
    """Tools for one section of the plan."""

    section: str
    items: tuple[ResourceItem, ...]


class AddendumDistrict(Row):
    """A district that must add an addendum, with its state aid in dollars."""

    name: str
    chapter_70_aid: Dollars


class AddendumList(Row):
    """Appendix A of the guidance."""

    fiscal_year: str
    threshold: Dollars
    statement: str
    districts: Annotated[tuple[AddendumDistrict, ...], BeforeValidator(_list)]
