"""What stands at the top of every kind of file: whose it is, how far it is, which findings are answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from soaplan.diagnostic import Pointer
from soaplan.plans.base import UNKNOWN, Answer, Answers, Node, Part, Section, answer, known, part
from soaplan.plans.choices import OneOf
from soaplan.plans.values import Code, Date, DistrictCode, MailAddress, Notes, Text, WebAddress

STATUSES = ("draft", "proposed", "adopted", "submitted", "reviewed", "posted")
"""How far a file has come, in order."""
DRAFT, PROPOSED, *_ = STATUSES
BEFORE_VOTE = (DRAFT, PROPOSED)
"""The governing body has not voted yet."""
SENT = STATUSES[STATUSES.index("submitted") :]
"""The state has the file."""
CHARTER_SCHOOL = "charter-school"
DISTRICT_TYPES = ("district", "regional-district", "vocational-district", CHARTER_SCHOOL)

Status = Annotated[str, OneOf(*STATUSES)]
DistrictType = Annotated[str, OneOf(*DISTRICT_TYPES)]


class Contact(Section):
    """Who answers questions about the plan."""

    name: Answer[Text] = answer("name")
    title: Answer[Text] = answer("title", translated=True)
    email: Answer[MailAddress] = answer("e-mail address")
    phone: Answer[Text] = answer("telephone")


class District(Section):
    """The district or charter school that writes the plan."""

    name: Answer[Text] = answer("name", "The name of the district or charter school, as families know it.")
    code: Answer[DistrictCode] = answer("district code", "The state's code of eight digits.")
    type: Answer[DistrictType] = answer("type of district", "What kind of district it is. Left out: district.")
    governing_body: Answer[Text] = answer("governing body", "Who votes on the plan. The usual name follows the type.")
    website: Answer[WebAddress] = answer("website")
    contact: Part[Contact] = part("contact", Contact)
    schools: Answers[Text] = answer("schools", "All schools. If given, every school that a program lists must be here.")

    @property
    def is_charter_school(self) -> bool:
        """Whether this is a charter school: it has its own due dates, and some rules of law don't bind it."""
        return known(self.type) == CHARTER_SCHOOL

    @property
    def may_be_charter_school(self) -> bool:
        """Whether it says that it is one, or says something that can't be read."""
        return self.type is UNKNOWN or self.is_charter_school


class Waiver(Node):
    """A finding that the district answers instead of fixing it."""

    SINGULAR: ClassVar[str] = "waiver"

    rule: Answer[Text] = answer("rule", "The code of the rule, for example SOA403.")
    where: Answer[Text] = answer("where", "Only there: the names of the answer joined by dots.")
    reason: Answer[Text] = answer("reason", "Why this finding is answered instead of fixed.")
    until: Answer[Date] = answer("until", "The last day on which the waiver holds.")


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """The day on which something happened to a file: a vote on it, its submission, its review."""

    pointer: Pointer
    event: str
    """What happened, as a noun: "the submission"."""
    day: Answer[date]
    status: str = ""
    """The status that a file has from that day on."""
    is_vote: bool = False
    is_submission: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """Values that a file gives of one measure, with their places; they may count students."""

    measure: Answer[str]
    unit: Answer[str]
    values: tuple[tuple[Pointer, Answer[Decimal]], ...]


class Envelope(Node):
    """The part that every kind of file shares."""

    kind: Answer[Text] = answer("kind of file")
    cycle: Answer[Code] = answer("guidance cycle")
    status: Answer[Status] = answer("status", "How far the plan has come.")
    district: Part[District] = part("District", District)
    waivers: Answers[Waiver] = answer("waivers", "Findings that the district answers instead of fixing.")
    notes: Answer[Notes] = answer("notes", "Notes for colleagues: never shown on the page, never checked.")

    @property
    def due_case(self) -> str:
        """By which of the due dates of a cycle this file goes."""
        return "all"

    def entries_with_ids(self) -> list[list[Node]]:
        """The readable entries of each list whose entries are told apart by their ids."""
        return []

    def recorded_days(self) -> list[list[RecordedDay]]:
        """What happened to the file, in the order in which it has to happen; one list for each such order."""
        return []

    def told_results(self) -> list[Node]:
        """The parts whose texts may tell results of students."""
        return [self]

    def measured(self) -> list[Measured]:
        """The values that may count students."""
        return []


def types_of_district(file: Envelope, others: Iterable[Envelope | None]) -> set[object]:
    """The type of district of a file, and of the files it rests on: what a report doesn't say, its plan does."""
    return {one.district.type for one in (file, *others) if one is not None}


def due_day(days: Mapping[str, date | None], file: Envelope, others: Iterable[Envelope | None]) -> date | None:
    """The day on which a file is due, of the due dates of its cycle; `others` are the files it rests on.

    None where only the state knows the day: for a kind or year without one, for charter schools where none is
    published for them, and where a type of district can't be read, so that nobody can tell whose day it is.
    """
    types = types_of_district(file, others)
    if UNKNOWN in types or (CHARTER_SCHOOL in types and CHARTER_SCHOOL not in days):
        return None
    return days.get(file.due_case)
