"""The plans as a table for spreadsheets: one row for each plan and program. Numbers are written as numbers."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import StringIO

from soaplan.characters import BYTE_ORDER_MARK, for_a_spreadsheet, one_line
from soaplan.output.report import Screen
from soaplan.plans.kinds import KINDS
from soaplan.summary.records import OtherFile, PlanRecord, ProgramRecord, UnreadFile
from soaplan.summary.totals import Summary

Cell = str | int | Decimal | None
PLAN = (
    "file", "kind", "district", "district code", "type", "cycle", "status", "vote approved", "vote date",
    "student groups",
    "errors", "warnings", "advice", "missing answers", "waived",
)  # fmt: skip
TITLE = KINDS["soa-plan"].title
PROGRAM = ("focus area", "focus area name", "program", "program name", "category")
MONEY = "three-year total"
END = ("sources", "cannot be read because")


def write(summary: Summary, screen: Screen) -> str:
    """The table, with a line of names at its top."""
    del screen
    years = tuple(dict.fromkeys(year for cycle in summary.cycles for year in cycle.cycle.years))
    out = StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    table.writerow([*PLAN, *PROGRAM, *years, MONEY, *END])
    for plan in summary.plans:
        table.writerows(map(safe, plan_rows(plan, years)))
    table.writerows(safe(other_row(file, years)) for file in summary.others)
    table.writerows(safe(unread_row(file, years)) for file in summary.unread)
    return BYTE_ORDER_MARK + out.getvalue()


def safe(row: Iterable[Cell]) -> list[int | Decimal | str]:
    """The cells of a row, so that no text is taken for a formula. What is not known is left empty."""
    return [_safe(cell) for cell in row]


def _safe(cell: Cell) -> int | Decimal | str:
    if isinstance(cell, str):
        return for_a_spreadsheet(one_line(cell))
    return "" if cell is None else plain(cell)


def plain(amount: int | Decimal) -> int | Decimal:
    """A number, with cents only where there are some."""
    return int(amount) if amount == int(amount) else amount


def plan_rows(plan: PlanRecord, years: tuple[str, ...]) -> Iterator[list[Cell]]:
    """One row for each program, one for each focus area without any, and at least one for each plan."""
    counts = plan.counts
    approved = {True: "yes", False: "no", None: ""}[plan.approved]
    start: list[Cell] = [
        plan.path, TITLE, plan.district, plan.district_code, plan.district_type, plan.cycle.id, plan.status or "",
        approved, plan.voted.isoformat() if plan.voted else "", "; ".join(plan.groups),
        counts["error"], counts["warning"], counts["advice"], counts["todo"], counts["waived"],
    ]  # fmt: skip
    names = dict(plan.cycle.areas)
    for program in plan.programs:
        yield [*start, program.area, names.get(program.area, ""), *_program(program, plan, years), ""]
    used = {program.area for program in plan.programs}
    for area in [area for area in plan.areas if area not in used] or ([] if plan.programs else [""]):
        yield [*start, area, names.get(area, ""), "", "", "", *(None for _ in years), None, "", ""]


def _program(program: ProgramRecord, plan: PlanRecord, years: tuple[str, ...]) -> Iterator[Cell]:
    amounts = dict(zip(plan.cycle.years, program.by_year, strict=False))
    yield from (program.code, program.name, program.category)
    yield from (amounts.get(year) for year in years)
    yield program.total
    yield "; ".join(f"{label} {plain(amount)}" for label, amount in program.by_source)


def other_row(file: OtherFile, years: tuple[str, ...]) -> list[Cell]:
    """The row of a file of another kind: whose it is, how far it is, and what was found. It has no programs."""
    counts = file.counts
    start: list[Cell] = [file.path, file.title, file.about, "", "", "", file.status, "", "", ""]
    start += [counts["error"], counts["warning"], counts["advice"], counts["todo"], counts["waived"]]
    return [*start, *(None for _ in range(len(PROGRAM) + len(years) + 1 + len(END)))]


def unread_row(file: UnreadFile, years: tuple[str, ...]) -> list[Cell]:
    """The row of a file that cannot be read: its name, and why."""
    empty = len(PLAN) - 1 + len(PROGRAM) + len(years) + 2
    return [file.path, *(None for _ in range(empty)), f"line {file.line}: {file.why} ({file.code})"]
