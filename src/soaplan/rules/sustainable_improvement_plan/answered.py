"""Whether anything at all is answered in a part of a plan."""

from typing import Any

from soaplan.plans.base import Node, unanswered
from soaplan.plans.improvement_stages import Stage


def is_answered(value: Any) -> bool:
    """Whether there is any answer in a value; one that cannot be read counts."""
    if isinstance(value, Node):
        return any(is_answered(getattr(value, name)) for name in type(value).model_fields)
    return not unanswered(value) and value != {}


def speaks_otherwise(stage: Stage) -> bool:
    """Whether a stage has a text of its own or evidence, which may hold what its named answers leave out."""
    return is_answered(stage.text) or is_answered(stage.evidence)
