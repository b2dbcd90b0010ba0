"""The table "How values are read" of the plan file, row by row: what is accepted, and what is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from changed_plan import check_changed, codes_of
from soaplan.plans.addresses import read_mail_address, read_web_address
from soaplan.plans.choices import one_of
from soaplan.plans.days import read_date
from soaplan.plans.envelope import STATUSES
from soaplan.plans.labels import fold
from soaplan.plans.values import (
    read_amount,
    read_code,
    read_district_code,
    read_number,
    read_year,
    read_yes_no,
)

NO_BREAK, NARROW_NO_BREAK, SOFT_HYPHEN, ZERO_WIDTH, LEFT_TO_RIGHT = "\u00a0", "\u202f", "\u00ad", "\u200b", "\u200e"
OUT_OF_FILE: Any = SimpleNamespace(context=None)
read_status = one_of(*STATUSES)


def code(value: Any) -> str:
    return read_code(value, OUT_OF_FILE)


ACCEPTED: list[tuple[Callable[[Any], Any], str, Any]] = [
    (code, "2.2", "2.2"),
    (code, "2.2D", "2.2D"),
    (code, "2.2d", "2.2D"),
    (code, f"{NO_BREAK}2.2D{ZERO_WIDTH}", "2.2D"),
    (code, "2.10", "2.10"),
    (read_district_code, "00350000", "00350000"),
    (read_district_code, f"{LEFT_TO_RIGHT}00350000 ", "00350000"),
    *[(read_yes_no, text, True) for text in ("yes", "true", "y", "on", "YES", "Yes", "On", f"yes{NO_BREAK}")],
    *[(read_yes_no, text, False) for text in ("no", "false", "n", "off", "NO", "False", "N")],
    *[
        (read_amount, text, Decimal(1250000))
        for text in (
            "1250000",
            "1_250_000",
            "1,250,000",
            "$1,250,000",
            "$1,250,000.00",
            "$ 1,250,000",
            "1250000.00",
            "$1,250,000.",
            "USD 1,250,000",
            "1,250,000 dollars",
            "US$1,250,000",
            "\u2018$1,250,000\u2019",
        )
    ],
    (read_amount, f"${NO_BREAK}1,250,000{ZERO_WIDTH}", Decimal(1250000)),
    (read_amount, f"1,250{SOFT_HYPHEN},000", Decimal(1250000)),
    (read_amount, "0", Decimal(0)),
    (read_amount, "1250000.5", Decimal("1250000.5")),
    (read_number, "31.4", Decimal("31.4")),
    (read_number, "31.4%", Decimal("31.4")),
    (read_number, "31.4 %", Decimal("31.4")),
    (read_number, f"31.4{NARROW_NO_BREAK}%", Decimal("31.4")),
    *[
        (read_number, text, Decimal("31.4"))
        for text in ("31.4 percent", "31.4 per cent", "31.4 pct.", "\u201c31.4%\u201d")
    ],
    (read_number, "1,204", Decimal(1204)),
    (read_number, "-3", Decimal(-3)),
    (read_number, "\u22123", Decimal(-3)),
    (read_number, ".5", Decimal("0.5")),
    *[(read_year, text, 2026) for text in ("2026", "2025-26", "FY26", "FY2026", "fy26", "2025\u201326", " FY 26")],
    (read_year, "1999-00", 2000),
    *[
        (read_date, text, date(2024, 3, 14))
        for text in (
            "2024-03-14",
            "2024-3-14",
            "March 14, 2024",
            "Mar 14, 2024",
            "Mar. 14, 2024",
            "march 14 2024",
            "March 14th, 2024",
            "3/14/2024",
            "03/14/2024",
            "Thursday, March 14, 2024",
            "Thu. 3/14/2024",
            "on Thursday, March 14, 2024.",
            "14 March 2024",
            "14th of March, 2024",
            "3-14-2024",
            "2024/03/14",
            "2024\u201303\u201114",
            "\u201c2024-03-14\u201d",
            "\uff12\uff10\uff12\uff14-03-14",
            f"March{NO_BREAK}14, 2024",
            f"2024-03-14{ZERO_WIDTH}",
        )
    ],
    (read_date, "Sept. 5, 2024", date(2024, 9, 5)),
    (read_date, "2/29/2024", date(2024, 2, 29)),
    (read_date, f"March{NO_BREAK} 14,  2024", date(2024, 3, 14)),
    (read_web_address, "https://www.millbrook.example/soa", "https://www.millbrook.example/soa"),
    (read_web_address, "HTTP://millbrook.example", "HTTP://millbrook.example"),
    *[
        (read_mail_address, text, "plans@millbrook.example")
        for text in ("plans@millbrook.example", "mailto:plans@millbrook.example", "<plans@millbrook.example>")
    ],
    (read_web_address, "<https://millbrook.example/soa>", "https://millbrook.example/soa"),
    *[(read_status, text, "draft") for text in ("draft", "Draft", " DRAFT ", f"dra{SOFT_HYPHEN}ft", "drafts")],
]


@pytest.mark.parametrize(("read", "written", "meant"), ACCEPTED)
def test_accepted(read: Callable[[Any], Any], written: str, meant: Any) -> None:
    assert read(written) == meant


REFUSED: list[tuple[Callable[[Any], Any], str, str]] = [
    *[(read_district_code, text, "unreadable_number") for text in ("350000", "0035-0000", "003500000", "0035000O")],
    *[(read_yes_no, text, "unreadable_yes_no") for text in ("1", "0", "ja", "yes, 5-0", "approved")],
    *[
        (read_amount, text, "unreadable_amount")
        for text in (
            "1.25 million",
            "about 1.2M",
            "-5",
            "($5,000)",
            "1,25,000",
            "1.250.000",
            "12,50",
            "1e6",
            "$",
            "TBD",
            "1 250 000",
            "٣٠٠",
        )
    ],
    *[(read_number, text, "unreadable_number") for text in ("a third", "31.4 points", "18-20", "%", "-", "1e3", ".")],
    *[
        (read_year, text, "unreadable_number")
        for text in ("25-26", "2025-27", "2025-2027", "FY25-26", "SY26", "26", "spring 2026", "3026", "FY2")
    ],
    *[
        (read_date, text, "unreadable_date")
        for text in (
            "3/14/24",
            "March 14",
            "14 Marchember 2024",
            "Friday, March 14, 2024",
            "March 14, 24",
            "14.3.2024",
            "March 2024",
            "2024-02-30",
            "13/14/2024",
            "2023-02-29",
            "0000-01-01",
            "Ma 14, 2024",
            "spring 2024",
            "1710374400",
        )
    ],
    *[
        (read_web_address, text, "unsafe_link")
        for text in (
            "www.millbrook.example",
            "javascript:alert(1)",
            "ftp://millbrook.example",
            "https://millbrook",
            "https://a b.example",
            "https://me@millbrook.example",
            "/soa.pdf",
        )
    ],
    *[
        (read_mail_address, text, "unsafe_link")
        for text in ("plans", "plans@millbrook", "a@b.example, c@d.example", "Ana <plans@millbrook.example>")
    ],
    *[(read_status, text, "unknown_value") for text in ("approved", "draft 2", "-", "final")],
]


@pytest.mark.parametrize(("read", "written", "kind"), REFUSED)
def test_refused_with_a_mend(read: Callable[[Any], Any], written: str, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read(written)
    assert refused.value.type == kind
    told = refused.value.context or {}
    assert written.strip() in told["fact"]
    assert told["mend"].strip()


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("1.25 million", "1,250,000"),
        ("about 1.2M", "1,200,000"),
        ("$400k", "400,000"),
        ("-5", "cannot be negative"),
        ("five", "in dollars"),
    ],
)
def test_the_mend_of_an_amount_writes_it_out(written: str, mend: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_amount(written)
    assert mend in (refused.value.context or {})["mend"]


@pytest.mark.parametrize(
    ("read", "written", "mend"),
    [
        (read_date, "Friday, March 14, 2024", "If the date is right, write 2024-03-14."),
        (read_date, "3/14/24", "Write the year with four digits: 3/14/2024"),
        (read_date, "Mar 14, 24", "Write the year with four digits: Mar 14, 2024"),
        (read_web_address, "https://a.example/SOA Plan.pdf", "Write %20 for each: https://a.example/SOA%20Plan.pdf"),
        (read_web_address, "www.millbrook.example", "Write the whole address: https://www.millbrook.example"),
        (read_mail_address, "Ana <plans@millbrook.example>", "Write only the address: plans@millbrook.example"),
    ],
)
def test_the_mend_is_the_value_to_write(read: Callable[[Any], Any], written: str, mend: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read(written)
    assert (refused.value.context or {})["mend"].endswith(mend)
    assert read(mend.rpartition(": ")[2].rpartition("write ")[2].removesuffix("."))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Classroom & Specialist Teachers", "classroom and specialist teacher"),
        ("school improvement councils", " School-improvement council"),
        ("parents/caregivers", "Parents / Caregivers"),
        ("Pupil Services", f"Pupil{NO_BREAK}Services{ZERO_WIDTH}"),
        ("Women's group", "Women\u2019s groups"),
        ("Multi\u2013race", "Multi-race"),
        ("Escuela Jos\u00e9 Mart\u00ed", "Escuela Jose\u0301 Marti\u0301"),
        ("English learners", "\u201cEnglish learners\u201d"),
        ("Pre\u2011K", "Pre-K"),
    ],
)
def test_labels_that_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("English learners", "English"), ("Administration", "Administrator")])
def test_labels_that_differ(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("written", ["SWD", "students with disability", " STUDENTS WITH\u00a0DISABILITIES"])
def test_a_group_by_any_of_its_names(written: str) -> None:
    assert codes_of({"analysis.student_groups.1": written}) == []


@pytest.mark.parametrize("blank", ["", None, "   ", "\u00a0\u200b", [], [None, ""]])
def test_what_is_no_answer(blank: Any) -> None:
    assert codes_of({"engagement.family_measures": blank}) == ["DOC010"]


@pytest.mark.parametrize("answer", ["N/A", "None at present, by survey", '"~"'])
def test_what_is_an_answer(answer: str) -> None:
    assert "DOC010" not in codes_of({"engagement.family_measures": answer})


def test_quotation_marks_make_a_text_of_a_tilde(base_plan: str) -> None:
    del base_plan
    found = check_changed({"district.name": "~"})  # written as JSON, so in quotation marks
    assert found.diagnostics == []
