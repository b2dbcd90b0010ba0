"""Looking for words in prose by the patterns of the catalog.

A pattern is one or more words that stand side by side. Case does not matter; a hyphen or a slash in the text counts
as a space. In a pattern

- `tutor` matches the word, with or without a plural s: tutor, tutors, tutor's;
- `tutor+` matches every form: tutors, tutored, tutoring; `hire+` hired and hiring; `study+` studies;
- `interpret*` matches every word that begins so: interpreter, interpretation;
- `co-teach+` matches with a hyphen, with a space and in one word: co-teaching, co teaching, coteaching;
- `hire+|recruit+ teacher` matches either of the two words before "teacher";
- `adopt+ … curricul*` matches with up to six other words of the sentence between;
- `literacy & grade 1` matches where both stand in one sentence, in any order;
- `! financial literacy` names another sense: where this stands, the other patterns of the list are not looked for;
- `? career` is a weak sign, which counts only where a sentence has another of the list beside it;
- a word of up to four capitals (EL, IDEA) matches in capitals only: "idea" is another word;
- `=Els` matches only as it is written, capitals included.

"Tier II", "tier two" and "Tier 2" are the same. A word that the end of a line has broken is found whole.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from soaplan.prose.words import ENDS, NUMBERED, TOKEN, WORD, base, figure, joined_again, numbers_in, singular

LONGEST_ABBREVIATION = 4
GAP = 6
"""How many other words "…" stands for at the most."""
KEY = 3
"""Letters by which the beginning of a word is looked up."""
GAP_SIGN = "\u2026"

Atom = tuple[str, str]
"""How a word is compared ("" for the word itself, "+", "*", "=") and what with."""
Element = tuple[tuple[Atom, ...], ...]
"""What may stand at one place of a pattern: rows of words, of which one must. None at all is a gap."""
Part = tuple[Element, ...]
"""What must stand in a sentence, in this order."""
ANY: Atom = ("*", "")


def plain_pattern(text: str) -> str:
    """A text as a pattern that looks for these very words, whatever signs it holds."""
    return " ".join(WORD.findall(text))


class Prose:
    """One text, cut into words once and asked many times."""

    def __init__(self, text: str) -> None:
        self.text = text
        cased, sentences, ended = list[str](), list[int](), 0
        for token in TOKEN.findall(joined_again(text)):
            if token[0] in ENDS:
                ended += 1
            else:
                cased.append(token)
                sentences.append(ended)
        self._cased, self._sentences = cased, sentences
        self.words = numbers_in(list(map(_compared, cased)))
        """The words in small letters, without a plural s."""

    @cached_property
    def _places(self) -> dict[Atom, list[int]]:
        """Every form by which a word may be looked up, with the places where it stands."""
        of_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, both in enumerate(zip(self._cased, self.words, strict=True)):
            of_word[both].append(place)
        places: dict[Atom, list[int]] = defaultdict(list, {ANY: list(range(len(self.words)))})
        for both, there in of_word.items():
            for form in _forms(*both):
                places[form] += there
        return places

    def bases(self, patterns: Iterable[str] = ()) -> frozenset[str]:
        """What all forms of each word have in common (`base`), without the words in another sense by the patterns."""
        hidden = self._hidden(_index(tuple(patterns)))
        return frozenset(base(word.casefold()) for place, word in enumerate(self._cased) if place not in hidden)

    def find(self, patterns: Iterable[str]) -> str | None:
        """The first pattern that the text has, or None."""
        return min(self._found(_index(tuple(patterns))), default=(0, None))[1]

    def has(self, patterns: Iterable[str]) -> bool:
        """Whether the text has any of the patterns."""
        return next(self._found(_index(tuple(patterns))), None) is not None

    def _found(self, wanted: "_Index") -> Iterator[tuple[int, str]]:
        """The patterns that the text has, with their numbers, in no order."""
        if all(self._places.keys().isdisjoint(signs) for signs in (wanted.looked_for, wanted.weak_signs)):
            return
        hidden = self._hidden(wanted)
        yield from (pattern for pattern, *_ in self._whole(wanted.looked_for, hidden))
        yield from self._in_pairs(list(self._whole(wanted.weak_signs, hidden)) if wanted.weak_signs else [])

    def _hidden(self, index: "_Index") -> frozenset[int]:
        """The places of the words that stand in another sense."""
        other = self._whole(index.other_senses, frozenset())
        return frozenset(place for _, start, end in other for place in range(start, end))

    def _whole(self, index: "_ByFirstWord", hidden: frozenset[int]) -> Iterator[tuple[tuple[int, str], int, int]]:
        """The patterns all of whose parts stand in one sentence, with the place of the first part."""
        seen: dict[tuple[Part, int], bool] = {}
        for pattern, start, end in self._spans(index, hidden):
            sentence = self._sentences[start]
            for part in _parts(pattern[1])[1:]:
                if (part, sentence) not in seen:
                    seen[part, sentence] = self._is_in(sentence, part, hidden)
            if all(seen[part, sentence] for part in _parts(pattern[1])[1:]):
                yield pattern, start, end

    def _in_pairs(self, signs: list[tuple[tuple[int, str], int, int]]) -> Iterator[tuple[int, str]]:
        """The weak signs that have another one, of other words, in the same sentence."""
        said: dict[int, set[str]] = {}
        for _, start, _ in signs:
            said.setdefault(self._sentences[start], set()).add(base(self._cased[start].casefold()))
        yield from (pattern for pattern, start, _ in signs if len(said[self._sentences[start]]) > 1)

    def _spans(self, index: "_ByFirstWord", hidden: frozenset[int]) -> Iterator[tuple[tuple[int, str], int, int]]:
        """Where the first part of a pattern stands."""
        there = self._places.keys()
        for atom in there & index.keys():
            for pattern in index[atom]:
                if any(map(there.isdisjoint, _needed(pattern[1]))):
                    continue
                words = _parts(pattern[1])[0]
                for place in self._places[atom]:
                    for end in self._ends(words, place, hidden):
                        yield pattern, place, end

    def _is_in(self, sentence: int, part: "Part", hidden: frozenset[int]) -> bool:
        """Whether a part of a pattern stands in a sentence."""
        places = range(bisect_left(self._sentences, sentence), bisect_right(self._sentences, sentence))
        return any(True for place in places for _ in self._ends(part, place, hidden))

    def _ends(self, elements: "Part", place: int, hidden: frozenset[int]) -> Iterator[int]:
        """The places after the words of a pattern that begin at a place."""
        if not elements:
            yield place
        elif not elements[0]:
            for later in range(place, min(place + GAP + 1, len(self.words))):
                if self._sentences[later] == self._sentences[place - 1]:
                    yield from self._ends(elements[1:], later, hidden)
        else:
            for row in elements[0]:
                if all(self._is_at(atom, place + step, hidden) for step, atom in enumerate(row)):
                    yield from self._ends(elements[1:], place + len(row), hidden)

    def _is_at(self, atom: Atom, place: int, hidden: frozenset[int]) -> bool:
        if place >= len(self.words) or place in hidden:
            return False
        way, wanted = atom
        if way == "=":
            return wanted in (self._cased[place], singular(self._cased[place]))
        if way == "*":
            return self.words[place].startswith(wanted)
        return wanted == (base(self._cased[place].casefold()) if way else self.words[place])


@lru_cache(maxsize=8192)
def _compared(token: str) -> str:
    """A word as words are compared: in small letters, without a plural s."""
    return singular(token.casefold())


@lru_cache(maxsize=8192)
def _forms(cased: str, word: str) -> frozenset[Atom]:
    """By which forms a word may be looked up. One whose capitals matter is looked up without them, then compared."""
    return frozenset((("", word), ("+", base(cased.casefold())), ("*", word[:KEY])))


_ByFirstWord = dict[Atom, list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class _Index:
    """A list of patterns with their numbers, by their first words. They are taken apart only once a text has these."""

    looked_for: _ByFirstWord
    weak_signs: _ByFirstWord
    other_senses: _ByFirstWord


@lru_cache(maxsize=512)
def _index(patterns: tuple[str, ...]) -> _Index:
    index = _Index({}, {}, {})
    tables = {"!": index.other_senses, "?": index.weak_signs}
    for number, text in enumerate(patterns):
        table = tables.get(text[:1], index.looked_for)
        words = text if table is index.looked_for else text[1:].lstrip()
        for key in _keys(words):
            table.setdefault(key, []).append((number, words))
    return index


def _keys(text: str) -> Iterable[Atom]:
    """Under which forms a pattern is found: those of its first word."""
    return {key for one in text.split(" ", 1)[0].split("|") for key in _keys_of(one)}


def _keys_of(one: str) -> Iterable[Atom]:
    stem, sign = (one[:-1], one[-1]) if one.endswith(("+", "*")) else (one, "")
    if stem.isalnum():  # nearly all are, and need not be taken apart
        return (_key(_atom(stem.casefold(), sign)),)
    return (_key(row[0]) for row in _element(one, ""))


def _key(atom: Atom) -> Atom:
    way, wanted = atom
    if way == "=":
        return ("", singular(wanted.casefold()))
    return atom if way != "*" else ("*", wanted[:KEY]) if len(wanted) >= KEY else ANY


@lru_cache(maxsize=8192)
def _parts(text: str) -> tuple[Part, ...]:
    """The parts of a pattern that must stand in one sentence, each as its words."""
    return tuple(map(_elements, text.split(" & ")))


@lru_cache(maxsize=8192)
def _needed(text: str) -> tuple[frozenset[Atom], ...]:
    """What a text must have of each word of a pattern but the first: one of the forms under which it is looked up."""
    _, *others = (element for part in _parts(text) for element in part)
    words = (element for element in others if element and all(element))  # no gap, and no sign that may be left out
    return tuple(frozenset(ANY if row[0][0] == "=" else _key(row[0]) for row in element) for element in words)


def _elements(text: str) -> Part:
    written = text.split()
    if _is_abbreviation(text):
        return (((("=", singular(written[0])),),),)
    return tuple(_element(word, before) for before, word in pairwise(("", *written)))


def _is_abbreviation(text: str) -> bool:
    return len(text) <= LONGEST_ABBREVIATION and text.isupper() and text.isalnum()


def _element(word: str, before: str) -> Element:
    if word == GAP_SIGN:
        return ()
    one_of = [one if one.startswith("=") else one.casefold() for one in word.split("|")]
    if before.casefold() in NUMBERED:
        one_of = list(map(figure, one_of))
    return tuple(row for one in one_of for row in _rows(one))


def _rows(word: str) -> Iterator[tuple[Atom, ...]]:
    """The rows of words that one word of a pattern stands for: two where it has a hyphen."""
    if word.startswith("="):
        yield (("=", word[1:]),)
        return
    ending = word[-1] if word[-1] in "+*" else ""
    parts = WORD.findall(word)
    for row in dict.fromkeys((tuple(parts), ("".join(parts),))):
        yield tuple(_atom(part, ending if place == len(row) - 1 else "") for place, part in enumerate(row))


def _atom(word: str, ending: str) -> Atom:
    return ending, base(word) if ending == "+" else singular(word)
