"""From a source to the draft of a plan file: reading, finding out the kind, cutting, placing, writing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from soaplan.catalog import Catalog, Catalogs
from soaplan.importing.blocks import Item, UnreadableSourceError, lines_of, with_places
from soaplan.importing.cues import Cues, words_of
from soaplan.importing.cutting import Cutter
from soaplan.importing.draft import Draft
from soaplan.importing.pieces import Cut
from soaplan.importing.prose import Joiner, cleaned
from soaplan.importing.readers import read_items
from soaplan.importing.values import Reader, Value
from soaplan.importing.yaml_text import remark, written
from soaplan.plans.kinds import KINDS

KINDS_TO_IMPORT = tuple(name for name, kind in KINDS.items() if kind.has_form)
FEW = 2
"""Fewer questions than these, found in a paper, do not tell what it is."""
NAME = re.compile(
    r"(?P<name>[^:|]*?\b(?:Public Schools?(?: District)?|School District|Schools|Charter School|School Department)\b)",
    re.IGNORECASE,
)
SMALL_IN_NAMES = {"of", "the", "and", "for", "in", "at"}
CODE = re.compile(r"\s*\(\d{4}\)\s*")


@dataclass
class Imported:
    """A draft, and how much of the paper it holds."""

    text: str
    kind: str
    cycle: str
    placed: int
    """How many answers were found."""
    unplaced: int
    """How many words belong to no answer; those of the form itself don't count."""
    notes: list[str] = field(default_factory=list)


def import_source(
    content: bytes, ending: str, name: str, catalogs: Catalogs, asked: tuple[str | None, str | None] = (None, None)
) -> Imported:
    """The draft of a plan file from a paper; `asked` are its kind and cycle. Raises UnreadableSourceError."""
    kind, cycle = asked
    ways = [read_items(content, ending)]
    if ending.lower() == ".pdf":
        ways.append(read_items(content, ending, newspaper=True))
    whole = " ".join(line.text for line in lines_of(ways[0]))
    if not words_of(whole):
        raise UnreadableSourceError("there is no text in it")
    known = kind or _kind_of(whole, catalogs)
    catalog = _catalog(catalogs, known, cycle, whole)
    drafts = list(_drafts(catalog, ways, whole))
    best = max(drafts, key=lambda draft: draft.placed - draft.cut.empty)
    return _written(name, known, best, whole)


def _kind_of(whole: str, catalogs: Catalogs) -> str:
    """The kind whose questions and titles a paper has most of."""
    text = f" {' '.join(words_of(whole))} "
    scores = {kind: _score(catalogs.newest_published(KINDS[kind].instrument), text) for kind in KINDS_TO_IMPORT}
    return max(scores, key=lambda kind: scores[kind])


def _score(catalog: Catalog, text: str) -> float:
    questions = [words_of(question.text)[:7] for section in catalog.form for question in section.questions]
    found = sum(f" {' '.join(words)} " in text for words in questions)
    heads = sum(f" {' '.join(words_of(section.name))} " in text for section in catalog.form)
    beginning = text[:1200]
    titles = sum(f" {' '.join(words_of(title))} " in beginning for title in catalog.prints.titles)
    return found + heads + 3 * titles


def _catalog(catalogs: Catalogs, kind: str, cycle: str | None, whole: str) -> Catalog:
    instrument = KINDS[kind].instrument
    if cycle is not None:
        if (found := catalogs.get(instrument, cycle)) is None:
            raise UnreadableSourceError(catalogs.no_cycle(instrument, cycle))
        return found
    text = re.sub(r"\s*[–—-]\s*", "-", whole)
    for name in catalogs.cycles(instrument):
        opened = catalogs.get(instrument, name)
        if opened and any(
            re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text, re.IGNORECASE) for alias in opened.cycle.aliases
        ):
            return opened
    return catalogs.newest_published(instrument)


def _drafts(catalog: Catalog, ways: list[list[Item]], whole: str) -> Iterator[Draft]:
    """A draft for each way of reading: columns of a page, and answers below or above their questions."""
    cues = Cues(catalog)
    words = frozenset(words_of(whole)) | {word for cue in cues.whole for word in cue.words}
    for items in ways:
        for above in (False, True):
            cut = Cutter(catalog, cues, above=above).run(with_places(list(items)))
            if _is_older(catalog, whole, cut):
                cut.loose += [item for piece in cut.pieces for item in piece.items]
                cut.pieces, cut.programs, cut.areas, cut.older = [], [], [], True
            draft = Draft(catalog, Reader(Joiner(words)), cut, items)
            draft.build()
            yield draft


def _is_older(catalog: Catalog, whole: str, cut: Cut) -> bool:
    found = {
        each.casefold() for pattern in catalog.prints.older_forms for each in re.findall(pattern, whole, re.IGNORECASE)
    }
    return len(found) > 1 and len(cut.pieces) < FEW * 3


def _written(name: str, kind: str, draft: Draft, whole: str) -> Imported:
    cut, catalog, answers = draft.cut, draft.catalog, draft.tree
    paragraphs = draft.reader.joiner.paragraphs(cut.loose)
    head = [cleaned(line.text) for line in lines_of(list(paragraphs))] + cut.asides
    draft.leave(cut.loose)
    draft.keep_the_rest()
    tree: dict[str, Any] = {"kind": kind, "cycle": catalog.cycle.id, "status": "draft"}
    tree |= _envelope(kind, head, whole, answers)
    tree |= answers
    notes = _notes(draft)
    top = [*remark(f"Begun by `soaplan import` from {name}. Check every answer against the paper.")]
    top += (line for note in notes for line in remark(f"TODO: {note}"))
    text = "\n".join([*top, "", written(tree, list(_remarks(draft, cut)))])
    unplaced = sum(len(words_of(left)) for _, left in draft.left)
    return Imported(text, kind, catalog.cycle.id, draft.placed, unplaced, notes)


def _notes(draft: Draft) -> list[str]:
    if draft.cut.older:
        return [
            "this is an older form (2020 or 2021), which asks other questions. Its words are kept below as remarks."
        ]
    if draft.placed < FEW:
        return ["almost nothing in this paper is a question of the form. Its words are kept below as remarks."]
    return []


def _envelope(kind: str, head: list[str], whole: str, answers: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "report_year" in KINDS[kind].model.model_fields:
        year = re.search(r"\bFY ?(?:20)?(\d\d)\b", whole)
        if year:
            found["report_year"] = Value(f"FY{year[1]}", "the title")
    district = _district(head)
    if district and not KINDS[kind].about_a_plan:
        found["district"] = {"name": Value(district, "the head of the paper")} | answers.pop("district", {})
    return found


def _district(head: list[str]) -> str:
    for text in head:
        plain = re.sub(
            r"^(?:District(?: name)?|Name of district|LEA)\s*:\s*", "", CODE.sub(" ", text), flags=re.IGNORECASE
        )
        found = NAME.match(plain)
        words = found["name"].split() if found else []
        if words and len(words) < 10 and all(word[0].isupper() or word in SMALL_IN_NAMES for word in words):  # noqa: PLR2004 - a name, no sentence
            return " ".join(word.title() if word.isupper() else word for word in words)
    return ""


def _remarks(draft: Draft, cut: Cut) -> Iterator[str]:
    if draft.left:
        yield from remark(
            "TODO: unplaced: what the paper says that belongs to no answer, or that is unsure. Move it, or delete it."
        )
        for where, text in draft.left:
            place = f"[{where}] " if where else ""
            for number, line in enumerate(text.split("\n")):
                if line.strip():
                    yield from remark(cleaned(line) if number else place + cleaned(line), 0, "#   ", "#     ")
    if cut.asides:
        yield "#"
        yield from remark("boilerplate: words of the form and of its pages, left out on purpose.")
        for text in cut.asides:
            yield from remark(cleaned(text), 0, "#   ", "#     ")
