"""What is kept of each file: a few hundred bytes instead of the whole plan, so that memory stays flat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from soaplan.money import dollars

Named = tuple[tuple[str, str], ...]
"""Codes of the guidance with their names, in its order."""


@dataclass(frozen=True, slots=True)
class CycleNames:
    """What one edition of the guidance lists, and how it calls it."""

    id: str
    label: str
    years: tuple[str, ...]
    provisional: bool
    areas: Named
    programs: Named
    categories: Named
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgramRecord:
    """One program (EBP) of a plan. Amounts are US dollars; None is an amount that is not given or cannot be read.

    `code` and `area` are as written where the guidance does not list them; `category` is then empty. `by_year` is in
    the order of the cycle's years; `by_source` has the label of each fund.
    """

    code: str
    name: str
    area: str
    category: str = ""
    total: Decimal | None = None
    by_year: tuple[Decimal | None, ...] = ()
    by_source: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """How often one rule spoke about a plan."""

    code: str
    name: str
    severity: str
    times: int


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One plan that could be read. `groups` are the guidance's labels, others as written; `path` is as given."""

    path: str
    cycle: CycleNames
    district: str
    district_code: str
    district_type: str
    status: str | None
    areas: tuple[str, ...]
    programs: tuple[ProgramRecord, ...]
    groups: tuple[str, ...]
    approved: bool | None
    voted: date | None
    counts: Mapping[str, int]
    found: tuple[FoundRecord, ...]

    @property
    def cost(self) -> "Money":
        """What the plan costs over its years."""
        return Money.of(program.total for program in self.programs)

    @property
    def categories(self) -> tuple[str, ...]:
        """The letters of the law's program categories that the plan touches."""
        return tuple(sorted({program.category for program in self.programs} - {""}))


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that is one of ours but cannot be read: what stands in the way, and where."""

    path: str
    line: int
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file of another kind, such as a school's plan or a progress report: it is listed, and is in no number."""

    path: str
    kind: str
    title: str
    """What files of this kind are called."""
    about: str
    """The school or district that it is about; nothing where it does not say."""
    status: str
    counts: Mapping[str, int]


Record = PlanRecord | UnreadFile | OtherFile


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts that are added up, in US dollars. What is not known is counted, never taken for nothing."""

    amounts: tuple[Decimal, ...] = ()
    unknown: int = 0

    @classmethod
    def of(cls, amounts: Iterable[Decimal | None]) -> "Money":
        """The sum of these amounts; None is one that is not known."""
        given = tuple(amounts)
        return cls(tuple(amount for amount in given if amount is not None), given.count(None))

    @property
    def total(self) -> Decimal | None:
        """The sum of what is known; None where nothing is."""
        return sum(self.amounts, Decimal(0)) if self.amounts else None

    @property
    def median(self) -> Decimal | None:
        """The amount in the middle of those that are known: half of them are not above it."""
        ordered, middle = sorted(self.amounts), len(self.amounts) // 2
        if not ordered:
            return None
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2

    @property
    def shown(self) -> str:
        """The sum for readers; "at least" where an amount is not known."""
        if self.total is None:
            return "not known" if self.unknown else ""
        return f"at least {dollars(self.total)}" if self.unknown else dollars(self.total)

    @property
    def short(self) -> str:
        """The same for narrow tables: a plus behind a sum in which an amount is not known."""
        return f"{dollars(self.total)}+" if self.unknown and self.total is not None else self.shown
