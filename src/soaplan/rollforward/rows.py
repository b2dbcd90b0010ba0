"""What can be done with an answer of the old plan: the words of the table of a kind (`soa_plan.py`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from soaplan.plans.base import is_text_file
from soaplan.rollforward.changes import NOTHING, Change
from soaplan.rollforward.places import Place
from soaplan.rollforward.rolling import Rolling
from soaplan.rollforward.words import said, shortened, was
from soaplan.rollforward.years import years_in
from soaplan.source.commas import split_amounts
from soaplan.source.edit import Editor
from soaplan.source.nodes import Mapping, Scalar

FILE = "file"
COPY_FIRST = "The text is in {file}, which the old plan uses too. Copy it under a new name before you change it."


@dataclass(frozen=True)
class Keep:
    """The answer stays as it is, and nothing is said of it but for the years that it names."""

    def changes(self, place: Place, _: Rolling) -> Iterator[Change]:
        """What is done."""
        years = years_in(place.node.text) if isinstance(place.node, Scalar) else []
        if file := text_file(place):
            yield Change(place, "is this text still right?", COPY_FIRST.format(file=file))
        elif years:
            yield Change(place, shortened(f"this names {', '.join(years)}: is it still right?"))


@dataclass(frozen=True)
class Silent:
    """The answer stays as it is, whatever it says."""

    def changes(self, place: Place, _: Rolling) -> Iterator[Change]:
        """What is done: nothing."""
        del place
        yield from ()


@dataclass(frozen=True)
class Look:
    """The answer stays, with a remark that says what to do with it."""

    todo: str
    more: str = ""

    def changes(self, place: Place, rolling: Rolling) -> Iterator[Change]:
        """What is done."""
        if not place.is_blank:
            file = text_file(place)
            more = [rolling.filled(self.more), COPY_FIRST.format(file=file) if file else ""]
            yield Change(place, rolling.filled(self.todo), " ".join(filter(None, more)))


@dataclass(frozen=True)
class Clear:
    """The figures go and a remark names them; the names stay, to be answered anew.

    `keys` are the answers below this one that go; all of it where there are none. `plain` is what is said instead
    where one text stands in the place of named answers; nothing goes then.
    """

    todo: str
    keys: tuple[str, ...] = ()
    more: str = ""
    plain: str = ""
    money: bool = False

    def changes(self, place: Place, rolling: Rolling) -> Iterator[Change]:
        """What is done."""
        if self.keys and not isinstance(place.node, Mapping):
            yield from (Look(self.plain) if self.plain else Keep()).changes(place, rolling)
            return
        gone = list(place.below(*self.keys)) if self.keys else [place]
        if before := self._before(place, gone):
            yield Change(place, rolling.filled(self.todo, before), rolling.filled(self.more))
            for one in gone:
                yield from cleared(one, rolling.editor)

    def _before(self, place: Place, gone: list[Place]) -> str:
        named = self.keys or isinstance(place.node, Mapping)
        if not named:
            return "" if place.is_blank else said(place.node)
        return was(gone if self.keys else place.below(), money=self.money)


def cleared(place: Place, editor: Editor) -> Iterator[Change]:
    """Every answer below a place is taken out; a list, what is only pointed to, or cut by commas, as a whole."""
    if isinstance(place.node, Mapping) and not (editor.is_alias(place.node) or text_file(place) or _is_cut(place)):
        for below in place.below():
            yield from cleared(below, editor)
    elif not place.is_blank:
        yield Change(place, text=NOTHING)


def _is_cut(place: Place) -> bool:
    """Whether commas have cut amounts in braces in two: `{FY25: 400,000}`."""
    return isinstance(place.node, Mapping) and place.node.flow and bool(split_amounts(place.node)[1])


def text_file(place: Place) -> str:
    """The name of the file that a text stands in; nothing where it stands in the plan."""
    node = place.node
    if not isinstance(node, Mapping) or not is_text_file(dict.fromkeys(node.entries)):
        return ""
    return said(node.entries[FILE].value) or FILE


Row = Keep | Silent | Look | Clear
