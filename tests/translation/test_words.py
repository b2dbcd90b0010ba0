"""The fixed words: every language has every key, with the same words in { }, and the templates hold none."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from pydantic_core import ValidationError

from soaplan.catalog import Catalogs, own_catalogs
from soaplan.plans.validators import read_as
from soaplan.render import words
from soaplan.render.isolated import isolated, to_html, without_marks
from soaplan.render.typeset import TEMPLATES
from soaplan.render.words import Words, english, languages, words_of

OTHERS = [language for language in languages() if language != "en"]


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_page_for_translators_names_every_language() -> None:
    page = (Path(__file__).parents[2] / "docs" / "translating.md").read_text(encoding="utf-8")
    promised = page.split("or by its tag:")[1].split(". In these")[0]
    assert set(re.findall(r"`([A-Za-z-]+)`", promised)) == set(OTHERS)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_key_and_hole(language: str) -> None:
    found, source = words_of(language), english()
    assert found is not None
    assert found.language == language
    assert {key: holes(text) for key, text in found.texts.items()} == {
        key: holes(text) for key, text in source.texts.items()
    }
    assert all(text.strip() for text in found.texts.values())
    assert set(found.labels) == set(source.label_list)
    assert len(found.months) == len(set(found.months)) == 12


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_glossary_is_explained(language: str) -> None:
    assert list(words_of(language).glossary) == [entry.word for entry in own_catalogs().glossary]


@pytest.mark.parametrize("language", languages())
def test_every_noun_has_every_form_of_its_language(language: str) -> None:
    found = words_of(language)
    assert found is not None
    assert set(found.counts) == set(english().counts)
    for key, forms in found.counts.items():
        assert set(forms) == {*found.plural, "other"}
        allowed = set().union(*map(holes, english().counts[key].values()))
        assert all(holes(text) <= allowed for text in forms.values())
        assert allowed - {"n"} <= holes(forms["other"])
        assert [found.plural_of(key, Decimal(n), n=str(n), beside="") for n in (0, 1, 2, 3, 11, 100, Decimal("1.5"))]


@pytest.mark.parametrize("language", languages())
def test_a_day_has_its_day_month_and_year(language: str) -> None:
    found = words_of(language)
    assert found is not None
    shown = found.day(date(2024, 3, 14))
    assert "14" in shown
    assert "2024" in shown
    assert (found.months_in_dates or found.months)[2] in shown
    assert "2027" in found.month_and_year("June 2027")
    assert found.month_and_year("the end of the plan") == "the end of the plan"


def test_no_language_has_been_reviewed_by_a_person_yet() -> None:
    """Whoever reviews one writes a name into its file, and takes it out of here."""
    assert [language for language in OTHERS if not words_of(language).reviewed_by] == OTHERS


def test_arabic_counts_in_six_forms() -> None:
    forms = [form_in(words_of("ar"), number) for number in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)]
    assert forms == ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few", "many"]


def form_in(found: Words, number: float) -> str:
    """The form of a noun beside a number."""
    counts = {"x": {form: form for form in (*found.plural, "other")}}
    return found.model_copy(update={"counts": counts}).plural_of("x", Decimal(str(number)))


POLISH = {
    "plural": {
        "one": "i = 1 and v = 0",
        "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        "many": "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14",
    },
    "months": ["styczeń", "luty", "marzec", *"456789ABC"],
    "months_in_dates": ["stycznia", "lutego", "marca", *"456789ABC"],
    "date_form": "{day} {month} {year}",
}


def test_a_language_is_data_alone() -> None:
    """Its ways to count are those of the CLDR, word for word; its months may have another form behind a day."""
    polish = read_as(Words, english().model_dump() | POLISH)
    numbers = (0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 112, 1.5)
    assert [form_in(polish, number) for number in numbers] == [
        "many", "one", "few", "few", "many", "many", "many", "many", "many", "few", "many", "many", "many", "other"
    ]  # fmt: skip
    assert polish.day(date(2024, 3, 14)) == "14 marca 2024"
    assert polish.month_and_year("March 2024") == "marzec 2024"


def test_a_rule_that_is_none_is_told() -> None:
    with pytest.raises(ValidationError, match="no plural rule"):
        read_as(Words, english().model_dump() | {"plural": {"one": "exactly 1"}})


@pytest.mark.parametrize(("value", "kept"), [
    ("$7,400,000", "<bdi>$7,400,000</bdi>"),
    ("2023-24", "<bdi>2023-24</bdi>"),
    (" (7-0)", " <bdi>(7-0)</bdi>"),
    ("<b>", "<bdi>&lt;b&gt;</bdi>"),
    ("2024", "2024"),
    ("لجنة المدارس (2)", "لجنة المدارس (2)"),
    (" ", " "),
    ("", ""),
])  # fmt: skip
def test_a_value_stays_in_one_piece_from_right_to_left(value: str, kept: str) -> None:
    assert to_html(isolated(value)) == kept
    assert isolated(isolated(value)) == isolated(value)
    assert without_marks(isolated(value)) == value


def test_only_languages_from_right_to_left_need_that() -> None:
    for language in languages():
        found = words_of(language)
        assert found is not None
        texts = (
            found.t("spending", district="Millbrook", total="$5", programs="x", when="y"),
            found.all_of(["$5", "$6"]),
            found.plural_of("points", Decimal("8.5"), n="8.5"),
            *(piece for piece in found.sentence("vote_approved", body="x", how=" (7-0)") if isinstance(piece, str)),
        )
        assert {text != without_marks(text) for text in texts} == {found.dir == "rtl"}


def test_labels_name_what_the_catalog_names() -> None:
    catalog = Catalogs().newest("soa")
    wanted = [group.label for group in catalog.groups]
    wanted += [row.label for row in catalog.stakeholders.required]
    wanted += [row.label for row in catalog.foundation.categories]
    wanted += [section.name for section in catalog.form]
    wanted += [row.in_short for row in catalog.programs.values()]
    assert [label for label in wanted if words_of("es").label(label) is None] == []


@pytest.mark.parametrize("name", ["_blocks.html", "_document.html", "document.html", "document.md", "fragment.html"])
def test_templates_hold_no_fixed_words(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>|\(#[a-z]+\)", "", text)
    assert re.findall(r"[^\W\d_]{2,}", text) == []


def test_a_language_without_a_file_has_a_direction() -> None:
    assert [words.direction_of(tag) for tag in ("he", "km", "ar", "fa-AF")] == ["rtl", "ltr", "rtl", "rtl"]


@pytest.mark.parametrize(("tag", "language"), [
    ("pt-BR", "pt"), ("es-MX", "es"), ("ar-SY", "ar"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"),
    ("zh-Hans-CN", "zh-Hans"), ("vi", "vi"), ("km", None), ("eo-XX", None),
])  # fmt: skip
def test_a_tag_with_a_region_finds_the_words_of_its_language(tag: str, language: str | None) -> None:
    assert words.language_of(tag) == language


@pytest.mark.parametrize(("name", "tag"), [
    ("Spanish", "es"), ("español", "es"), ("haitian creole", "ht"), ("Cape Verdean", "kea"), ("Khmer", "km"),
    ("Traditional Chinese", "zh-Hant"), ("es", None), ("Elvish", None),
])  # fmt: skip
def test_a_language_is_known_by_what_people_call_it(name: str, tag: str | None) -> None:
    assert words.tag_called(name) == tag


def test_every_language_with_words_is_known_by_its_own_name() -> None:
    assert [words.tag_called(words_of(language).name.split(" (")[0]) for language in OTHERS] == OTHERS
