"""How the text of an answer is read: amounts, dates, years, codes, labels.

Every value arrives as the text that was written. Own readers, because a general one reads "1" as yes and
"1710374400" as a date. Each raises PydanticCustomError; its type names the rule (see `check.shape`).
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from soaplan.characters import visible
from soaplan.plans.base import NOTHING, TEXT
from soaplan.plans.labels import fold, nearest

MOST_DIGITS = 15
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

AMOUNT = re.compile(r"\$? ?(\d{1,3}(?:,\d{3})+|\d+(?:_\d+)*)(\.\d{1,2})?")
NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:,\d{3})+|\d+(?:_\d+)*)?(\.\d+)? ?%?")
SCHOOL_YEAR = re.compile(r"((?:19|20)\d\d)[-\u2013](\d\d)")
YEAR = re.compile(r"(?:FY ?)?((?:19|20)\d\d)|FY ?(\d\d)", re.IGNORECASE)
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
WORD_DATE = re.compile(r"([A-Za-z]+)\.? ?(\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})")
DISTRICT_CODE = re.compile(r"\d{8}")
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^@]+\.[^\s<>\"'`{}|\\^@]+", re.IGNORECASE)
MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def problem(kind: str, fact: str, mend: str) -> PydanticCustomError:
    """A wrong value. `kind` names the rule; `fact` and `mend` are shown as written."""
    return PydanticCustomError(kind, "{fact}", {"fact": fact, "mend": mend})


def one_text(value: Any) -> str:
    """The text of a value; anything else is a wrong shape (DOC012)."""
    if isinstance(value, str):
        return value
    raise PydanticCustomError("text_due", "{found}", {"found": "list" if isinstance(value, list) else "answers"})


def read_text(value: Any, info: ValidationInfo) -> str:
    """A text, or the text of the file that `{file: ...}` names; placeholders are refused (DOC017, DOC027)."""
    context = info.context
    if isinstance(value, dict) and set(value) == {"file"} and context is not None:
        value = context.text_of(one_text(value["file"]))
    return refuse_placeholder(one_text(value), info)


def refuse_placeholder(text: str, info: ValidationInfo) -> str:
    """The text, unless it still holds a placeholder of the catalog's list (DOC017)."""
    if info.context is not None and (piece := info.context.placeholder_in(text)):
        found = text[slice(*piece)]
        raise PydanticCustomError("placeholder", "{found}", {"found": found, "start": piece[0], "end": piece[1]})
    return text


def read_amount(value: Any) -> Decimal:
    """An amount in US dollars, not negative."""
    text = visible(one_text(value))
    if (found := AMOUNT.fullmatch(text)) and len(text) <= MOST_DIGITS + 6:
        return Decimal(re.sub("[,_]", "", found[1]) + (found[2] or ""))
    mend = "Write the whole amount in dollars, for example 1,250,000 or $1,250,000."
    raise problem("unreadable_amount", f"“{text}” is not an amount", mend)


def read_number(value: Any) -> Decimal:
    """A number, with a percent sign or not."""
    text = visible(one_text(value)).replace("\u2212", "-")
    found = NUMBER.fullmatch(text)
    if found and (found[2] or found[3]) and len(text) <= MOST_DIGITS + 6:
        return Decimal(found[1] + re.sub("[,_]", "", found[2] or "0") + (found[3] or ""))
    mend = "Write one number, for example 31.4 or 31.4%. Words about it belong into the text of the measure."
    raise problem("unreadable_number", f"“{text}” is not a number", mend)


def read_year(value: Any) -> int:
    """A school year, by the June in which it ends."""
    text = visible(one_text(value))
    if found := SCHOOL_YEAR.fullmatch(text):
        year = int(found[1]) + 1
        if year % 100 == int(found[2]):
            return year
    elif found := YEAR.fullmatch(text):
        return int(found[1] or f"20{found[2]}")
    mend = "Write the school year as 2026, 2025-26 or FY26: the year in which it ends."
    raise problem("unreadable_number", f"“{text}” is not a school year", mend)


def read_date(value: Any) -> date:
    """A day; US order where it is written with slashes."""
    text = visible(one_text(value))
    day = _iso(text) or _us(text) or _in_words(text)
    if day is None:
        mend = "Write the day as 2024-03-14, March 14, 2024 or 3/14/2024, with all four digits of the year."
        raise problem("unreadable_date", f"“{text}” is not a date", mend)
    try:
        return date(*day)
    except ValueError:
        mend = "Look at the calendar: write the day as 2024-03-14 (year, month, day)."
        raise problem("unreadable_date", f"there is no day “{text}”", mend) from None


def _iso(text: str) -> tuple[int, int, int] | None:
    found = ISO_DATE.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _us(text: str) -> tuple[int, int, int] | None:
    found = US_DATE.fullmatch(text)
    return (int(found[3]), int(found[1]), int(found[2])) if found else None


def _in_words(text: str) -> tuple[int, int, int] | None:
    found = WORD_DATE.fullmatch(text)
    month = _month(found[1].lower()) if found else 0
    return (int(found[3]), month, int(found[2])) if found and month else None


def _month(word: str) -> int:
    """The number of a month, written out or by three letters or more; 0 for another word."""
    hits = [place for place, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)]  # noqa: PLR2004
    return hits[0] if len(hits) == 1 else 9 if word == "sept" else 0


def read_schools(value: Any, info: ValidationInfo) -> str | tuple[str, ...]:
    """Schools as one text ("district-wide"), or as a list of names."""
    if isinstance(value, list):
        return tuple(read_text(item, info) for item in value if item is not None)
    return read_text(value, info)


YES = frozenset({"yes", "true", "y", "on"})
NO = frozenset({"no", "false", "n", "off"})


def read_yes_no(value: Any) -> bool:
    """Yes or no, in the words that people write."""
    text = visible(one_text(value))
    if text.lower() not in YES | NO:
        raise problem("unreadable_yes_no", f"“{text}” is neither yes nor no", "Write yes or no.")
    return text.lower() in YES


def read_code(value: Any, info: ValidationInfo) -> str:
    """The code of a focus area or program, as text; letters become capitals."""
    text = visible(refuse_placeholder(one_text(value), info))
    return text.upper() if len(text) <= MOST_DIGITS else text


def read_district_code(value: Any) -> str:
    """The eight digits by which the state knows a district, zeros kept."""
    text = visible(one_text(value))
    if DISTRICT_CODE.fullmatch(text):
        return text
    mend = "The state's district code has eight digits, for example 00350000."
    raise problem("unreadable_number", f"“{text}” is not a district code", mend)


def read_web_address(value: Any) -> str:
    """A web address that a public page may link to."""
    text = visible(one_text(value))
    if WEB_ADDRESS.fullmatch(text):
        return text
    mend = "Write the whole address, beginning with https://."
    raise problem("unsafe_link", f"“{text}” is not a web address", mend)


def read_mail_address(value: Any) -> str:
    """One e-mail address."""
    text = visible(one_text(value))
    if MAIL_ADDRESS.fullmatch(text):
        return text
    raise problem("unsafe_link", f"“{text}” is not an e-mail address", "Write one address, such as plans@district.example.")


def one_of(*labels: str) -> Callable[[Any], str]:
    """A reader of one label from a closed list that is the same in every cycle."""
    by_fold = {fold(label): label for label in labels}

    def read(value: Any) -> str:
        text = visible(one_text(value))
        if (label := by_fold.get(fold(text))) is not None:
            return label
        near = nearest(text, labels)
        offer = f"Did you mean “{near}”? " if near else ""
        raise problem("unknown_value", f"“{text}” is not one of the answers here", f"{offer}Write one of: {', '.join(labels)}.")

    return read


def _read(reader: Callable[..., Any], schema: dict[str, Any]) -> tuple[Any, Any]:
    return PlainValidator(reader), WithJsonSchema(schema)


class OneOf:
    """The type of an answer from a closed list that is the same in every cycle."""

    def __init__(self, *labels: str) -> None:
        self.labels = labels

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        del source, handler
        return core_schema.no_info_plain_validator_function(one_of(*self.labels))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        del schema, handler
        return closed_list(self.labels)


def closed_list(labels: Iterable[str]) -> dict[str, Any]:
    """The JSON Schema of a closed list: its labels, and every way of writing them that is read too."""
    known = list(labels)
    return {"anyOf": [{"enum": known}, {"type": "string", "pattern": f"^\\s*({'|'.join(map(_loosely, known))})\\s*$"}]}


def _loosely(label: str) -> str:
    """A pattern for a label in any case, with or without hyphens, `and` for `&`, and a plural s."""
    text = re.sub(r"\s*(&|\band\b)\s*", "&", label)
    words = re.split(r"[-\u2010-\u2015_/\s]+", text)
    return r"[-_/ ]*".join("".join(map(_either, word.rstrip("s"))) + "[sS]*" for word in words)


def _either(character: str) -> str:
    if character == "&":
        return r"[-_/ ]*(&|[Aa][Nn][Dd])[-_/ ]*"
    return f"[{character.upper()}{character.lower()}]" if character.isalpha() else re.escape(character)


NUMERIC = {"type": ["string", "number"]}
WORD = {"type": "string"}

Text = Annotated[str, *_read(read_text, TEXT)]
Code = Annotated[str, *_read(read_code, NUMERIC)]
Amount = Annotated[Decimal, *_read(read_amount, NUMERIC)]
Number = Annotated[Decimal, *_read(read_number, NUMERIC)]
Year = Annotated[int, *_read(read_year, NUMERIC)]
Date = Annotated[date, *_read(read_date, WORD)]
YesNo = Annotated[bool, *_read(read_yes_no, {"type": ["string", "boolean"]})]
DistrictCode = Annotated[str, *_read(read_district_code, NUMERIC)]
WebAddress = Annotated[str, *_read(read_web_address, WORD)]
MailAddress = Annotated[str, *_read(read_mail_address, WORD)]
SCHOOLS = {"anyOf": [TEXT, {"type": "array", "items": {"anyOf": [TEXT, NOTHING]}}]}
Schools = Annotated[str | tuple[str, ...], *_read(read_schools, SCHOOLS)]
Notes = Annotated[None, PlainValidator(lambda value: None), WithJsonSchema({})]  # noqa: ARG005
"""Remarks that nobody checks and no page shows."""
