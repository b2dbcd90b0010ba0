"""The answers of a plan as a page shows them; on the page of a translation its texts stand in their place."""

from dataclasses import dataclass, field

from soaplan.catalog import SoaCatalog
from soaplan.check.result import CheckResult
from soaplan.diagnostic import Pointer
from soaplan.plans.base import Node
from soaplan.plans.kinds import KINDS
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import PLAIN, ChosenGroup, SoaPlan
from soaplan.prose import Prose
from soaplan.render.clean import first_upper
from soaplan.render.documents.reading import DocumentReader
from soaplan.render.subject import Subject, subject_of
from soaplan.render.words import Words, english

PLAN = "soa-plan"
STANDS_ALONE: frozenset[str | int] = frozenset(
    {"name", "group", "metric", "plain", "total", "value", "disparities", "families", "additional", PLAIN, 0}
)
"""Answers for which one text may stand where named answers are due."""


@dataclass(frozen=True)
class Reader(DocumentReader[SoaPlan]):
    """One checked plan, asked answer by answer."""

    catalog: SoaCatalog
    subject: Subject = field(kw_only=True)

    @classmethod
    def of(cls, result: CheckResult) -> "Reader":
        """The reader of a file that `has_page` admits. Raises TypeError for any other."""
        subject = subject_of(result)
        about = subject.result if subject else result
        if subject is None or not isinstance(about.catalog, SoaCatalog) or about.document is None:
            raise TypeError(result.path)
        kind = KINDS[PLAN]
        return cls(subject.plan, about.catalog, about.document, about, kind, STANDS_ALONE, subject=subject)

    @property
    def words(self) -> Words:
        """The fixed words of the page."""
        return self.subject.words

    @property
    def expected(self) -> str:
        """What stands behind all that a provisional cycle had to assume; else empty."""
        return self.words.t("expected") if self.catalog.cycle.provisional else ""

    def said_at(self, pointer: Pointer) -> str | None:
        """The text of the translation."""
        return self.subject.texts.get(pointer)

    def may_stand(self, rest: Pointer) -> bool:
        """Whether the answer is one that a text may stand for."""
        return rest[-1] in self.stand_alone

    def label(self, text: str, *other: str) -> str:
        """A label in the language of the page, by any of its names; else as it is, marked as English."""
        said = (self.words.label(name) for name in (text, *other))
        return next(filter(None, said), None) or self.subject.said(text)

    def groups(self, node: Node, *, inside: bool = False) -> tuple[str, ...]:
        """Student groups as the plan names them, each once, with their grades; `inside` a sentence, in its words."""
        found: dict[str, str] = {}
        for part in self.parts(node, "student_groups"):
            label = self.group(part, inside=inside) if isinstance(part, ChosenGroup) else str(part)
            row = self.catalog.group(label)
            found.setdefault(row.label if row else fold(label), label)
        return tuple(filter(None, found.values()))

    def group(self, chosen: ChosenGroup, *, inside: bool = False) -> str:
        """One student group, with its grades."""
        grades, written = self.line(chosen, "grades"), self.line(chosen, "group")
        label = self.group_inside(written) if inside else self.group_name(written)
        bare = grades.removeprefix("grades ")
        return self.words.t("group_grades", group=label, grades=bare) if label and grades else label

    def group_name(self, written: str) -> str:
        """A student group as the page names it."""
        row = self.catalog.group(written) if written else None
        if row and fold(written) == fold(row.label):
            return first_upper(self.label(row.label))
        return first_upper(self.label(written, row.label if row else "")) if written else ""

    def group_inside(self, written: str) -> str:
        """A student group inside a sentence; a name that doesn't speak of students by the usual words for them."""
        row, label = self.catalog.group(written), self.group_name(written)
        speaks_of_students = Prose(label).has(self.catalog.word_list("students"))
        return self.words.inside(row.label if row and not speaks_of_students and self.words == english() else label)
