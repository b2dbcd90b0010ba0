"""The pages that are looked at in a browser: those of all examples, and those of odd plans."""

from pathlib import Path
from typing import Any

import generate

from render.attacks import STRINGS
from render.plans import checked, everywhere, plan, program
from soaplan.render import FORMATS

HERE = Path(__file__).parent
BAD = HERE / "bad.html"
"""A page with every fault that the checks are there to catch."""
CODES = [f"{area}{letter}" for area in ("1.1", "1.2", "2.1", "2.2", "2.4", "3.1") for letter in "ABCDE"]
SUMMARY = "We will spend **what it takes** on reading, and on a [school](https://school.example) day that is longer."
ODD: dict[str, dict[str, Any]] = {
    "nothing answered yet": {"kind": "soa-plan", "cycle": "2024", "status": "draft"},
    "one program": plan(summary=SUMMARY, focus_areas=[{"id": "2.2", "programs": [program("2.2D")]}]),
    "thirty programs": plan(summary=SUMMARY, focus_areas=[{"id": "2.2", "programs": [program(code) for code in CODES]}]),
    "words of 200 letters": everywhere("w" * 200),
    "right to left": everywhere("نص عربي مع English words"),
}
AROUND = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our district</title></head>'
    "<body><main><h1>Our district</h1>{}</main></body></html>"
)


def examples() -> dict[str, str]:
    """The pages of the examples, as `make generated` writes them."""
    return {
        str(path.relative_to(generate.PROJECT / "examples")): text
        for path, text in generate.pages()
        if path.suffix == ".html"
    }


def around(fragment: str) -> str:
    """A page of somebody else's around a fragment."""
    return AROUND.replace("{}", fragment)


PAGES = examples() | {name: FORMATS["html"](checked(odd)) for name, odd in ODD.items()}
"""Name -> page."""
ATTACKED = {f"attack {number}": checked(everywhere(text)) for number, text in enumerate(STRINGS)}
"""Name -> plan with the attack in every field. The names stand for texts that no file may be called."""
