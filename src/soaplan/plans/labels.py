"""How labels are compared, and which one an unknown label most likely means.

Case, `&` or `and`, hyphens, a plural s, spaces, and how an accent is stored do not matter.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from soaplan.characters import visible
from soaplan.diagnostic import Fix, How
from soaplan.regex import regex

T = TypeVar("T")

STRAIGHT: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u2019\u2018\u02bc"), "'"),
    **dict.fromkeys(map(ord, '"\u201c\u201d\u201e'), None),
}
"""Apostrophes are one character, and quotation marks are none."""
DASHES = regex("[-\u2010-\u2015_/\\s]+")
PLURAL = regex(r"(?<=[^\Ws])s\b")
WORD = regex(r"[^\W_]+")
NUMBERS = regex(r"\d+")

MINOR_WORDS = frozenset({"and", "or", "of", "the", "with", "w", "a", "an", "who", "are"})
SAME_FOR_ALL = frozenset({"student", "pupil", "group", "subgroup"})
"""Words that many labels share: they do not tell which one is meant."""
SHORTEST_START = 3
"""Letters of an abbreviated word: `econ.`, `dis.`."""
LONGEST_INITIALS = 6
SENTENCE, LONGEST_WORD_LIST = 7, 200
"""Words and characters of a text that is compared as a whole, not word by word."""
ALIKE = 0.8
"""How much of two long texts must be the same."""
LETTERS_A_SLIP, MOST_SLIPS = 4, 3
"""Of so many letters one may be wrong, but never more than that."""
LONGEST_SHORT_FORM = 4


@lru_cache(maxsize=4096)
def fold(label: str) -> str:
    """The label reduced to what counts when two are compared."""
    return PLURAL.sub("", _spread(label)).replace(" ", "")


def _spread(label: str) -> str:
    return DASHES.sub(" ", visible(label).translate(STRAIGHT).casefold().replace("&", " and "))


def nearest(text: str, labels: Iterable[str]) -> str | None:
    """The one label that a text very likely means; None where that is not sure."""
    by_fold = {fold(label): label for label in labels}
    return meant(text, {label: label for label in by_fold.values()})


def offer(text: str, label: str | None, sign: str = "“{}”", how: How = "write") -> tuple[str, Fix | None]:
    """The question whether a label was meant, and the label as a fix; nothing where there is none.

    A slip of the pen is safely fixed. Initials, some of the words or another name are a guess.
    """
    if not label:
        return "", None
    return f"Did you mean {sign.format(label)}? ", Fix(label, how, safe=is_misspelled(text, label))


def is_misspelled(text: str, label: str) -> bool:
    """Whether a text is a label but for a slip of the pen."""
    return _same(text, label) >= 0 or _slip(text, label) >= 0


def meant(text: str, by_name: Mapping[str, T]) -> T | None:
    """What a text very likely means: by a slip of the pen, initials, or some of the words of a name.

    A wrong guess is worse than none ("Students of color" is not "Low income"), so every word of the text must be
    found again in the name, and no name of another meaning may fit as well.
    """
    if not fold(text):
        return None
    for way in (_same, _slip, _initials, _some_words):
        fits = _best(way, text, by_name)
        if fits:
            return fits[0] if all(fit is fits[0] or fit == fits[0] for fit in fits) else None
    return None


Way = Callable[[str, str], float]
"""How far a label is from a text: 0 and more; below 0 where it is another one."""
NOT_AT_ALL = -1.0


def _best(way: Way, text: str, by_name: Mapping[str, T]) -> list[T]:
    """What the names mean that are nearest in one way."""
    distances = {name: way(text, name) for name in by_name}
    least = min((distance for distance in distances.values() if distance >= 0), default=None)
    return [] if least is None else [by_name[name] for name, distance in distances.items() if distance == least]


def _same(text: str, label: str) -> float:
    return 0 if fold(text) == fold(label) else NOT_AT_ALL


def _slip(text: str, label: str) -> float:
    """Letters that are wrong, missing, too many or exchanged, word by word.

    Another number (`goal-1`, `goal-2`) and a word more ("Non-disabled students") are another thing.
    """
    written, known = fold(text), fold(label)
    if NUMBERS.findall(written) != NUMBERS.findall(known):
        return NOT_AT_ALL
    if len(_words(text)) >= SENTENCE or len(written) > LONGEST_WORD_LIST:
        return _unlike(written, known)
    if text.isupper() and len(written) <= LONGEST_SHORT_FORM:  # ELA is not EL, but CIS is CSI
        return 1 if set(written) == set(known) else NOT_AT_ALL
    if len(one := _words(text)) != len(other := _words(label)):
        return NOT_AT_ALL
    slips = list(map(_slips, one, other))
    near = all(map(_is_near, one, other, slips))
    return sum(slips) if near and sum(slips) <= MOST_SLIPS else NOT_AT_ALL


def _is_near(one: str, other: str, slips: int) -> bool:
    """Whether few letters of a word are wrong; hardly anybody mistakes the first ("increase", "decrease")."""
    allowed = min((max(len(one), len(other)) + 1) // LETTERS_A_SLIP, MOST_SLIPS)
    return slips <= (allowed if one[0] == other[0] else min(1, allowed))


def _unlike(written: str, known: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415 - needed only when something is wrong

    found = SequenceMatcher(None, written, known, autojunk=False)
    alike = found.ratio() if found.real_quick_ratio() >= ALIKE and found.quick_ratio() >= ALIKE else 0
    return 1 - alike if alike >= ALIKE else NOT_AT_ALL


def _slips(one: str, other: str) -> int:
    """How many letters must be changed, added, dropped or exchanged with their neighbor to make one of the other."""
    if abs(len(one) - len(other)) > MOST_SLIPS:
        return MOST_SLIPS + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and (one[i - 2], letter) == (against, other[j - 2]):
                steps = min(steps, earlier[j - 2] + 1)
            row.append(steps)
    return row[-1]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, without a plural s."""
    words: list[str] = WORD.findall(_spread(text))
    return tuple(word.removesuffix("s") if len(word) > SHORTEST_START else word for word in words)


@lru_cache(maxsize=4096)
def _major(text: str) -> list[str]:
    return [word for word in _words(text) if word not in MINOR_WORDS]


def _telling(text: str) -> list[str]:
    """The words that tell one label from another."""
    major = _major(text)
    return [word for word in major if word not in SAME_FOR_ALL] or major


def _initials(text: str, label: str) -> float:
    """`PD` for Professional Development."""
    letters = visible(text).replace(".", "").removesuffix("s")
    if not (letters.isupper() and letters.isalpha() and 1 < len(letters) <= LONGEST_INITIALS):
        return NOT_AT_ALL
    ways = (_words(label), _major(label))
    return 0 if any("".join(word[0] for word in way) == letters.casefold() for way in ways) else NOT_AT_ALL


def _some_words(text: str, label: str) -> float:
    """Some of the label's words, in its order, each whole, shortened or with a slip, and none besides."""
    if len(text) > LONGEST_WORD_LIST or len(label) > LONGEST_WORD_LIST:
        return NOT_AT_ALL
    written, known = _telling(text), iter(_major(label))
    return 0 if written and all(any(_is_word(word, full) for full in known) for word in written) else NOT_AT_ALL


def _is_word(written: str, full: str) -> bool:
    if written == full:
        return True
    if min(len(written), len(full)) < SHORTEST_START or NUMBERS.search(written + full):
        return False
    return full.startswith(written) or (
        len(written) > LETTERS_A_SLIP and _is_near(written, full, _slips(written, full))
    )
