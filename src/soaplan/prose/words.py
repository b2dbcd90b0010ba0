"""The words of a text, in the forms in which they are compared."""

from soaplan.characters import visible
from soaplan.regex import regex

WORD = regex(r"[^\W_]+(?:['\u2019][^\W_]+)*@?|[$%]")
TOKEN = regex(rf"{WORD.pattern}|[.!?;]+(?=[\s\"')\]\u201d\u2019]|$)|\n\s*(?:\n|[-*+\u2022]\s)")
"""A word, or what ends a sentence or a list item."""
ENDS = ".!?;\n"
"""With which of them the latter begin."""
DOTTED = regex(r"\b(?:[A-Z]\.){2,}")
"""An abbreviation with dots: "I.E.P."."""
BROKEN = regex(r"(?<=[a-z])-\s+(?=[a-z])")
"""A hyphen at the end of a line, as a PDF leaves it: "implemen-" and "tation"."""
NUMBERED = frozenset(("tier", "title", "level", "phase", "part", "stage"))
"""Words before which a Roman numeral, or a number in letters, is a number: "Tier II", "tier two"."""
NUMBERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "one": "1", "two": "2", "three": "3", "four": "4"}
ROMAN = regex(r"(i{1,3}|iv|v)([a-d])")
IRREGULAR = {
    "bought": "buy", "built": "build", "children": "child", "chose": "choose", "chosen": "choose", "gave": "give",
    "given": "give", "grew": "grow", "grown": "grow", "held": "hold", "kept": "keep", "led": "lead", "made": "make",
    "men": "man", "met": "meet", "paid": "pay", "ran": "run", "sought": "seek", "spent": "spend",
    "taught": "teach", "took": "take", "taken": "take", "women": "woman", "wrote": "write", "written": "write",
}  # fmt: skip
SHORTEST_STEM = 3


def singular(word: str) -> str:
    """A word without a possessive or plural s."""
    if word.endswith(("'s", "\u2019s")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 1 else word


_BASES: dict[str, str] = {}


def base(word: str) -> str:
    """What all forms of a word have in common: hire, hires, hired and hiring; study and studied. No word itself."""
    if word not in _BASES:
        _BASES[word] = _base(IRREGULAR.get(word, word))
    return _BASES[word]


def _base(word: str) -> str:
    if len(word) <= SHORTEST_STEM:
        return singular(word)
    stem = _without_ending(word)
    if len(stem) > SHORTEST_STEM and stem.endswith("e"):
        stem = stem[:-1]
    if stem[-1:] == stem[-2:-1] and len(stem) > SHORTEST_STEM:
        stem = stem[:-1]
    return f"{stem[:-1]}i" if stem.endswith("y") else stem


def _without_ending(word: str) -> str:
    """The word without -s, -es, -ed, -ing."""
    word = word.removesuffix("'s").removesuffix("\u2019s")
    if word.endswith(("ies", "ied")):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM and any(letter in "aeiouy" for letter in stem):
            return word if word.endswith("eed") else stem
    return word if word.endswith(("us", "is")) else singular(word)


def numbers_in(words: list[str]) -> list[str]:
    """The words, with the numbers of tiers and titles in figures: "title 2a" for "Title IIA"."""
    for place in range(1, len(words)):
        if words[place - 1] in NUMBERED:
            words[place] = figure(words[place])
    return words


def figure(word: str) -> str:
    """A number of a tier or title in figures; any other word as it is."""
    if word in NUMBERS:
        return NUMBERS[word]
    lettered = ROMAN.fullmatch(word)
    return f"{NUMBERS[lettered[1]]}{lettered[2]}" if lettered else word


def joined_again(text: str) -> str:
    """The text without what cannot be seen; behind it, once more with the words that line ends have broken."""
    seen = visible(text)
    if "." in seen:
        seen = DOTTED.sub(lambda found: found[0].replace(".", ""), seen)
    if "- " in seen or "-\n" in seen:
        seen = f"{seen}\n\n{BROKEN.sub('', seen)}"
    return seen
