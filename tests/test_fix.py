"""`--fix`: what a finding shows as the line to write is written, and nothing else changes."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_text import CASES, Case
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.fix import Fixed, fix_all

BASE = (CASES / "base.yaml").read_text(encoding="utf-8")
OPTIONS = Options(as_of=date(2026, 11, 21))


def fixed(content: bytes, options: Options = OPTIONS, folder: Path | None = None, *, unsafe: bool = False) -> Fixed:
    def check(content: bytes) -> CheckResult:
        return check_bytes(content, options, "plan.yaml", folder)

    return fix_all(check(content), check, lambda found: found.fix is not None and (unsafe or found.fix.safe))


def broken(old: str, new: str) -> bytes:
    assert BASE.count(old) == 1, old
    return BASE.replace(old, new).encode()


SAFE = [
    *("DOC001", "DOC001-colon", "DOC001-percent", "DOC001-several", "DOC001-star", "DOC001-tab", "DOC011"),
    *("DOC011-section", "DOC012-dashes-too-many", "DOC012-group", "DOC012-no-dashes"),
    *(
        "DOC012-short-entries",
        "DOC012-two-in-one",
        "DOC013",
        "DOC014-commas",
        "DOC014-commas-total",
        "DOC028",
        "DOC018-date",
    ),
    *("DOC019", "DOC024-number-of", "PRI107", "PRI805", "SOA502-words-after-the-code", "SOA505-words-after-the-code"),
    *("SOA516", "SUS110", "SUS114", "DOC028"),
]
UNSAFE = [
    *("DOC001-bracket", "DOC003", "DOC004-year-of-the-guidance", "DOC012-text", "DOC014", "DOC016-type", "DOC018"),
    *("DOC024", "DOC024-whole-entry", "PRI403", "RPT102", "RPT107-misspelled", "RPT113", "SOA505"),
    "SOA513-not-of-the-list",
]


@pytest.mark.parametrize("name", [*SAFE, *UNSAFE])
def test_the_finding_of_a_case_is_fixed_once_and_for_all(name: str, tmp_path: Path) -> None:
    case = Case(CASES / name)
    folder = case.lay_out(tmp_path)
    done = fixed(case.bad_content, case.options, folder, unsafe=name in UNSAFE)
    code = name.partition("-")[0]
    assert code in {found.code for found in done.done}
    assert code not in {found.code for found in done.after.diagnostics}
    assert not done.after.has_errors
    assert not fixed(done.after.content, case.options, folder, unsafe=True).is_changed


@pytest.mark.parametrize("name", UNSAFE)
def test_a_guess_is_written_only_on_request(name: str, tmp_path: Path) -> None:
    case = Case(CASES / name)
    assert not fixed(case.bad_content, case.options, case.lay_out(tmp_path)).is_changed


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("date: 2024-03-14", "date: “3/14/24”", "date: 3/14/2024"),
        ("date: 2024-03-14", "date: 3/14/24  # voted", "date: 3/14/2024  # voted"),
        ("date: 2024-03-14", "date: '3/14/24'", "date: '3/14/2024'"),
        ("approved: yes", "approved: Yes, in a roll call", "approved: yes  # in a roll call"),
        ("total: 900,000", "total: $0.9M", "total: 900,000"),
        ("total: 900,000", "totl: 900,000", "total: 900,000"),
        ("summary: |", "sumary: |", "summary: |"),
        ("schools: district-wide", "schools:district-wide", "schools: district-wide"),
        ("schools: district-wide", "schools = district-wide", "schools: district-wide"),
        ("        schools: district-wide", "       schools: district-wide", "        schools: district-wide"),
        ("    - English learners\n    - Stu", "    -English learners\n    - Stu", "    - English learners\n    - Stu"),
        ("    - English learners\n    - Stu", "    * English learners\n    * Stu", "    - English learners\n    - Stu"),
        (
            "    - Students with disabilities\n",
            "    Students with disabilities\n",
            "    - Students with disabilities\n",
        ),
        (
            "    - Students with disabilities\n",
            "    * Students with disabilities\n",
            "    - Students with disabilities\n",
        ),
        ("  insights: |", " insights: |", "  insights: |"),
        ("name: Alder Falls Public Schools", 'name: "Alder Falls Public Schools', 'name: "Alder Falls Public Schools"'),
        ("  date: 2024-03-14", "  date: 2024-03-14\n    date: 2024-03-14", "  date: 2024-03-14"),
    ],
)
def test_a_slip_becomes_what_was_meant(old: str, new: str, wanted: str) -> None:
    assert fixed(broken(old, new)).after.content == broken(old, wanted)


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    windows = b"\xef\xbb\xbf" + broken("date: 2024-03-14", "date: 3/14/24").replace(b"\n", b"\r\n")
    assert fixed(windows).after.content == windows.replace(b"3/14/24", b"3/14/2024")


def test_a_fix_that_brings_another_error_is_not_made() -> None:
    refused = fixed(broken("total: 900,000", "total: $1 million"))  # the years are 900,000 together
    assert [found.code for found in refused.refused] == ["DOC014"]
    assert not refused.is_changed


def test_nothing_is_written_as_long_as_a_line_cannot_be_read() -> None:
    done = fixed(broken("  name: Alder Falls Public Schools", "  name: Alder Falls: a plan\n<<<<<<< mine"))
    assert not done.is_changed


def test_a_line_is_not_moved_to_where_its_names_stand_twice() -> None:
    lists = (
        "metrics:\n          - metric: One\n            unit: percent\n          {}id: two\n            unit: count\n"
    )
    assert not fixed(
        broken("metrics:\n          - Increase in MCAS SGP on Math and ELA MCAS\n", lists.format(""))
    ).is_changed


BREAKS = [
    (r"(?m)^  ", "\t"), (r"(?m)^  (?=\w)", " "), (r"(?m)^  (?=\w)", "   "), (": ", ":"), (": ", " "), (r"\|", ""),
    ("- ", "-"), ("- ", "* "), ("- ", ""), (": ", ": %"), (": ", ': "'), ("2024-03-14", "3/14/24"), ("name", "nmae"),
    ("900,000", "0.9 million"), ("English learners", "Englsh lerners"), (r"\Z", "\n---\nmore"), (" a ", " a: "),
    ("yes", "yes, always"), (r"(?m)^    (?=[A-Z])", ""), ("2.2D", "2.2D Targeted Academic Support"), (" ", "\u202e "),
    ("district-wide", "[a, b"), ("and", "#5 and"), ("FY25: ", "- FY25: "), (r"\n", "\r\n"),
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(BREAKS), st.integers(0, 40)), min_size=1, max_size=4), st.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_broken_no_text_is_lost(breaks: list[tuple[tuple[str, str], int]], unsafe: bool) -> None:
    text = BASE
    for (pattern, new), number in breaks:
        places = list(re.finditer(pattern, text))
        if places:
            found = places[number % len(places)]
            text = text[: found.start()] + new + text[found.end() :]
    done = fixed(text.encode(), unsafe=unsafe)
    assert done.is_changed == bool(done.done)
    if done.is_changed:
        assert done.after.document is not None
        left = done.after.content.decode()
        assert all(word in left for word in re.findall(r"\w{5,}", _prose(text)))
        assert not fixed(done.after.content, unsafe=unsafe).is_changed


def _prose(text: str) -> str:
    """The sentences of the plan as they are in the broken text."""
    return "\n".join(line for line in text.split("\n") if line.rstrip().endswith(".") and line.strip() in BASE)
