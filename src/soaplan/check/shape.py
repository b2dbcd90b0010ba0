"""From plain data to the model, with every wrong value told and replaced by the one marker.

pydantic names what is wrong and where; a table turns that into a rule and the words of a school office.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from soaplan.catalog import Catalog
from soaplan.check.reading import Reading
from soaplan.diagnostic import Finding, Pointer
from soaplan.plans.base import UNKNOWN, Node
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import Kind
from soaplan.plans.labels import nearest
from soaplan.plans.shape import answers_of, homes_of, part_at
from soaplan.plans.soa_plan import PLAIN

Problem = Any
"""One error of pydantic: type, loc, input, ctx."""
MOST_ROUNDS = 20


@dataclass
class Shaper:
    """Builds the model of one file; what is wrong with its shape is in `findings`."""

    kind: Kind
    catalog: Catalog
    reading: Reading
    findings: list[Finding] = field(default_factory=list)

    def build(self, data: dict[str, Any]) -> Envelope:
        """The plan. Wrong values are unknown in it, so that they hide nothing else."""
        self.join_labels(data, "")
        for _ in range(MOST_ROUNDS):
            try:
                return self.kind.model.model_validate(data, context=self.reading)
            except ValidationError as error:
                for problem in error.errors(include_url=False):
                    self.take(data, problem)
        return self.kind.model.unknown()  # pragma: no cover - every round takes the errors of the one before away

    def take(self, data: dict[str, Any], problem: Problem) -> None:
        """Tell one problem and take it out of the data."""
        pointer = tuple(segment for segment in problem["loc"] if segment != PLAIN)
        if problem["type"] == "extra_forbidden":
            self.unknown_answer(data, pointer)
        else:
            code, message, mend = SHAPES.get(problem["type"], wrong_shape)(problem, self.title(pointer))
            piece = (problem["ctx"]["start"], problem["ctx"]["end"]) if problem["type"] == "placeholder" else None
            self.findings.append(Finding(pointer, message, mend, code=code, piece=piece))
            replace(data, self.written(data, pointer), UNKNOWN)

    def title(self, pointer: Pointer) -> str:
        """How the form names the answer."""
        keys = [segment for segment in pointer if isinstance(segment, str)]
        parent = part_at(self.kind.model, pointer[: pointer.index(keys[-1])]) if keys else None
        names = parent.model_fields if parent else {}
        return names[keys[-1]].title or keys[-1] if keys and keys[-1] in names else "this answer"

    def unknown_answer(self, data: dict[str, Any], pointer: Pointer) -> None:
        """DOC011, or DOC012 where a colon inside a sentence made a name out of its first words."""
        *way, key = pointer
        parent = part_at(self.kind.model, tuple(way))
        place = self.written(data, tuple(way))
        holder = get(data, place)
        if parent is None or not isinstance(holder, dict):
            return
        if parent.TEXT_KEY and not any(near_key(parent, str(name)) for name in holder):
            self.findings.append(_colon_finding(tuple(way), holder))
            replace(data, place, UNKNOWN)
            return
        value = holder.pop(key)
        meant = near_key(parent, str(key))
        self.findings.append(self.misspelt(pointer, parent, meant, value, taken=meant in holder))
        if meant and meant not in holder:
            holder[meant] = UNKNOWN

    def misspelt(self, pointer: Pointer, parent: type[Node], meant: str | None, value: Any, *, taken: bool) -> Finding:
        """DOC011, with what was probably meant."""
        key = pointer[-1]
        message = f"there is no answer named `{key}` here"
        if meant and not taken:
            return Finding(pointer, message, f"Did you mean `{meant}`?", on_key=True, code="DOC011")
        homes = [home for home in homes_of(self.kind.model, str(key)) if home]
        if homes:
            mend = f"`{key}` belongs under `{homes[0]}`: look at the spaces before it."
        elif value is None and not str(key).isidentifier():
            mend = "A comma inside { } or [ ] ends an answer: put the whole text in quotation marks."
        else:
            mend = f"Delete it, or use one of: {', '.join(answers_of(parent))}."
        return Finding(pointer, message, mend, on_key=True, code="DOC011")

    def written(self, data: Any, pointer: Pointer) -> Pointer:
        """The way to a value as it was written, second spellings included."""
        way: list[str | int] = []
        for segment in pointer:
            holder = get(data, tuple(way))
            other = self.kind.other_keys.get(str(segment))
            second = isinstance(holder, dict) and segment not in holder and other in holder
            way.append(str(other) if second else segment)
        return tuple(way)

    def join_labels(self, data: Any, key: str) -> None:
        """Neighbouring entries that together make an official label are that label: commas inside [ ] cut it."""
        if isinstance(data, dict):
            for name, value in data.items():
                self.join_labels(value, name)
        elif isinstance(data, list):
            if key in self.kind.label_lists:
                join_neighbours(data, self.is_label)
            for value in data:
                self.join_labels(value, "")

    def is_label(self, text: str) -> bool:
        """Whether a text is a label of any list of the catalog."""
        catalog = self.catalog
        return bool(catalog.foundation_category(text) or catalog.group(text) or catalog.stakeholder(text))


def join_neighbours(items: list[Any], is_label: Callable[[str], bool]) -> None:
    """Join two or three neighbours in place; the places of the others do not shift."""
    for count in (3, 2):
        for start in range(len(items) - count + 1):
            parts = items[start : start + count]
            if all(isinstance(part, str) for part in parts) and not all(map(is_label, parts)):
                whole = ", ".join(parts)
                if is_label(whole):
                    items[start : start + count] = [whole, *[None] * (count - 1)]


def near_key(part: type[Node], key: str) -> str | None:
    """The answer whose name looks most like the key."""
    return nearest(key, answers_of(part))


def get(data: Any, pointer: Pointer) -> Any:
    """The value at the end of a way, or the last one that can be reached."""
    for segment in pointer:
        if isinstance(data, dict) and segment in data:
            data = data[segment]
        elif isinstance(data, list) and isinstance(segment, int) and segment < len(data):
            data = data[segment]
    return data


def replace(data: Any, pointer: Pointer, value: Any) -> None:
    """Put a value at the end of a way; where a text stands in for a list or for named answers, in its place."""
    holder: Any = None
    last: Any = None
    for segment in pointer:
        inside = isinstance(data, dict) and segment in data
        inside = inside or (isinstance(data, list) and isinstance(segment, int) and segment < len(data))
        if inside:
            holder, last, data = data, segment, data[segment]
    if holder is not None:
        holder[last] = value


def _colon_finding(pointer: Pointer, holder: dict[str, Any]) -> Finding:
    name, value = next(iter(holder.items()))
    message = "this text contains a colon, so it was read as a name and an answer"
    whole = f"{name}: {value}" if isinstance(value, str) else f"{name}:"
    mend = f"It needs quotation marks: {_in_quotes(whole)}"
    return Finding(pointer, message, mend, code="DOC012")


def _in_quotes(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# What pydantic and the readers of values call it -> (code, message, help)

Words = tuple[str, str, str]


def wrong_shape(problem: Problem, title: str) -> Words:
    """DOC012: named answers, a list or one text are due, and something else was written."""
    found = problem["input"]
    due = DUE.get(problem["type"], DUE["text_due"])
    return "DOC012", f"{_what(found)} stands here, where {due[0]} {due[1]} due", _mend(problem["type"], found, title)


DUE = {
    "text_due": ("one text", "is"),
    "tuple_type": ("a list", "is"),
    "model_type": ("named answers", "are"),
    "model_attributes_type": ("named answers", "are"),
    "dict_type": ("names with amounts or reasons", "are"),
}


def _what(found: Any) -> str:
    if isinstance(found, dict):
        return "a group of named answers"
    return "a list" if isinstance(found, list) else "a text"


def _mend(kind: str, found: Any, title: str) -> str:
    if kind == "tuple_type":
        return "Begin each entry on a line of its own with a dash and a space: `- `."
    if kind != "text_due":
        return f"Write one line for each answer below “{title}”, as `name: answer`, with two more spaces before it."
    if isinstance(found, dict) and all(isinstance(value, str | None) for value in found.values()) and found:
        name, value = next(iter(found.items()))
        whole = f"{name}: {value or ''}".strip()
        return f"If this is one text, it needs quotation marks: {_in_quotes(whole)}"
    return "If this is one text with several lines, write `|` after the colon above it."


def _told(code: str) -> Callable[[Problem, str], Words]:
    def words(problem: Problem, title: str) -> Words:
        del title
        return code, problem["ctx"]["fact"], problem["ctx"]["mend"]

    return words


def _placeholder(problem: Problem, title: str) -> Words:
    found = " ".join(problem["ctx"]["found"].split())
    return "DOC017", f"“{found}” stands where text is still due", f"Write what belongs there ({title}), or delete it."


def _hidden(problem: Problem, title: str) -> Words:
    del title
    message = f"the file of this text holds a character that cannot be seen (U+{ord(problem['ctx']['found']):04X})"
    return "DOC018", message, "Delete it there: retype the words around it, or paste them again as plain text."


SHAPES: dict[str, Callable[[Problem, str], Words]] = {
    "text_due": wrong_shape,
    "tuple_type": wrong_shape,
    "model_type": wrong_shape,
    "model_attributes_type": wrong_shape,
    "dict_type": wrong_shape,
    "unreadable_date": _told("DOC013"),
    "unreadable_amount": _told("DOC014"),
    "unreadable_yes_no": _told("DOC015"),
    "unknown_value": _told("DOC016"),
    "placeholder": _placeholder,
    "hidden_character": _hidden,
    "unsafe_link": _told("DOC019"),
    "unreadable_number": _told("DOC025"),
    "unreadable_text_file": _told("DOC027"),
}
