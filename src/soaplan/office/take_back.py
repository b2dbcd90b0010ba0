"""A form or a money sheet that came back, merged into the plan it was made of."""

import io
from dataclasses import dataclass, field
from typing import Any

from soaplan.check.result import CheckResult
from soaplan.diagnostic import Pointer
from soaplan.importing.blocks import UnreadableSourceError
from soaplan.importing.readers.packed import refuse_hostile
from soaplan.office.carried import NAMESPACE, Baggage
from soaplan.office.form import LINE, NEW, PROSE, Box, boxes_of, form_of, place_of
from soaplan.office.merge import Conflict, Merged, merged
from soaplan.office.prose import paragraphs_of, to_markdown
from soaplan.office.word_answers import Answers, answers_of_form
from soaplan.office.write_back import WriteBack
from soaplan.plans.kinds import KINDS
from soaplan.source.parse import Limits

REMARKS = {
    "tracked": "has tracked changes; they were read as if you had accepted them all",
    "picture": "has a picture; pictures can't be taken over",
    "table": "has a table; its cells became lines of text",
}


@dataclass
class TakenBack:
    """What became of a form: the new content of the plan, and everything that somebody should know."""

    content: bytes
    files: dict[str, str] = field(default_factory=dict)
    """Text files of the plan that get another text."""
    changed: list[Pointer] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    failed: dict[Pointer, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def take_back_word(content: bytes, result: CheckResult, limits: Limits) -> TakenBack:
    """Merge a form into its plan. Raises UnreadableSourceError for what isn't a form of this plan."""
    refuse_hostile(content, "a Word file", "a Word document (.docx)")
    from docx import Document  # noqa: PLC0415 - an extra

    try:
        document = Document(io.BytesIO(content))
        baggage = _baggage(document)
    except UnreadableSourceError:
        raise
    except Exception as error:  # the library's errors have no common class
        raise UnreadableSourceError("this isn't a Word file that can be read (.docx); save it again in Word") from error
    refuse_another(baggage, result)
    shapes = shapes_of(result)
    boxes = {
        name: shapes[place_of(one.pointer)] for name, one in baggage.answers.items() if place_of(one.pointer) in shapes
    }
    answers = answers_of_form(document, baggage, boxes)
    taken = take_back(baggage, answers, result, limits)
    taken.remarks += _remarks(answers, document)
    return taken


def shapes_of(result: CheckResult) -> dict[str, Box]:
    """A box for each place of the form, as a new entry would have it where there is one."""
    return {place_of(box.pointer): box for box in form_of(result) if isinstance(box, Box)}


def refuse_another(baggage: Baggage, result: CheckResult) -> None:
    """Raises UnreadableSourceError where the form belongs to another kind of file or another cycle."""
    if baggage.kind != result.kind:
        raise UnreadableSourceError(
            f"it was made from a {KINDS[baggage.kind].title if baggage.kind in KINDS else 'file of another kind'}, "
            f"and {result.path} is a {KINDS[str(result.kind)].title}; name the file it was made from"
        )
    if baggage.cycle != result.cycle:
        raise UnreadableSourceError(
            f"it was made for cycle {baggage.cycle}, and {result.path} is for cycle {result.cycle}; export it again"
        )


def take_back(
    baggage: Baggage, answers: Answers, result: CheckResult, limits: Limits, *, whole: bool = True
) -> TakenBack:
    """Merge answers that came back into the plan of today; a money sheet isn't the `whole` of it."""
    boxes, shapes = boxes_of(result), shapes_of(result)
    base = {
        one.pointer: _comparable(shapes.get(place_of(one.pointer)), one.value)
        for one in baggage.answers.values()
        if NEW not in one.pointer
    }
    now = {way: _comparable(box, box.value) for way, box in boxes.items()}
    form = {
        way: base[way] if way in base and way not in answers.touched else text for way, text in answers.texts.items()
    }
    found = merged(base, form, answers.touched, now, whole=whole)
    kind = KINDS[str(result.kind)]
    writer = WriteBack(result.content, limits, kind.model, kind.other_keys, boxes, shapes)
    writer.write(found)
    taken = TakenBack(writer.content, writer.files, writer.done, found.conflicts, writer.failed)
    taken.remarks += _missing(found)
    return taken


def _comparable(box: Box | None, text: str) -> str:
    """An answer as it compares: of a text, each paragraph on one line, as it comes back from a form."""
    is_text = "\n" in text and (box is None or box.shape in {PROSE, LINE})
    return to_markdown(paragraphs_of(text)) if is_text else text


def _missing(found: Merged) -> list[str]:
    """What isn't in the form any more, each entry of a list named once."""
    places = dict.fromkeys(_outer(way) for way in found.missing)
    return [f"{place}: its boxes aren't in the form any more, so the plan keeps it" for place in places]


def _outer(way: Pointer) -> str:
    numbers = [place for place, step in enumerate(way) if isinstance(step, int)]
    return spoken(way[: numbers[-1] + 1] if numbers else way)


def spoken(way: Pointer) -> str:
    """A pointer as people count: `focus_areas 1, programs 2, today`."""
    words = ""
    for step in way:
        if isinstance(step, int):
            words += f" {step + 1}"
        elif str(step).startswith(NEW):
            words += " (new)"
        else:
            words += f", {step}" if words else str(step)
    return words


def _remarks(answers: Answers, document: Any) -> list[str]:
    told = [f"{spoken(way)} {REMARKS[word]}" for way, words in answers.remarks.items() for word in words]
    comments = sum(1 for one in document.comments if one.author != "soaplan")
    if comments:
        told.append(f"{comments} {'comment' if comments == 1 else 'comments'} in the margin stayed in the Word file")
    return told


def _baggage(document: Any) -> Baggage:
    """What the form carries along. Raises UnreadableSourceError where that is lost."""
    from lxml import etree  # noqa: PLC0415 - what python-docx rests on

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith("/customXml"):
            continue
        blob = relation.target_part.blob
        if NAMESPACE.encode() in blob:
            text = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True)).text
            if (found := Baggage.from_text(text or "")) is not None:
                return found
    raise UnreadableSourceError(
        "this isn't a form that soaplan made, or the program that saved it dropped what the form carries along. "
        "Use Word or LibreOffice on a form from soaplan export"
    )
