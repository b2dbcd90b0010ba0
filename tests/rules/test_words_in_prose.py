"""How a text is cut into sentences, clauses and paragraphs, and how its words are compared."""

import pytest

from soaplan.prose import Prose, clauses, paragraphs, sentences


@pytest.mark.parametrize(
    "text",
    [
        "We fund tutors, e.g. retired teachers, for English learners.",
        "With the St. Mary fund, Dr. Lee and Mrs. Hill help our newcomers.",
        "Under G.L. c. 70 the money goes to the schools with the greatest need.",
        "We fund tutors; they help English learners.",
        "The budget pays for:\n\n- tutors for English learners\n- coaches for their teachers",
    ],
)
def test_this_is_one_sentence(text: str) -> None:
    assert len(sentences(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Title I pays the tutors. We pay the coaches.",
        "Is it enough? Our families say so.",
        "They asked for “more time.” We gave it.",
        "One paragraph\n\nAnother one",
    ],
)
def test_these_are_two_sentences(text: str) -> None:
    assert len(sentences(text)) == 2


@pytest.mark.parametrize("text", ["They meet; they plan.", "They meet and\n- plan", "They meet:\n\n- to plan"])
def test_a_list_item_and_a_semicolon_part_clauses(text: str) -> None:
    assert len(clauses(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.\n\nTwo.", 2),
        ("One.\n \nTwo.\n\n\nThree.", 3),
        ("# Our plan\n\nOne.\n\nTwo.", 2),
        ("One:\n\n- a\n- b\n\nTwo.", 2),
        ("One:\n\n1. a\n\n2. b\n\nTwo.", 2),
    ],
)
def test_headings_and_lists_are_no_paragraphs(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count


@pytest.mark.parametrize("text", ["ENGLISH LEARNERS", "English Learners", "the English learner's family"])
def test_capitals_and_a_plural_s_do_not_matter(text: str) -> None:
    assert Prose(text).has(["English learner"])


def test_an_abbreviation_is_found_in_capitals_only() -> None:
    assert Prose("our ELs").has(["EL"])
    assert not Prose("Rio El Dorado").has(["EL"])


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("hire+", "We are hiring."),
        ("study+", "They studied it."),
        ("plan+", "planned work"),
        ("teach+", "It was taught well."),
        ("interpret*", "our interpreters"),
        ("co-teach+", "Coteaching, co-teaching and co teaching"),
        ("hire+|recruit+ teacher", "We recruited teachers."),
        ("adopt+ … curricul*", "We adopted, after a year of trials, new curricula."),
        ("literacy & grade 1", "In grade 1 we begin with literacy."),
        ("tier 2", "Tier II"),
        ("title 2a", "Title IIA funds"),
        ("IEP", "students with I.E.P.s"),
        ("implementation", "the implemen-\ntation of it"),
        ("=Els", "Our Els grew."),
        ("=ASL", "an ASL signer"),
    ],
)
def test_a_pattern_is_found(pattern: str, text: str) -> None:
    assert Prose(text).has([pattern])


@pytest.mark.parametrize(
    ("patterns", "text"),
    [
        (["adopt+ … curricul*"], "We adopted it. The curriculum stays."),
        (["literacy & grade 1"], "Literacy matters. In grade 1 we sing."),
        (["literacy", "! financial literacy"], "financial literacy in grade 12"),
        (["=Els"], "els"),
        (["hire+"], "Our highest hopes"),
    ],
)
def test_another_sense_or_sentence_is_not(patterns: list[str], text: str) -> None:
    assert not Prose(text).has(patterns)


def test_another_sense_hides_only_its_own_words() -> None:
    assert Prose("Financial literacy, and literacy in grade 1").has(["literacy", "! financial literacy"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Plans for college and career.", True),
        ("A career ladder.", False),
        ("Careers begin here. Colleges help.", False),
        ("Careers and more careers.", False),
        ("A career at the labor market, and no career.", False),
        ("FAFSA nights.", True),
    ],
)
def test_a_weak_sign_counts_only_beside_another(text: str, found: bool) -> None:
    patterns = ["? career", "? college", "? market", "FAFSA nights", "! labor market"]
    assert Prose(text).has(patterns) is found


def test_another_sense_of_two_parts_hides_only_where_both_stand() -> None:
    patterns = ["health", "! health & engineering"]
    assert Prose("Mental health.").has(patterns)
    assert not Prose("Pathways in health and engineering.").has(patterns)
    assert Prose("Mental health").bases(["! mental health"]) == frozenset()
