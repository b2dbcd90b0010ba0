"""The words by which a paper is cut: questions of the form, its prompts and headings, and the usual labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from soaplan.catalog import Catalog
from soaplan.catalog.models import Question
from soaplan.importing.blocks import Line

WHOLE = 0.86
"""How much of a question must be found again, in order."""
LABEL = 0.78
"""How much of a label's words must be in a question, in order, for the label to stand for it."""
SAME = 0.99
SHORT = 4
"""Words; a shorter label must be the same."""
LEAST_WORDS = 3
ENDINGS = ("?", ":", ".", "…", "”", '"')
"""How a question ends that is not whole."""
LONGEST_LABEL = 34
SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "how",
        "in",
        "is",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "this",
        "to",
        "we",
        "were",
        "what",
        "will",
        "with",
        "you",
        "your",
    )
)
WORD = re.compile(r"[^\W_]+")
NUMBERED = re.compile(r"q\d*|question")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, as they are compared."""
    plain = text.casefold().replace("’", "'").replace("'s", "").replace("\u00ad", "").replace("\ufffe", "-")
    return tuple(WORD.findall(plain))


@dataclass(frozen=True, slots=True)
class Cue:
    """A text of the form: what its words ask for, and whether it only explains (`place` empty)."""

    words: tuple[str, ...]
    place: str = ""
    question: str = ""
    section: str = ""
    name: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at a line: how many lines it takes, and what follows it on the last of them."""

    cue: Cue
    lines: int
    rest: str
    sure: float


class Cues:
    """All cues of a cycle."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.whole = sorted(_of_the_form(catalog), key=lambda cue: -len(cue.words))
        self.names = [
            Cue(words_of(label), place, name=True) for place, labels in catalog.prints.names.items() for label in labels
        ] + [
            Cue(words_of(question.short), asked_place(catalog, question), question.id, name=True)
            for section in catalog.form
            for question in section.questions
        ]
        self.seen: dict[tuple[tuple[str, bool, str], ...], Found | None] = {}
        self.boilerplate = re.compile("|".join(f"(?:{each})" for each in catalog.prints.boilerplate), re.IGNORECASE)

    @cached_property
    def by_first_words(self) -> dict[str, list[Cue]]:
        """Whole texts by each of their first words."""
        found: dict[str, list[Cue]] = {}
        for cue in self.whole:
            for word in set(cue.words[:3]):
                found.setdefault(word, []).append(cue)
        return found

    @cached_property
    def parts(self) -> dict[str, list[Cue]]:
        """By question: the names of its several answers, as a paper may head each of them in the one box."""
        return {
            question.id: [
                Cue(words_of(place.rpartition(".")[2].replace("_", " ")), place, question.id, name=True)
                for place in question.answers
                if _is_of_one_box(place)
            ]
            for section in self.catalog.form
            for question in section.questions
            if sum(map(_is_of_one_box, question.answers)) > 1
        }

    def part_at(self, question: str, lines: list[Line]) -> Found | None:
        """The name of one of several answers to a question: a short line alone, or what is before a colon."""
        line = lines[0]
        head, colon, rest = line.text.partition(":")
        words = frozenset(map(_singular, words_of(head)))
        if line.mark == "-" or not line.starts or not words or (not colon and line.text.rstrip().endswith(".")):
            return None
        near = [cue for cue in self.parts.get(question, ()) if _names(words, cue)]
        best = max(near, key=lambda cue: len(cue.words), default=None)
        return Found(best, 1, rest.strip(), 1.0) if best else None

    def at(self, lines: list[Line]) -> Found | None:
        """The cue that begins with the first of some lines."""
        key = tuple((line.text, line.starts, line.mark) for line in lines)
        if key not in self.seen:
            self.seen[key] = self._whole_at(lines) or self._label_at(lines)
        return self.seen[key]

    def _whole_at(self, lines: list[Line]) -> Found | None:
        first = words_of(lines[0].text)
        start = len(first) - len(_unnumbered(first))
        near = {id(cue): cue for word in first[start : start + 3] for cue in self.by_first_words.get(word, ())}
        found = [match for cue in near.values() if (match := _match(cue, lines))]
        return max(found, key=lambda match: (round(match.sure, 1), len(match.cue.words)), default=None)

    def _label_at(self, lines: list[Line]) -> Found | None:
        """A label in other words: a whole short paragraph, or what is before a colon or question mark."""
        best: Found | None = None
        for count, head, rest in _heads(lines):
            found = self._meant(head, count, rest, alone=not rest)
            if found and (best is None or found.sure > best.sure):
                best = found
        return best

    def _meant(self, head: str, count: int, rest: str, *, alone: bool) -> Found | None:
        words = _unnumbered(words_of(head))
        scored = [(score, cue) for cue in self.names if (score := _alike(words, cue.words)) >= SAME]
        if (
            not scored
            and not self.catalog.is_label(head.strip(" :?."))
            and (alone or len(words) >= SHORT)
            and head.rstrip().endswith(ENDINGS)
        ):
            scored = [(score, cue) for cue in (*self.names, *self.whole) if (score := _covers(words, cue)) >= LABEL]
        if not scored:
            return None
        score, cue = max(scored, key=lambda each: (each[0], each[1].name, bool(each[1].place)))
        return Found(cue, count, rest, score)


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a heading without its number: `2.`, `2.3`, `Q2`, `Question 4`."""
    number = next((at for at, word in enumerate(words) if not (word.isdigit() or NUMBERED.fullmatch(word))), 0)
    return words[number:]


def _is_of_one_box(place: str) -> bool:
    """Whether an answer is one of several texts of a part, not an entry of a list and not the whole."""
    rest = place.removeprefix("priorities[].")
    return "." in rest and "[]" not in rest and not rest.endswith(".text")


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _names(words: frozenset[str], cue: Cue) -> bool:
    """Whether a few words name an answer: all of its own, and hardly any besides."""
    own = frozenset(map(_singular, cue.words))
    return own <= words and len(words - SMALL) <= len(own) + LEAST_WORDS - 1


def asked_place(catalog: Catalog, question: Question) -> str:
    """The place where the answer to a question goes: the one for its whole text, where there are several."""
    if question.id in catalog.prints.answers:
        return catalog.prints.answers[question.id]
    first = question.answers[0]
    whole = [place for place in question.answers if place == f"{first}.text"]
    shared = [place for place in question.answers if place.endswith(".text") and "[]." in place]
    if whole:
        return whole[0]
    return shared[0] if shared and len(question.answers) > 2 and "[]" not in shared[0].partition("[].")[2] else first  # noqa: PLR2004 - several answers to one question


def _of_the_form(catalog: Catalog) -> Iterator[Cue]:
    for section in catalog.form:
        yield Cue(words_of(section.heading), section=section.id)
        yield Cue(words_of(section.name), section=section.id)
        for task in section.tasks:
            yield Cue(words_of(task))
        for question in section.questions:
            place = asked_place(catalog, question)
            yield from _variants(question.text, place, question.id)
            for text in (question.details_intro, *question.details):
                if text:
                    yield Cue(words_of(text), "", question.id)
            for part, text in question.parts.items():
                of = next((each for each in question.answers if each.endswith(f".{part}")), "")
                if text not in question.details:
                    yield Cue(words_of(text), of, question.id)


def _variants(text: str, place: str, question: str) -> Iterator[Cue]:
    """A question whole, its first sentence alone, and the others as what may follow."""
    yield Cue(words_of(text), place, question)
    first, *others = SENTENCE_END.split(text)
    if others:
        yield Cue(words_of(first), place, question)
        for number in range(len(others)):
            yield Cue(words_of(" ".join(others[number:])), "", question)


def _match(cue: Cue, lines: list[Line]) -> Found | None:
    """Whether lines begin with the words of a cue."""
    least = len(cue.words)
    if least < 2:  # noqa: PLR2004 - one word is no question
        return None
    words: list[str] = []
    ends: list[int] = []
    for line in lines:
        if line.mark and words and len(words) >= least * WHOLE:
            break
        words += words_of(line.text)
        ends.append(len(words))
        if len(words) >= least * 1.15 + 4:
            break
    window = words[: int(least * 1.15) + 4]
    found = SequenceMatcher(None, cue.words, window, autojunk=False)
    blocks = [block for block in found.get_matching_blocks() if block.size]
    same = sum(block.size for block in blocks)
    if same < WHOLE * least or not blocks or blocks[0].b > 3:  # noqa: PLR2004 - a number or a sign before it
        return None
    end = blocks[-1].b + blocks[-1].size
    if same < WHOLE * (end - blocks[0].b) or (least <= SHORT and same < least):
        return None
    count = next(number for number, total in enumerate(ends, 1) if total >= end)
    over = ends[count - 1] - end
    rest = _last_words(lines[count - 1].text, over)
    if least <= SHORT and over and not rest:
        return None
    if rest and (least <= 6 or not re.match(r"[\s?:.)*–—-]*", rest)):  # noqa: PLR2004 - short headings stand alone
        return None
    return Found(cue, count, rest, same / least)


def _last_words(text: str, count: int) -> str:
    """The end of a text that begins with the last so many words."""
    if not count:
        return ""
    places = [found.start() for found in WORD.finditer(text.replace("’s", "  ").replace("'s", "  "))]
    place = places[-count] if count <= len(places) else 0
    while place > 0 and text[place - 1] in '([$“"‘☐☑☒✓-–':
        place -= 1
    return text[place:].strip()


def _heads(lines: list[Line]) -> Iterator[tuple[int, str, str]]:
    """Beginnings of a paragraph that may be a label: lines taken, the label, what follows it."""
    text = ""
    for count, line in enumerate(lines[:4], 1):
        if count > 1 and (line.starts or line.mark):
            return
        at = len(text)
        text = f"{text} {line.text}".strip()
        for sign in re.finditer(r"[?:]+(?=\s|$)", text):
            if sign.end() > at and len(words_of(text[: sign.end()])) <= LONGEST_LABEL:
                yield count, text[: sign.end()], text[sign.end() :].strip()
        if len(words_of(text)) > LONGEST_LABEL:
            return
        following = lines[count] if count < len(lines) else None
        if following is None or following.starts:
            yield count, text, ""


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    if words == others:
        return 1.0
    if len(words) < SHORT or abs(len(words) - len(others)) > 3:  # noqa: PLR2004 - words more or less
        return 0.0
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def _covers(words: tuple[str, ...], cue: Cue) -> float:
    """How much of a label is found in a cue, in order."""
    own = tuple(map(_stem, (word for word in words if word not in SMALL)))
    if len(own) < LEAST_WORDS or not cue.place:
        return 0.0
    its = tuple(map(_stem, (word for word in cue.words if word not in SMALL)))
    same = sum(block.size for block in SequenceMatcher(None, own, its, autojunk=False).get_matching_blocks())
    if same < LEAST_WORDS or same < LABEL * len(own):
        return 0.0
    return same / len(own) * 0.9 + 0.1 * same / len(its)


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e)$", "", word) if len(word) > 4 else word  # noqa: PLR2004 - letters of a word that has an ending
