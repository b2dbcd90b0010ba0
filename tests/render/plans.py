"""Plans for the tests of pages, written as data. JSON is YAML, so every text arrives as it is given here."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from soaplan.check import CheckResult, Options, check_bytes, check_file

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("charter", "draft", "millbrook", "small-district")
TODAY = date(2026, 11, 21)
INDICATOR = ("measure", "student_group", "value", "all_students", "unit", "year", "source")


def example(name: str) -> CheckResult:
    """One of the plans that come with soaplan, checked."""
    return check_file(EXAMPLES / name / "plan.yaml", Options(as_of=TODAY))


def checked(plan: dict[str, Any]) -> CheckResult:
    """A plan, checked."""
    text = json.dumps(plan, ensure_ascii=False, indent=1)
    return check_bytes(text.encode("utf-8"), Options(as_of=TODAY))


def plan(**answers: Any) -> dict[str, Any]:
    """A plan of the 2024 cycle with these answers."""
    return {"kind": "soa-plan", "cycle": "2024", "district": {"name": "Millbrook Public Schools"}} | answers


def program(code: str, **answers: Any) -> dict[str, Any]:
    """A program with a cost of $300,000 that is split by year and by source."""
    funding = {
        "total": "300000",
        "by_year": {"FY25": "90000", "FY26": "100000", "FY27": "110000"},
        "by_source": {"chapter 70": "200000", "Title I": "100000"},
        "foundation_categories": ["Pupil Services"],
    }
    return {
        "id": code,
        "today": "Now.",
        "by_end_of_plan": "Then.",
        "schools": "district-wide",
        "funding": funding,
    } | answers


def everywhere(text: str) -> dict[str, Any]:
    """A plan with the same text in every place that takes a text."""
    value = {"value": text, "year": text}
    return plan(
        status="adopted",
        district={
            "name": text, "code": text, "type": text, "governing_body": text, "website": text, "schools": [text],
            "contact": {"name": text, "title": text, "email": text, "phone": text},
        },
        summary=text,
        analysis={
            "disparities": text,
            "insights": text,
            "indicators": [dict.fromkeys(INDICATOR, text)],
            "student_groups": [text, {"group": "English learners", "grades": text}],
        },
        targets={
            "lowest_performing_students_confirmed": text,
            "lowest_performing_students": [dict.fromkeys(("subject", "grades", "baseline", "target", "unit"), text)],
            "additional": [
                {"id": text, "student_groups": [text], "measure": text, "subject": text, "grades": text, "unit": text,
                 "direction": text, "baseline": value, "target": value},
                text,
            ],
        },
        engagement={
            "families": text, "family_measures": text, "stakeholders": text, "groups_engaged": [text],
            "not_applicable": {text: text},
            "sessions": [dict.fromkeys(("date", "group", "attended", "languages", "heard", "changed"), text)],
            "school_committee_vote": {"approved": "yes", "date": text, "tally": text},
            "later_votes": [{"approved": text, "date": text, "tally": text}],
        },
        focus_areas=[
            {"id": text, "metrics": [text], "programs": [
                {"id": text, "name": text, "today": text, "by_end_of_plan": text, "how_it_helps": text,
                 "student_groups": [text], "schools": [text, text],
                 "funding": {"total": text, "by_year": {"FY25": text, text: "1"},
                             "by_source": {text: "5", "local": text},
                             "details": text, "foundation_categories": [text]},
                 "metrics": [text, {"metric": text, "baseline": value, "target": value}]},
                text,
            ]},
            text,
        ],
        review=dict.fromkeys(("submitted", "directed", "resubmitted", "completed"), text),
        publication={"url": text, "date": text},
    )  # fmt: skip
