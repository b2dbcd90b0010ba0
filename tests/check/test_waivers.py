"""Which findings a district may answer, where, and until when."""

from datetime import date
from typing import Any

import pytest

from changed_plan import BASE, check_changed
from soaplan.catalog import Catalogs
from soaplan.check import Options, check_bytes

AS_OF = date(2024, 4, 20)
LATE_VOTE = {"engagement.school_committee_vote.date": "2024-04-11"}
TBA = {"focus_areas.0.programs.0.how_it_helps": "TBA", "focus_areas.0.programs.0.today": "TBA"}
WHY = "DESE moved the district's due date to April 12, 2024 (letter of March 20, 2024)."


def found(changes: dict[str, Any], *waivers: dict[str, Any], as_of: date = AS_OF) -> list[tuple[str, str]]:
    result = check_changed({**changes, "waivers": list(waivers)}, as_of)
    return [(one.code, str(one.severity)) for one in result.diagnostics]


def test_a_waiver_answers_its_finding_with_its_reason() -> None:
    result = check_changed({**LATE_VOTE, "waivers": [{"rule": "SOA403", "reason": WHY}]}, AS_OF)
    assert [(one.code, one.severity, one.reason) for one in result.diagnostics] == [("SOA403", "waived", WHY)]
    assert not result.has_errors


def test_a_place_that_cannot_be_read_is_one_finding() -> None:
    waiver = {"rule": "SOA403", "where": ["engagement"], "reason": WHY}
    assert found(LATE_VOTE, waiver) == [("SOA403", "error"), ("DOC012", "error")]


def test_the_name_of_a_rule_leads_to_its_code() -> None:
    waiver = {"rule": "vote-not-before-due-date", "reason": WHY}
    told = check_changed({**LATE_VOTE, "waivers": [waiver]}, AS_OF).diagnostics
    assert [one.help for one in told if one.code == "DOC021"] == ["Did you mean SOA403?"]


@pytest.mark.parametrize("rule", ["soa403", " SOA403", "SOA403\u200b", "\u00a0Soa403"])
def test_the_code_is_read_as_people_write_it(rule: str) -> None:
    assert found(LATE_VOTE, {"rule": rule, "reason": WHY}) == [("SOA403", "waived")]


@pytest.mark.parametrize(
    "where",
    [
        "engagement",
        "engagement.school_committee_vote",
        "engagement.school_committee_vote.date",
        " Engagement.school_committee_vote ",
    ],
)
def test_where_covers_all_beneath_it(where: str) -> None:
    assert found(LATE_VOTE, {"rule": "SOA403", "where": where, "reason": WHY}) == [("SOA403", "waived")]


@pytest.mark.parametrize(
    "where", ["engagement.school", "vote.date", "engagement.school_committee_vote.date.x", "programs"]
)
def test_where_names_another_place(where: str) -> None:
    waiver = {"rule": "SOA403", "where": where, "reason": WHY}
    assert sorted(found(LATE_VOTE, waiver)) == [("DOC022", "warning"), ("SOA403", "error")]


@pytest.mark.parametrize(
    ("where", "waived"),
    [
        ("focus_areas.0.programs.0.how_it_helps", 1),
        ("focus_areas.0.programs.2.2D.how_it_helps", 1),
        ("programs.2.2D.how_it_helps", 1),
        ("programs.2.2d.today", 1),
        ("programs.2.2D", 2),
        ("focus_areas.0", 2),
        ("focus_areas", 2),
        ("programs.2.2", 0),
        ("focus_areas.2", 0),
        ("focus_areas.1", 0),
    ],
)
def test_a_program_goes_by_its_place_or_its_code(where: str, waived: int) -> None:
    codes = found(TBA, {"rule": "DOC017", "where": where, "reason": "The grant decision comes in May."})
    assert codes.count(("DOC017", "waived")) == waived
    assert codes.count(("DOC017", "error")) == 2 - waived
    assert (("DOC022", "warning") in codes) == (not waived)


def test_where_names_an_answer_that_is_absent() -> None:
    waiver = {"rule": "SOA402", "where": "engagement.school_committee_vote.date", "reason": "The minutes are lost."}
    vote = {"engagement.school_committee_vote": {"approved": "yes"}}
    assert found(vote, waiver) == [("SOA402", "waived")]


@pytest.mark.parametrize(
    ("until", "code"),
    [("2024-04-20", "waived"), ("April 21, 2024", "waived"), ("2024-04-19", "error")],
)
def test_the_last_day_counts(until: str, code: str) -> None:
    assert ("SOA403", code) in found(LATE_VOTE, {"rule": "SOA403", "reason": WHY, "until": until})


def test_a_day_that_cannot_be_read_ends_nothing() -> None:
    codes = found(LATE_VOTE, {"rule": "SOA403", "reason": WHY, "until": "soon"})
    assert sorted(codes) == [("DOC013", "error"), ("SOA403", "waived")]


def not_waivable() -> list[str]:
    codes = [*range(1, 7), *range(10, 17), *range(18, 23), 25, 27]
    return [*(f"DOC{number:03}" for number in codes), "SOA401"]


@pytest.mark.parametrize("code", not_waivable())
def test_the_shape_of_the_file_and_the_law_cannot_be_waived(code: str) -> None:
    assert found({}, {"rule": code, "reason": "We know."}) == [("DOC021", "error")]


def test_everything_else_can_be_waived() -> None:
    for cycle in ("2024", "2027"):
        catalog = Catalogs().get("soa", cycle)
        assert catalog is not None
        assert sorted(code for code, row in catalog.rules.items() if not row.waivable) == not_waivable()


@pytest.mark.parametrize(("kind", "severity"), [("charter-school", "waived"), ("district", "error")])
def test_for_charter_schools_the_list_of_groups_is_guidance(kind: str, severity: str) -> None:
    changes = {
        "district.type": kind,
        "engagement.groups_engaged": ["parents/caregivers", "school improvement councils"],
    }
    codes = found(changes, {"rule": "SOA401", "reason": "A charter school has no such councils."})
    assert ("SOA401", severity) in codes
    assert (("DOC021", "error") in codes) == (severity == "error")


@pytest.mark.parametrize(
    ("waiver", "place", "says"),
    [
        ({"reason": WHY}, "rule", "doesn't name a rule"),
        ({"rule": "", "reason": WHY}, "rule", "doesn't name a rule"),
        ({"rule": "SOA430", "reason": WHY}, "rule", "there's no rule “SOA430”"),
        ({"rule": "SOA403"}, "reason", "has no reason"),
        ({"rule": "SOA403", "reason": " "}, "reason", "has no reason"),
        ({"rule": "SOA403", "reason": WHY, "until": "2024-04-01"}, "until", "ended on April 1, 2024"),
    ],
)
def test_a_waiver_that_cannot_hold(waiver: dict[str, Any], place: str, says: str) -> None:
    result = check_changed({**LATE_VOTE, "waivers": [waiver]}, AS_OF)
    bad = [one for one in result.diagnostics if one.code == "DOC021"]
    assert [one.pointer for one in bad] == [("waivers", 0, place)]
    assert says in bad[0].message
    assert [str(one.severity) for one in result.diagnostics if one.code == "SOA403"] == ["error"]


@pytest.mark.parametrize(
    ("waiver", "code"),
    [({"rule": "TBD", "reason": WHY}, "DOC017"), ({"rule": "SOA403", "reason": "TBD"}, "DOC017"), ("SOA403", "DOC012")],
)
def test_a_waiver_with_a_wrong_value_is_told_once(waiver: Any, code: str) -> None:
    assert sorted(found(LATE_VOTE, waiver)) == [(code, "error"), ("SOA403", "error")]


def test_a_waiver_of_a_rule_that_was_not_run_is_not_unused() -> None:
    text = BASE.read_text(encoding="utf-8") + "waivers:\n  - rule: SOA403\n    reason: Moved.\n"
    assert [one.code for one in check_bytes(text.encode(), Options()).diagnostics] == ["DOC022"]
    assert check_bytes(text.encode(), Options(ignore=("SOA4",))).diagnostics == []
