"""One plan in many spellings."""

import random
import re
from collections.abc import Iterator
from typing import Any

AMOUNT = re.compile(r"\d{1,3}(,\d{3})+")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTHS = ("January", "February", "March", "April", "May", "June", "July")
LABELS = {
    "English learners": ["english learner", "English Learners"],
    "Classroom & Specialist Teachers": ["Classroom and specialist teacher"],
    "FY25": ["2025", "2024-25", "FY2025"],
    "FY27": ["2026-27"],
    "chapter 70": ["Chapter 70"],
    "yes": ["True", "y", "on"],
    "reviewed": ["Reviewed"],
}


def respelled(value: Any, dice: random.Random, *, in_order: bool = False) -> Any:
    """The same plan, with its answers in another order and its values in another spelling.

    `in_order` leaves the entries of lists and tables where they are: a page shows them in the order of the file.
    """
    if isinstance(value, dict):
        rows = [
            (dice.choice([key, *LABELS.get(key, [])]), respelled(item, dice, in_order=in_order))
            for key, item in value.items()
        ]
        if not in_order or not any(isinstance(item, str) and AMOUNT.fullmatch(item) for item in value.values()):
            dice.shuffle(rows)
        return dict(rows)
    if isinstance(value, list):
        items = [respelled(item, dice, in_order=in_order) for item in value]
        if not in_order:
            dice.shuffle(items)
        return items[0] if len(items) == 1 and isinstance(items[0], str) and dice.random() < 0.5 else items
    return dice.choice(list(spellings(value)))


def spellings(text: str) -> Iterator[str]:
    yield text
    yield from LABELS.get(text, [])
    if AMOUNT.fullmatch(text):
        plain = text.replace(",", "")
        yield from (plain, f"${text}", f"${text}.00", f"{plain[:-3]}_{plain[-3:]}", f" {text}\u200b")
    elif found := DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
        yield from (f"{month}/{day}/{year}", f"{MONTHS[month - 1]} {day}, {year}")
    elif " " in text and text not in LABELS:
        yield from (f"{text}  \n", text.replace("\n", "  \r\n"), text.replace(" ", "\u00a0"), f"\n{text}\n\n")
        yield text.replace(" ", "\n", 1)
