"""How amounts of money are written for readers."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def dollars(amount: Decimal) -> str:
    """An amount in US dollars: $1,250,000; with cents only where it is not whole, $1,250.50."""
    rounded = amount.quantize(CENT, ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    sign = "-" if rounded < 0 else ""
    return f"{sign}${abs(rounded):,.{0 if whole else 2}f}"
