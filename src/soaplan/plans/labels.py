"""How labels are compared, and which one an unknown label most likely means.

Case, `&` or `and`, hyphens, a plural s, spaces, and how an accent is stored do not matter.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
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
    return bool(_same(text, [label]) or _slips(text, [label]))


def meant(text: str, by_name: Mapping[str, T]) -> T | None:
    """What a text very likely means: by a slip of the pen, initials, or some of the words of a name.

    A wrong guess is worse than none ("Students of color" is not "Low income"), so every word of the text must be
    found again in the name, and no name of another meaning may fit as well.
    """
    if not fold(text):
        return None
    for way in (_same, _slips, _initials, _some_words):
        if distances := way(text, by_name):
            least = min(distances.values())
            fits = [by_name[name] for name, distance in distances.items() if distance == least]
            return fits[0] if all(fit is fits[0] or fit == fits[0] for fit in fits) else None
    return None


Distances = dict[str, float]
"""The names that a text may mean in one way, each with how far it is from the text."""


def _same(text: str, names: Iterable[str]) -> Distances:
    wanted = fold(text)
    return {name: 0 for name in names if fold(name) == wanted}


def _slips(text: str, names: Iterable[str]) -> Distances:
    """Letters that are wrong, missing, too many or exchanged, word by word.

    Another number (`goal-1`, `goal-2`) and a word more ("Non-disabled students") are another thing.
    """
    written, words = fold(text), _words(text)
    if len(words) >= SENTENCE or len(written) > LONGEST_WORD_LIST:
        return _unlike(text, names)
    if text.isupper() and len(written) <= LONGEST_SHORT_FORM:  # ELA is not EL, but CIS is CSI
        return {name: 1 for name in names if set(written) == set(fold(name)) and _same_numbers(text, name)}
    counted = ((name, _slips_in_all(words, _words(name))) for name in names)
    return {name: slips for name, slips in counted if slips is not None and _same_numbers(text, name)}


def _same_numbers(one: str, other: str) -> bool:
    return _numbers(one) == _numbers(other)


@lru_cache(maxsize=4096)
def _numbers(label: str) -> list[str]:
    return NUMBERS.findall(fold(label))


def _slips_in_all(words: Sequence[str], others: Sequence[str]) -> int | None:
    """How many slips make the words of one label of those of another; None where they are too many."""
    if len(words) != len(others):
        return None
    found = 0
    for one, other in zip(words, others, strict=True):
        slips = _slips_in(one, other)
        if slips is None:
            return None
        found += slips
    return found if found <= MOST_SLIPS else None


def _slips_in(one: str, other: str) -> int | None:
    """How many slips make one word of the other; None where they are too many.

    Hardly anybody mistakes the first letter ("increase", "decrease").
    """
    if one == other:
        return 0
    allowed = MOST_SLIPS if one[0] == other[0] else 1
    if len(_letters(one) ^ _letters(other)) > 2 * allowed:  # one slip changes two letters at the most
        return None
    allowed = min((max(len(one), len(other)) + 1) // LETTERS_A_SLIP, allowed)
    slips = _steps(one, other) if abs(len(one) - len(other)) <= allowed else allowed + 1
    return slips if slips <= allowed else None


@lru_cache(maxsize=4096)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def _steps(one: str, other: str) -> int:
    """How many letters must be changed, added, dropped or exchanged with their neighbor to make one of the other."""
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


def _unlike(text: str, names: Iterable[str]) -> Distances:
    """By how much of its letters each name differs. One that cannot be as near as another is not looked at."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - needed only when something is wrong

    at_most = {name: _most_alike(fold(text), fold(name)) for name in names if _same_numbers(text, name)}
    found, best = dict[str, float](), ALIKE
    for name in sorted(at_most, key=lambda name: -at_most[name]):
        if at_most[name] < best:
            break
        alike = SequenceMatcher(None, fold(text), fold(name), autojunk=False).ratio()
        if alike >= best:
            found[name], best = 1 - alike, alike
    return found


def _most_alike(one: str, other: str) -> float:
    """What the ratio of two texts can be at the most: as if their letters stood in the same order."""
    both, there = _counts(one), _counts(other)
    same = sum(min(number, there.get(letter, 0)) for letter, number in both.items())
    return 2 * same / (len(one) + len(other))


@lru_cache(maxsize=4096)
def _counts(text: str) -> Mapping[str, int]:
    return Counter(text)


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


def _initials(text: str, names: Iterable[str]) -> Distances:
    """`PD` for Professional Development."""
    letters = visible(text).replace(".", "").removesuffix("s")
    if not (letters.isupper() and letters.isalpha() and 1 < len(letters) <= LONGEST_INITIALS):
        return {}
    return {name: 0 for name in names if letters.casefold() in map(_first_letters, (_words(name), _major(name)))}


def _first_letters(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _some_words(text: str, names: Iterable[str]) -> Distances:
    """Some of the label's words, in its order, each whole, shortened or with a slip, and none besides."""
    written = _telling(text)
    if len(text) > LONGEST_WORD_LIST or not written:
        return {}
    words_of = {name: _major(name) for name in names if len(name) <= LONGEST_WORD_LIST}
    firsts = {full for full in set(chain.from_iterable(words_of.values())) if _is_word(written[0], full)}
    having = {name: words for name, words in words_of.items() if not firsts.isdisjoint(words)}
    return {name: 0 for name, words in having.items() if _has_in_order(words, written)}


def _has_in_order(words: Sequence[str], written: Sequence[str]) -> bool:
    known = iter(words)
    return all(any(_is_word(word, full) for full in known) for word in written)


@lru_cache(maxsize=8192)
def _is_word(written: str, full: str) -> bool:
    if written == full:
        return True
    if min(len(written), len(full)) < SHORTEST_START:
        return False
    near = len(written) > LETTERS_A_SLIP and _slips_in(written, full) is not None
    return (near or full.startswith(written)) and not NUMBERS.search(written + full)
