"""A small region of invented districts, small enough to add up by hand."""

import json
from datetime import date
from typing import Any

from render.plans import TODAY, checked, plan
from soaplan.check import Options, check_bytes
from soaplan.summary.gather import Gatherer
from soaplan.summary.records import PlanRecord, Record
from soaplan.summary.totals import Summary, summary_of


def program(code: str, total: str | None, years: tuple[str, ...] = (), **sources: str) -> dict[str, Any]:
    """A program with these amounts; `chapter_70="1"` is a source."""
    funding: dict[str, Any] = {
        "total": total,
        "by_source": {name.replace("_", " "): it for name, it in sources.items()},
    }
    if years:
        funding["by_year"] = dict(zip(("FY25", "FY26", "FY27"), years, strict=False))
    return {"id": code, "funding": funding}


def region() -> list[dict[str, Any]]:
    """Two plans of FY25-FY27, one draft of FY28-FY30."""
    alder = plan(
        status="adopted",
        district={"name": "Alder Falls", "code": "00010000"},
        analysis={"student_groups": ["English learners", "SWD", "Robotics team"]},
        engagement={"school_committee_vote": {"approved": "yes", "date": "2024-03-14"}},
        focus_areas=[
            {"id": "2.2", "programs": [
                program("2.2D", "900", ("100", "300", "500"), chapter_70="600", Title_I="200"),
                program("2.2A", None, ("10", "20", "30")),
            ]},
            {"id": "2.4", "programs": [program("2.4A", None, ("5",))]},
        ],
    )  # fmt: skip
    birch = plan(
        status="adopted",
        district={"name": "Birch Harbor"},
        analysis={"student_groups": [{"group": "ELs", "grades": "6-8"}, "robotics teams"]},
        engagement={"school_committee_vote": {"approved": "yes", "date": "2024-03-28"}},
        focus_areas=[{"id": "2.2", "programs": [program("2.2D", "300", ("100", "100", "100"), chapter_70="300")]}],
    )
    cedar = plan(
        cycle="2027",
        status="draft",
        district={"name": "Cedar Mill"},
        focus_areas=[
            {"id": "9.9", "programs": [program("9.9Z", "7"), {"name": "A program of our own"}]},
            {"id": "3.1"},
        ],
    )
    return [alder, birch, cedar]


def records(*plans: dict[str, Any]) -> list[Record]:
    """The records of plans, called 0.yaml, 1.yaml and so on."""
    gatherer = Gatherer()
    results = []
    for number, answers in enumerate(plans):
        result = checked(answers)
        result.path = f"{number}.yaml"
        results.append(gatherer.record(result))
    return results


def plan_record(answers: dict[str, Any]) -> PlanRecord:
    """The record of one plan that can be read."""
    (record,) = records(answers)
    assert isinstance(record, PlanRecord)
    return record


def broken(text: bytes = b"kind: soa-plan: x\n", path: str = "broken.yaml") -> Record:
    """The record of a file that cannot be read."""
    return Gatherer().record(check_bytes(text, Options(as_of=TODAY), path))


def summary(*more: Record, as_of: date = TODAY) -> Summary:
    """The region, and more files."""
    return summary_of([*records(*region()), *more], as_of)


def as_text(plan_: dict[str, Any]) -> str:
    """A plan as a file holds it: JSON is YAML."""
    return json.dumps(plan_, ensure_ascii=False, indent=1)
