"""Who counts as heard, and what the texts of Section 4 must say."""

from typing import Any

import pytest

from changed_plan import check_changed, codes_of

COUNCIL = "English learner parent advisory council"
ALL = [
    "parents/caregivers",
    "special education parent advisory council",
    COUNCIL,
    "school improvement councils",
    "educators",
]


def test_an_absent_section_asks_for_groups_and_vote() -> None:
    codes = codes_of({"engagement": None})
    assert codes == ["DOC010", "DOC010", "DOC010", "SOA401", "SOA402"]


@pytest.mark.parametrize(
    "groups",
    [
        ["Families", "SEPAC", "ELPAC", "School Councils", "Teachers & staff"],
        [
            "Parents and Caregivers",
            "SEPAC (Special Education Parent Advisory Council)",
            "ELL PAC",
            "SIC",
            "Teachers' union",
        ],
        ["families", "SEPAC/ELPAC", "school site council", "educators", "students", "Rotary Club"],
        [
            "PTO",
            "Special education and English learner parent advisory councils",
            "School improvement councils, teachers",
        ],
        ["parents, teachers and students", "the officers of our SEPAC", "ELPAC", "school councils"],
    ],
)
def test_all_required_groups_are_confirmed(groups: list[str]) -> None:
    assert "SOA401" not in codes_of({"engagement.groups_engaged": groups})


@pytest.mark.parametrize("missing", ALL)
def test_a_missing_group_is_named(missing: str) -> None:
    groups = [*(group for group in ALL if group != missing), "students", "local businesses", "elected officials"]
    found = check_changed({"engagement.groups_engaged": groups}).diagnostics
    assert [(one.code, one.message) for one in found] == [("SOA401", f"not confirmed as engaged: {missing}")]


@pytest.mark.parametrize("name", [COUNCIL, "ELPAC", "English Learner Parent Advisory Council (ELPAC)"])
def test_a_council_that_does_not_exist(name: str) -> None:
    without = {"engagement.groups_engaged": [group for group in ALL if group != COUNCIL]}
    assert codes_of({**without, "engagement.not_applicable": {name: "Fewer than 100 English learners."}}) == []
    assert codes_of({**without, "engagement.not_applicable": {name: None}}) == ["SOA401"]
    assert codes_of({**without, "engagement.not_applicable": {name: "TBD"}}) == ["DOC017"]


@pytest.mark.parametrize("name", ["parents/caregivers", "Families", "educators", "Teachers"])
def test_parents_and_educators_are_everywhere(name: str) -> None:
    groups = [group for group in ALL if group not in ("parents/caregivers", "educators")]
    other = "educators" if name in ("parents/caregivers", "Families") else "parents/caregivers"
    changes: dict[str, Any] = {"engagement.groups_engaged": [*groups, other]}
    changes["engagement.not_applicable"] = {name: "We are too small."}
    found = check_changed(changes).diagnostics
    assert [(one.code, one.pointer[-1]) for one in found] == [("SOA401", name)]


def test_a_group_in_both_places_is_an_error_in_a_draft_too() -> None:
    changes = {"status": "draft", "engagement.not_applicable": {"SEPAC": "We have none.", "ELPAC": None}}
    found = [one for one in check_changed(changes).diagnostics if one.code == "SOA401"]
    assert [(one.severity, one.pointer[-1]) for one in found] == [("error", "SEPAC")]


def test_a_council_that_may_be_another_is_no_contradiction() -> None:
    groups = ["families", "our parent advisory council", "school councils", "teachers"]
    excuse = {"engagement.not_applicable": {"ELPAC": "Fewer than 100 English learners."}}
    assert "SOA401" not in codes_of({"engagement.groups_engaged": groups, **excuse})


@pytest.mark.parametrize("value", [["parents/caregivers", "TBD"], {"parents": "yes"}])
def test_a_list_that_cannot_be_read_is_no_second_finding(value: Any) -> None:
    assert "SOA401" not in codes_of({"engagement.groups_engaged": value})


def test_only_a_charter_school_can_answer_with_a_waiver() -> None:
    changes = {
        "engagement.groups_engaged": ALL[:4],
        "waivers": [{"rule": "SOA401", "reason": "The staff is being hired."}],
    }
    assert codes_of({**changes, "district.type": "charter-school"}) == ["SOA401"]
    assert sorted(codes_of(changes)) == ["DOC021", "SOA401"]
    charter = check_changed({**changes, "district.type": "charter-school"}).diagnostics[0]
    assert (charter.severity, "G.L." in charter.source) == ("waived", False)


MEASURED = [
    "58 percent of families came; we aim for more.",
    "The response rate to the spring survey.",
    "Sign-in sheets at every event.",
    "We log each call.",
    "The number of families at conferences.",
    "Families who attend, by school.",
    "Counts from our family portal.",
    "The percentage of families who reply.",
    "How many families join the council.",
]
UNMEASURED = [
    "We expect families to feel more welcome.",
    "Principals will reflect on engagement with their teams and logistics staff.",
    "We will know it when we see it, and are accountable to our families.",
]


@pytest.mark.parametrize("text", MEASURED)
def test_engagement_is_measured(text: str) -> None:
    assert codes_of({"engagement.family_measures": text}) == []


@pytest.mark.parametrize("text", UNMEASURED)
def test_engagement_is_not_measured(text: str) -> None:
    assert codes_of({"engagement.family_measures": text}) == ["SOA406"]


TEXT = "We met with {}, and changed the tutoring hours at their wish."
NAMED = {
    "special education parent advisory council": "Special Ed PAC, the ELPAC, school councils and teachers",
    COUNCIL: "the SEPAC, the multilingual parent council, school councils and teachers",
    "school improvement councils": "the SEPAC, the ELPAC, site councils and teachers",
    "educators": "the SEPAC, the ELPAC, school councils and the union",
}


@pytest.mark.parametrize("named", NAMED.values())
def test_every_group_is_named(named: str) -> None:
    assert codes_of({"engagement.stakeholders": TEXT.format(named)}) == []


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ("the English learner parent advisory council, school councils and teachers", 1),
        ("the special education parent advisory council, school councils and teachers", 2),
        ("the SEPAC, the ELPAC and teachers", 3),
        ("the SEPAC, the ELPAC and school councils", 4),
    ],
)
def test_a_group_without_a_word(named: str, place: int) -> None:
    found = check_changed({"engagement.stakeholders": TEXT.format(named)}).diagnostics
    assert [(one.code, one.pointer) for one in found] == [("SOA407", ("engagement", "groups_engaged", place))]


def test_a_group_may_be_named_by_a_session() -> None:
    without = {"engagement.stakeholders": TEXT.format("the SEPAC, the ELPAC and teachers")}
    session = {"group": "school site council", "heard": "The bus leaves before tutoring ends."}
    assert codes_of({**without, "engagement.sessions": [session]}) == []
    assert codes_of({**without, "engagement.sessions": "school site council"}) == ["DOC012"]


def test_absent_texts_are_asked_for_once() -> None:
    assert codes_of({"engagement.stakeholders": None}) == ["DOC010"]
    assert codes_of({"engagement.families": None}) == ["DOC010"]
    assert codes_of({"engagement.stakeholders": "TBD", "engagement.families": "TBD"}) == ["DOC017", "DOC017"]


@pytest.mark.parametrize(
    "text", ["Families of multilingual learners meet us monthly.", "SWD families meet us.", "We go to IEP meetings."]
)
def test_families_of_a_chosen_group_are_named(text: str) -> None:
    assert "SOA408" not in codes_of({"engagement.families": text})


def test_families_of_no_chosen_group_are_named() -> None:
    text = {"engagement.families": "Low-income families meet us monthly, with interpreters."}
    assert codes_of(text) == ["SOA408"]
    assert "SOA408" not in codes_of({**text, "analysis.student_groups": ["English learners", "TBD"]})
    assert "SOA408" not in codes_of({**text, "analysis.student_groups": ["High needs"]})


WITHOUT = {"engagement.families": "Family liaisons meet families of English learners each month."}


@pytest.mark.parametrize(
    "changes",
    [
        {"engagement.families": "Letters to families of English learners are translated."},
        {"engagement.family_measures": "We survey families in their home language."},
        {"engagement.stakeholders": TEXT.format("the SEPAC, the ELPAC, school councils and bilingual teachers")},
        {"engagement.sessions": [{"group": "ELPAC", "languages": ["English", "Spanish"]}]},
        {"engagement.sessions": [{"group": "ELPAC", "languages": "English and Spanish"}]},
        {"engagement.sessions": [{"group": "ELPAC", "heard": "The interpreter came late."}]},
        {"engagement.families": "We write to English learners' families in the language other than English they use."},
    ],
)
def test_other_languages_are_spoken_of(changes: dict[str, Any]) -> None:
    assert codes_of({**WITHOUT, **changes}) == []


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"engagement.sessions": [{"group": "ELPAC", "languages": ["English"]}]},
        {"engagement.families": "English language learners' families hear from us."},
    ],
)
def test_other_languages_are_not_spoken_of(changes: dict[str, Any]) -> None:
    assert codes_of({**WITHOUT, **changes}) == ["SOA409"]


def test_while_the_answer_on_families_is_missing_nobody_is_called_unexplained() -> None:
    answers = {"engagement.families": None, "engagement.stakeholders": "We heard everybody."}
    assert codes_of(answers) == ["DOC010"]
