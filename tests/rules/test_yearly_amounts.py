"""Which sentences call an amount yearly, and which only speak of years."""

from decimal import Decimal

import pytest

from soaplan.catalog import Catalogs
from soaplan.rules.soa_plan.section5_money import YearlyWords

WORDS = YearlyWords.of(Catalogs().newest("soa").words)
AMOUNT = Decimal(400_000)


@pytest.mark.parametrize(
    "text",
    [
        "$400,000 a year for six tutors.",
        "$400,000 per year",
        "$400,000/year",
        "$400,000 each year.",
        "$400,000 every school year",
        "400000 annually",
        "400,000 (annually)",
        "$400K annually",
        "$0.4 million a year",
        "$400,000.00 per fiscal year",
        "The district will spend $400,000 on tutors each year.",
        "$400,000 will be spent each year on six tutors.",
        "$400,000 for six full-time tutors every year.",
        "We set aside $400,000 in local funds annually.",
        "Six tutors at an annual cost of $400,000.",
        "Annual cost: $400,000.",
        "The annual budget is about $400,000.",
        "Each year we spend $400,000 on tutors.",
        "Each year, the district will invest $400,000.",
        "We annually allocate $400,000.",
        "$400,000 in annual funding",
        "$400,000 annual",
        "$400,000 will be spent on tutors annually.",
        "$400,000 is set aside for tutors each year.",
        "an amount of $400,000 annual local funding",
        "Tutors work in five schools.\nThey cost $400,000 a\nyear.",
        "Six tutors: 180 days, $400,000 yearly.",
    ],
)
def test_calls_this_amount_yearly(text: str) -> None:
    assert AMOUNT in WORDS.amounts_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "$400,000 over three years.",
        "$400,000 in total, or $133,333 a year.",
        "$400,000 ($133,333 annually).",
        "$133,333 a year ($400,000).",
        "$133,333 each year, $400,000 in all.",
        "An annual $133,333, together $400,000.",
        "The $400,000 budget is reviewed annually.",
        "$400,000 pays for six tutors who work 180 days a year.",
        "$400,000 to serve 120 students each year.",
        "$400,000 in equal parts each year.",
        "$400,000 is planned for materials reviewed annually.",
        "$400,000 will pay for coaches who meet each year.",
        "$400,000 in three annual installments.",
        "$400,000 for annual summer programs.",
        "$400,000 for two weeks of summer programs each year.",
        "$400,000 will be divided evenly each year.",
        "We meet each year about the $400,000.",
        "Each year the council reviews our $400,000.",
        "We report on it annually. $400,000 pays for tutors.",
        "Teachers are trained every year; $400,000 pays for it.",
        "The amount is $400,000, and we report on it every year.",
        "An annual investment of $400,000 over three years.",
        "$500,000 a year.",
        "400 a year.",
        "In FY25 $400,000, in FY26 and FY27 nothing.",
        "$400,000 for tutors and a yearly survey.",
        "$400,000 in Chapter 70 funds, reviewed with the annual budget.",
        "$400,000 for the year 2024-25.",
        "",
    ],
)
def test_speaks_of_years_in_another_way(text: str) -> None:
    assert AMOUNT not in WORDS.amounts_in(text)
