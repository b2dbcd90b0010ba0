"""What stands around the sections of every document: title, status, contact, and where it comes from."""

from dataclasses import dataclass
from typing import Any

from soaplan.check.result import CheckResult
from soaplan.diagnostic import Severity
from soaplan.plans.envelope import BEFORE_VOTE, DRAFT, PROPOSED, SENT, District
from soaplan.render.clean import first_upper
from soaplan.render.documents.blocks import Section
from soaplan.render.documents.document import Banner, Contact, Document, Fact, Glance, Source
from soaplan.render.documents.reading import AnyReader
from soaplan.render.file_reader import FileReader
from soaplan.render.glossary import words_in
from soaplan.render.words import Sentence
from soaplan.version import VERSION


@dataclass(frozen=True)
class Holder:
    """Whose a document is. `name` stands on the page, `code` is the state's; `answers` tell whom to ask."""

    name: str
    code: str
    noun: str
    reader: FileReader[Any]
    answers: District


@dataclass(frozen=True)
class Top:
    """What the top of a document says beside what follows from the file alone."""

    heading: str
    years: str
    holder: Holder
    glance: tuple[str, ...]
    facts: tuple[Fact, ...]
    about: str
    sent: Sentence = ()
    """The sentence on when it was sent to the state."""
    remarks: tuple[tuple[str, str], ...] = ()


def district_of(reader: FileReader[Any], district: District) -> Holder:
    """The district of a file."""
    noun = "school" if district.is_charter_school else "district"
    name = reader.line(district, "name") or reader.words.t("unnamed_district")
    return Holder(name, reader.line(district, "code"), noun, reader, district)


def document(reader: AnyReader, top: Top, sections: tuple[Section, ...], *others: Source) -> Document:
    """The document. `others` are the other files that it was made from."""
    result, holder = reader.result, top.holder
    title = ", ".join(filter(None, (top.heading, top.years)))
    is_open = result.status in BEFORE_VOTE
    return Document(
        kind=reader.kind.name,
        title=f"{title} - {holder.name}",
        description=" ".join(top.glance),
        heading=top.heading,
        years=top.years,
        district=holder.name,
        code=holder.code,
        noun=holder.noun,
        tag=first_upper(result.status or "") if is_open else "",
        status=_open(reader) if is_open else _status(result, top.sent),
        banners=(_not_checked(reader),) if result.has_errors and not is_open else (),
        glance=Glance(lead=top.glance, facts=top.facts),
        about=top.about,
        remarks=(*_assumed(reader), *top.remarks),
        sections=sections,
        words=words_in((top.glance, top.about, sections), reader.catalog.folder.parents[1]),
        contact=Contact.of(holder.reader, holder.answers),
        not_answered=reader.words.t("not_answered_yet" if is_open else "not_answered"),
        guidance=reader.catalog.cycle.guidance,
        made_from=" and ".join(one.said for one in (Source(reader.kind.noun), *others)) if others else "",
        version=VERSION,
        speech=reader.words,
    )


def _open(reader: AnyReader) -> Sentence:
    """What a reader of a draft, or of a proposed file, must know."""
    noun, result = reader.kind.noun, reader.result
    texts = {
        DRAFT: f"This {noun} is still being written and will change.",
        PROPOSED: f"This {noun} is proposed. It may still change.",
    }
    told = reader.words.sentence("due", day=result.due, mark="") if result.due else ()
    return reader.words.both((texts[result.status or ""],), told)


def _not_checked(reader: AnyReader) -> Banner:
    errors = sum(found.severity is Severity.ERROR for found in reader.result.diagnostics)
    count = reader.words.count("errors", errors)
    text = (
        f"When this page was made, the {reader.kind.noun} had {count}. "
        "Answers may be missing or wrong. Anything soaplan couldn’t read is shown as it was written."
    )
    return Banner(reader.words.t("not_checked"), (text,))


def _status(result: CheckResult, sent: Sentence) -> Sentence:
    """When it was sent to the state; a file of a later status without a day still says that it was."""
    if result.status not in SENT:
        return ()
    return sent or ("Sent to the state.",)


def _assumed(reader: AnyReader) -> tuple[tuple[str, str], ...]:
    """What a reader must know where the state's guidance for these years is not public."""
    cycle = reader.catalog.cycle
    if not cycle.provisional:
        return ()
    why = first_upper(cycle.why_provisional or "the state has not published its guidance for these years")
    short = f" Assumed here: {cycle.assumed_in_short}." if cycle.assumed_in_short else ""
    return ((reader.words.t("expected_word"), f"{why}.{short}"),)
