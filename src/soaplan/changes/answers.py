"""Hold two files of any kind against each other, answer by answer, in the order of their model."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from soaplan.catalog import Catalog
from soaplan.changes.form_names import BEFORE, asked, title_of, without_section
from soaplan.changes.head import compare_head
from soaplan.changes.identity import keys_of, likeness_of, name_of_entry
from soaplan.changes.ledger import ENTRY, SHORT, TEXT, Ledger
from soaplan.changes.lists import compare_parts, is_text
from soaplan.changes.pairs import paired
from soaplan.changes.result import Comparison
from soaplan.changes.sections import Sections, Way
from soaplan.changes.side import Side, entries, is_read
from soaplan.changes.wording import likeness
from soaplan.check import CheckResult
from soaplan.plans.base import UNKNOWN, Node, known
from soaplan.plans.content import plain_text
from soaplan.plans.envelope import Envelope
from soaplan.plans.facts import year_of
from soaplan.plans.figures import Value
from soaplan.plans.kinds import Kind
from soaplan.plans.labels import fold
from soaplan.plans.shape import part_of
from soaplan.plans.stable import slug


def compared(kind: Kind, old: CheckResult, new: CheckResult, as_of: date) -> Comparison:
    """Everything that differs between two files of one kind. Raises TypeError where one cannot be read."""
    left, right = Side.of(old), Side.of(new)
    sections = Sections(kind, right.catalog)
    ledger = Ledger(BEFORE)
    compare_head(ledger, left, right)
    top = Part(sections, right.catalog, ledger, ())
    for key in kind.model.model_fields:
        if key not in Envelope.model_fields:
            top.compare_answer(key, left.plan, right.plan)
    order = list(sections.headings)
    changes = sorted(ledger.changes, key=lambda change: order.index(change.section))
    return Comparison(as_of, kind, left.version, right.version, sections.headings, tuple(changes), None)


@dataclass(frozen=True)
class Part:
    """A part of two files: where its changes are written down, and the way to it. `before` stands before names."""

    sections: Sections
    catalog: Catalog
    ledger: Ledger
    way: Way
    before: str = ""

    def compare(self, old: Node, new: Node) -> None:
        """Every answer of a part that both files have."""
        for key in type(new).model_fields:
            self.compare_answer(key, old, new)

    def compare_answer(self, key: str, old: Node, new: Node) -> None:
        """One answer, by its form: a part, a list, a table, a text, or any other value."""
        below = replace(self, way=(*self.way, key), ledger=self._ledger_of(key))
        left, right, part = getattr(old, key), getattr(new, key), type(new)
        inner = part_of(part.model_fields[key].annotation)
        match left if right is None else right:
            case Node():
                below.compare_part(key, part, left, right)
            case tuple() if inner is not None:
                below.compare_entries(key, part, inner, left, right)
            case tuple():
                below.compare_texts(key, below.name_in(part, key), left, right)
            case dict():
                below.compare_table(key, below.name_in(part, key), left, right)
            case _:
                below.compare_value(key, below.name_in(part, key), left, right, is_text=is_text(part, key))

    def _ledger_of(self, key: str) -> Ledger:
        """The same ledger, under the heading of an answer."""
        return replace(self.ledger, section=self.sections.of((*self.way, key)))

    def name_in(self, part: type[Node], key: str) -> str:
        """What sentences call the answer that the way leads to."""
        title = title_of(part, key)
        if key == TEXT and title in {TEXT, part.SINGULAR}:
            return TEXT
        return f"{self.before}{asked(self.catalog, '.'.join(self.way), without_section(title))}"

    def called(self, name: str) -> str:
        """How sentences name a part inside this one."""
        about = self.ledger.about
        return name if fold(name).startswith(fold(about)) else f"{about}, {name}"

    # What an answer may be

    def compare_part(self, key: str, part: type[Node], old: Node, new: Node) -> None:
        """A part that is always there."""
        title = without_section(title_of(part, key))
        if isinstance(new, Value):
            below = replace(self, ledger=self.ledger.of(place=key), before=f"{self.before}{title} ")
        else:
            about = self.ledger.about if self.sections.says(self.way, title) else self.called(title)
            below = replace(self, ledger=self.ledger.of(place=key, about=about))
        below.compare(old, new)

    def compare_entries(self, key: str, part: type[Node], inner: type[Node], old: Any, new: Any) -> None:
        """A list of parts; each goes by its id or its words."""
        noun = inner.SINGULAR or without_section(title_of(part, key))

        def each(ledger: Ledger, one: Node, other: Node) -> None:
            name = f"{noun} {name_of_entry(other)[1]}"
            about = name if inner.STANDS_ALONE else self.called(name)
            replace(self, ledger=ledger.of(about=about)).compare(one, other)

        keys, alike = keys_of(inner), likeness_of(inner)
        compare_parts(self.ledger.of(place=key), noun, (old, new), keys, name_of_entry, each, alike)

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

    def compare_value(self, key: str, name: str, old: Any, new: Any, *, is_text: bool) -> None:
        """One answer. Two spellings of one label are the same."""
        if not is_text:
            self.ledger.value(key, name, old, new)
        elif not (known(old) and known(new) and self.label(old) and self.label(old) == self.label(new)):
            self.ledger.text(key, name, old, new)

    # What is the same in another spelling

    def label(self, text: str) -> tuple[str, str] | None:
        """The entry of the catalog's lists that a text names."""
        if len(text) > SHORT:
            return None
        lists = self.catalog.lists if "lists" in self.catalog.FILES else ()
        rows = ((name, self.catalog.row(name, text)) for name in lists)
        return next(((name, row.id) for name, row in rows if row), None)

    def row(self, name: str) -> str | int | tuple[str, str]:
        """What a row of a table is about: a school year, a label, or what is written."""
        year = year_of(name)
        return year if isinstance(year, int) else self.label(name) or name.strip()
