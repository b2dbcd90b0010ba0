"""Check boxes, in all the ways that papers print them."""

import re

CHECKED = re.compile(r"^\s*(?:[☒☑✓✔✅⊠🗹■◉⦿⬛]|\[ ?[xX✓✔*] ?\]|\( ?[xX✓✔*] ?\)|(?:X|x)(?=\s+[A-Z])|_+[xX]_+)\s*")
EMPTY = re.compile(r"^\s*(?:[☐□▢⬜○◯]|\[ {0,3}\]|\( {0,3}\)|_{2,}(?=\s))\s*")
MARK = re.compile(r"[☒☑✓✔✅⊠xX■◉⦿●]|\[[xX✓]\]|\([xX]\)|yes", re.IGNORECASE)
INSIDE = re.compile(r"(?=[☒☑☐□✓✔✅⊠]|\[[ xX]\]|\([ xX]\))")


def box_of(text: str) -> bool | None:
    """Whether the box at the beginning of a text is checked; None where there is none."""
    if CHECKED.match(text):
        return True
    return False if EMPTY.match(text) else None


def without_box(text: str) -> str:
    """The words behind a box."""
    return EMPTY.sub("", CHECKED.sub("", text, count=1), count=1).strip()


def choices_in(text: str) -> list[tuple[bool | None, str]]:
    """The choices on one line, each with its box."""
    parts = [part.strip(" \u00a0;,|") for part in INSIDE.split(text)]
    return [(box_of(part), without_box(part)) for part in parts if part.strip()]
