"""The minutes of a school council: when it met, what it heard, what it decided."""

from typing import ClassVar

from soaplan.plans.base import Answer, Answers, Node, answer, text_as
from soaplan.plans.envelope import Envelope
from soaplan.plans.values import Date, Text


class Decision(Node):
    """One decision; a text alone stands for `text`."""

    SINGULAR: ClassVar[str] = "decision"
    TEXT_KEY: ClassVar[str] = "text"

    id: Answer[Text] = answer("id")
    text: Answer[Text] = answer("decision")
    from_text = text_as("text")


class CouncilMinutes(Envelope):
    """The minutes of one meeting."""

    held: Answer[Date] = answer("date of the meeting")
    heard: Answer[Text] = answer("what was heard")
    decisions: Answers[Decision] = answer("decisions")
