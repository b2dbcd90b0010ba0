"""From a checked plan to its page."""

from dataclasses import replace

from soaplan.catalog.models import Word
from soaplan.check.result import CheckResult
from soaplan.plans.base import known
from soaplan.plans.envelope import BEFORE_VOTE
from soaplan.plans.soa_plan import EngagementSession
from soaplan.render.clean import first_upper
from soaplan.render.content import content_mark, is_as_voted
from soaplan.render.costs import costs_of
from soaplan.render.glance import about, assumed, facts, glance
from soaplan.render.glossary import word_in, words_in
from soaplan.render.indicators import comparisons
from soaplan.render.isolated import without_marks
from soaplan.render.languages_beside import languages_beside, notes_of
from soaplan.render.measures import own_targets, state_targets
from soaplan.render.page import Contact, EngagementView, Heading, Page, Session, TargetsView, Why
from soaplan.render.programs import areas_of
from soaplan.render.reader import Reader
from soaplan.render.status import DECIDED, banner, history, status_line, vote_sentences
from soaplan.version import VERSION

SECTIONS = {
    "summary": "1", "why": "2", "targets": "3", "engagement": "4", "programs": "5",
    "cost": "", "history": "", "words": "", "questions": "",
}  # fmt: skip
"""The sections, and for each the section of the state's form that it answers."""


def page_of(result: CheckResult) -> Page:
    """The page of a checked plan. Raises TypeError where `has_page` says no."""
    reader = Reader.of(result)
    cycle, plan = reader.catalog.cycle, reader.plan
    areas, programs, parts = areas_of(reader)
    costs = costs_of(reader, programs, parts)
    why, targets, content = _why(reader), _targets(reader), content_mark(reader)
    result, words, mark = reader.subject.result, reader.words, reader.expected
    district = reader.line(plan.district, "name") or words.t("unnamed_district")
    page = Page(
        title=without_marks(words.t("title", plan=words.t("plan"), years=cycle.years_label, district=district)),
        district=district,
        code=reader.line(plan.district, "code"),
        noun="school" if plan.district.is_charter_school else "district",
        years=cycle.years_label,
        mark=mark,
        plan_ends=words.month_and_year(cycle.plan_ends),
        guidance=cycle.guidance,
        not_answered=words.t("not_answered_yet" if result.status in BEFORE_VOTE else "not_answered"),
        banner=banner(result, reader),
        status=status_line(result, reader),
        about=about(reader),
        assumed=assumed(reader),
        glance=glance(reader, district, costs),
        facts=facts(words, why.groups, targets, costs, areas),
        sections={},
        summary=reader.text(plan, "summary"),
        why=why,
        targets=targets,
        engagement=_engagement(reader, content),
        areas=areas,
        costs=costs,
        words=(),
        history=history(reader) if result.status in DECIDED else (),
        contact=Contact.of(reader, reader.plan.district, reader.plan.publication),
        content=content,
        version=VERSION,
        posted=known(plan.publication.date),
        speech=words,
        notes=notes_of(reader),
        languages=languages_beside(result.folder, result.path, reader.subject.language),
    )
    page = replace(page, words=_glossary(page, reader))
    return replace(page, sections=_sections(page, reader))


def _glossary(page: Page, reader: Reader) -> tuple[Word, ...]:
    """The words to explain: on the page of a translation those that the English page uses."""
    shown = page if reader.subject.translation is None else page_of(reader.subject.result)
    found = words_in(shown, reader.catalog.folder.parents[1])
    return tuple(word_in(reader, word) for word in found)


def _sections(page: Page, reader: Reader) -> dict[str, Heading]:
    """The sections that have something to say; the five of the form are always there."""
    there = {"cost": page.costs.parts, "history": len(page.history) > 1, "words": page.words}
    names, words = {section.id: section.name for section in reader.catalog.form}, reader.words
    found = {}
    for key, form in SECTIONS.items():
        if there.get(key, True):
            line = words.t("form_section", number=form) if form else ""
            found[key] = Heading(key, words.t(key), f"{line}: {reader.label(names.get(form, ''))}" if form else "")
    return found


def _why(reader: Reader) -> Why:
    analysis = reader.plan.analysis
    texts = (reader.text(analysis, "disparities"), reader.text(analysis, "insights"))
    return Why(reader.groups(analysis), *texts, comparisons(reader, analysis))


def _targets(reader: Reader) -> TargetsView:
    targets = reader.plan.targets
    answered = known(targets.lowest_performing_students_confirmed)
    own = own_targets(reader, targets)
    return TargetsView(
        "" if answered is None else reader.words.t("confirmed" if answered else "not_confirmed"),
        state_targets(reader, targets),
        tuple(aim for aim in own if not aim.text),
        tuple(aim for aim in own if aim.text),
    )


def _engagement(reader: Reader, content: str) -> EngagementView:
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
        sessions=tuple(
            _session(reader, s) if isinstance(s, EngagementSession) else _unread(reader, str(s)) for s in sessions
        ),
        votes=vote_sentences(reader),
        is_as_voted=is_as_voted(reader, content),
    )


def stakeholder(reader: Reader, written: str) -> str:
    """The official label of a group that was heard, or the text as it was written; in the language of the page."""
    row = reader.catalog.stakeholder(written) if written else None
    return reader.label(row.label if row else written) if written else ""


def _session(reader: Reader, one: EngagementSession) -> Session:
    attended, languages = reader.number(one, "attended"), reader.lines(one, "languages")
    people = "; ".join(
        filter(
            None,
            (reader.words.t("people", number=attended) if attended else "", ", ".join(map(reader.label, languages))),
        )
    )
    group = first_upper(stakeholder(reader, reader.line(one, "group"))) or reader.words.t("session")
    return Session(group, reader.day(one, "date"), people, reader.text(one, "heard"), reader.text(one, "changed"))


def _unread(reader: Reader, text: str) -> Session:
    return Session(reader.words.t("session"), "", "", text, "")
