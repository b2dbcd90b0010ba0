"""From a checked plan to its page."""

import hashlib
from dataclasses import replace

from soaplan.check.result import CheckResult
from soaplan.plans.base import known
from soaplan.plans.soa_plan import EngagementSession
from soaplan.render.clean import first_upper, one_line
from soaplan.render.costs import costs_of
from soaplan.render.glance import about, assumed, facts, glance
from soaplan.render.glossary import words_in
from soaplan.render.measures import comparisons, own_targets, state_targets
from soaplan.render.page import Contact, EngagementView, Heading, Page, Session, TargetsView, Why
from soaplan.render.programs import areas_of
from soaplan.render.reader import Reader
from soaplan.render.status import EXPECTED, banner, history, status_line, vote_sentences
from soaplan.version import VERSION

HASH_DIGITS = 12
UNNAMED = "This district"
TITLES = {
    "summary": ("The plan in short", "1"),
    "why": ("Who the plan is for, and why", "2"),
    "targets": ("What the plan sets out to reach", "3"),
    "engagement": ("How families and others are heard", "4"),
    "programs": ("What will be done", "5"),
    "cost": ("What it costs", ""),
    "history": ("How the plan came about", ""),
    "words": ("Words used", ""),
    "questions": ("Questions and other formats", ""),
}
"""Section -> its plain title, and the section of the state's form that it answers."""


def page_of(result: CheckResult) -> Page:
    """The page of a checked plan. Raises TypeError where `has_page` says no."""
    reader = Reader.of(result)
    cycle, plan = reader.catalog.cycle, reader.plan
    areas, programs, parts = areas_of(reader)
    costs = costs_of(reader, programs, parts)
    why, targets = _why(reader), _targets(reader)
    mark = f" ({EXPECTED})" if cycle.provisional else ""
    district = reader.line(plan.district, "name") or UNNAMED
    page = Page(
        title=f"Student Opportunity Act plan, {cycle.years_label}{mark} - {district}",
        district=district,
        code=reader.line(plan.district, "code"),
        noun="school" if known(plan.district.type) == "charter-school" else "district",
        years=cycle.years_label,
        mark=mark,
        plan_ends=f"{cycle.plan_ends}{mark}",
        guidance=cycle.guidance,
        not_answered="Not answered yet." if result.status in {"draft", "proposed"} else "Not answered.",
        banner=banner(result, reader),
        status=status_line(result, reader),
        about=about(reader),
        assumed=assumed(reader),
        glance=glance(reader, district, why.groups, costs),
        facts=facts(why.groups, targets, costs, areas),
        sections={},
        summary=reader.text(plan, "summary"),
        why=why,
        targets=targets,
        engagement=_engagement(reader),
        areas=areas,
        costs=costs,
        words=(),
        history=history(reader) if result.status not in {"draft", "proposed", None} else (),
        contact=_contact(reader),
        source=source_hash(result.content),
        version=VERSION,
        posted=known(plan.publication.date),
    )
    page = replace(page, words=words_in(page, reader.catalog.folder.parents[1]))
    return replace(page, sections=_sections(page, reader))


def source_hash(content: bytes) -> str:
    """The short hash of a plan file: the same whether its lines end in LF or CRLF."""
    plain = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(plain).hexdigest()[:HASH_DIGITS]


def _sections(page: Page, reader: Reader) -> dict[str, Heading]:
    """The sections that have something to say; the five of the form are always there."""
    there = {"cost": page.costs.parts, "history": len(page.history) > 1, "words": page.words}
    names = {section.id: section.name for section in reader.catalog.form}
    found = {}
    for key, (title, form) in TITLES.items():
        if there.get(key, True):
            line = f"Section {form} of the state’s form{page.mark}: {names.get(form, '')}" if form else ""
            found[key] = Heading(key, title, line)
    return found


def _why(reader: Reader) -> Why:
    analysis = reader.plan.analysis
    texts = (reader.text(analysis, "disparities"), reader.text(analysis, "insights"))
    return Why(reader.groups(analysis), *texts, comparisons(reader, analysis))


def _targets(reader: Reader) -> TargetsView:
    targets = reader.plan.targets
    answered = known(targets.lowest_performing_students_confirmed)
    confirmed = {
        True: "The plan takes on the state’s three-year targets for the lowest-performing students, in ELA and math.",
        False: "The plan does not take on the state’s three-year targets for the lowest-performing students.",
    }
    own = own_targets(reader, targets)
    return TargetsView(
        confirmed.get(answered, "") if answered is not None else "",
        state_targets(reader, targets),
        tuple(aim for aim in own if not aim.text),
        tuple(aim for aim in own if aim.text),
    )


def _engagement(reader: Reader) -> EngagementView:
    part = reader.plan.engagement
    sessions = reader.parts(part, "sessions")
    groups = dict.fromkeys(first_upper(stakeholder(reader, name)) for name in reader.lines(part, "groups_engaged"))
    reasons = reader.table(part, "not_applicable").items()
    return EngagementView(
        families=reader.text(part, "families"),
        family_measures=reader.text(part, "family_measures"),
        stakeholders=reader.text(part, "stakeholders"),
        groups=tuple(groups),
        not_applicable=tuple((first_upper(stakeholder(reader, name)), reason) for name, (_, reason) in reasons),
        sessions=tuple(_session(reader, s) if isinstance(s, EngagementSession) else _unread(str(s)) for s in sessions),
        votes=vote_sentences(reader),
    )


def stakeholder(reader: Reader, written: str) -> str:
    """The official label of a group that was heard, or the text as it was written."""
    row = reader.catalog.stakeholder(written) if written else None
    return row.label if row else written


def _session(reader: Reader, one: EngagementSession) -> Session:
    attended, languages = reader.number(one, "attended"), reader.lines(one, "languages")
    people = "; ".join(filter(None, (f"{attended} people" if attended else "", ", ".join(languages))))
    group = first_upper(stakeholder(reader, reader.line(one, "group"))) or "Session"
    return Session(group, reader.day(one, "date"), people, reader.text(one, "heard"), reader.text(one, "changed"))


def _unread(text: str) -> Session:
    return Session("Session", "", "", text, "")


def _contact(reader: Reader) -> Contact:
    district, contact = reader.plan.district, reader.plan.district.contact
    email, website = known(contact.email) or "", known(district.website) or ""
    posted = known(reader.plan.publication.url) or ""
    written = (
        reader.line(contact, "email"),
        reader.line(district, "website"),
        reader.line(reader.plan.publication, "url"),
    )
    other = tuple(
        one_line(text) for text, link in zip(written, (email, website, posted), strict=True) if text and not link
    )
    return Contact(
        reader.line(contact, "name"),
        reader.line(contact, "title"),
        email,
        reader.line(contact, "phone"),
        website,
        posted,
        other,
    )
