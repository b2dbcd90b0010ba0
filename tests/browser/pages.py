"""The pages that are looked at in a browser: those of all examples, of odd plans, of many plans, and of attacks."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from render.attacks import STRINGS
from render.documents import EXAMPLE_FILES, OF_DOCUMENTS, empty
from render.documents import everywhere as everywhere_in
from render.plans import EXAMPLES, TODAY, checked, everywhere, example, plan, program
from render.seen import github
from soaplan.check import CheckResult, Options, check_file
from soaplan.output.report import Screen
from soaplan.render import FORMATS, Look, has_page
from soaplan.render.clean import clean
from soaplan.summary import write
from soaplan.summary.gather import Gatherer
from soaplan.summary.records import Record, UnreadFile
from soaplan.summary.totals import summary_of
from summary.region import broken, records, region

BAD = Path(__file__).parent / "bad.html"
"""A page with every fault that the checks are there to catch."""
CODES = [f"{area}{letter}" for area in ("1.1", "1.2", "2.1", "2.2", "2.4", "3.1") for letter in "ABCDE"]
SUMMARY = "We will spend **what it takes** on reading, and on a [school](https://school.example) day that is longer."
ODD: dict[str, dict[str, Any]] = {
    "nothing answered yet": {"kind": "soa-plan", "cycle": "2024", "status": "draft"},
    "one program": plan(
        summary=SUMMARY, focus_areas=[{"id": "2.2", "programs": [program("2.2D", schools=["Elm Street School"])]}]
    ),
    "thirty programs": plan(
        summary=SUMMARY, focus_areas=[{"id": "2.2", "programs": [program(code) for code in CODES]}]
    ),
    "large amounts": plan(
        summary=SUMMARY,
        focus_areas=[{"id": "2.2", "programs": [program("2.2D", funding={"total": "123,400,000"}), program("2.2C")]}],
    ),
    "words of 200 letters": everywhere("accountability" * 15),
    "right to left": everywhere("نص عربي مع English words"),
}
ARABIC = "سوف نقدم دروسًا إضافية للطلاب الذين يتعلمون اللغة الإنجليزية خلال السنوات الثلاث القادمة."
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
LOOK = Look(color="#5b2c6f", logo=f"data:image/png;base64,{DOT}", notice="On paper, too.\nAsk the office.")
AROUND = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our district</title></head>'
    "<body><main><h1>Our district</h1>{}</main></body></html>"
)


def around(fragment: str) -> str:
    """A page of somebody else's around a fragment."""
    return AROUND.replace("{}", fragment)


def examples() -> dict[str, str]:
    """The page of every example, translations too, and the crosswalk of every plan among them."""
    found = {}
    for path in sorted(EXAMPLES.glob("*/plan*.yaml")):
        result = check_file(path, Options(as_of=TODAY))
        for format_ in ("html", "crosswalk") if path.stem == "plan" else ("html",):
            if has_page(result):
                found[f"{path.parent.name} {path.stem} {format_}"] = FORMATS[format_](result)
    return found


def documents() -> dict[str, str]:
    """The pages of the other kinds of file: of all examples, of files that answer nothing, and of odd texts."""
    found = {f"document {path.stem}": check_file(path, Options(as_of=TODAY)) for path in EXAMPLE_FILES}
    found |= {f"empty {kind}": empty(kind) for kind in OF_DOCUMENTS}
    # Longer words make rows taller than a sheet; a word cut by the sheet's end cannot be told from a lost one.
    odd = {"words of 70 letters": "accountability" * 5, "right to left": "نص عربي مع English words"}
    for name, text in odd.items():
        found |= {f"{name} in {kind}": checked(everywhere_in(kind, text)) for kind in OF_DOCUMENTS}
    return {name: FORMATS["html"](result) for name, result in found.items()}


def summed_up(*found: Record) -> str:
    """The page that sums up many plans."""
    return write("html", summary_of(found, TODAY), Screen())


def recorded(*results: CheckResult) -> list[Record]:
    """What a summary keeps of each plan."""
    gatherer = Gatherer()
    return [gatherer.record(result) for result in results]


def summaries() -> dict[str, str]:
    """The page of many plans: of the examples, of a small region, of odd plans."""
    paths = sorted(EXAMPLES.glob("*/plan.yaml"))
    plans = (check_file(path, Options(as_of=TODAY), f"{path.parent.name}/{path.name}") for path in paths)
    return {
        "summary of the examples": summed_up(*recorded(*plans)),
        "summary of a region": summed_up(*records(*region()), broken()),
        "summary of odd plans": summed_up(*records(*ODD.values()), broken(path="accountability" * 15)),
        "summary of nothing that can be read": summed_up(broken()),
    }


def attacked_summary(result: CheckResult, look: Look) -> str:
    """A summary of one plan and of one file that cannot be read; the district's notice names that file."""
    return summed_up(*recorded(result), UnreadFile(look.notice, 1, "DOC001", look.notice))


def on_a_wiki(result: CheckResult, look: Look) -> str:
    """Both Markdown documents as a wiki shows them that lets every tag through."""
    return around(github(FORMATS["markdown"](result, look) + FORMATS["crosswalk-markdown"](result, look)))


def translated(plan_: dict[str, Any], language: str, text: str) -> CheckResult:
    """A plan's translation whose every text is this one. It lies beside its plan, as a translation must."""
    texts = ("summary", "programs.2.2D.today", "programs.2.2D.by_end_of_plan")
    head = {"kind": "plan-translation", "cycle": "2024", "of": "plan.yaml", "language": language}
    with TemporaryDirectory() as folder:
        for name, content in (("plan", plan_), ("plan.other", head | {"texts": dict.fromkeys(texts, text)})):
            (Path(folder) / f"{name}.yaml").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return check_file(Path(folder) / "plan.other.yaml", Options(as_of=TODAY))


WAYS: dict[str, Callable[[CheckResult, Look], str]] = {
    "html": FORMATS["html"],
    "crosswalk": FORMATS["crosswalk"],
    "fragment": lambda result, look: around(FORMATS["fragment"](result, look)),
    "wiki": on_a_wiki,
    "summary": attacked_summary,
}
"""How a plan reaches a browser."""
TRANSLATION = "translation"


def on_a_wiki_alone(result: CheckResult, look: Look) -> str:
    """A document's Markdown as a wiki shows it that lets every tag through."""
    return around(github(FORMATS["markdown"](result, look)))


DOCUMENT_WAYS: dict[str, Callable[[CheckResult, Look], str]] = {
    "html": FORMATS["html"],
    "fragment": WAYS["fragment"],
    "wiki": on_a_wiki_alone,
}
"""How a file of another kind reaches a browser."""


@cache
def attacked(number: int, way: str) -> str:
    """A page of a plan with the attack of this number in every field, and in the district's notice."""
    text = STRINGS[number]
    if way == TRANSLATION:
        return FORMATS["html"](translated(ODD["one program"], "es", text), Look(notice=clean(text)))
    kind, _, format_ = way.partition(" ")
    if kind in OF_DOCUMENTS:
        return DOCUMENT_WAYS[format_](checked(everywhere_in(kind, text)), Look(notice=clean(text)))
    return WAYS[way](checked(everywhere(text)), Look(notice=clean(text)))


PAGES = examples() | documents() | summaries() | {name: FORMATS["html"](checked(odd)) for name, odd in ODD.items()}
PAGES["a district's look"] = FORMATS["html"](example("small-district"), LOOK)
PAGES["words of 200 letters crosswalk"] = FORMATS["crosswalk"](checked(ODD["words of 200 letters"]))
PAGES["in Arabic"] = FORMATS["html"](translated(ODD["one program"], "ar", ARABIC))
"""Name -> page."""
OTHER_WAYS = tuple(f"{kind} {format_}" for kind in OF_DOCUMENTS for format_ in DOCUMENT_WAYS)
ATTACKS = {
    f"attack {number} {way}": (number, way)
    for number in range(len(STRINGS))
    for way in (*WAYS, TRANSLATION, *OTHER_WAYS)
}
"""Name -> attack. The names have its number, as its text may be no file name."""
