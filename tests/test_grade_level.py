"""Whatever people read is plain: grade 8 or below, by the Flesch-Kincaid formula."""

import grade_level
import pytest

PLAIN = 8


@pytest.mark.parametrize(("name", "text"), [pytest.param(*found, id=found[0]) for found in grade_level.texts()])
def test_what_people_read_is_plain(name: str, text: str) -> None:
    assert grade_level.grade(grade_level.sentences(text)) <= PLAIN, f"{name}: see tools/grade_level.py --hardest 10"


def test_long_words_and_sentences_are_harder() -> None:
    hard = "Notwithstanding considerations of administrative practicability, determinations necessitate documentation."
    assert grade_level.grade(grade_level.sentences(hard)) > 15
    assert grade_level.grade(grade_level.sentences("We saw the plan. It was good and short.")) < 3


@pytest.mark.parametrize(
    ("word", "count"),
    [("plan", 1), ("state", 1), ("table", 2), ("voted", 2), ("changed", 1), ("district", 2), ("12,000", 1)],
)
def test_syllables_are_counted_by_vowels(word: str, count: int) -> None:
    assert grade_level.syllables(word) == count
