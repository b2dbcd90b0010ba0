"""The shape of the catalog's files that only three-year plans have."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from soaplan.catalog.models import Cycle, Dollars, Flag, Labeled, Published, Row, Texts, as_list


class PlanLimits(Row):
    """The numbers of the guidance and the law."""

    focus_areas_least: int
    focus_areas_most: int
    summary_paragraphs: int
    summary_words: int
    """How many words two paragraphs hold at the most; good practice, not the guidance."""
    amendment_days: int
    smallest_total: int
    """US dollars: a smaller amount for all years of a program is most likely counted in thousands."""
    in_short_characters: int
    """How long the title of a program on the page may be; good practice, not the guidance."""


class Statements(Row):
    """Sentences that say what the plan is not."""

    not_district_improvement_plan: str
    not_grant_funding: str


class SoaCycle(Cycle):
    """One edition of the guidance for three-year plans."""

    years: Texts
    plan_ends: str
    guidance_published: Published
    limits: PlanLimits
    statements: Statements


class ProgramRow(Row):
    """One Evidence-Based Program (EBP) of the state's catalog."""

    id: str
    name: str
    also_named: Texts = ()
    description: str
    in_short: str = ""
    """What it is about, in one line for families. The words are soaplan's, not the state's."""
    category: str
    priority: Flag = False
    replaces: Texts = ()
    """The codes of the cycle before that this program goes on from, where the state has numbered it anew."""

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


class CouncilLaw(Row):
    """Which districts must have a council.

    All but the types of `not_for`; with `students` and `percent`, only those that have so many students of the group,
    or such a share of their students: whichever is less.
    """

    source: str
    not_for: Texts = ()
    group: str = ""
    students: int | None = None
    percent: int | None = None


class Stakeholder(Row):
    """One group that the law wants heard."""

    label: str
    aliases: Texts = ()
    mentions: Texts = ()
    can_be_absent: Flag = False
    law: CouncilLaw | None = None


class Stakeholders(Row):
    """The groups that must be heard, and those the guidance encourages."""

    required: tuple[Stakeholder, ...]
    encouraged: Texts


class Foundation(Row):
    """The foundation budget's categories (G.L. c. 70, s. 3) and the funds a program may draw on."""

    categories: tuple[Labeled, ...]
    funds: tuple[Labeled, ...]


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
    """Appendix A of the guidance. `published_for` is the cycle whose list it is: a later one goes by it at first."""

    published_for: str
    fiscal_year: str
    threshold: Dollars
    statement: str
    districts: Annotated[tuple[AddendumDistrict, ...], BeforeValidator(as_list)]


class Clause(Row):
    """One thing that the law, the regulation or the guidance asks of a plan, beside the questions of the form.

    `words` are the source's own only where `quoted`; else they are soaplan's description. `answers` are the places
    of the plan that meet it, `rules` the rules that look at it. Where `after` or `stages` are given, it applies only
    once one of those places is answered, or the plan has one of those statuses.
    """

    id: str
    short: str
    source: str
    words: str
    quoted: Flag = False
    how: str = ""
    rules: Texts = ()
    after: Texts = ()
    stages: Texts = ()
    answers: Texts


class ClauseGroup(Row):
    """The clauses of one source. `charter_schools` says why they do not bind a charter school; empty where they do."""

    id: str
    name: str
    note: str = ""
    charter_schools: str = ""
    clauses: tuple[Clause, ...]
