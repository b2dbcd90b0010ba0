"""Hold two files of one kind against each other, answer by answer, in the order of their model.

What a kind knows of its answers besides its model is a `Telling`; a kind without one is told by its model alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, get_args

from soaplan.changes.entries import Entries, entries_of, paired, surely, texts
from soaplan.changes.ledger import ENTRY, TEXT, Ledger, likeness
from soaplan.changes.result import Comparison
from soaplan.changes.sections import BEFORE, Sections, Way, asked, holds_others, title_of, without_section
from soaplan.changes.side import Side, entries, is_read
from soaplan.check import CheckResult
from soaplan.plans.addresses import read_mail_address, read_web_address
from soaplan.plans.base import OFFERS, UNKNOWN, Node, known, mark_of
from soaplan.plans.content import plain_text
from soaplan.plans.envelope import DISTRICT_TYPES, Contact, District, Envelope, Waiver
from soaplan.plans.facts import year_of
from soaplan.plans.figures import Value
from soaplan.plans.kinds import KINDS
from soaplan.plans.labels import fold
from soaplan.plans.shape import part_of
from soaplan.plans.stable import slug
from soaplan.plans.values import read_district_code, read_text

QUOTED = (read_text, read_district_code, read_web_address, read_mail_address)
"""How an answer is read that sentences quote."""
HEAD = {"kind", "cycle", "status", "district", "notes"}
"""Answers at the top of every file that are told by themselves, and notes, which are never compared."""

Told = Callable[["Part", str, Any, Any], None]
"""How an answer is told: the part that it leads to, its name in the file, and both of its values."""


@dataclass(frozen=True)
class Telling:
    """What is known of the answers of one kind besides its model. Answers go by their part and their name in it."""

    side: type[Side] = Side
    answers: Mapping[tuple[type[Node], str], Told] = field(default_factory=dict)
    """Answers that are told in a way of their own."""
    names: Mapping[tuple[type[Node], str], str] = field(default_factory=dict)
    """What sentences call an answer; `{}` stands for the name that it has in the form."""
    entries: Mapping[type[Node], Entries] = field(default_factory=dict)
    """How the entries of a list are told apart and named."""
    record: Mapping[str, str] = field(default_factory=dict)
    """Parts that record what happened to a file, told under one heading: the answer -> the heading."""


TELLINGS = {"soa-plan": "soaplan.changes.soa_plan"}
"""Kinds that have a telling -> its module, imported when it is asked for."""


def compare(old: CheckResult, new: CheckResult, as_of: date) -> Comparison:
    """Everything that differs between two files of one kind that were read.

    Remarks, order, the spelling of labels, amounts and days, and where lines are broken are no differences. `as_of`
    stands for today. Raises TypeError where a file cannot be read, or the two are not of one kind.
    """
    if old.kind is None or old.kind != new.kind:
        raise TypeError(old.path)
    kind = KINDS[old.kind]
    telling: Telling = import_module(TELLINGS[kind.name]).TELLING if kind.name in TELLINGS else Telling()
    left, right = telling.side.of(old), telling.side.of(new)
    sections = Sections(kind, right.catalog, telling.record)
    ledger = Ledger(BEFORE)
    compare_head(ledger, left, right)
    top = Part(telling, (left, right), sections, ledger, ())
    for key in kind.model.model_fields:
        if key not in HEAD:
            top.compare_answer(key, left.plan, right.plan)
    order = [*sections.headings]
    changes = sorted(ledger.changes, key=lambda change: order.index(change.section))
    return Comparison(
        as_of, kind, left.version, right.version, sections.headings, tuple(changes), right.amendment(as_of)
    )


# The top of every file


def compare_head(ledger: Ledger, old: Side, new: Side) -> None:
    """What stands before the first section of the form: cycle, status and district."""
    ledger.value("cycle", title_of(Envelope, "cycle"), cycle_name(old), cycle_name(new))
    ledger.value("status", title_of(Envelope, "status"), old.plan.status, new.plan.status)
    compare_district(ledger.of(place="district", about="District"), old.plan.district, new.plan.district)


def cycle_name(side: Side) -> str:
    """A cycle with its years, by whichever of its names the file goes."""
    return f"{side.catalog.cycle.id} ({side.catalog.cycle.years_label})"


def compare_district(ledger: Ledger, old: District, new: District) -> None:
    """The district or charter school: its names, its contact, its roster, and what else a kind asks of it."""
    part, usual = type(new), DISTRICT_TYPES[0]
    for key in part.model_fields:
        if key != "type" and not holds_others(part.model_fields[key].annotation):
            tell = ledger.text if is_text(part, key) else ledger.value
            tell(key, title_of(part, key), getattr(old, key), getattr(new, key))
    ledger.value("type", title_of(District, "type"), old.type or usual, new.type or usual)
    for key in Contact.model_fields:
        what = f"contact, {title_of(Contact, key)}"
        ledger.text(f"contact.{key}", what, getattr(old.contact, key), getattr(new.contact, key))
    if is_read(old.schools) and is_read(new.schools):
        ledger.labels("schools", "school", entries(old.schools), entries(new.schools))


def waiver_name(one: Waiver) -> tuple[str, str]:
    """A waiver by the code of its rule."""
    rule = known(one.rule) or "without a rule"
    return slug(rule, small=False), rule


WAIVERS = Entries([texts("rule", "where"), texts("rule")], waiver_name, "Waiver of {}")


# Everything below


@dataclass(frozen=True)
class Part:
    """A part of two files: where its changes are written down, and the way to it. `before` stands before names."""

    telling: Telling
    sides: tuple[Any, Any]
    """The older file and the newer one, each read by `telling.side`."""
    sections: Sections
    ledger: Ledger
    way: Way
    before: str = ""

    def compare(self, old: Node, new: Node) -> None:
        """Every answer of a part that both files have."""
        for key in type(new).model_fields:
            self.compare_answer(key, old, new)

    def compare_answer(self, key: str, old: Node, new: Node) -> None:
        """One answer, by its form: a part, a list, a table, a text, or any other value."""
        way = (*self.way, key)
        below = replace(self, way=way, ledger=replace(self.ledger, section=self.sections.of(way)))
        left, right, part = getattr(old, key), getattr(new, key), type(new)
        name = TEXT if part.model_fields[key].alias == part.TEXT_KEY else key
        if told := self.telling.answers.get((part, key)) or COMMON.get((part, key)):
            told(below, name, left, right)
            return
        inner = part_of(part.model_fields[key].annotation)
        match left if right is None else right:
            case Node():
                below.compare_part(name, title_of(part, key), left, right)
            case tuple() if inner is not None:
                below.compare_entries(name, inner, left, right, inner.SINGULAR or without_section(title_of(part, key)))
            case tuple():
                below.compare_texts(name, below.name_in(part, key), left, right)
            case dict():
                below.compare_table(name, below.name_in(part, key), left, right)
            case _ if mark_of(part, key, OFFERS) is not None and is_text(part, key):
                below.compare_label(name, below.name_in(part, key), left, right)
            case _:
                below.compare_value(name, below.name_in(part, key), left, right, is_text=is_text(part, key))

    def name_in(self, part: type[Node], key: str) -> str:
        """What sentences call the answer that the way leads to."""
        title = title_of(part, key)
        if key == TEXT and title in {TEXT, part.SINGULAR}:
            return TEXT
        if key == part.TEXT_KEY and title == part.SINGULAR:
            return title
        form = without_section(title) if key == "id" else self.asked(without_section(title))
        return f"{self.before}{self.telling.names.get((part, key), '{}').format(form)}"

    def asked(self, otherwise: str = "") -> str:
        """What the form calls the answer that the way leads to."""
        return asked(self.sides[1].catalog, ".".join(self.way), otherwise)

    def called(self, name: str) -> str:
        """How sentences name a part inside this one."""
        about = self.ledger.about
        return name if fold(name).startswith(fold(about)) else f"{about}, {name}"

    # What an answer may be

    def compare_part(self, key: str, title: str, old: Node, new: Node) -> None:
        """A part that is always there."""
        name = without_section(title)
        if isinstance(new, Value):
            below = replace(self, ledger=self.ledger.of(place=key), before=f"{self.before}{name} ")
        else:
            about = self.ledger.about if self.sections.says(self.way, name) else self.called(name)
            below = replace(self, ledger=self.ledger.of(place=key, about=about))
        below.compare(old, new)

    def compare_entries(self, key: str, inner: type[Node], old: Any, new: Any, noun: str) -> None:
        """A list of parts: what is new, what is gone, what changed in the others.

        Of a list in which something cannot be read nothing is said to be new or gone.
        """
        how = self.telling.entries.get(inner) or (WAIVERS if inner is Waiver else entries_of(inner, noun))
        ledger, noun = self.ledger.of(place=key), how.noun or noun
        old_is_read, new_is_read = is_read(old), is_read(new)
        for one, other in paired(entries(old), entries(new), surely(how.keys), how.likeness):
            if one is not None and other is not None:
                name, words = how.named(other)
                about = how.about.format(words)
                whole = about if how.is_whole or not about else self.called(about)
                replace(self, ledger=ledger.of(place=name, about=whole), before=how.before(other)).compare(one, other)
            elif other is not None and old_is_read:
                words = how.shown(self.sides[1], other)
                ledger.added(how.named(other)[0], noun, words, words)
            elif one is not None and new_is_read:
                words = how.shown(self.sides[1], one)
                ledger.removed(how.named(one)[0], noun, words, words)

    def compare_texts(self, key: str, name: str, old: Any, new: Any) -> None:
        """A list of texts, in any order."""
        below = replace(self, ledger=self.ledger.of(place=key, about=self.called(name)))
        old_is_read, new_is_read = is_read(old), is_read(new)
        for one, other in paired(entries(old), entries(new), [plain_text, self.label], likeness):
            if one is not None and other is not None:
                below.compare_value(slug(other), ENTRY, one, other, is_text=True)
            elif other is not None and old_is_read:
                below.ledger.text(slug(other), ENTRY, None, other)
            elif one is not None and new_is_read:
                below.ledger.text(slug(one), ENTRY, one, None)

    def compare_table(self, key: str, name: str, old: Any, new: Any) -> None:
        """A table: a value for each year, a text for each name."""
        if UNKNOWN in (old, new):
            return
        left, right = ({self.row(name): (name, value) for name, value in (table or {}).items()} for table in (old, new))
        below = replace(self, ledger=self.ledger.of(place=key, about=self.called(name)))
        for row in dict.fromkeys([*left, *right]):
            shown = (right.get(row) or left[row])[0]
            values = [table.get(row, (shown, None))[1] for table in (left, right)]
            is_text = any(isinstance(value, str) for value in values)
            below.compare_value(slug(shown, small=False), shown, *values, is_text=is_text)

    def compare_label(self, key: str, name: str, old: Any, new: Any) -> None:
        """One label. Its case, hyphens and plural s do not matter."""
        if not (known(old) and known(new) and fold(old) == fold(new)):
            self.compare_value(key, name, old, new, is_text=True)

    def compare_value(self, key: str, name: str, old: Any, new: Any, *, is_text: bool) -> None:
        """One answer. Two spellings of one label are the same."""
        if not is_text:
            self.ledger.value(key, name, old, new)
        elif not (known(old) and known(new) and self.label(old) and self.label(old) == self.label(new)):
            self.ledger.text(key, name, old, new)

    # What is the same in another spelling

    def label(self, text: str) -> tuple[str, str] | None:
        """The entry of the catalog's lists that a text names."""
        found: tuple[str, str] | None = self.sides[1].label(text)
        return found

    def row(self, name: str) -> str | int | tuple[str, str]:
        """What a row of a table is about: a school year, a label, or what is written."""
        year = year_of(name)
        return year if isinstance(year, int) else self.label(name) or name.strip()


@cache
def is_text(part: type[Node], key: str) -> bool:
    """Whether an answer is told as a text, in quotation marks; others are choices, the state's codes, figures, days."""
    return _reads_text(part.model_fields[key].annotation)


def _reads_text(annotation: Any) -> bool:
    return any(getattr(inner, "reader", None) in QUOTED or _reads_text(inner) for inner in get_args(annotation))


# Ways of telling an answer that a telling can name


def not_told(below: Part, key: str, old: Any, new: Any) -> None:
    """Nothing is said of an answer: another one tells it."""


def about(name: str) -> Told:
    """A part that sentences call by a name of its own."""

    def told(below: Part, key: str, old: Any, new: Any) -> None:
        replace(below, ledger=below.ledger.of(place=key, about=name)).compare(old, new)

    return told


def labels(noun: str, named: Callable[[Any, Any], str] = lambda _, label: label) -> Told:
    """A list of labels: which were added, which taken out. `named` gives the name of an entry on its side."""

    def told(below: Part, key: str, old: Any, new: Any) -> None:
        if is_read(old) and is_read(new):
            pair = zip(below.sides, (old, new), strict=True)
            below.ledger.labels(key, noun, *([named(side, one) for one in entries(values)] for side, values in pair))

    return told


COMMON: Mapping[tuple[type[Node], str], Told] = {(Waiver, "rule"): not_told}
"""Answers of every kind that are told in a way of their own."""
