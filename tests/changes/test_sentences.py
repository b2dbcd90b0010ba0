"""Each change in the words that people read."""

from datetime import date
from typing import Any

import pytest

from changed_plan import check_changed
from changes.two_plans import TODAY, compared, compared_data, sentences
from soaplan.changes import FORMATS, Look, compare, write
from soaplan.changes.ledger import excerpts

PROGRAM = "focus_areas.0.programs.0"
FUNDING = f"{PROGRAM}.funding"
TUTORS = "Chapter 70 pays for six tutors. Spending follows the needs of English learners and low-income students."

SIX, EIGHT = (f"“… 70 pays for {number} tutors. Spending follows …”" for number in ("six", "eight"))
CATEGORY = "2.2D: foundation budget category"
REWORDED = "from “Growth, grade 3” to “Growth, grade 4”"
CONFIRMATION = "Confirmation of the state's targets for the lowest performing students"
DETAILS = "2.2D: the text on allocation in more detail"
MEASURE = "Students meeting or exceeding expectations on the grades 3-8 mathematics MCAS"
GROWTH = "Increase in MCAS SGP on Math and ELA MCAS"
VOTE = "engagement.school_committee_vote"
LATER = {"approved": "yes", "date": "2024-06-05"}
ONE_ANSWER: list[tuple[str, Any, Any, str]] = [
    (f"{FUNDING}.total", "960,000", "1,020,000", "2.2D: three-year funding from $960,000 to $1,020,000"),
    (f"{FUNDING}.by_year.FY26", "300,000", "310,000", "2.2D: FY26 funding from $300,000 to $310,000"),
    (f"{FUNDING}.by_source.IDEA", None, "50,000", "2.2D: IDEA funding added: $50,000"),
    (f"{FUNDING}.foundation_categories", "PD", ["PD", "Admin"], f"{CATEGORY} added: Administration"),
    (f"{PROGRAM}.schools", "Districtwide", ["Elm", "Oak"], "2.2D: schools from “district-wide” to “Elm, Oak”"),
    (f"{PROGRAM}.schools", ["Elm", "Oak"], ["Oak"], "2.2D: school removed: Elm"),
    (f"{PROGRAM}.schools", ["Elm", "Oak"], ["Oak", "Ash", "Elm"], "2.2D: school added: Ash"),
    (f"{PROGRAM}.metrics", [GROWTH], [GROWTH, "Attendance"], "2.2D: metric added: “Attendance”"),
    (f"{PROGRAM}.metrics", ["Growth, grade 3"], ["Growth, grade 4"], f"2.2D: metric {REWORDED}"),
    ("status", "adopted", "posted", "Status from adopted to posted"),
    ("cycle", "2024", "2027", "Guidance cycle from 2024 (FY25-FY27) to 2027 (FY28-FY30)"),
    ("district.name", "Alder", "Alder Falls", "District: name from “Alder” to “Alder Falls”"),
    ("district.contact.name", None, "Ana Medeiros", "District: contact, name added: “Ana Medeiros”"),
    ("district.schools", ["Elm"], ["Elm", "Oak"], "District: school added: Oak"),
    ("waivers", None, [{"rule": "SOA101", "reason": "Long."}], "Waiver added: SOA101"),
    ("targets.additional.0.target.value", "30", "32", f"Target “{MEASURE}”: target value from 30 to 32"),
    ("targets.lowest_performing_students_confirmed", "yes", "no", f"{CONFIRMATION} from yes to no"),
    (f"{VOTE}.date", "2024-03-14", "2024-03-15", "Vote: date of the vote from March 14, 2024 to March 15, 2024"),
    (f"{VOTE}.approved", "yes", "no", "Vote: approved from yes to no"),
    (f"{VOTE}.tally", None, "5-0", "Vote: tally added: “5-0”"),
    ("engagement.later_votes", None, [LATER], "Later vote added: June 5, 2024, approved"),
    (f"{PROGRAM}.metrics", [GROWTH], [{"metric": GROWTH, "id": "sgp"}], f"2.2D: metric “{GROWTH}”, id added: “sgp”"),
    ("targets.additional.0.id", "el-math", "math", "Target “math”: id from “el-math” to “math”"),
    ("publication.url", None, "https://a.example/soa", "Publication: web address added: “https://a.example/soa”"),
    ("review.submitted", "2024-03-28", None, "Review: date of submission removed: March 28, 2024"),
    (f"{FUNDING}.details", TUTORS, TUTORS.replace("six", "eight"), f"{DETAILS} was rewritten: {SIX} is now {EIGHT}"),
]  # fmt: skip


def test_the_place_of_a_text_has_the_name_that_files_give_it() -> None:
    way, old, new = "targets.additional.1", "Every child attends school.", "Every child attends school now."
    (change,) = compared({way: old}, {way: new}).changes
    assert change.sentence == f"Target “{new}”: the target from “{old}” to “{new}”"
    assert change.place == "targets.additional.every-child-attends-school-now.text"


@pytest.mark.parametrize(("way", "old", "new", "said"), ONE_ANSWER)
def test_a_change_in_words(way: str, old: Any, new: Any, said: str) -> None:
    assert sentences({way: old}, {way: new}) == [said]


@pytest.mark.parametrize(
    "changes",
    [
        {f"{FUNDING}.total": "$900,000.00"},
        {f"{FUNDING}.total": None},
        {f"{FUNDING}.by_source": {"Title I": "200000", "Ch. 70": "$700,000"}},
        {f"{FUNDING}.foundation_categories": "classroom and specialist teachers"},
        {f"{PROGRAM}.schools": "Districtwide"},
        {f"{PROGRAM}.schools": ["district-wide"]},
        {f"{PROGRAM}.name": "Targeted academic support & acceleration"},
        {"analysis.student_groups": ["Students with Disabilities", {"group": "ELs"}]},
        {"engagement.groups_engaged.1": "SEPAC"},
        {"engagement.school_committee_vote.date": "March 14, 2024"},
        {"cycle": "FY25-FY27"},
        {"notes": "Ask Dana."},
        {"district.type": "district"},
        {f"{PROGRAM}.metrics": "Increase in MCAS SGP on Math and ELA MCAS"},
    ],
)
def test_another_spelling_is_no_change(changes: Any) -> None:
    assert sentences({}, changes) == []


def test_programs_are_told_apart_by_their_codes(full: Any) -> None:
    first, second = full["focus_areas"]
    other = {"id": "2.4", "programs": [{**first["programs"][1], "id": "2.4A"}]}
    said = sentences_of(full, {**full, "focus_areas": [other, {**first, "programs": first["programs"][:1]}]})
    assert said[0].startswith("Focus Area removed: 3.1 ")
    assert said[1].startswith("Focus Area added: 2.4 ")
    assert said[2:4] == [
        "Program removed: 2.2C Collaborative Teaching Models, three-year funding $300,000",
        "Program removed: 3.1A Intentional Hiring Systems, three-year funding $60,000",
    ]
    assert said[4].startswith("Program added: 2.4A ")
    assert second["id"] == "3.1"


def test_a_program_under_another_focus_area(full: Any) -> None:
    first, second = full["focus_areas"]
    moved = [
        {**first, "programs": first["programs"][:1]},
        {**second, "programs": [*second["programs"], first["programs"][1]]},
    ]
    assert sentences_of(full, {**full, "focus_areas": moved}) == ["2.2C: Focus Area from 2.2 to 3.1"]


def sentences_of(old: Any, new: Any) -> list[str]:
    return [change.sentence for change in compared_data(old, new).changes]


def test_targets_go_by_their_id_when_their_measure_is_reworded(full: Any) -> None:
    target = {**full["targets"]["additional"][0], "measure": "Students who meet expectations"}
    new = {**full, "targets": {**full["targets"], "additional": [full["targets"]["additional"][1], target]}}
    was, now = "Students meeting or exceeding expectations", "Students who meet expectations"
    assert sentences_of(full, new) == [f"Target “el-math”: measure from “{was}” to “{now}”"]


def test_a_short_text_that_is_new() -> None:
    assert sentences({"summary": ""}, {"summary": "One two three."}) == ["The summary added: “One two three.”"]


LONG = " ".join(f"word{number}" for number in range(200))


def test_a_long_text_that_is_new_or_gone_is_named_by_its_beginning() -> None:
    beginning = " ".join(f"word{number}" for number in range(12))
    assert sentences({"summary": ""}, {"summary": LONG}) == [
        f"The text on the summary added: it begins “{beginning} …”"
    ]
    assert sentences({"summary": LONG}, {"summary": ""}) == [
        f"The text on the summary removed: it began “{beginning} …”"
    ]


def test_of_many_places_two_are_shown() -> None:
    new = LONG.replace("word20", "X").replace("word60", "X").replace("word100 ", "X ").replace("word150", "X")
    change = compared({"summary": LONG}, {"summary": new}).changes[0]
    assert len(change.excerpts) == 4
    assert change.sentence.count("is now") == 2
    assert change.sentence.endswith("; and 2 more places")


def test_a_text_written_anew_is_one_place_and_cut() -> None:
    new = " ".join(f"other{number}" for number in range(300))
    (excerpt,) = compared({"summary": LONG}, {"summary": new}).changes[0].excerpts
    assert excerpt.old.startswith("word0 ")
    assert excerpt.new.endswith(" other299")
    assert len(excerpt.new.split()) < 40


def test_the_same_words_in_another_layout() -> None:
    said = sentences({"summary": f"{LONG}\n\nMore."}, {"summary": f"{LONG} More."})
    assert said == ["The text on the summary was rewritten: same words, different layout"]


def test_a_very_long_text_is_compared_in_no_time() -> None:
    one, other = (" ".join(str(number % often) for number in range(200_000)) for often in (7, 5))
    (excerpt,) = excerpts(one, other)
    assert len(excerpt.old.split()) < 40


# What cannot be read


def test_what_cannot_be_read_is_not_compared_and_said() -> None:
    found = compared({}, {f"{FUNDING}.total": "about 1.2M"})
    assert found.changes == ()
    assert found.new.unread == ("Focus Area 2.2, program 2.2D, funding, three-year total",)
    assert found.new.content is None
    text = write("text", found, Look(200))
    assert "Nothing that can be read changed" in text
    assert "Focus Area 2.2, program 2.2D, funding, three-year total" in text


def test_nothing_is_called_new_or_gone_beside_what_cannot_be_read(full: Any) -> None:
    broken = {**full, "focus_areas": [full["focus_areas"][0], ["no area"]]}
    assert sentences_of(full, broken) == sentences_of(broken, full) == []
    metric = {**full["focus_areas"][0], "metrics": ["XX%"]}
    assert sentences_of(full, {**full, "focus_areas": [metric, full["focus_areas"][1]]}) == []


def test_a_section_that_cannot_be_read_is_named_once() -> None:
    assert compared({}, {"analysis": "no section"}).new.unread == ("Section 2",)


def test_a_translation_is_no_plan() -> None:
    with pytest.raises(TypeError):
        compare(check_changed({}), check_changed({"kind": "plan-translation"}), TODAY)


# What is said of the whole


def test_changes_stand_under_the_headings_of_the_form_in_its_order() -> None:
    changes = {f"{FUNDING}.total": "1", "summary": "New.", "status": "posted", "review.submitted": "2024-03-28"}
    headings = [heading for heading, _ in compared({}, changes).sections()]
    assert headings[0] == "The plan and the district"
    assert headings[1].startswith("Section 1: ")
    assert headings[2].startswith("Section 5: ")
    assert headings[3] == "Addendum, review and publication"


def test_where_nothing_changed_all_formats_say_so() -> None:
    found = compared({}, {})
    assert found.tally == "Nothing changed in what the plan says."
    assert all("Nothing changed" in write(name, found, Look()) for name in ("text", "markdown"))
    assert '"changes": []' in write("json", found, Look())


def test_the_content_hash_tells_whether_a_vote_still_holds() -> None:
    assert "is the same" in compared({}, {"status": "posted"}).content
    assert "and is now" in compared({}, {"summary": "New."}).content
    aliases = compared({}, {"analysis.student_groups.0": "ELs"})
    assert not aliases.changes
    assert "labels are written in another way" in aliases.content


@pytest.mark.parametrize(
    ("review", "today", "ends", "left"),
    [
        ({}, date(2024, 6, 1), "; 18 days left.", 18),
        ({}, date(2024, 6, 18), "; 1 day left.", 1),
        ({}, date(2024, 6, 19), "; today is the last day.", 0),
        ({}, date(2024, 6, 21), "; that was 2 days ago.", -2),
        ({"resubmitted": "2024-06-10"}, date(2024, 7, 1), "; it was resubmitted on June 10, 2024, on time.", None),
        ({"resubmitted": "2024-06-20"}, date(2024, 7, 1), "; it was resubmitted on June 20, 2024, 1 day late.", None),
        ({"completed": "2024-07-01"}, date(2024, 8, 1), "by June 19, 2024 (603 CMR 55.05(4)).", None),
    ],
)
def test_the_commissioners_thirty_days(review: Any, today: date, ends: str, left: int | None) -> None:
    amendment = compared({}, {"review": {"directed": "2024-05-20", **review}}, today).amendment
    assert amendment is not None
    assert amendment.words.startswith(
        "The commissioner asked for changes on May 20, 2024. The amended plan is due within 30 days"
    )
    assert amendment.words.endswith(ends)
    assert amendment.left == left


def test_without_a_directive_there_is_no_clock() -> None:
    assert compared({"review": {"directed": "2024-05-20"}}, {}).amendment is None


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_texts_do_no_harm(name: str) -> None:
    hostile = "<script>alert(1)</script> [red]*x*[/red] \u200f\x85 ::error::"
    text = write(name, compared({}, {"summary": hostile, "district.name": hostile}), Look())
    assert "\u200f" not in text
    if name == "markdown":
        assert "<script>" not in text
        assert r"\<script\>" in text
        assert r"\*x\*" in text
