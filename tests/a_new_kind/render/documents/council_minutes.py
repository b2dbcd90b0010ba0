"""The page of the minutes of a school council."""

from soaplan.plans.council_minutes import CouncilMinutes, Decision

from soaplan.render.documents.blocks import Names, Prose, Section
from soaplan.render.documents.document import Document
from soaplan.render.documents.frame import Top, district_of, document
from soaplan.render.documents.reading import DocumentReader


def compose(reader: DocumentReader[CouncilMinutes]) -> Document:
    """The document of minutes."""
    minutes = reader.plan
    decided = tuple(
        reader.line(one, "text") if isinstance(one, Decision) else one for one in reader.parts(minutes, "decisions")
    )
    top = Top(
        heading="Minutes of the school council",
        years=reader.catalog.cycle.years_label,
        holder=district_of(reader, minutes.district),
        glance=(f"The council decided {len(decided)} times.",),
        facts=(),
        about="A school council advises the principal.",
    )
    heard = Section("heard", "What was heard", (Prose(reader.text(minutes, "heard")),))
    return document(reader, top, (heard, Section("decided", "What was decided", (Names(decided),))))
