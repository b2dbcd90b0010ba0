"""Words that families may not know, explained: only those that the page uses."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soaplan.catalog import Catalogs
from soaplan.catalog.models import Word
from soaplan.prose import Prose

if TYPE_CHECKING:
    from soaplan.render.reader import Reader


def words_in(page: object, catalog_root: Path) -> tuple[Word, ...]:
    """The entries of the glossary that the texts of a page use, by the alphabet. Raises CatalogError."""
    text = Prose("\n".join(dict.fromkeys(texts_of(page))))
    return tuple(
        sorted((e for e in Catalogs(catalog_root).glossary if text.has(e.patterns)), key=lambda e: e.word.casefold())
    )


def word_in(reader: "Reader", entry: Word) -> Word:
    """An entry in the language of the page; in English, and marked so, where it is not there."""
    said = reader.words.glossary.get(entry.word)
    if said is None:
        return entry.model_copy(update={"meaning": reader.subject.said(entry.meaning)})
    return entry.model_copy(update={"word": said.word, "meaning": said.meaning})


def texts_of(value: object) -> Iterator[str]:
    """Every text inside a page model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, dict):
        yield from texts_of(list(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
