"""School years: by both their years, and in spellings that are refused, each with the year to write."""

import pytest
from pydantic_core import PydanticCustomError

from soaplan.plans.values import read_year


@pytest.mark.parametrize(
    "text",
    [
        "2024-2025",
        "SY 2024-25",
        "SY2024\u20132025",
        "2024/25",
        "school year 2024-25",
        "AY 2024-2025",
        "\u201c2024-25\u201d",
    ],
)
def test_a_year_by_both_its_years_is_read(text: str) -> None:
    assert read_year(text) == 2025


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("24-25", 2025),
        ("SY25", 2025),
        ("Spring 2025", 2025),
        ("in the fall of 2024", 2025),
    ],
)
def test_the_year_that_is_meant_is_offered(text: str, year: int) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_year(text)
    told = caught.value.context or {}
    assert told["fact"] == f"“{text}” is not how a school year is written here"
    assert told["mend"] == f"Write {year}, the year in which it ends, or FY{year % 100}."


@pytest.mark.parametrize("text", ["2022-24", "2025-2024", "spring", "three", "FY2024-27", "2024-25 and 2025-26", ""])
def test_nothing_is_offered_where_nobody_can_tell(text: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_year(text)
    assert "2026, 2025-26 or FY26" in (caught.value.context or {})["mend"]
