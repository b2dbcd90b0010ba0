"""When "not applicable" is no answer for a council, and when it is."""

import pytest

from changed_plan import check_changed, codes_of

SEPAC, ELPAC = "special education parent advisory council", "English learner parent advisory council"
COUNCILS = "school improvement councils"
ALL = ["parents/caregivers", SEPAC, ELPAC, COUNCILS, "educators"]


def without(council: str, reason: str, **changes: object) -> dict[str, object]:
    """The changes by which a plan calls one council not applicable. It chooses low-income students only."""
    engaged = [one for one in ALL if one != council]
    return {
        "engagement.groups_engaged": engaged,
        "engagement.not_applicable": {council: reason},
        "analysis.student_groups": ["Low income"],
        **changes,
    }


def council_findings(changes: dict[str, object]) -> list[str]:
    return [one.message for one in check_changed(changes).diagnostics if one.code == "SOA412"]


@pytest.mark.parametrize(
    "reason",
    [
        "We have 140 English learners, 9 percent of enrollment.",
        "our 212 ELs meet with the PTO",
        "5.3%",
        "English learners are 6 percent of our students, so they are heard in the PTO.",
        "Our EL population is small. 7% of students.",
        "1,204 English learners are heard by their schools.",
        "English learners: 131",
        "There are 110 students who are English learners.",
        "87 learners, 6 percent",
        "Not formed yet; 9% of enrollment",
        "We have more than 100 English learners, but nobody volunteered.",
        "8 percent of our students are multilingual learners.",
        "ELs make up 12 percent of the student body.",
        "Only 140 of our English learners have families who answered.",
        "With 320 ELs we hold multilingual family nights instead.",
        "EL enrollment: 6.1%",
        "Though 5 percent of our students are English learners, we have no council yet.",
    ],
)
def test_a_district_with_so_many_english_learners_must_have_their_council(reason: str) -> None:
    assert len(council_findings(without(ELPAC, reason))) == 1


@pytest.mark.parametrize(
    "reason",
    [
        "Fewer than 100 English learners and under 5 percent of enrollment.",
        "We have fewer than 100 and less than 5 percent.",
        "87 learners, 3 percent",
        "We have no English learners.",
        "There are no English learners in our schools this year.",
        "38 English learners, 2.1% of enrollment",
        "The district is below the threshold of 100 English learners or 5 percent.",
        "603 CMR 14.09 asks for one from 100 English learners or 5 percent on; we have 41, or 3.2 percent.",
        "We do not reach 100 English learners or 5 percent.",
        "Not required: 12 ELs in 2024.",
        "In 2024 English learners numbered 12.",
        "Since 2010 our ELs have been fewer than thirty.",
        "We are a school of 400 students with 9 English learners.",
        "We have 22 English learners; 80 percent of their families come to the PTO.",
        "Our 30 ELs are 90 percent newcomers' siblings at one school.",
        "About 4 percent of our students are English learners.",
        "Just under 5 percent of students.",
        "Statewide 13 percent of students are English learners; here it is 2 percent.",
        "Our English learner enrollment does not require one.",
        "Of our 980 students, 21 are English learners.",
        "Below both limits of 603 CMR 14.09 (100 English learners, 5 percent).",
        "ELs make up 0.8% of enrollment; 95% of them attend one school.",
    ],
)
def test_a_district_with_fewer_need_not_have_it(reason: str) -> None:
    assert council_findings(without(ELPAC, reason)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Our schools teach 140 English learners.", "“140 English learners”"),
        ("English learners make up 9 percent of our students.", "9 percent"),
        ("14 percent of English learners met expectations, and 100 percent of them took ACCESS.", ""),
        ("We will train 120 teachers of English learners.", ""),
        ("Statewide, English learners are 13 percent of students.", ""),
        ("Twelve English learners; 120 former English learners; 150 students, English learners among them.", ""),
        ("English learners are 30 percent less likely to take AP.", ""),
    ],
)
def test_the_plan_s_own_figures_count_too(text: str, said: str) -> None:
    found = council_findings(without(ELPAC, "Too few families.", **{"analysis.insights": text}))
    assert [said in one for one in found] == ([True] if said else [])


def test_no_english_learners_cannot_be_a_chosen_group() -> None:
    changes = without(ELPAC, "We have no English learners.") | {"analysis.student_groups": ["English learners"]}
    assert ["Section 2 chooses that group" in one for one in council_findings(changes)] == [True]


@pytest.mark.parametrize("reason", ["We have none.", "Families go to the PTO.", "There was not enough interest."])
@pytest.mark.parametrize("council", [SEPAC, COUNCILS])
def test_every_district_has_the_councils_of_the_law(council: str, reason: str) -> None:
    assert len(council_findings(without(council, reason))) == 1


@pytest.mark.parametrize(
    "district",
    [
        {"name": "Alder Falls Charter School", "type": "charter-school"},
        {"name": "Alder Falls Charter School"},
        {"name": "Alder Falls Public Schools", "type": "distrct"},
    ],
)
def test_charter_schools_need_no_school_council(district: dict[str, str]) -> None:
    assert council_findings(without(COUNCILS, "We are one school with a board.", district=district)) == []


@pytest.mark.parametrize(
    "reason",
    [
        "Our council is being re-established; parents elect officers in May.",
        "We are forming one with families of students with disabilities.",
        "The council has no members now. We will hold its first meeting in September.",
        "Officers stepped down last year. Elections are on May 12.",
        "In formation.",
        "We are recruiting parents for a new council.",
        "To be established by June.",
        "DESE approved an alternative manner: we belong to the SEPAC of our collaborative.",
        "Rebuilding has begun: founding members were named in March.",
        "The district plans to relaunch the council this fall.",
    ],
)
def test_a_council_that_is_on_its_way_is_a_good_answer(reason: str) -> None:
    assert council_findings(without(SEPAC, reason)) == []


@pytest.mark.parametrize(
    "reason",
    [
        "Nobody wanted to form one.",
        "We could not form one this year.",
        "There is none in our district.",
        "Parents meet in the PTO instead.",
        "We have never established a council.",
        "We are a small district and know every family.",
        "There are no plans to form one.",
        "It stopped meeting during the pandemic.",
        "Inactive.",
        "Not needed, because families call the director.",
    ],
)
def test_a_council_that_is_only_missing_is_not(reason: str) -> None:
    assert len(council_findings(without(SEPAC, reason))) == 1


def test_the_source_is_the_law_of_that_council_and_a_waiver_answers_it() -> None:
    changes = without(SEPAC, "We have none.")
    found = [one for one in check_changed(changes).diagnostics if one.code == "SOA412"]
    assert [one.source for one in found] == ["G.L. c. 71B, s. 3; 603 CMR 28.07(4)"]
    assert "SOA412" in codes_of(changes)
    waived = check_changed(changes | {"waivers": [{"rule": "SOA412", "reason": "We elect one in May."}]})
    assert [one.severity for one in waived.diagnostics if one.code == "SOA412"] == ["waived"]
