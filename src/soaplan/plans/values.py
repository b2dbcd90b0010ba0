"""How the text of an answer is read: amounts, dates, years, codes, labels.

Every value arrives as the text that was written. Own readers, because a general one reads "1" as yes and
"1710374400" as a date. Each raises PydanticCustomError; its type names the rule (see `check.shape`).
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from soaplan.characters import visible
from soaplan.diagnostic import Fix
from soaplan.plans import patterns
from soaplan.plans.addresses import read_mail_address, read_web_address
from soaplan.plans.base import NOTHING, TEXT, UNKNOWN, Answer, is_text_file, known
from soaplan.plans.days import read_date, read_day_or_season
from soaplan.plans.wrong import one_text, problem, written
from soaplan.regex import regex

MOST_DIGITS = 15

NUMBER = regex(
    r"([-+]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:_[0-9]+)*)?(\.[0-9]+)?(?: ?(?:%|per ?cent|pct))?\.?", re.IGNORECASE
)
FIGURE = r"[0-9][0-9,]*(?:\.[0-9]+)?"
PERCENT = r" ?(?:%|per ?cent\b)"
RANGE = regex(
    rf"(?:between |from )?(?P<number>{FIGURE})(?:{PERCENT})? ?(?:[-\u2013\u2014]|to|and|or) ?{FIGURE}(?:{PERCENT})?",
    re.IGNORECASE,
)
"""75-79, between 5% and 10%."""
WORDS = (
    *("below", "under", "less than", "fewer than", "at most", "no more than", "not more than", "up to", "maximum of"),
    *("above", "over", "more than", "at least", "no less than", "not less than", "minimum of"),
    *("about", "around", "approximately", "approx.", "nearly", "<=", ">=", "<", ">", "\u2264", "\u2265", "~"),
)
BEFORE = f"(?:{'|'.join(map(re.escape, WORDS))})"
BEHIND = r"(?: ?\+| or (?:more|less|fewer|higher|lower|above|below|better))"
LIMIT = regex(rf"(?=.*(?:{BEFORE}|{BEHIND}))(?:{BEFORE} ?)?(?P<number>{FIGURE})(?:{PERCENT})?{BEHIND}?", re.IGNORECASE)
"""Below 5 percent, about 20, 80% or more, 80+."""
WITH_WORDS = regex(rf"(?P<number>[-+]?{FIGURE}%?) +[^\d]{{2,40}}")
"""54 points, 1,204 students."""
ONE_OF_THEM = "Write one number here, for example {number}. If it's a {what}, say so in the text."
LONGEST = 60
"""Characters of a text that may be a range or a limit."""


def read_number(value: Any) -> Decimal:
    """A number, with or without a percent sign or the word."""
    text = written(value).replace("\u2212", "-")
    found = NUMBER.fullmatch(text)
    if found and (found[2] or found[3]) and len(found[2] or "") + len(found[3] or "") <= MOST_DIGITS + 5:
        return Decimal(found[1] + re.sub("[,_]", "", found[2] or "0") + (found[3] or ""))
    raise problem("unreadable_number", f"“{text}” isn't a number", *_mend(text))


def _mend(text: str) -> tuple[str, Fix | None]:
    """What to write in the place of a text that is no number. The words around a number are lost by it."""
    if len(text) <= LONGEST:
        sign = "%" if re.search(PERCENT, text, re.IGNORECASE) else ""
        if found := RANGE.fullmatch(text):
            return ONE_OF_THEM.format(number=found["number"] + sign, what="range"), None
        if found := LIMIT.fullmatch(text):
            number = found["number"] + sign
            return ONE_OF_THEM.format(number=number, what="limit or an estimate"), Fix(number, safe=False)
        if found := WITH_WORDS.fullmatch(text):
            mend = f"Write the number alone: {found['number']}. Words about it belong in the text of the measure."
            return mend, Fix(found["number"], safe=False)
    return "Write one number, for example 31.4 or 31.4%. Words about it belong in the text of the measure.", None


BY_NAME = r"(?:(?:the )?(?:school|academic) year|SY|AY)?[ .']*"
BOTH_YEARS = regex(rf"{BY_NAME}((?:19|20)[0-9]{{2}}) ?[-\u2013/] ?((?:19|20)?[0-9]{{2}})", re.IGNORECASE)
"""2024-25, 2024-2025, SY 2024-25, school year 2024/25."""
YEAR_BEFORE = r"(?:(?:the )?(?:school|academic|fiscal) year|SY|AY|FY)?[ .']*"
TWO_YEARS = regex(rf"{YEAR_BEFORE}((?:20)?[0-9]{{2}}) ?[-\u2010-\u2015/] ?((?:20)?[0-9]{{2}})", re.IGNORECASE)
"""2024-2025, SY 2024-25, 24-25, 2024/25."""
ONE_YEAR = regex(rf"{YEAR_BEFORE}((?:20)?[0-9]{{2}})", re.IGNORECASE)
"""SY25, school year 2025."""
IN_SPRING = regex(r"(?:in )?(?:the )?(?:spring|may|june)(?: of)?,? (20[0-9]{2})", re.IGNORECASE)
IN_FALL = regex(r"(?:in )?(?:the )?(?:fall|autumn|september|october)(?: of)?,? (20[0-9]{2})", re.IGNORECASE)


def school_year_of(text: str) -> int | None:
    """The June in which a school year ends that is named by both its years; None for any other text."""
    found = BOTH_YEARS.fullmatch(text)
    if found is None:
        return None
    first, last = found.groups()
    year = int(first) + 1
    return year if last in (f"{year}", f"{year % 100:02}") else None


def names_both_years(text: str) -> bool:
    """Whether a text has both the years of a school year, so that nobody can take it for another one."""
    return TWO_YEARS.fullmatch(text) is not None


def meant_year(text: str) -> int | None:
    """The June in which the school year ends that a text most likely means; None where nobody can tell."""
    if found := TWO_YEARS.fullmatch(text):
        first, last = (int(year) % 100 for year in found.groups())
        return 2000 + last if last == first + 1 else None
    if found := IN_FALL.fullmatch(text):
        return int(found[1]) + 1
    if found := IN_SPRING.fullmatch(text) or ONE_YEAR.fullmatch(text):
        return 2000 + int(found[1]) % 100
    return None


AMOUNT = regex(
    r"(?:USD? ?)?\$? ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:_[0-9]+)*)(\.[0-9]{1,2})?"
    r"(?: ?\$| ?USD| ?(?:US )?dollars?)?\.?",
    re.IGNORECASE,
)
ROUNDED = regex(
    r"(?:about |approx\.? |approximately |ca\. |~ ?)?\$? ?([0-9]+(?:\.[0-9]+)?) ?(m|mio|million|k|thousand)\.?",
    re.IGNORECASE,
)
YEAR = regex(r"(?:FY ?)?((?:19|20)[0-9][0-9])|FY ?([0-9][0-9])", re.IGNORECASE)
STATE_CODE = regex(r"\d+\.?\d*[A-Za-z]?")
DISTRICT_CODE = regex(r"[0-9]{8}")
FRONT_MATTER = regex(
    r"\A---[ \t]*\n(?=[\w\"'-]+[ \t]*:)(?:(?:[\w\"'-]+[ \t]*:|[ \t#-])[^\n]*\n|\n)+?---[ \t]*(?:\n|\Z)"
)
"""What website tools write at the head of a text file (`title: Today`): it is about the file, not part of the text."""


def read_text(value: Any, info: ValidationInfo) -> Any:
    """A text, or the text of the file that `{file: ...}` names; placeholders are refused (DOC017, DOC027).

    A file of nothing but blank lines is no answer; a file name that cannot be read leaves the text unknown.
    """
    if is_text_file(value) and info.context is not None:
        if value["file"] is UNKNOWN:
            return UNKNOWN
        value = FRONT_MATTER.sub("", info.context.text_of(_file_name(value["file"])))
        if not visible(value):
            return None
    return refuse_placeholder(one_text(value, "one_text_due"), info)


def _file_name(name: Any) -> str:
    if name is None:
        raise problem("unreadable_text_file", "the name of the text file is missing", "Write it after `file:`.")
    return one_text(name).strip()


def refuse_placeholder(text: str, info: ValidationInfo) -> str:
    """The text, unless it still holds a placeholder of the catalog's list (DOC017)."""
    if info.context is not None and (pieces := info.context.placeholders_in(text)):
        raise PydanticCustomError("placeholder", "{text}", {"text": text, "pieces": pieces})
    return text


def read_amount(value: Any) -> Decimal:
    """An amount in US dollars, not negative."""
    text = written(value)
    if (found := AMOUNT.fullmatch(text)) and len(found[1]) <= MOST_DIGITS + 5:
        return Decimal(re.sub("[,_]", "", found[1]) + (found[2] or ""))
    mend = "Write the whole amount in dollars, for example 1,250,000 or $1,250,000."
    if text.startswith(("-", "(", "\u2212")):
        mend = "An amount cannot be negative."
    number = _written_out(text)
    fix = Fix(number, safe=text[0] in "$0123456789") if number else None  # "about" says more than a number
    fact, mend = f"“{text}” isn't an amount", f"Write the number out, without words: {number}" if number else mend
    raise problem("unreadable_amount", fact, mend, fix)


def _written_out(text: str) -> str:
    """How `1.25 million` is written as a number; nothing for any other text."""
    found = ROUNDED.fullmatch(text)
    return f"{Decimal(found[1]) * (10**6 if found[2].lower().startswith('m') else 10**3):,.0f}" if found else ""


def read_year(value: Any) -> int:
    """A school year, by the June in which it ends: 2026, FY26, 2025-26, SY2025-26, 2025-2026."""
    text = written(value)
    if found := YEAR.fullmatch(text):
        return int(found[1] or f"20{found[2]}")
    if (year := school_year_of(text)) is not None:
        return year
    meant = meant_year(text)
    if meant is not None:
        fact = f"“{text}” is not how a school year is written here"
        mend = f"Write {meant}, the year in which it ends, or FY{meant % 100:02}."
        raise problem("unreadable_number", fact, mend, Fix(f"{meant}", safe=names_both_years(text)))
    mend = "Write the school year as 2026, 2025-26 or FY26: the year in which it ends."
    raise problem("unreadable_number", f"“{text}” isn't a school year", mend)


YES = frozenset({"yes", "true", "y", "on"})
NO = frozenset({"no", "false", "n", "off"})


MEANT_AS_YES = frozenset({"confirmed", "approved", "adopted", "passed", "unanimous", "unanimously", "done", "x", "✓"})
NOT_YET = "Write yes or no. If it hasn't happened yet, leave this line empty for now."
YES_OR_NO_AND_MORE = regex(r"(yes|no)\b[\s,;:.(–—-]+(.+?)\)?", re.IGNORECASE)
VOTES = regex(r"[0-9]+ ?(?:[-–]|to) ?[0-9]+(?:[-– ].*)?")


def read_yes_no(value: Any) -> bool:
    """Yes or no, in the words that people write."""
    text = written(value).removesuffix(".")
    if text.lower() not in YES | NO:
        raise problem("unreadable_yes_no", *_neither_yes_nor_no(text))
    return text.lower() in YES


def _neither_yes_nor_no(text: str) -> tuple[str, str, Fix | None]:
    """What is wrong with an answer, and what to write."""
    if more := YES_OR_NO_AND_MORE.fullmatch(text):
        word, rest = more[1].lower(), more[2]
        votes = f"Write only {word} here, and the count of votes after `tally:`: {rest}."
        remark = f"Write only {word} here. What else there is to say can follow as a remark: `{word}  # {rest}`"
        fact = f"“{text}” says more than yes or no"
        return (fact, votes, None) if VOTES.fullmatch(rest) else (fact, remark, Fix(word, remark=rest))
    if text.lower() in MEANT_AS_YES:
        return f"“{text}” is neither yes nor no", "If you mean yes, write yes.", Fix("yes", safe=False)
    return f"“{text}” is neither yes nor no", NOT_YET, None


def read_code(value: Any, info: ValidationInfo) -> str:
    """The code of a focus area or program, as text; its letter becomes a capital. What is no code stays as written."""
    text = written(refuse_placeholder(one_text(value), info))
    return text.upper() if STATE_CODE.fullmatch(text) else text


def read_district_code(value: Any) -> str:
    """The eight digits by which the state knows a district, zeros kept."""
    text = written(value)
    if DISTRICT_CODE.fullmatch(text):
        return text
    mend = "The state's district code has eight digits, for example 00350000."
    raise problem("unreadable_number", f"“{text}” isn't a district code", mend)


class Reads:
    """How a value is read, told to pydantic directly: its own ways of finding out cost more than the reading."""

    def __init__(self, reader: Callable[..., Any], schema: dict[str, Any] | None = None) -> None:
        self.reader = reader
        self.schema = schema or {}
        self.wants_info = reader.__code__.co_argcount > 1

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        del source, handler
        if self.wants_info:
            return core_schema.with_info_plain_validator_function(self.reader)
        return core_schema.no_info_plain_validator_function(self.reader)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        del schema, handler
        return self.schema


class ReadsSchools:
    """How schools are read: a list name by name, so that a wrong one is told where it stands."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        del source

        def read(value: Any, names: Any, info: ValidationInfo) -> Any:
            if not isinstance(value, list):
                return read_text(value, info)
            found = names(value)
            readable = tuple(map(known, found))
            return readable if any(readable) or UNKNOWN not in found else UNKNOWN

        return core_schema.with_info_wrap_validator_function(read, handler(tuple[Answer[Text], ...]))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        del schema, handler
        return SCHOOLS


def _nothing(value: Any) -> None:
    """Remarks are not read."""
    del value


NUMERIC = {"type": ["string", "number"]}

Text = Annotated[str, Reads(read_text, TEXT)]
Code = Annotated[str, Reads(read_code, NUMERIC)]
Amount = Annotated[Decimal, Reads(read_amount, patterns.AMOUNT)]
Number = Annotated[Decimal, Reads(read_number, patterns.NUMBER)]
Year = Annotated[int, Reads(read_year, patterns.YEAR)]
Date = Annotated[date, Reads(read_date, patterns.DATE)]
When = Annotated[date | str, Reads(read_day_or_season, patterns.WHEN)]
"""A day, or a month or season as it was written."""
YesNo = Annotated[bool, Reads(read_yes_no, patterns.YES_NO)]
DistrictCode = Annotated[str, Reads(read_district_code, patterns.DISTRICT_CODE)]
WebAddress = Annotated[str, Reads(read_web_address, patterns.WEB_ADDRESS)]
MailAddress = Annotated[str, Reads(read_mail_address, patterns.MAIL_ADDRESS)]
SCHOOLS = {"anyOf": [TEXT, {"type": "array", "items": {"anyOf": [TEXT, NOTHING]}}]}
Schools = Annotated[str | tuple[str | None, ...], ReadsSchools()]
"""Schools as one text ("district-wide"), or as a list of names; a blank or unreadable entry keeps its place."""
Notes = Annotated[None, Reads(_nothing)]
"""Remarks that nobody checks and no page shows."""
