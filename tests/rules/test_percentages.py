"""Changes in percent beside the figures they lead from and to."""

from decimal import Decimal

import pytest

from soaplan.rules.figures import CHANGE, SPAN, is_change_by


@pytest.mark.parametrize(
    ("text", "percent"),
    [("by 10%", "10"), ("By at least 2.5 percent", "2.5"), ("by\n10 %", "10"), ("by another 10% each year", "10")],
)
def test_a_change(text: str, percent: str) -> None:
    found = CHANGE.search(text)
    assert found is not None
    assert found["percent"] == percent


@pytest.mark.parametrize(
    "text", ["by 10 percentage points", "by 10 percent points", "by 10% of students", "by 2025", "by 10", "nearby 10%"]
)
def test_no_change_in_percent(text: str) -> None:
    assert CHANGE.search(text) is None


@pytest.mark.parametrize(
    ("text", "ends", "in_percent"),
    [
        ("from 54% to 64%", ("54", "64"), True),
        ("from 54 to 64.5 percent", ("54", "64.5"), True),
        ("from 54 to 64", ("54", "64"), False),
        ("from 54 to 64 percentage points", ("54", "64"), False),
    ],
)
def test_from_where_to_where(text: str, ends: tuple[str, str], in_percent: bool) -> None:
    found = SPAN.search(text)
    assert found is not None
    assert found.group("before", "after") == ends
    assert bool(found["in_percent"]) is in_percent


@pytest.mark.parametrize(
    ("percent", "before", "after", "fits"),
    [
        ("19", "54", "64", True), ("18.5", "54", "64", True), ("10", "54", "64", False), ("50", "20", "10", True),
        ("10", "0", "10", False), ("0", "5", "5", True),
    ],
)  # fmt: skip
def test_whether_a_change_fits(percent: str, before: str, after: str, fits: bool) -> None:
    assert is_change_by(Decimal(percent), Decimal(before), Decimal(after)) is fits
