"""The programs of a plan with what a report tells of each."""

from dataclasses import dataclass

from soaplan.plans.base import known
from soaplan.plans.reported import Pair, metric_pairs, program_pairs
from soaplan.plans.soa_plan import Program
from soaplan.plans.soa_progress_report import ProgramProgress
from soaplan.render.clean import first_upper
from soaplan.render.documents.blocks import (
    NOT_ANSWERED,
    Block,
    Cell,
    Column,
    Item,
    Names,
    Note,
    Pairs,
    Part,
    Row,
    Table,
)
from soaplan.render.documents.blocks import Pair as Answer
from soaplan.render.documents.progress_figures import Figure, Figures
from soaplan.render.documents.progress_table import figures_of, in_short

NOT_IN_PLAN = "This program isn’t in the plan as it is now."
COLUMNS = (Column("Program"), Column("Status"), Column("Numbers", optional=True))


@dataclass(frozen=True)
class ProgramView:
    """One program. `told` is None where the report leaves it out."""

    anchor: str
    code: str
    name: str
    title: str
    """What changes in short, as the plan's page has it; the name where the plan does not say."""
    is_planned: bool
    told: ProgramProgress | None
    status: str
    figures: tuple[Figure, ...]


def programs_of(figures: Figures) -> tuple[ProgramView, ...]:
    """The programs in the order of the plan, then those that only the report has."""
    plan = figures.plan.plan if figures.plan else None
    return tuple(_view(figures, pair) for pair in program_pairs(plan, figures.report.plan.progress))


def _view(figures: Figures, pair: Pair[Program, ProgramProgress]) -> ProgramView:
    code = _line(figures, pair, "id")
    row = figures.plan.catalog.programs.get(code) if figures.plan else None
    name = (row.name if row else "") or _line(figures, pair, "name")
    own = figures.plan.line(pair.planned, "in_short") if figures.plan and pair.planned else ""
    return ProgramView(
        anchor=figures.report.anchor("program", code),
        code=code,
        name=name,
        title=own or name,
        is_planned=pair.planned is not None or figures.plan is None,
        told=pair.told,
        status=figures.report.line(pair.told, "status") if pair.told else "",
        figures=tuple(map(figures.of_metric, metric_pairs(pair.planned, pair.told))),
    )


def _line(figures: Figures, pair: Pair[Program, ProgramProgress], name: str) -> str:
    told = figures.report.line(pair.told, name) if pair.told else ""
    return told or (figures.plan.line(pair.planned, name) if pair.planned and figures.plan else "")


def overview(views: tuple[ProgramView, ...]) -> Table:
    """All programs in one table, made from what is told of each."""
    return Table("programs-in-short", "The programs at a glance", COLUMNS, tuple(map(_row, views)))


def _row(it: ProgramView) -> Row:
    under = " ".join((it.code, it.name if it.name != it.title else "")).strip()
    head = Cell((Item(it.title or it.code or "Program without a code", it.anchor),), (under,) if it.title else ())
    status = Cell((Item(first_upper(it.status)),) if it.status else ())
    short = in_short(it.figures)
    return Row(head, (status, Cell((Item(short),) if short else ())))


def article(figures: Figures, it: ProgramView) -> Part:
    """One program: how far it is, what was done, and its figures."""
    status = Names((first_upper(it.status),), chips=True) if it.status else NOT_ANSWERED
    evidence = figures.report.prose(it.told, "evidence") if it.told else NOT_ANSWERED
    blocks: list[Block] = [] if it.is_planned else [Note(NOT_IN_PLAN)]
    blocks.append(Pairs((Answer("Status", (status,)), Answer("What was done, with evidence", (evidence,)))))
    blocks += figures_of(f"{it.anchor}-figures", f"Numbers for {it.code or it.name or 'this program'}", it.figures)
    if it.told:
        blocks += figures.report.unread(it.told, "metrics")
    kind = it.name if it.name != it.title else ""
    return Part(it.title, tuple(blocks), it.anchor, it.code or "#", kind=kind, is_article=True)


def counted(views: tuple[ProgramView, ...]) -> dict[str, int]:
    """How many programs have each status that can be read, in the order of the list of statuses."""
    found: dict[str, int] = {}
    for view in views:
        if view.told and (status := known(view.told.status)):
            found[status] = found.get(status, 0) + 1
    return found
