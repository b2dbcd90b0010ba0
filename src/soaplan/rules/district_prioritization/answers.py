"""Which answers of a section are missing, and how sentences name them."""

from collections.abc import Mapping

from soaplan.plans.base import Node, unanswered


def missing(part: Node, names: Mapping[str, str]) -> dict[str, str]:
    """Those of the answers that are not given, in order: their key and how a sentence names them."""
    return {key: name for key, name in names.items() if unanswered(getattr(part, key))}


def is_blank(part: Node) -> bool:
    """Whether nothing in a section is answered. What cannot be read is an answer."""
    return all(unanswered(getattr(part, key)) for key in type(part).model_fields)
