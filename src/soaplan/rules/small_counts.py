"""Finding counts of a few students in prose: "4 of 7 English learners", "six newcomers".

A number counts students where nothing but describing words of the catalog's list stands between the two. Grades,
tiers, group sizes, shares and limits are no counts; in doubt nothing is found.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from soaplan.prose import Prose, clause_spans
from soaplan.regex import regex

TOKEN = regex(r"[^\W_]+(?:[-\u2010-\u2013/.,:'\u2019][^\W_]+)*%?|[^\w\s*]")
"""A word or a number, with what is joined to it ("low-income", "3-5", "4:1"), or one sign."""
SIZE = regex(
    r"(?<!\w)n\s?(?:[=:]|\s(?:of|is|was|equals))\s?(?P<count>\d{1,3}|[a-z]{3,5})(?![\w,.%]\d|\w)\s?(?P<of>\w+)?",
    re.IGNORECASE,
)
"""The size of a sample, as it is put behind a figure."""
PARTS = regex(r"[-\u2010-\u2013/]")
DIGITS = regex(r"\d{1,3}(?:,?\d{3})*")
LONGEST = 20  # characters of a number; Python refuses to read one of thousands of digits
NUMBERED = regex(r"[^\W\d_]{0,2}-?\d{1,2}(?:-\d{1,2})?(?:st|nd|rd|th)?")
"""A number that may be one of a row: 4, K-3, 6-8, 9th."""
DETERMINERS = frozenset(("the", "our", "its", "their", "these", "those", "all"))
RANGE_SIGNS = frozenset(("to", "or", "through", "in", "of", "by", "-", "\u2013", "\u2014"))
ROW_SIGNS = frozenset((",", "and", "&"))
LINKS = frozenset(("or", "and", "&"))
POSSESSIVE = frozenset(("'", "\u2019"))


class CountReader:
    """Reads small counts by the word lists of a catalog. `limit`: counts under it are small."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], limit: int) -> None:
        self.limit = limit
        self.values = {word: value for value, word in enumerate(words["number_words"], 1)}
        self._lists = {name: frozenset(word.casefold() for word in words[name]) for name in LISTS}
        self._beside = words["no_count_beside"]
        small = "|".join(words["number_words"][: limit - 1])
        self._small = re.compile(rf"\b(?:[1-9]|{small})\b", re.IGNORECASE)

    def pieces(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the small counts of a text stand, from and to."""
        if not self._small.search(text):
            return
        for start, end in clause_spans(text):
            if not self._small.search(text, start, end):
                continue
            sentence = _Sentence(self, text[start:end])
            for first, last in sorted((*sentence.counts(), *sentence.sizes())):
                yield start + first, start + last

    def number(self, word: str) -> int | None:
        """The whole number that a word stands for. More digits than any count has are none."""
        if not word[:1].isdigit():
            return self.values.get(word)
        return int(word.replace(",", "")) if len(word) <= LONGEST and DIGITS.fullmatch(word) else None

    def is_small(self, number: int) -> bool:
        """Whether a count could point to single students. Nobody is pointed to by none."""
        return 0 < number < self.limit

    def has(self, name: str, word: str) -> bool:
        """Whether one of the catalog's lists has a word."""
        return word in self._lists[name]

    def describes(self, word: str) -> bool:
        """Whether a word may stand between a number and its students."""
        return all(part in self._lists["student_descriptions"] for part in PARTS.split(word))

    def counts(self, word: str) -> bool:
        """Whether a word stands for students or describes them."""
        return self.has("students", word) or self.describes(word)

    def speaks_of_sizes(self, sentence: str) -> bool:
        """Whether a sentence is about group sizes or about who took part."""
        return Prose(sentence).has(self._beside)


LONGEST_BRACKET = 3
"""Signs and figure of "nine (9) students"."""
LONGEST_ROW = 60
"""Words and signs of a row such as "grades 3, 4 and 5"; nobody writes longer ones."""
LISTS = (
    "students",
    "student_descriptions",
    "no_count_after",
    "shares",
    "share_signals",
    "count_of_one",
    "one_student",
    "after_one_student",
    "whole_of_a_place",
    "changes_of_counts",
)


class _Sentence:
    """One sentence, cut into words and signs."""

    def __init__(self, reader: CountReader, text: str) -> None:
        self.reader, self.text = reader, text
        self.tokens = list(TOKEN.finditer(text))
        self.words = [token[0].casefold() for token in self.tokens]

    @cached_property
    def speaks_of_sizes(self) -> bool:
        """Whether the sentence is about group sizes or about who took part; asked for every number of it."""
        return self.reader.speaks_of_sizes(self.text)

    def counts(self) -> Iterator[tuple[int, int]]:
        """Where the small counts stand."""
        behind, words_for_numbers = 0, self.reader.values
        numbers = [place for place, word in enumerate(self.words) if word[0].isdigit() or word in words_for_numbers]
        for place in numbers:
            count = self.reader.number(self.words[place]) if place >= behind else None
            end = None if count is None else self._end_of_count(place, count)
            if end is not None:
                yield self.tokens[place].start(), self.tokens[end - 1].end()
                behind = end

    def sizes(self) -> Iterator[tuple[int, int]]:
        """Where it is said how many students a figure is about: "(n=4)", "an n of 6"."""
        for found in SIZE.finditer(self.text):
            count = self.reader.number(found["count"].casefold())
            of_students = not found["of"] or self.reader.counts(found["of"].casefold())
            if count is not None and self.reader.is_small(count) and of_students:
                yield found.start(), found.end("count")

    def word(self, place: int) -> str:
        """The word at a place; nothing before the first and after the last."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def _end_of_count(self, place: int, count: int) -> int | None:
        """The place after a small count of students that begins here."""
        return self._end_of_part(place, count) or self._end_of_bare_count(place, count)

    def _end_of_part(self, place: int, count: int) -> int | None:
        """Read "4 of 7 English learners", "4 of the 120 students". "9 of 10 students" is a share."""
        after = self._after_of(place)
        whole = self._past_determiners(after)
        number = self.reader.number(self.word(whole)) if after > place + 1 else None
        if number is None or not (self.reader.is_small(count) or self.reader.is_small(number)):
            return None
        share = whole == after and self._is_share(place, whole)
        return None if share else self._end_of_students(whole + 1)

    def _is_share(self, place: int, whole: int) -> bool:
        """Whether "9 of 10", "1 of 3" or "nearly 4 of 6" is a way to say a share."""
        phrases = (" ".join(self.words[start : whole + 1]) for start in (place, place + 1))
        said_about = self.reader.has("share_signals", self.word(place - 1))
        return said_about or any(self.reader.has("shares", phrase) for phrase in phrases)

    def _end_of_bare_count(self, place: int, count: int) -> int | None:
        """Read "six newcomers", "four of our English learners"."""
        if not self.reader.is_small(count):
            return None
        end = self._end_of_one(place) if count == 1 else self._end_of_several(place)
        return None if end is None or self._is_size(place) else end

    def _end_of_one(self, place: int) -> int | None:
        stressed = self.reader.has("count_of_one", self.word(place - 1))
        return self._end_of_one_student(place + 1) if stressed else None

    def _end_of_several(self, place: int) -> int | None:
        after = self._after_of(place)
        return self._end_of_students(self._past_determiners(after) if self.word(after - 1) == "of" else after)

    def _is_size(self, place: int) -> bool:
        """Whether a number is a label, a limit or a size, by the words before it or by the whole sentence."""
        if self.reader.has("whole_of_a_place", self.word(place - 1).replace("\u2019", "'")):
            return False
        return (self._is_label(place) and not self._ends_change(place)) or self.speaks_of_sizes

    def _ends_change(self, place: int) -> bool:
        """Whether a number ends "grew from 3 to 6 students"."""
        signs = self.word(place - 3) == "from" and self._is_numbered(place - 2) and self.word(place - 1) == "to"
        return signs and self.reader.has("changes_of_counts", self.word(place - 4))

    def _after_of(self, place: int) -> int:
        """The place after the number, and after "of" or "out of" where that follows."""
        if self.word(place + 1) == "(" and self.word(place + 3) == ")":
            place += LONGEST_BRACKET
        out = 1 if self.word(place + 1) == "out" and self.word(place + 2) == "of" else 0
        return place + 2 + out if self.word(place + 1 + out) == "of" else place + 1

    def _past_determiners(self, place: int) -> int:
        while self.word(place) in DETERMINERS:
            place += 1
        return place

    def _end_of_students(self, place: int) -> int | None:
        """The place after a word for students, with what describes them before it: "Hispanic or Latino students"."""
        start = place
        while place < len(self.words):
            for length in (1, 2):
                phrase = " ".join(self.words[place : place + length])
                if self.reader.has("students", phrase) and self.word(place + length) not in POSSESSIVE:
                    return place + length
            links = place > start and self.word(place) in LINKS and self.reader.describes(self.word(place + 1))
            if not links and not self.reader.describes(self.word(place)):
                return None
            place += 1
        return None

    def _end_of_one_student(self, place: int) -> int | None:
        """Read "only one newcomer with ..."; "only one student survey" counts no student."""
        while self.word(place) and self.reader.describes(self.word(place)) and not self._is_one_student(place):
            place += 1
        return place + 1 if self._is_one_student(place) else None

    def _is_one_student(self, place: int) -> bool:
        following = self.word(place + 1)
        ends = not following[:1].isalnum() or self.reader.has("after_one_student", following)
        return self.reader.has("one_student", self.word(place)) and ends and following not in POSSESSIVE

    # Numbers that are no counts

    def _is_label(self, place: int) -> bool:
        """Whether a number is a grade, a tier, a limit, the end of a range or of a row of grades."""
        pair = " ".join(self.words[max(0, place - 2) : place])
        if self._no_count_after(self.word(place - 1)) or self._no_count_after(pair):
            return True
        if self.word(place - 1) == "of" and self.word(place - 2) == "out":
            return True
        comma = 1 if self.word(place - 1) in ROW_SIGNS and self.word(place - 2) == "," else 0
        return self._is_numbered(place - 2 - comma) and self._ends_row(place)

    def _ends_row(self, place: int) -> bool:
        """Whether a number ends "3 to 5", "1 in 5", "grades 3, 4 and 5"; "in grade 4, 6 newcomers" is no row."""
        sign = self.word(place - 1)
        if sign in RANGE_SIGNS:
            return True
        head, first = place - 1, place - LONGEST_ROW
        while head > first and (self.word(head) in ROW_SIGNS or self._is_numbered(head)):
            head -= 1
        label = self.word(head)
        return sign in ROW_SIGNS and self._no_count_after(label) and (sign != "," or label.endswith("s"))

    def _no_count_after(self, word: str) -> bool:
        return self.reader.has("no_count_after", word)

    def _is_numbered(self, place: int) -> bool:
        word = self.word(place)
        return bool(NUMBERED.fullmatch(word)) or (word != "" and self.reader.number(word) is not None)
