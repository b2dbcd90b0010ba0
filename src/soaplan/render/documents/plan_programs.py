"""The programs of a three-year plan: the index, an article for each, and the state's Focus Areas."""

from collections.abc import Iterable
from dataclasses import dataclass

from soaplan.plans.facts import year_of
from soaplan.plans.soa_plan import FocusArea, Program
from soaplan.render.anchors import anchor
from soaplan.render.clean import first_upper
from soaplan.render.costs import categories_of, part_of, shown_by_source, shown_by_year
from soaplan.render.documents.blocks import (
    NOT_ANSWERED,
    Block,
    Cell,
    Column,
    Entry,
    Figure,
    Index,
    Item,
    Names,
    Note,
    Pair,
    Pairs,
    Part,
    Row,
    Saying,
    Sides,
    Table,
)
from soaplan.render.figures import Costs, school_year
from soaplan.render.figures import Part as Money
from soaplan.render.measures import Measure, metrics
from soaplan.render.reader import Reader
from soaplan.render.words import Sentence, english


@dataclass(frozen=True, eq=False)
class ProgramView:
    """One program. `title` says in short what changes; `program` is None where the entry cannot be read."""

    anchor: str
    code: str
    name: str
    title: str
    is_titled_by_us: bool
    program: Program | None
    money: Money
    area: "AreaView"

    @property
    def under(self) -> str:
        """The state's code and name; the name alone where it is the title."""
        return " ".join(filter(None, (self.code, self.name if self.name != self.title else "")))


@dataclass(frozen=True, eq=False)
class AreaView:
    """One Focus Area, and the metrics that its programs share."""

    anchor: str
    code: str
    name: str
    objective: str
    metrics: tuple[Measure, ...]
    area: FocusArea | None


def views_of(reader: Reader) -> dict[AreaView, tuple[ProgramView, ...]]:
    """The Focus Areas with their programs, in the order of the file."""
    taken: set[str] = set()
    found = {}
    for part in reader.parts(reader.plan, "focus_areas"):
        view = _area(reader, part, taken)
        programs = reader.parts(view.area, "programs") if view.area else []
        found[view] = tuple(_program(reader, view, program, taken) for program in programs)
    return found


def _area(reader: Reader, area: object, taken: set[str]) -> AreaView:
    if not isinstance(area, FocusArea):
        return AreaView(anchor("focus-area", str(area), taken), "", str(area), "", (), None)
    said = reader.subject.said
    code = reader.line(area, "id")
    row = reader.catalog.focus_areas.get(code)
    objective = next((o for o in reader.catalog.objectives if row in o.focus_areas), None)
    return AreaView(
        anchor("focus-area", code, taken),
        code,
        said(row.name if row else ""),
        said(f"{english().t('objective', number=objective.id)}: {objective.name}" if objective else ""),
        metrics(reader, area),
        area,
    )


def _program(reader: Reader, area: AreaView, program: object, taken: set[str]) -> ProgramView:
    if not isinstance(program, Program):
        text = str(program)
        place = anchor("program", text, taken)
        return ProgramView(place, "", text, text, False, None, Money("", text, place, None, ""), area)  # noqa: FBT003 - a program that couldn't be read
    code = reader.line(program, "id")
    row = reader.catalog.programs.get(code)
    name = row.name if row else reader.line(program, "name") or code
    name = reader.subject.said(name) if name else reader.words.t("unnamed_program")
    own, ours = reader.line(program, "in_short"), reader.label(row.in_short) if row and row.in_short else ""
    place, title = anchor("program", code, taken), own or ours or name
    money = part_of(reader, program, code, title, place)
    return ProgramView(place, code, name, title, bool(ours and not own), program, money, area)


def largest_first(views: Iterable[ProgramView]) -> tuple[ProgramView, ...]:
    """The programs by their cost; those without an amount stand behind, in the order of the file."""
    return tuple(sorted(views, key=lambda view: -1 if view.money.amount is None else -view.money.amount - 1))


# The index


def index(reader: Reader, views: tuple[ProgramView, ...], costs: Costs) -> Index:
    """All programs in short, each with its share of the whole."""
    shares = {part.anchor: part for part in costs.parts}
    return Index(tuple(_entry(reader, view, shares.get(view.anchor, view.money)) for view in views))


def _entry(reader: Reader, view: ProgramView, money: Money) -> Entry:
    facts = (
        ("for_whom", reader.words.all_of(list(_groups(reader, view, inside=True)))),
        ("which_schools", _where(reader, view)),
    )
    return Entry(
        view.title,
        view.anchor,
        view.under,
        tuple((reader.words.t(key), text) for key, text in facts if text),
        money.shown,
        reader.words.t("share_of_plan", share=money.share) if money.share else "",
        money.share.strip("%") if money.share.endswith("%") else "0",
    )


def _groups(reader: Reader, view: ProgramView, *, inside: bool = False) -> tuple[str, ...]:
    """The groups that a program is for: its own, else those of the plan."""
    own = reader.groups(view.program, inside=inside) if view.program else ()
    return own or reader.groups(reader.plan.analysis, inside=inside)


def _where(reader: Reader, view: ProgramView) -> str:
    schools = reader.lines(view.program, "schools") if view.program else ()
    return first_upper(", ".join(schools))


# The articles


def article(reader: Reader, view: ProgramView) -> Part:
    """One program: four facts, what changes, how it helps, the money, and what the state says of it."""
    blocks = _told(reader, view, view.program) if view.program else ()
    kind = view.name if view.name != view.title else ""
    return Part(view.title, blocks, view.anchor, view.code or "#", kind=kind, is_article=True)


def _told(reader: Reader, view: ProgramView, program: Program) -> tuple[Block, ...]:
    words = reader.words
    end = f"{words.month_and_year(reader.catalog.cycle.plan_ends)}{reader.expected}"
    today = Part(words.t("in_place_now"), (reader.prose(program, "today"),))
    then = Part(words.t("in_place_by", end=end), (reader.prose(program, "by_end_of_plan"),), style="after")
    helps = Part(words.t("how_it_helps"), (reader.prose(program, "how_it_helps"),))
    return (
        _facts(reader, view, program),
        Sides((today, then)),
        helps,
        _money(reader, view, program),
        _state(reader, view, program),
    )


def _facts(reader: Reader, view: ProgramView, program: Program) -> Pairs:
    t, money = reader.words.t, view.money
    groups, schools = _groups(reader, view), reader.lines(program, "schools")
    cost = Figure(money.shown, t("over_three_years") if money.amount is not None else "")
    rows = (
        ("for_whom", Names(groups, chips=True) if groups else NOT_ANSWERED),
        ("which_schools", Saying(listed(tuple(map(first_upper, schools)))) if schools else NOT_ANSWERED),
        ("cost_short", cost),
    )
    measured = Pair(t("measured"), _measured(reader, view, program))
    return Pairs((*(Pair(t(key), (block,)) for key, block in rows), measured), "four")


def _measured(reader: Reader, view: ProgramView, program: Program) -> tuple[Block, ...]:
    own, by_area = metrics(reader, program), view.area.metrics
    told: tuple[Block, ...] = (measures(reader, own),) if own else () if by_area else (NOT_ANSWERED,)
    return (*told, Note(reader.words.t("and_by_area", code=view.area.code))) if by_area else told


def listed(names: tuple[str, ...]) -> Sentence:
    """Names with commas between them, each still in its own language."""
    return tuple(piece for place, name in enumerate(names) for piece in ((", ", name) if place else (name,)))


def measures(reader: Reader, found: Iterable[Measure]) -> Names:
    """Metrics as a list, each with its way."""
    open_ = reader.words.t("not_answered")
    return Names(
        tuple(
            Item(
                one.text or one.measure or open_,
                note=f"({one.about})" if one.about else "",
                figures=", ".join(
                    filter(None, (one.distance.words, one.distance.change if one.distance.words else ""))
                ),
            )
            for one in found
        )
    )


def _money(reader: Reader, view: ProgramView, program: Program) -> Part:
    """Years and sources in one table, then what the district says of them."""
    t = reader.words.t
    years = [(year_in_words(name), amount) for name, amount in shown_by_year(reader, program)]
    groups = (("by_school_year", years), ("by_source", shown_by_source(reader, program)))
    rows = tuple(
        row
        for key, amounts in groups
        if amounts
        for row in (Row(_cell(t(key)), ()), *(Row(_cell(name), (_cell(amount),)) for name, amount in amounts))
    )
    columns = (Column(t("source")), Column(t("amount"), number=True))
    table = (Table(f"{view.anchor}-money", view.title, columns, rows, "split"),) if rows else ()
    return Part(t("the_money"), (*table, reader.prose(program.funding, "details")))


def _cell(text: str) -> Cell:
    return Cell((Item(text),))


def year_in_words(name: str) -> str:
    """A fiscal year as a school year: FY25 is 2024-25. Any other text as it is."""
    year = year_of(name)
    return school_year(year) if isinstance(year, int) else name


def _state(reader: Reader, view: ProgramView, program: Program) -> Part:
    """What reviewers look for: the Focus Area, the state's words, the foundation categories."""
    t, row = reader.words.t, reader.catalog.programs.get(view.code)
    area = (t("focus_area", code=view.area.code), view.area.anchor)
    categories = "; ".join(categories_of(reader, program.funding))
    blocks: list[Block] = [Names((Item(area[0], area[1]),))]
    if row:
        blocks.append(Note(reader.subject.said(row.description), t("states_words")))
    if categories:
        blocks.append(Note(categories, f"{t('categories')}:"))
    if view.is_titled_by_us:
        blocks.append(Note(t("our_line")))
    return Part(t("reviewers"), tuple(blocks), style="reviewers")


# The Focus Areas


def focus_areas(reader: Reader, views: dict[AreaView, tuple[ProgramView, ...]]) -> Part:
    """The state's Focus Areas with the plan's programs in each, and the metrics that these share."""
    parts = tuple(_area_part(reader, view, programs) for view, programs in views.items())
    return Part(reader.words.t("reviewers"), parts, style="reviewers")


def _area_part(reader: Reader, view: AreaView, programs: tuple[ProgramView, ...]) -> Part:
    t = reader.words.t
    links = tuple(Item(one.under or one.title, one.anchor) for one in programs)
    blocks: list[Block] = [Names(links) if links else Saying((t("no_program_in_area"),), "open")]
    if view.metrics:
        blocks += [Note(f"{t('area_measured', code=view.code)}:"), measures(reader, view.metrics)]
    return Part(view.name, tuple(blocks), view.anchor, kind=t("focus_area", code=view.code), form=view.objective)
