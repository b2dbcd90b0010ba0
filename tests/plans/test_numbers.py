"""What a text that is no number is told: a range, a limit, a number in words."""

import pytest
from pydantic_core import PydanticCustomError

from soaplan.plans.values import read_number


def mend(text: str) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        read_number(text)
    return str((caught.value.context or {})["mend"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("75-79", "75"), ("75 \u2013 79", "75"), ("5-10%", "5%"), ("5% - 10%", "5%"), ("1,200 to 1,300", "1,200"),
        ("between 5 and 10 percent", "5%"), ("from 3.5 to 4", "3.5"), ("3 or 4", "3"),
    ],
)  # fmt: skip
def test_a_range(text: str, number: str) -> None:
    assert mend(text).startswith(f"Write one number here, for example {number}. If it's a range, say so")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("below 5 percent", "5%"), ("Less than 5%", "5%"), ("<10", "10"), ("\u2265 80%", "80%"), ("80+", "80"),
        ("80% or more", "80%"), ("about 30", "30"), ("~30", "30"), ("no more than 12", "12"),
    ],
)  # fmt: skip
def test_a_limit_or_an_estimate(text: str, number: str) -> None:
    assert mend(text).startswith(f"Write one number here, for example {number}. If it's a limit or an estimate")


@pytest.mark.parametrize(
    ("text", "number"), [("54 points", "54"), ("1,204 students", "1,204"), ("-3 percentage points", "-3")]
)
def test_a_number_with_its_unit(text: str, number: str) -> None:
    assert mend(text).startswith(f"Write the number alone: {number}.")


@pytest.mark.parametrize("text", ["about a fifth", "2 of 3", "1e5", "9" * 30, "75-79" * 20, "75 79", "more", "", "-"])
def test_any_other_text(text: str) -> None:
    assert mend(text).startswith("Write one number, for example 31.4 or 31.4%.")
