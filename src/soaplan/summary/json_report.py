"""The summary for other programs, as `schemas/output/summary.schema.json` describes it."""

import json
from decimal import Decimal
from typing import Any

from soaplan.output.report import Screen
from soaplan.summary.choices import Choice
from soaplan.summary.records import Money, PlanRecord, ProgramRecord
from soaplan.summary.totals import CycleTotals, Summary
from soaplan.version import VERSION

FORMAT_VERSION = 1
Json = dict[str, Any]


def write(summary: Summary, screen: Screen) -> str:
    """The summary as JSON. Only ASCII is written, so no console can trip over it."""
    del screen
    content = {
        "version": FORMAT_VERSION,
        "soaplan": VERSION,
        "as_of": summary.as_of.isoformat(),
        "plans": len(summary.plans),
        "cycles": [_cycle(cycle) for cycle in summary.cycles],
        "unreadable": [
            {"path": file.path, "line": file.line, "code": file.code, "message": file.why} for file in summary.unread
        ],
        "other_files": [
            {
                "path": file.path,
                "kind": file.kind,
                "about": file.about,
                "status": file.status,
                "counts": {name: file.counts[name] for name in ("error", "warning", "advice", "todo", "waived")},
            }
            for file in summary.others
        ],
    }
    return json.dumps(content, indent=2) + "\n"


def number(amount: Decimal | None) -> int | float | None:
    """An amount in dollars, with cents only where there are some."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _money(money: Money) -> Json:
    return {"dollars": number(money.total), "known": len(money.amounts), "unknown": money.unknown}


def _cycle(totals: CycleTotals) -> Json:
    cycle = totals.cycle
    return {
        "cycle": cycle.id,
        "label": cycle.label,
        "provisional": cycle.provisional,
        "plans": len(totals.plans),
        "plans_with_errors": totals.with_errors,
        "cost": _money(totals.cost),
        "median_cost_of_a_plan": number(totals.cost_of_plans.median),
        "by_year": {year: _money(money) for year, money in zip(cycle.years, totals.years, strict=True)},
        "focus_areas": [_choice(totals, choice) for choice in totals.areas],
        "programs": [
            _choice(totals, choice) | {"median_cost": number(choice.cost.median)} for choice in totals.programs
        ],
        "categories": [_choice(totals, choice) for choice in totals.categories],
        "student_groups": [
            {"name": choice.name, "listed": choice.listed, "plans": choice.plans} for choice in totals.groups
        ],
        "sources": [
            {"name": source.label, "plans": source.plans, "dollars": number(source.amount)} for source in totals.sources
        ],
        "statuses": [{"status": status, "plans": count} for status, count in totals.statuses],
        "votes": {
            "approved": len(totals.votes),
            "first": totals.votes[0].isoformat() if totals.votes else None,
            "last": totals.votes[-1].isoformat() if totals.votes else None,
        },
        "findings": [
            {"code": rule.code, "name": rule.name, "severity": rule.severity, "plans": rule.plans, "times": rule.times}
            for rule in totals.rules
        ],
        "counted_more_than_once": [
            {"district": district, "paths": list(paths)} for district, paths in totals.doubles
        ],
        "files": [_plan(plan) for plan in totals.plans],
    }  # fmt: skip


def _choice(totals: CycleTotals, choice: Choice) -> Json:
    years = zip(totals.cycle.years, choice.years, strict=True)
    return {
        "id": choice.code,
        "name": choice.name,
        "listed": choice.listed,
        "plans": choice.plans,
        "cost": _money(choice.cost),
        "by_year": {year: _money(money) for year, money in years},
    }


def _plan(plan: PlanRecord) -> Json:
    return {
        "path": plan.path,
        "district": plan.district,
        "district_code": plan.district_code,
        "district_type": plan.district_type,
        "status": plan.status,
        "vote": {"approved": plan.approved, "date": plan.voted.isoformat() if plan.voted else None},
        "focus_areas": list(plan.areas),
        "categories": list(plan.categories),
        "student_groups": list(plan.groups),
        "cost": _money(plan.cost),
        "counts": dict(plan.counts),
        "programs": [_program(plan, program) for program in plan.programs],
    }


def _program(plan: PlanRecord, program: ProgramRecord) -> Json:
    years = zip(plan.cycle.years, program.by_year, strict=False)
    return {
        "id": program.code,
        "name": program.name,
        "focus_area": program.area,
        "category": program.category,
        "dollars": number(program.total),
        "by_year": {year: number(amount) for year, amount in years},
        "by_source": [{"name": label, "dollars": number(amount)} for label, amount in program.by_source],
    }
