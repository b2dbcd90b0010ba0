"""Reading what a piece says as the value that its answer takes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from soaplan.catalog import SoaCatalog
from soaplan.importing.blocks import Item, Line, Table, lines_of, text_of
from soaplan.importing.boxes import MARK, box_of, choices_in, without_box
from soaplan.importing.prose import Joiner, cleaned
from soaplan.plans.days import read_date
from soaplan.plans.labels import fold
from soaplan.plans.values import read_amount

DOLLARS = re.compile(
    r"\$ ?\d[\d,]*(?:\.\d{1,2})?(?![\d,]*\d)(?: ?(?:million|[Mm]\b|[Kk]\b))?"
    r"|\b\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?\b|^\d{4,}(?:\.\d\d)?$"
)
DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\b\d{1,2}/\d{1,2}/\d{4}\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b"
)
YES = re.compile(r"\b(?:yes|confirm(?:ed|s)?|approved|true|agree[sd]?|voted to approve)\b", re.IGNORECASE)
NO = re.compile(r"\b(?:no|not|declined?)\b", re.IGNORECASE)
NOT_APPLICABLE = re.compile(
    r"not applicable|\bn/?a\b|does not (?:have|exist)|we have fewer|under 5|fewer than", re.IGNORECASE
)
YEAR = re.compile(r"\bFY ?(?:20)?(\d\d)\b|\b20(\d\d)-(?:20)?(\d\d)\b")


Known = Callable[[str], str | None]
"""The official label that a text names, or nothing."""


@dataclass(slots=True)
class Value:
    """A value of the draft with its place in the paper, and what is unsure about it."""

    value: Any
    where: str = ""
    todo: str = ""


@dataclass(slots=True)
class Reader:
    """Reads values with the lists of a cycle."""

    joiner: Joiner

    def text(self, items: list[Item], where: str = "") -> Value | None:
        """A text in Markdown."""
        text = self.joiner.prose(items)
        return Value(text, where) if text else None

    def choices(self, items: list[Item]) -> list[tuple[bool | None, str, Line]]:
        """Lines of a list of choices, each with its box; rows of a table by their Yes and No columns."""
        found: list[tuple[bool | None, str, Line]] = []
        for item in self.joiner.paragraphs(items):
            if isinstance(item, Table):
                found += self._rows(item)
            else:
                found += ((box, text, item) for box, text in choices_in(item.text))
        return found

    def _rows(self, table: Table) -> list[tuple[bool | None, str, Line]]:
        heads = [text_of(cell).casefold() for cell in table.rows[0]]
        yes = next(
            (number for number, head in enumerate(heads) if head in {"yes", "selected", "engaged", "x", "check"}), None
        )
        found: list[tuple[bool | None, str, Line]] = []
        for row in table.rows[1 if yes is not None else 0 :]:
            texts = [cleaned(text_of(cell)) for cell in row]
            label = max(texts, key=len, default="")
            boxes = [box_of(text) for text in texts if box_of(text) is not None]
            if yes is not None and yes < len(texts):
                checked: bool | None = (
                    bool(texts[yes]) and box_of(f"{texts[yes]} ") is not False and bool(MARK.match(texts[yes]))
                )
            elif any(MARK.fullmatch(text) for text in texts if text != label):
                checked = True
            elif boxes:
                checked = boxes[0]
            else:
                checked = False if any(not text for text in texts) else None
            for line in lines_of([Table([row])]):
                found.append((checked, without_box(label), line))
                break
        return found

    def labels(self, items: list[Item], known: Known) -> tuple[list[str], list[str]]:
        """The labels that are chosen, and the lines that name none.

        `known` gives the official label of a text, or nothing.
        """
        choices = self.choices(items)
        boxed = any(box is not None for box, _, _ in choices)
        chosen: list[str] = []
        others: list[str] = []
        for box, text, _ in choices:
            if box is False:
                if known(text) is None and NOT_APPLICABLE.search(text):
                    others.append(text)
                continue
            if box is None and boxed:
                others.append(text)
                continue
            names = [label] if (label := known(text)) else _labels_in(text, known)
            if not names and box:
                names = [text.rstrip(".")]
            chosen += (name for name in names if name not in chosen)
            if not names:
                others.append(text)
        return chosen, others

    def yes(self, items: list[Item]) -> bool | None:
        """Yes or no, from a box or from words."""
        choices = self.choices(items)
        for box, text, _ in choices:
            if box:
                return not re.match(r"no\b", text, re.IGNORECASE)
        text = " ".join(text for box, text, _ in choices if box is None)
        if any(box is False for box, _, _ in choices) and not text:
            return None
        if re.match(r"\W*no\b", text, re.IGNORECASE):
            return False
        if YES.search(text) and not NO.search(text):
            return True
        return True if re.match(r"\W*yes\b", text, re.IGNORECASE) else None

    def date(self, items: list[Item]) -> str:
        """The first day that is written out."""
        for found in DATE.finditer(self.joiner.prose(items).replace("\n", " ")):
            try:
                return read_date(re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", found[0]).replace(".", "")).isoformat()
            except PydanticCustomError:
                continue
        return ""

    def amounts(self, items: list[Item]) -> tuple[list[Decimal], dict[str, Decimal]]:
        """The amounts that may be the total, and those by fiscal year."""
        years: dict[str, Decimal] = {}
        plain: list[Decimal] = []
        for item in self.joiner.paragraphs(items):
            if isinstance(item, Table):
                years |= _by_year(item)
                plain += (
                    amount
                    for row in item.rows
                    for cell in row
                    if (amount := amount_in(text_of(cell))) is not None and not years
                )
                continue
            named = re.findall(r"FY ?(?:20)?(\d\d)\s*[:=–-]?\s*(\$? ?\d[\d,]*(?:\.\d\d?)?)", item.text)
            years |= {
                f"FY{year}": amount
                for year, text in named
                if (amount := amount_in(text.strip(), bare=True)) is not None
            }
            rest = (
                re.sub(r"FY ?(?:20)?\d\d\s*[:=–-]?\s*\$? ?\d[\d,]*(?:\.\d\d?)?", "", item.text) if named else item.text
            )
            if (amount := amount_in(rest)) is not None:
                plain.append(amount)
        return plain, years


def amount_in(text: str, *, bare: bool = False) -> Decimal | None:
    """The first amount of a text."""
    found = re.search(r"\d[\d,]*(?:\.\d\d?)?", text) if bare else DOLLARS.search(text.strip())
    if not found:
        return None
    written = found[0].rstrip(",")
    times = 1_000_000 if re.search(r"million|[Mm]$", written) else 1_000 if re.search(r"[Kk]$", written) else 1
    try:
        return read_amount(re.sub(r"[^\d.,$]", "", written)) * times
    except PydanticCustomError:
        return None


def _by_year(table: Table) -> dict[str, Decimal]:
    """A table with a fiscal year in its first row and amounts in the last, or one year on each row."""
    heads = [YEAR.search(text_of(cell)) for cell in table.rows[0]]
    found: dict[str, Decimal] = {}
    if sum(head is not None for head in heads) > 1 and len(table.rows) > 1:
        for head, cell in zip(heads, table.rows[-1], strict=False):
            if head and (amount := amount_in(text_of(cell))) is not None:
                found[f"FY{head[1] or head[3]}"] = amount
        return found
    for row in table.rows:
        texts = [text_of(cell) for cell in row]
        year = YEAR.search(texts[0]) if texts else None
        amount = next((amount for text in texts[1:] if (amount := amount_in(text)) is not None), None)
        if year and amount is not None:
            found[f"FY{year[1] or year[3]}"] = amount
    return found


def _labels_in(text: str, known: Known) -> list[str]:
    """Official labels in a list on one line; a label may hold commas itself."""
    parts = re.split(r"\s*(?:;|,|\band\b(?=[^,;]*$)|\u2022|\n)\s*", re.sub(r"\s+", " ", text).rstrip("."))
    found: list[str] = []
    at = 0
    while at < len(parts):
        for end in range(min(len(parts), at + 4), at, -1):
            ways = (
                ", ".join(parts[at:end]),
                " and ".join(parts[at:end]),
                ", ".join(parts[at : end - 1]) + f" and {parts[end - 1]}",
            )
            label = next((label for way in ways if (label := known(way.strip(" .:*")))), None)
            if label:
                found.append(label)
                at = end
                break
        else:
            at += 1
    return list(dict.fromkeys(found)) or _labels_side_by_side(text, known)


def _labels_side_by_side(text: str, known: Known) -> list[str]:
    """Official labels of several words with nothing between them."""
    words = text.split()
    found: list[str] = []
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + 10), at + 1, -1)
        end, label = next(
            ((end, label) for end in ends if (label := known(" ".join(words[at:end]).strip(" ,;.")))), (at + 1, "")
        )
        found += [label] if label else []
        at = end
    return list(dict.fromkeys(found))


def foundation_known(soa: SoaCatalog) -> Known:
    """How a foundation category is recognized: by its names, with or without a number before it."""

    def known(text: str) -> str | None:
        plain = re.sub(r"^\W*\d{1,2}[.)]\s*", "", text)
        return soa.foundation_category(plain)

    return known


def group_known(soa: SoaCatalog) -> Known:
    """How a student group is recognized."""

    def known(text: str) -> str | None:
        row = soa.group(text)
        return row.label if row else None

    return known


def stakeholder_known(soa: SoaCatalog) -> Known:
    """How a group to be heard is recognized; a list may hold others as well."""
    others = {
        fold(name): name
        for name in (
            "students",
            "local businesses",
            "elected officials",
            "community members",
            *soa.stakeholders.encouraged,
        )
    }

    def known(text: str) -> str | None:
        row = soa.stakeholder(text)
        return row.label if row else others.get(fold(text))

    return known


def label_and_reason(text: str, known: Known) -> tuple[str, str, str]:
    """A label, the sign behind it, and the words that say why it does not apply."""
    for found in re.finditer(r"\s*[:–—-]\s+|\s*\(", text):
        if label := known(text[: found.start()]):
            rest = re.sub(r"^not applicable\W*", "", text[found.end() :], flags=re.IGNORECASE)
            return label, found[0], rest.removesuffix(")")
    return "", "", ""
