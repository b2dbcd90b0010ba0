"""What YAML 1.2 allows inside brackets and the C parser does not know.

ruamel.yaml.clib brings libyaml 0.1.7. Inside { } and [ ] its scanner stops at every `?`, and refuses a `:` inside a
plain text, so that `{url: https://www.millbrook.example/soa}` is an error. Such signs are written as two characters
of the private use area while the text is parsed, and read back in every value. Lines and columns hold.
"""

from dataclasses import dataclass

from soaplan.regex import regex

UNEXPECTED_COLON = "found unexpected ':'"
PRIVATE_USE = range(0xE000, 0xF900)
QUESTION_MARK = regex(r"(?<=\S)\?")
COLON = regex(r"(?<=[^\s\"'{}\[\],]):(?=[^\s,\[\]{}])")
"""A colon that separates nothing: a text goes on behind it."""
YAML_1_2 = regex(r"\A%YAML 1\.2\b")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A text that the old scanner can read, and how its values are read back."""

    text: str
    read_back: dict[int, str]


def guard(text: str, *, colons: bool = False) -> Guarded:
    """Hide the question marks that stand inside texts, and where it is asked for, such colons too."""
    text = YAML_1_2.sub("%YAML 1.1", text)
    if not colons and ("?" not in text or not ("{" in text or "[" in text)):
        return Guarded(text, {})
    for_question, for_colon = _unused(text)
    text = QUESTION_MARK.sub(for_question, text)
    text = COLON.sub(for_colon, text) if colons else text
    return Guarded(text, {ord(for_question): "?", ord(for_colon): ":"})


def _unused(text: str) -> tuple[str, str]:
    """Two characters that the text does not hold."""
    free = (chr(number) for number in PRIVATE_USE if chr(number) not in text)
    return next(free, "\ufffd"), next(free, "\ufffd")
