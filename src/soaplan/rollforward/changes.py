"""What is done with one answer."""

from dataclasses import dataclass

from soaplan.rollforward.places import Place

NOTHING = ""
"""The new text of an answer that is taken out."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is done with one answer: a remark, another text, another name.

    `todo` is what to look at again, `more` goes on with it in the file only. `text` is the new text (`NOTHING`: the
    answer goes and its name stays); `name` the new name. Either is None where it stays.
    """

    place: Place
    todo: str = ""
    more: str = ""
    text: str | None = None
    name: str | None = None
