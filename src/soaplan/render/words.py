"""The fixed words of a page in one language. They are data: one file a language in `languages/`."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from soaplan.catalog import own_catalogs
from soaplan.catalog.load import load_file
from soaplan.catalog.models import Row, Texts
from soaplan.dates import MONTHS
from soaplan.plans.labels import fold
from soaplan.render.isolated import isolated

FOLDER = Path(__file__).parent / "languages"
ENGLISH = "en"
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left, for those without a file here."""
MONTH_AND_YEAR = re.compile(rf"({'|'.join(MONTHS)}) ([0-9]{{4}})")

Sentence = tuple[str | date, ...]
"""Words and days; each format writes the days in its own way."""


OTHER = "other"
"""The form of a noun that every language has: where no rule holds, and beside a number with a fraction."""
RELATION = re.compile(r"([nivwftce])(?: % (\d+))? (!?=) (\d+(?:\.\.\d+)?(?:, ?\d+(?:\.\.\d+)?)*)")


def _relations(rule: str) -> list[list[re.Match[str] | None]]:
    return [[RELATION.fullmatch(one) for one in part.split(" and ")] for part in rule.strip().split(" or ")]


def _read_rule(value: Any) -> str:
    """A plural rule as Unicode's CLDR writes it (UTS 35, part 3). Raises ValueError for another text."""
    if not isinstance(value, str) or not all(map(all, _relations(value))):
        fact = "this is no plural rule as the CLDR writes them, for example: n % 10 = 2..4 and n % 100 != 12..14"
        raise ValueError(fact)
    return value


def _holds(rule: str, number: int) -> bool:
    """Whether a rule holds for a whole number: `n` and `i` are the number, what stands for fractions is 0."""
    return any(all(_is_true(one, number) for one in part if one) for part in _relations(rule))


def _is_true(relation: re.Match[str], number: int) -> bool:
    operand, divisor, sign, ranges = relation.groups()
    value = number if operand in "ni" else 0
    value = value % int(divisor) if divisor else value
    ends = (tuple(map(int, each.split(".."))) for each in ranges.split(","))
    return any(low <= value <= high for low, *_, high in ((*end, end[-1]) for end in ends)) is (sign == "=")


class Glossed(Row):
    """A word of the glossary in this language."""

    word: str
    meaning: str


class Words(Row):
    """The fixed words of one language, asked by key."""

    language: str
    name: str
    dir: Literal["ltr", "rtl"]
    reviewed_by: str | None
    plural: dict[str, Annotated[str, BeforeValidator(_read_rule)]] = Field(default_factory=dict)
    """The forms of a noun beside `other`, each with the rule by which a whole number takes it."""
    numbers: Texts = ()
    months: Texts
    months_in_dates: Texts = ()
    """The months as they follow a day, where that is another form."""
    date_form: str
    month_form: str
    small_inside_sentences: Texts = ()
    in_sentences: dict[str, str] = Field(default_factory=dict)
    between_sentences: str
    list_comma: str
    list_and: str
    texts: dict[str, str]
    counts: dict[str, dict[str, str]]
    label_list: Texts = ()
    labels: dict[str, str] = Field(default_factory=dict)
    glossary: dict[str, Glossed] = Field(default_factory=dict)

    def t(self, key: str, /, **values: str) -> str:
        """A fixed text with what belongs into it. Raises KeyError for a key that is not there."""
        return self.texts[key].format(**{name: self._kept(value) for name, value in values.items()})

    def _kept(self, value: str) -> str:
        """A value as it stays in one piece inside a sentence of this language."""
        return isolated(value) if self.dir == "rtl" else value

    def sentence(self, key: str, /, **values: str | date) -> Sentence:
        """A fixed text as words and days."""
        pieces: list[str | date] = []
        for text, name, _, _ in Formatter().parse(self.texts[key]):
            value = values[name] if name else ""
            for piece in (text, self._kept(value) if isinstance(value, str) else value):
                last = pieces[-1] if pieces else None
                if isinstance(piece, str) and isinstance(last, str):
                    pieces[-1] = last + piece
                elif piece != "":
                    pieces.append(piece)
        return tuple(pieces)

    def count(self, key: str, number: int, /, **values: str) -> str:
        """A number with its noun, in words as far as the language has them here: "one program", "12 programs"."""
        shown = self.numbers[number] if number < len(self.numbers) else f"{number:,}"
        return self.plural_of(key, Decimal(number), n=shown, **values)

    def plural_of(self, key: str, number: Decimal, /, **values: str) -> str:
        """The form of a noun that goes with a number; a number with a fraction takes the form for others."""
        whole = number == number.to_integral_value()
        forms = (form for form, rule in self.plural.items() if whole and _holds(rule, int(number)))
        form = next(forms, OTHER)
        return self.counts[key][form].format(**{name: self._kept(value) for name, value in values.items()})

    def both(self, first: Sentence, second: Sentence) -> Sentence:
        """Two sentences, one behind the other."""
        return (*first, self.between_sentences, *second) if first and second else first or second

    def day(self, day: date) -> str:
        """A day in words."""
        month, number = (self.months_in_dates or self.months)[day.month - 1], str(day.month)
        return self.date_form.format(day=day.day, month=month, month_number=number, year=day.year)

    def month_and_year(self, text: str) -> str:
        """A month of a year as the catalog has it ("June 2027"), in this language; any other text as it is."""
        found = MONTH_AND_YEAR.fullmatch(text)
        if not found:
            return text
        place = MONTHS.index(found[1])
        return self.month_form.format(month=self.months[place], month_number=place + 1, year=found[2])

    def all_of(self, names: list[str]) -> str:
        """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
        kept = [self._kept(name) for name in names]
        first, last = self.list_comma.join(kept[:-1]), "".join(kept[-1:])
        return self.list_and.format(first=first, last=last) if first else last

    def label(self, text: str) -> str | None:
        """A label of the catalog in this language, as it stands inside a sentence; None where there is none."""
        return _by_fold(self.language).get(fold(text))

    def inside(self, label: str) -> str:
        """A label inside a sentence: "students with disabilities", "low-income students", but "English learners"."""
        if (said := self.in_sentences.get(label)) is not None:
            return said
        first = label.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0]
        small = label[:1].lower() + label[1:] if first in self.small_inside_sentences else label
        return _inside(self.language).get(fold(label), small)


def words_of(tag: str) -> Words | None:
    """The words of a language; None where it has no file. Raises CatalogError for a file that cannot be read."""
    language = language_of(tag)
    return _words(language) if language else None


@cache
def _words(language: str) -> Words:
    return load_file(FOLDER / f"{language}.yaml", Words)


@cache
def language_of(tag: str) -> str | None:
    """The language whose words a tag finds, by look-up (RFC 4647, 3.4): `pt-BR` finds `pt`. None where none are."""
    parts = tag.split("-")
    for wanted in ("-".join(parts[:number]) for number in range(len(parts), 0, -1)):
        if wanted in languages():
            return wanted
        for other in own_catalogs().languages:
            if wanted in other.tags and other.tag in languages():
                return other.tag
    return None


def tag_called(name: str) -> str | None:
    """The tag of a language by what people call it, in English or in the language itself. Raises CatalogError."""
    return next((one.tag for one in own_catalogs().languages if fold(name) in map(fold, one.names)), None)


@cache
def english() -> Words:
    """The words of pages in English."""
    return _words(ENGLISH)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a file, English among them."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def direction_of(language: str) -> str:
    """Whether a language is written from left to right or from right to left."""
    words = words_of(language)
    return words.dir if words else "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


@cache
def _by_fold(language: str) -> Mapping[str, str]:
    words = words_of(language)
    return {fold(label): said for label, said in words.labels.items()} if words else {}


@cache
def _inside(language: str) -> Mapping[str, str]:
    return {fold(said): said for said in _by_fold(language).values()}
