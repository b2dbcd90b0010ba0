"""`soaplan calendar`: the way back from the due date, and on from it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from running import Run
from soaplan.catalog import own_catalogs
from soaplan.check import Options, check_file
from soaplan.plans.kinds import KINDS
from soaplan.timetable import Event, events_of

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = date(2026, 11, 21)


def events(text: str, folder: Path) -> dict[str, Event]:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    result = check_file(folder / "plan.yaml", Options(as_of=TODAY))
    return {event.id: event for event in events_of(result, own_catalogs(), TODAY)}


def test_a_plan_without_dates_is_counted_back_from_the_due_date_of_its_cycle(tmp_path: Path) -> None:
    found = events("kind: soa-plan\ncycle: 2027\nstatus: draft\ndistrict: {type: district}\n", tmp_path)
    ahead = [found[name].day for name in ("guidance", "input", "draft", "first-reading", "vote", "submission")]
    assert ahead == sorted(ahead)
    assert found["submission"].day == date(2027, 4, 1)
    assert found["submission"].is_expected
    assert found["vote"].is_suggested
    assert all(day.weekday() < 5 for day in ahead)
    assert found["amended"].day is None
    assert [found[f"report-{year}"].day for year in ("FY28", "FY29")] == [date(2028, 4, 1), date(2029, 4, 1)]


def test_a_day_in_the_plan_counts_and_the_others_go_by_it(tmp_path: Path) -> None:
    plan = "kind: soa-plan\ncycle: 2027\ndistrict: {type: district}\n"
    vote = "engagement:\n  school_committee_vote:\n    date: 2027-03-04\n"
    found = events(f"{plan}{vote}", tmp_path)
    assert found["vote"].day == date(2027, 3, 4)
    assert found["vote"].is_told
    assert found["first-reading"].day < date(2027, 3, 4)
    review = "review:\n  submitted: 2026-03-05\n  directed: 2026-11-02\n"
    found = events(f"{plan}{review}", tmp_path)
    days = own_catalogs().newest("soa").number("amendment_days")
    assert found["amended"].day == date(2026, 11, 2) + timedelta(days=days)
    assert "input" not in found, "nothing is suggested for what is over"


def test_a_charter_school_has_its_own_day_and_board(tmp_path: Path) -> None:
    plan = "kind: soa-plan\ncycle: 2027\ndistrict: {type: charter-school}\n"
    found = events(plan, tmp_path)
    assert found["submission"].day == date(2027, 8, 1)
    assert "Board of Trustees" in found["vote"].what
    assert "603 CMR" not in found["vote"].source
    assert found["report-FY28"].day is None


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS.values() if kind.has_form])
def test_every_kind_has_a_calendar_in_every_cycle(kind: str, soaplan: Run, tmp_path: Path) -> None:
    for cycle in own_catalogs().cycles(KINDS[kind].instrument):
        (tmp_path / "plan.yaml").write_text(f"kind: {kind}\ncycle: {cycle}\n", encoding="utf-8")
        done = soaplan("calendar", "plan.yaml", "--as-of", "2026-11-21")
        assert done.code == 0
        assert done.out.count("  Source: ") > 2
        assert "{" not in done.out


def test_a_calendar_program_gets_the_same_days(soaplan: Run) -> None:
    command = ("calendar", EXAMPLES / "charter" / "plan.yaml", "--format", "ics", "--as-of", "2026-11-21")
    done = soaplan(*command)
    lines = done.out.split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "DTSTART;VALUE=DATE:20270801" in lines
    ids = re.findall(r"UID:(\S+)", done.out)
    assert len(ids) == len(set(ids)) == lines.count("BEGIN:VEVENT")
    assert (
        done.out
        == soaplan("calendar", EXAMPLES / "charter" / "plan.yaml", "--format", "ics", "--as-of", "2026-11-21").out
    )


def test_the_name_of_a_district_adds_no_line(soaplan: Run, tmp_path: Path) -> None:
    name = '"x\\nBEGIN:VALARM\\n::error::x; a, b"'
    (tmp_path / "plan.yaml").write_text(f"kind: soa-plan\ncycle: 2027\ndistrict: {{name: {name}}}\n", encoding="utf-8")
    out = soaplan("calendar", "plan.yaml", "--format", "ics").out.replace("\r\n ", "")
    assert "\r\nBEGIN:VALARM" not in out
    assert "x\\nBEGIN:VALARM\\n:error:x\\; a\\, b\r\n" in out


def test_what_cannot_be_read_has_no_calendar(soaplan: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("kind: soa-plan\ncycle: [\n", encoding="utf-8")
    done = soaplan("calendar", "plan.yaml")
    assert done.code == 1
    assert "DOC001" in done.err
    assert soaplan("calendar", "nowhere.yaml").code == 2
