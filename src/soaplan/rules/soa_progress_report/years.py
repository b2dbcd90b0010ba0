"""How school years are written for readers."""


def school_year(year: int) -> str:
    """A school year by both its years: 2024-25."""
    return f"{year - 1}-{year % 100:02}"


def fiscal_year(year: int) -> str:
    """The same year as the state's forms name it: FY25."""
    return f"FY{year % 100:02}"
