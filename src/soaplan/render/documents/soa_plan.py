"""The page of a three-year plan, and of a plan in another language."""

from dataclasses import dataclass, replace

from soaplan.catalog.models import Word
from soaplan.plans.base import known
from soaplan.plans.envelope import BEFORE_VOTE
from soaplan.plans.facts import year_of
from soaplan.render.clean import first_upper
from soaplan.render.content import content_mark
from soaplan.render.costs import costs_of
from soaplan.render.documents.blocks import NOT_ANSWERED, Block, Item, Names, Pair, Saying, Section
from soaplan.render.documents.document import Contact, Document, Glance
from soaplan.render.documents.plan_costs import at_a_glance, costs_section
from soaplan.render.documents.plan_goals import Goals, goals, goals_of, in_short
from soaplan.render.documents.plan_people import engagement, reasons, votes
from soaplan.render.documents.plan_programs import (
    AreaView,
    ProgramView,
    article,
    focus_areas,
    index,
    largest_first,
    views_of,
    year_in_words,
)
from soaplan.render.documents.plan_schools import schools
from soaplan.render.figures import Costs
from soaplan.render.glossary import word_in, words_in
from soaplan.render.isolated import without_marks
from soaplan.render.languages_beside import languages_beside, notes_of
from soaplan.render.reader import Reader
from soaplan.render.status import banner, status_line, tag
from soaplan.version import VERSION

FORMS_OF = {"why": ("1", "2"), "targets": ("3",), "engagement": ("4",), "programs": ("5",)}
"""Section of the page -> the sections of the state's form that it answers."""
MOST_CHANGES, MOST_GOALS = 8, 4
"""Lines of an answer at the top of the page."""


@dataclass(frozen=True)
class _Found:
    """What a page says in several places, found once. The programs stand with the largest first."""

    reader: Reader
    areas: dict[AreaView, tuple[ProgramView, ...]]
    programs: tuple[ProgramView, ...]
    costs: Costs
    goals: Goals
    mark: str
    """The content hash."""

    @classmethod
    def of(cls, reader: Reader) -> "_Found":
        areas = views_of(reader)
        programs = [view for views in areas.values() for view in views]
        readable = [(view.program, view.money) for view in programs if view.program]
        costs = costs_of(reader, [program for program, _ in readable], [money for _, money in readable])
        return cls(reader, areas, largest_first(programs), costs, goals_of(reader), content_mark(reader))


def compose(reader: Reader) -> Document:
    """The document of a plan, in the language of its reader."""
    it = _Found.of(reader)
    document = replace(_around(it), sections=_sections(it))
    return replace(document, words=_glossary(document, reader))


def _around(it: _Found) -> Document:
    """Everything but the sections."""
    reader, costs = it.reader, it.costs
    plan, words, cycle, result = reader.plan, reader.words, reader.catalog.cycle, reader.result
    district = reader.line(plan.district, "name") or words.t("unnamed_district")
    told, before = banner(result, reader), result.status in BEFORE_VOTE
    return Document(
        kind=reader.kind.name,
        title=without_marks(words.t("title", plan=words.t("plan"), years=cycle.years_label, district=district)),
        description=words.between_sentences.join(_description(reader, district, costs)),
        heading=words.t("plan"),
        years=_years(reader),
        district=district,
        code=reader.line(plan.district, "code"),
        noun="school" if plan.district.is_charter_school else "district",
        tag=told.word if told and before else tag(result, reader),
        status=told.text if told and before else status_line(result, reader),
        banners=(told,) if told and not before else (),
        glance=_glance(it),
        about=_about(reader),
        remarks=((words.t("expected_word"), words.t("assumed", years=cycle.years_label)),) if cycle.provisional else (),
        sections=(),
        words=(),
        contact=Contact.of(reader, plan.district, plan.publication),
        not_answered=words.t("not_answered_yet" if before else "not_answered"),
        guidance=cycle.guidance,
        made_from="",
        version=VERSION,
        speech=words,
        posted=known(plan.publication.date),
        content=it.mark,
        notes=notes_of(reader),
        languages=languages_beside(result.folder, result.path, reader.subject.language),
    )


def _years(reader: Reader) -> str:
    cycle = reader.catalog.cycle
    ends = {"first": year_in_words(cycle.years[0]), "last": year_in_words(cycle.years[-1])}
    return reader.words.t("school_years", **ends, years=f"{cycle.years_label}{reader.expected}")


def _about(reader: Reader) -> str:
    """What such a plan is, and what its years are."""
    words, name = reader.words, reader.catalog.cycle.years[0]
    end = f"June {year_of(name)}"
    year = words.t("fiscal_year", year=name, end=words.month_and_year(end), school_year=year_in_words(name))
    return words.between_sentences.join((words.t("about"), year))


def _description(reader: Reader, district: str, costs: Costs) -> tuple[str, ...]:
    """What search engines show of the page."""
    words, cycle = reader.words, reader.catalog.cycle
    end = words.month_and_year(cycle.plan_ends)
    when = words.t("when", years=words.count("years", len(cycle.years)), end=end, mark=reader.expected)
    programs = words.count("programs", len(costs.parts))
    groups = reader.groups(reader.plan.analysis, inside=True)
    meant = (words.t("meant_for", groups=words.all_of(list(groups))),) if groups else ()
    if not costs.parts:
        return (words.t("no_programs_chosen", district=first_upper(district)), *meant)
    if not costs.total:
        return (words.t("programs_without_cost", district=first_upper(district), programs=programs, when=when), *meant)
    told = words.t("spending", district=first_upper(district), total=costs.shown_total, programs=programs, when=when)
    return (told, *meant)


# At a glance


def _glance(it: _Found) -> Glance:
    reader = it.reader
    t, groups = reader.words.t, reader.groups(reader.plan.analysis)
    rows = (
        Pair(t("for_whom"), (Names(groups, chips=True) if groups else NOT_ANSWERED,)),
        Pair(t("programs"), (_changes(reader, it.programs),)),
        Pair(t("reach"), (_reach(reader, it.goals),)),
    )
    return Glance(rows=rows, beside=at_a_glance(reader, it.costs))


def _changes(reader: Reader, views: tuple[ProgramView, ...]) -> Block:
    if not views:
        district = first_upper(reader.line(reader.plan.district, "name") or reader.words.t("unnamed_district"))
        return Saying((reader.words.t("no_programs_chosen", district=district),))
    return _first(reader, tuple(Item(view.title, view.anchor) for view in views), MOST_CHANGES, "programs")


def _reach(reader: Reader, found: Goals) -> Block:
    if items := in_short(reader, found):
        return _first(reader, items, MOST_GOALS, "targets")
    return Saying((found.confirmed,)) if found.confirmed else NOT_ANSWERED


def _first(reader: Reader, items: tuple[Item, ...], most: int, anchor: str) -> Names:
    """The first of several, and how many more there are."""
    rest = len(items) - most
    more = (Item(reader.words.t("more", number=str(rest)), anchor),) if rest > 0 else ()
    return Names((*items[:most], *more))


# The sections


def _sections(it: _Found) -> tuple[Section, ...]:
    reader, costs = it.reader, it.costs
    noun = "school" if reader.plan.district.is_charter_school else "district"
    found = (
        _section(reader, "programs", _programs(it)),
        _section(reader, "schools", schools(reader, it.programs)),
        _section(reader, "targets", goals(reader, it.goals, noun)),
        _section(reader, "cost", costs_section(reader, it.programs, costs) if costs.parts else ()),
        _section(reader, "engagement", engagement(reader, noun)),
        _section(reader, "why", reasons(reader)),
        _section(reader, "history", votes(reader, it.mark)),
    )
    return tuple(section for section in found if section.blocks)


def _programs(it: _Found) -> tuple[Block, ...]:
    """The index, an article for each program, and the Focus Areas."""
    reader, views = it.reader, it.programs
    if not views:
        return (focus_areas(reader, it.areas),) if it.areas else (NOT_ANSWERED,)
    articles = (article(reader, view) for view in views)
    counted = first_upper(reader.words.count("programs", len(views)))
    said = reader.words.t("largest_first", programs=counted) if len(views) > 1 else f"{counted}."
    return (Saying((said,)), index(reader, views, it.costs), *articles, focus_areas(reader, it.areas))


def _section(reader: Reader, key: str, blocks: tuple[Block, ...]) -> Section:
    """A section; for reviewers, the section of the state's form that it answers."""
    names, t = {section.id: section.name for section in reader.catalog.form}, reader.words.t
    numbers = FORMS_OF.get(key, ())
    lines = (f"{t('form_section', number=number)}: {reader.label(names.get(number, ''))}" for number in numbers)
    form = f"{t('reviewers')}: {'; '.join(lines)}" if numbers else ""
    return Section(key, t(key), blocks, form)


def _glossary(document: Document, reader: Reader) -> tuple[Word, ...]:
    """The words to explain: on the page of a translation those that the English page uses."""
    shown = document if reader.subject.translation is None else compose(Reader.of(reader.subject.result))
    found = words_in(shown, reader.catalog.folder.parents[1])
    return tuple(word_in(reader, word) for word in found)
