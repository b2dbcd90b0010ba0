"""The shape of the catalog's files, as far as every instrument has them.

Every text is word for word from the guidance that `cycle.yaml` names.
"""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from soaplan.plans.days import read_date
from soaplan.plans.values import Reads, read_amount, read_yes_no


def as_list(value: Any) -> Any:
    """One text is a list of one; nothing is an empty list."""
    return [] if value is None else [value] if isinstance(value, str) else value


def _unless_unknown(value: Any) -> Any:
    return None if value == "unknown" else value


Unknown = BeforeValidator(_unless_unknown)
"""A fact that nobody outside the state knows is written `unknown`."""
Day = Annotated[dt.date, Reads(read_date)]
Flag = Annotated[bool, Reads(read_yes_no)]
Dollars = Annotated[Decimal, Reads(read_amount)]
Texts = Annotated[tuple[str, ...], BeforeValidator(as_list)]
Authority = Literal["law", "federal-law", "second-hand", "regulation", "guidance", "practice"]
"""`law`: the General Laws, read in their own text; `second-hand`: law that was read in reports about it only."""
Weight = Literal["error", "warning", "advice", "missing", "missing-until-vote", "wanting"]
"""`missing`: an error that is only a todo in a draft; `missing-until-vote`: also in a proposed plan.

`wanting`: something that is not there, a warning; in a draft a todo.
"""


class Row(BaseModel):
    """One entry of a catalog file: closed and frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RuleRow(Row):
    """What a cycle says of one rule. Logic is code; how much it weighs and on whose authority is data."""

    name: str
    formerly: Texts = ()
    """Names that the rule once had; they are still understood."""
    severity: Weight | dict[str, Weight]
    authority: Authority
    source: str
    quote: str = ""
    prose: Flag = False
    waivable: Flag = True
    authority_charter_school: Authority | None = None
    source_charter_school: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and those that it once had."""
        return (self.name, *self.formerly)

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

    whole: Texts
    capitals: Texts
    anywhere: Texts
    due: Texts
    due_behind_noun: Texts
    nouns_due: Texts
    at_the_beginning: Texts
    bracket_beginnings: Texts
    bracket_endings: Texts
    bracket_words: Texts
    blanks_for_students: Texts
    before_roman_numbers: Texts


class Published(Row):
    """When the guidance came out, as a day and in words."""

    date: Day
    text: str


class Labeled(Row):
    """A label of a list, with its other names."""

    label: str
    aliases: Texts = ()


class Due(Row):
    """The due dates, by the case of a file (its type of district, its year); `time` is the hour of the day, in words.

    A case that is not there, or `unknown`, is a date that nobody outside the state knows.
    """

    days: dict[str, Annotated[Day | None, Unknown]] = {}
    time: str = ""
    notes: Texts = ()

    def day_for(self, case: str) -> dt.date | None:
        """The day on which files of a case are due; None where it is not known."""
        return self.days.get(case)


class Milestone(Row):
    """One date on the way to a file and after it, for `soaplan calendar`.

    It is the day `at` which the file is due or its guidance came out; or a number of `days` `before` or `after` another
    milestone; or the day on which another kind of file is due (`due_of`, of the same or the next cycle). Where the file
    has an `answer` that says when it was, that counts. `{days}`, `{time}`, `{body}`, `{case}` and `{years}` may
    stand in `what`.
    """

    id: str
    what: str
    at: Literal["", "due", "guidance"] = ""
    before: str = ""
    after: str = ""
    days: str = "0"
    """A number of days, or the name of a number of the cycle."""
    fixed: Flag = False
    """Whether a document names the day; otherwise it is soaplan's suggestion."""
    answer: str = ""
    only: str = ""
    """The process (initial, renewal) that has it, where not every one does."""
    due_of: str = ""
    cycle: Literal["same", "next"] = "next"
    authority: Authority
    source: str
    source_charter_school: str = ""


class Step(Row):
    """One line of the state's timeline."""

    when: str
    what: str


class CarriedOver(Row):
    """Whose citations a cycle carries over from its base, and the words that say so behind each of them."""

    citations_of: Texts
    mark: str

    def marked(self, source: str) -> str:
        """A source with the mark behind each citation of these documents; citations stand apart by a semicolon."""
        citations = source.split("; ")
        return "; ".join(f"{one} {self.mark}" if one.startswith(self.citations_of) else one for one in citations)


class Basis(Row):
    """How the folder of a cycle is written, not what its guidance says: `base` has what is not written there."""

    model_config = ConfigDict(extra="ignore")

    base: str | None = Field(default=None, exclude=True)
    carried_over: CarriedOver | None = Field(default=None, exclude=True)


class Cycle(Basis):
    """One edition of the guidance, of any instrument."""

    model_config = ConfigDict(extra="forbid")

    id: str
    guidance: str
    aliases: Texts = ()
    provisional: Flag
    why_provisional: str = ""
    """What the state has not published, as a sentence without its full stop."""
    assumptions: Texts
    assumed_in_short: str | None
    years_label: str
    guidance_published: Annotated[Published | None, Unknown]
    due: Due
    timeline: tuple[Step, ...] = ()
    numbers: dict[str, int] = {}
    """The numbers of the guidance and of good practice that rules ask for, by name."""
    contact: str


class Word(Row):
    """A word that families may not know: the patterns by which a text uses it, and what it means."""

    word: str
    patterns: Texts
    meaning: str


class LanguageName(Row):
    """A language by its tag, what people call it, and other tags that find its words."""

    tag: str
    names: Texts
    tags: Texts = ()


class ListRow(Labeled):
    """An entry of a list of an instrument: its label, its other names, and the id that data elsewhere goes by."""

    id: str
    mentions: Texts = ()
    """Word patterns by which prose names it."""
    facts: dict[str, str] = {}


class Question(Row):
    """One question of the state's form. `short` is soaplan's own name for it."""

    id: str
    short: str
    kind: str
    text: str
    details_intro: str = ""
    details: Texts = ()
    prompts: Texts = ()
    """What it asks inside one question, in soaplan's own words, to hold an answer against."""
    parts: dict[str, str] = {}
    """Where one question has several answers: the words that ask for one of them."""
    if_applicable: Flag = False
    per: str = ""
    """Of which repeated part it asks: every `program`, every `priority`; nothing where it is asked once."""
    answers: Texts

    def lines(self, leave_out: Collection[str] = ()) -> tuple[str, ...]:
        """The question with its sub-prompts, by lines; without those that are left out.

        soaplan's own prompts stand in where the form has no sub-prompts of its own.
        """
        details = [f"- {detail}" for detail in self.details if detail not in leave_out]
        optional, intro = "(Optional.)" if self.if_applicable else "", self.details_intro if details else ""
        say = f"Say: {'; '.join(self.prompts)}." if self.prompts and not (self.details_intro or self.parts) else ""
        return tuple(filter(None, (self.text, optional, intro, *details, say)))

    def asking(self, place: str) -> tuple[str, ...]:
        """The lines that ask for one of its answers: `focus_areas[].programs[].today`."""
        own = self.parts.get(place.rpartition(".")[2], "")
        return (*self.lines(leave_out=self.parts.values()), *([own] if own else []))


class FormSection(Row):
    """One section of the state's form."""

    id: str
    name: str
    heading: str
    source: str
    """The document that asks for the section, and where in it."""
    tasks: Texts = ()
    questions: tuple[Question, ...]


class Prints(Row):
    """How papers of this kind label their answers, besides the words of the form: for `soaplan import`."""

    names: dict[str, Texts] = {}
    """Place of an answer -> its labels."""
    answers: dict[str, str] = {}
    """Question -> the place of its answer on paper, where that is not the first of the form's."""
    sections: Texts = ()
    """Patterns of a whole line that begins a section."""
    programs: Texts = ()
    """Words before the code of a program that the lines below are about."""
    priorities: Texts = ()
    """Patterns of a whole line that begins a priority."""
    titles: Texts = ()
    """What such a paper calls itself."""
    tasks: Texts = ()
    """Patterns of a whole line behind which the tasks of a section are listed."""
    boilerplate: Texts = ()
    """Patterns of a whole line that no one wrote for this plan."""
    older_forms: Texts = ()
    """Patterns of what only forms before the first cycle of the catalog say."""
