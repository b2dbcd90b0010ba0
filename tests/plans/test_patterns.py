"""The patterns that editors go by are wider than the readers: what a reader takes, no editor underlines."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from soaplan.plans import addresses, days, patterns, values

PAIRS = {
    "amount": (values.read_amount, patterns.AMOUNT, [values.AMOUNT]),
    "number": (values.read_number, patterns.NUMBER, [values.NUMBER]),
    "year": (values.read_year, patterns.YEAR, [values.YEAR, values.BOTH_YEARS]),
    "date": (days.read_date, patterns.DATE, [days.ISO_DATE, days.US_DATE, days.MONTH_FIRST, days.DAY_FIRST]),
    "day or season": (days.read_day_or_season, patterns.WHEN, [days.SEASON, days.ISO_DATE, days.MONTH_FIRST]),
    "district code": (values.read_district_code, patterns.DISTRICT_CODE, [values.DISTRICT_CODE]),
    "web address": (addresses.read_web_address, patterns.WEB_ADDRESS, [addresses.WEB_ADDRESS]),
    "mail address": (addresses.read_mail_address, patterns.MAIL_ADDRESS, [addresses.MAIL_ADDRESS]),
}
FRAMES = ("{}", " {} ", '"{}"', "'{}'", "\u201c{}\u201d", "{}\u200b")


def is_read(read: Callable[[Any], Any], text: str) -> bool:
    try:
        read(text)
    except PydanticCustomError:
        return False
    return True


def fits(schema: dict[str, Any], text: str) -> bool:
    return re.search(schema["pattern"], text) is not None


@pytest.mark.parametrize("name", PAIRS)
@settings(max_examples=60)
@given(data=st.data())
def test_what_is_read_fits(name: str, data: st.DataObject) -> None:
    read, schema, ways = PAIRS[name]
    way = data.draw(st.sampled_from(ways))
    text = data.draw(st.from_regex(re.compile(way.pattern, way.flags), fullmatch=True))
    framed = data.draw(st.sampled_from(FRAMES)).format(text)
    assert fits(schema, framed) or not is_read(read, framed), framed


SPELLINGS = [
    (days.read_date, patterns.DATE, "Thu., March 14th, 2024"),
    (days.read_date, patterns.DATE, "on Thursday, 14th of March 2024"),
    (days.read_date, patterns.DATE, "Mar 14 2024."),
    (days.read_date, patterns.DATE, "March 14,2024"),
    (values.read_amount, patterns.AMOUNT, "usd $900,000.00"),
    (values.read_amount, patterns.AMOUNT, "900000 US dollars."),
    (values.read_number, patterns.NUMBER, "-3.5 percent."),
    (values.read_number, patterns.NUMBER, "18 pct"),
    (values.read_year, patterns.YEAR, "school year 2025-2026"),
    (values.read_yes_no, patterns.YES_NO, "No."),
    (addresses.read_mail_address, patterns.MAIL_ADDRESS, "<mailto:plans@district.example>"),
]


@pytest.mark.parametrize(("read", "schema", "text"), SPELLINGS)
def test_known_spellings_fit(read: Callable[[Any], Any], schema: dict[str, Any], text: str) -> None:
    assert fits(schema, text) or not is_read(read, text)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (patterns.AMOUNT, "about a million"),
        (patterns.NUMBER, "eighteen"),
        (patterns.YEAR, "last year"),
        (patterns.DATE, "next Tuesday"),
        (patterns.DATE, "spring 2024"),
        (patterns.YES_NO, "unanimous"),
        (patterns.WEB_ADDRESS, "our website"),
        (patterns.MAIL_ADDRESS, "Ana at school"),
        (patterns.DISTRICT_CODE, "3500"),
    ],
)
def test_what_nobody_can_read_does_not(schema: dict[str, Any], text: str) -> None:
    assert not fits(schema, text)
