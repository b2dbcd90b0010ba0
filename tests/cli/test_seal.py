"""`soaplan seal` from the outside, and what the rule then says (SOA410)."""

import re
from pathlib import Path

import pytest

from running import Run
from soaplan import load
from soaplan.plans.content import content_hash

VOTE = "  school_committee_vote:\n    approved: yes\n    date: 2024-03-14\n"
HASH = r"v2-[0-9a-f]{32}"


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def unsealed(text: str) -> str:
    """The plan with its one new line taken out again."""
    return re.sub(rf"^ *content: {HASH}\n", "", text, count=1, flags=re.MULTILINE)


def test_one_line_is_written_and_the_check_then_holds(soaplan: Run, plan: Path) -> None:
    before = read(plan)
    done = soaplan("seal", "plan.yaml")
    assert done.code == 0
    assert re.match(rf"plan.yaml: sealed as {HASH}, in the line `content:` under the vote\n$", done.out)
    assert re.search(rf"\n    date: 2024-03-14\n    content: {HASH}\nfocus_areas:", read(plan))
    assert unsealed(read(plan)) == before
    assert soaplan("seal", "--check", "plan.yaml").code == 0
    assert soaplan("validate", "plan.yaml").out == ""


def test_sealing_again_writes_nothing(soaplan: Run, plan: Path) -> None:
    soaplan("seal", "plan.yaml")
    before, when = read(plan), plan.stat().st_mtime_ns
    done = soaplan("seal", "plan.yaml")
    assert (done.code, read(plan), plan.stat().st_mtime_ns) == (0, before, when)
    assert "already sealed" in done.out


def test_after_a_change_the_rule_speaks_and_seal_writes_the_new_hash(soaplan: Run, plan: Path) -> None:
    soaplan("seal", "plan.yaml")
    old = re.search(HASH, read(plan))
    write(plan, read(plan).replace("Two schools tutor", "Three schools tutor"))
    found = soaplan("validate", "plan.yaml")
    assert found.code == 0
    assert "SOA410 warning" in found.out
    assert old
    assert old[0] in found.out
    check = soaplan("seal", "--check", "plan.yaml")
    assert check.code == 1
    assert f"was sealed as {old[0]}, but it has changed since" in check.out
    before = read(plan)
    done = soaplan("seal", "plan.yaml")
    assert f"It used to be sealed as {old[0]}" in done.out
    assert re.sub(HASH, "", read(plan)) == re.sub(HASH, "", before)
    assert soaplan("validate", "plan.yaml").out == ""


def test_what_does_not_count_needs_no_new_seal(soaplan: Run, plan: Path) -> None:
    soaplan("seal", "plan.yaml")
    text = read(plan).replace("status: adopted", "status: Submitted").replace("total: 900,000", "total: $900000.00")
    write(plan, f"# A remark.\n{text}review:\n  submitted: 2024-03-28\n")
    assert soaplan("seal", "--check", "plan.yaml").code == 0
    assert "SOA410" not in soaplan("validate", "plan.yaml").out


HASHED = "content: v1-0123456789abcdef"
WAYS = {
    "remarks": VOTE.replace("2024-03-14\n", "2024-03-14   # the night of the storm\n\n    # tally to come\n"),
    "older hash with a remark": VOTE + f"    {HASHED}   # minutes, p. 4\n",
    "older hash in quotation marks": VOTE + f'    "content": "{HASHED[9:]}"\n',
    "blank": VOTE + "    content:\n    tally: 5-0\n",
    "blank with a remark": VOTE + "    content:   # to come\n",
    "a sign for blank": VOTE + "    content: ~\n",
    "another order": VOTE.replace("vote:\n", "vote:\n    tally: |\n      Five\n      to none\n"),
    "brackets": "  school_committee_vote: {approved: yes, date: 2024-03-14}\n",
    "brackets with the hash": f"  school_committee_vote: {{approved: yes, {HASHED}, date: 2024-03-14}}\n",
    "brackets over lines": "  school_committee_vote: {\n    approved: yes,\n    date: 2024-03-14\n  }\n",
    "four spaces": "  school_committee_vote:\n       approved: yes\n       date: 2024-03-14\n",
    "not recorded yet": "  school_committee_vote:\n    approved:\n    date:\n",
    "nothing below": "  school_committee_vote:   # in March\n",
    "empty brackets": "  school_committee_vote: {}\n",
    "a later vote": VOTE + "  later_votes:\n  - approved: yes\n    date: 2024-03-20\n",
    "a later vote in brackets": VOTE + "  later_votes: [{approved: yes, date: 2024-03-20}]\n",
    "a later vote that refused": VOTE + "  later_votes:\n    - approved: no\n      date: 2024-03-20\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_the_vote(soaplan: Run, plan: Path, way: str, mark: str, ends: str) -> None:
    text = mark + read(plan).replace(VOTE, WAYS[way]).replace("\n", ends)
    write(plan, text)
    done = soaplan("seal", "plan.yaml")
    assert done.code == 0, done.out
    assert soaplan("seal", "--check", "plan.yaml").code == 0
    assert without_hash(read(plan), ends) == without_hash(text, ends)
    line_ends = set(re.findall("\r\n|\r|\n", read(plan)))
    assert line_ends == {ends}


def without_hash(text: str, ends: str) -> str:
    """The file without any `content:`, and without spaces and line ends, which come and go with it."""
    value = r"""(~|[\"']?(v[12]-)?[0-9a-f]{7,32}[\"']?)?"""
    return re.sub(r"\s", "", re.sub(rf"""[\"']?content[\"']?:[ ]*{value}(, )?""", "", text.replace(ends, "\n")))


def test_a_seal_of_the_first_scheme_is_kept_while_it_holds(soaplan: Run, plan: Path) -> None:
    sealed = content_hash(load(plan), "2024", like="v1-0123456789abcdef")
    write(plan, read(plan).replace(VOTE, f"{VOTE}    content: {sealed}\n"))
    before = read(plan)
    assert soaplan("seal", "--check", "plan.yaml").code == 0
    assert "already sealed" in soaplan("seal", "plan.yaml").out
    assert read(plan) == before
    write(plan, before.replace("900,000", "900,001"))
    assert soaplan("seal", "--check", "plan.yaml").code == 1
    assert soaplan("seal", "plan.yaml").code == 0
    assert re.search(HASH, read(plan))


def test_a_vote_that_is_the_last_line_of_the_file(soaplan: Run, plan: Path) -> None:
    head, rest = read(plan).split("engagement:\n")
    engagement, areas = rest.split("focus_areas:\n")
    write(plan, f"{head}focus_areas:\n{areas}engagement:\n{engagement}".rstrip("\n"))
    assert read(plan).endswith("date: 2024-03-14")
    assert soaplan("seal", "plan.yaml").code == 0
    assert re.search(rf"date: 2024-03-14\n    content: {HASH}$", read(plan))


def test_the_later_vote_is_the_one_that_is_sealed(soaplan: Run, plan: Path) -> None:
    write(plan, read(plan).replace(VOTE, WAYS["a later vote"]))
    soaplan("seal", "plan.yaml")
    assert re.search(rf"    date: 2024-03-20\n    content: {HASH}\n", read(plan))


def test_before_the_vote_a_complete_plan_can_be_sealed(soaplan: Run, plan: Path) -> None:
    text = read(plan).replace(VOTE, WAYS["not recorded yet"])
    write(plan, text.replace("status: adopted", "status: proposed"))
    done = soaplan("seal", "plan.yaml")
    assert done.code == 0
    assert "The vote isn't recorded yet" in done.out


def test_errors_are_in_the_way(soaplan: Run, plan: Path) -> None:
    write(plan, read(plan).replace("id: 2.2D", "id: 2.2Z"))
    before = read(plan)
    done = soaplan("seal", "plan.yaml")
    assert (done.code, read(plan)) == (1, before)
    assert "not sealed: the plan has errors" in done.out
    assert "SOA505" in done.out


def test_what_a_draft_has_not_answered_is_in_the_way(soaplan: Run, plan: Path) -> None:
    text = read(plan).replace("status: adopted", "status: draft").replace("schools: district-wide", "schools:")
    write(plan, text)
    done = soaplan("seal", "plan.yaml")
    assert (done.code, read(plan)) == (1, text)
    assert "DOC010" in done.out


def test_an_unreadable_vote_is_in_the_way(soaplan: Run, plan: Path) -> None:
    write(plan, read(plan).replace("date: 2024-03-14", "date: last night"))
    assert soaplan("seal", "plan.yaml").code == 1


def test_without_a_vote_the_lines_to_write_are_shown(soaplan: Run, plan: Path) -> None:
    text = read(plan).replace(VOTE, "")
    write(plan, text)
    done = soaplan("seal", "plan.yaml")
    assert (done.code, read(plan)) == (1, text)
    assert re.search(rf"  school_committee_vote:\n    approved:\n    date:\n    content: {HASH}\n", done.out)


def test_a_hash_of_many_lines_is_left_alone(soaplan: Run, plan: Path) -> None:
    text = read(plan).replace(VOTE, VOTE + "    content: |\n      v1-0123456789abcdef\n")
    write(plan, text)
    done = soaplan("seal", "plan.yaml")
    assert (done.code, read(plan)) == (1, text)
    assert "has more than a content hash" in done.out


def test_what_would_not_read_back_is_not_written(soaplan: Run, plan: Path) -> None:
    vote = VOTE.replace("yes\n", "yes\n    content: &seal v1-0123456789abcdef\n")
    text = read(plan).replace(VOTE, vote).replace("focus_areas:", "notes: *seal\nfocus_areas:")
    write(plan, text)
    done = soaplan("seal", "plan.yaml")
    assert (done.code, read(plan)) == (1, text)
    assert "couldn't add the line safely" in done.out


def test_check_without_a_seal(soaplan: Run, plan: Path) -> None:
    before = read(plan)
    done = soaplan("seal", "--check", "plan.yaml")
    assert (done.code, read(plan)) == (1, before)
    assert re.search(f"the vote doesn't have a content hash yet; the plan is now {HASH}", done.out)


def test_check_of_a_plan_with_an_unreadable_answer(soaplan: Run, plan: Path) -> None:
    write(plan, read(plan).replace("total: 900,000", "total: a lot"))
    done = soaplan("seal", "--check", "plan.yaml")
    assert done.code == 1
    assert "can't read" in done.out


def test_a_broken_file_and_another_kind_are_1(soaplan: Run, plan: Path) -> None:
    Path("broken.yaml").write_text("kind: soa-plan\nsummary: [\n", encoding="utf-8")
    assert "DOC001" in soaplan("seal", "broken.yaml").out
    Path("plan.es.yaml").write_text(
        "kind: plan-translation\ncycle: 2024\nof: plan.yaml\nlanguage: es\n", encoding="utf-8"
    )
    for words in (["--check"], []):
        done = soaplan("seal", *words, "plan.es.yaml")
        assert done.code == 1
        assert "not sealed: this file isn't a three-year plan, but a translation of a plan" in done.out
        assert "Only plans are voted on" in done.out


def test_a_missing_file_is_2(soaplan: Run) -> None:
    assert soaplan("seal", "nowhere.yaml").code == 2
