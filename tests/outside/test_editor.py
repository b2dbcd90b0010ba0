"""What an editor offers, shows and underlines, by the language server that editors use for YAML."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from outside_tools import PROJECT

from case_text import CASES
from soaplan.catalog import own_catalogs
from soaplan.plans.kinds import KINDS
from soaplan.skeleton.build import KINDS_TO_BEGIN, skeleton
from yaml_server import Server, yaml_server

HEAD = "# yaml-language-server: $schema=schemas/{}/{}.schema.json\n"
BASE = HEAD.format("soa-plan", "2024") + (CASES / "base.yaml").read_text("utf-8")
EXAMPLES = sorted((PROJECT / "examples").glob("*/*.yaml"))
CURSOR = "\u2038"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A folder with the schemas, and the server that works in it."""
    folder = tmp_path_factory.mktemp("editor")
    shutil.copytree(PROJECT / "schemas", folder / "schemas")
    with yaml_server(folder) as found:
        yield found, folder


@pytest.fixture
def editor(server: tuple[Server, Path]) -> tuple[Server, Path]:
    """The server, and a new file for it: of one that was closed it still has something to say."""
    found, folder = server
    return found, folder / f"plan-{found.asked}-{found.version}.yaml"


def changed(old: str, new: str, base: str = BASE) -> str:
    assert base.count(old) >= 1, old
    return base.replace(old, new, 1)


def place(text: str) -> tuple[str, int, int]:
    """A text without its cursor, and the line and character of the cursor."""
    before, after = text.split(CURSOR)
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


QUESTION = "where did you observe the most significant disparities"
OFFERED = {
    "the cycle": ("cycle: 2024", "cycle: ‸", ["2024"]),
    "the status": ("status: adopted", "status: ‸", ["draft", "proposed", "adopted", "submitted", "reviewed", "posted"]),
    "the kind of district": ("district:\n", "district:\n  type: ‸\n", ["district", "regional-district"]),
    "yes and no": (
        "lowest_performing_students_confirmed: yes",
        "lowest_performing_students_confirmed: ‸",
        ["yes", "no"],
    ),
    "the vote": ("approved: yes", "approved: ‸", ["yes", "no"]),
    "a student group": ("    - Students with disabilities\n", "    - ‸\n", ["English learners", "Low income"]),
    "a student group of a target": (
        "        - English learners\n      measure",
        "        - ‸\n      measure",
        ["White"],
    ),
    "a stakeholder group": ("    - educators\n", "    - ‸\n", ["educators", "parents/caregivers"]),
    "a Focus Area": ("  - id: 2.2\n", "  - id: ‸\n", ["2.2", "3.1"]),
    "a program": ("      - id: 2.2D\n", "      - id: ‸\n", ["2.2D", "1.1A"]),
    "a category": (
        "            - Classroom & Specialist Teachers\n",
        "            - ‸\n",
        ["Professional Development"],
    ),
    "a direction": ("      unit: percent\n", "      unit: percent\n      direction: ‸\n", ["increase", "decrease"]),
    "a fund": ("            Title I: 200,000\n", "            Title I: 200,000\n            ‸\n", ["Title II-A"]),
    "a fiscal year": ("            FY27: 300,000\n", "            ‸\n", ["FY27"]),
    "an answer of a program": ("        name: Targeted", "        ‸\n        name: Targeted", ["notes"]),
    "a whole program": ("    programs:\n", "    programs:\n      - ‸\n", ["new program", "id", "today"]),
    "a whole target": ("  additional:\n", "  additional:\n    - ‸\n", ["new additional target"]),
    "a whole session": ("engagement:\n", "engagement:\n  sessions:\n    - ‸\n", ["new session", "date", "heard"]),
    "a whole waiver": ("cycle: 2024\n", "cycle: 2024\nwaivers:\n  - ‸\n", ["new waiver", "rule", "reason"]),
}


@pytest.mark.parametrize("name", OFFERED)
def test_what_is_offered(editor: tuple[Server, Path], name: str) -> None:
    server, path = editor
    old, new, wanted = OFFERED[name]
    text, line, character = place(changed(old, new.replace("‸", CURSOR)))
    server.open(path, text)
    labels = [found["label"] for found in server.offers(path, line, character)]
    server.close(path)
    assert [label for label in wanted if label not in labels] == [], labels
    assert {"null", "true", "false"} & set(labels) == set()
    closed = "‸\n" not in new and "    - " not in new
    assert not closed or len(labels) == len(set(labels)), labels


def test_a_code_is_offered_with_its_name(editor: tuple[Server, Path]) -> None:
    server, path = editor
    text, line, character = place(changed("      - id: 2.2D\n", f"      - id: {CURSOR}\n"))
    server.open(path, text)
    found = {one["label"]: one["documentation"]["value"] for one in server.offers(path, line, character)}
    server.close(path)
    assert found["2.2D"] == "Targeted Academic Support and Acceleration"
    assert "2.2d" not in found


SHOWN = {
    "summary: |": "writing 1-2 paragraphs|1-2 paragraphs summarizing",
    "  disparities: |": QUESTION,
    "  insights: |": "deeper analysis",
    "  student_groups:\n    - Eng": "which student groups will require focused support",
    "  families: |": "families",
    "  groups_engaged:": "stakeholder groups",
    "    approved: yes": "voted to approve this plan",
    "    date: 2024-03-14": "date of the vote",
    "        today: |": "what your district has in place now",
    "        schools: district-wide": "Which schools will be impacted",
    "          total: 900,000": "anticipated amount of funding",
    "        metrics:": "what metrics will your district use",
}


@pytest.mark.parametrize("start", SHOWN)
def test_the_question_is_shown_where_the_pointer_rests(editor: tuple[Server, Path], start: str) -> None:
    server, path = editor
    at = BASE.index(start) + len(start) - len(start.lstrip())
    server.open(path, BASE)
    shown = server.hover(path, BASE.count("\n", 0, at), at - BASE.rfind("\n", 0, at))
    server.close(path)
    assert re.search(SHOWN[start], shown), shown
    assert "||" not in shown


FAULTS = {
    "a misspelled answer": ("summary: |", "sumary: |", "sumary"),
    "a day that is none": ("date: 2024-03-14", "date: next Tuesday", "Write one day, for example 2024-03-14"),
    "a list for a day": ("date: 2024-03-14", "date:\n      - 2024-03-14", "Write one day, for example 2024-03-14"),
    "an amount in words": ("total: 900,000", "total: about a million", "Write the whole amount in dollars"),
    "an amount of a year": ("FY26: 300,000", "FY26: to be decided", "Write the whole amount in dollars"),
    "neither yes nor no": ("approved: yes", "approved: unanimous", "Write yes or no."),
    "a number for yes": ("students_confirmed: yes", "students_confirmed: 1", "Write yes or no."),
    "a program that is none": ("id: 2.2D", "id: 2.2Z", "Choose one of the suggestions."),
    "a Focus Area that is none": ("id: 2.2\n", "id: 9.9\n", "Choose one of the suggestions."),
    "a category that is none": ("- Classroom & Specialist Teachers", "- Buses", "Choose one of the suggestions."),
    "a status that is none": ("status: adopted", "status: finished", "Choose one of the suggestions."),
    "another kind": ("kind: soa-plan", "kind: plan", "soa-plan"),
    "another cycle": ("cycle: 2024", "cycle: 1999", "Choose one of the suggestions."),
    "an address without its beginning": ("district:\n", "district:\n  website: our page\n", "Write the whole address"),
    "no mail address": ("district:\n", "district:\n  contact: {email: Ana at school}\n", "Write one address"),
    "a code of seven digits": ("district:\n", "district:\n  code: 'A350000'\n", "has eight digits"),
    "a figure in words": ("value: 18", "value: eighteen", "Write one number"),
    "a year in words": ("year: 2023", "year: last year", "Write the school year as"),
    "an answer in the wrong place": ("    programs:", "    progams:", "There's no answer of this name here."),
    "a list for named answers": ("district:\n  name: Al", "district:\n  - name: Al", "Write named answers here"),
    "text for named answers": (
        "        funding:\n          total: 900,000\n",
        "        funding: 900,000\n        notes:\n",
        "Write named answers here",
    ),
    "a list for a text": (
        "  families: |\n",
        "  families:\n    - One\n  notes: |\n",
        "This should be one piece of text.",
    ),
    "no kind": ("kind: soa-plan\n", "", "kind"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_underlined_in_plain_words(editor: tuple[Server, Path], name: str) -> None:
    server, path = editor
    old, new, words = FAULTS[name]
    said = [found["message"] for found in server.open(path, changed(old, new))]
    server.close(path)
    assert any(words in message for message in said), said
    assert not any("not allowed" in message and "schema" in message for message in said), said


VALID = [
    ("", ""),
    ("date: 2024-03-14", "date: 2024–03–14"),
    ("date: 2024-03-14", "date: Thursday, March 14, 2024"),
    ("date: 2024-03-14", "date: 14 March 2024"),
    ("date: 2024-03-14", "date: 3/14/2024"),
    ("date: 2024-03-14", "date: “2024-03-14”"),
    ("date: 2024-03-14", "date: ' 2024-03-14 '"),
    ("total: 900,000", "total: $ 900,000.00"),
    ("total: 900,000", "total: US$900,000."),
    ("total: 900,000", "total: 900000 dollars"),
    ("total: 900,000", "total: 900\u200b,000"),
    ("approved: yes", "approved: YES."),
    ("approved: yes", "approved:"),
    ("id: 2.2D", "id: 2.2d"),
    ("id: 2.2D", "id: 2\u200b.2D"),
    ("id: 2.2\n", 'id: "2.2"\n'),
    ("status: adopted", "status: ADOPTED"),
    ("status: adopted", "status:"),
    ("cycle: 2024", "cycle: fy25–fy27"),
    ("cycle: 2024", "cycle: FY25 to FY27"),
    ("- Classroom & Specialist Teachers", "- classroom and specialist\u00a0teachers"),
    ("year: 2023", "year: SY2022-23"),
    ("year: 2023", "year: 2022–2023"),
    ("value: 18", "value: 18 percent"),
    ("value: 18", "value: 18.5%"),
    ("district:\n", "district:\n  code: 00350000\n"),
    ("district:\n", "district:\n  website: <https://district.example/soa>\n"),
    ("district:\n", "district:\n  contact: {email: 'mailto:plans@district.example', phone: 508-555-0121}\n"),
    ("    - Students with disabilities\n", "    - group: Students with disabilities\n      grades: 6-8\n"),
    ("    - Students with disabilities\n", "    - Newcomers of all ages\n"),
    ("schools: district-wide", "schools:\n          - Elm Street School\n          -"),
    (
        "          - Increase in MCAS",
        "          - metric: Attendance\n            baseline: {value: 91, year: FY24}\n          - In",
    ),
    ("summary: |", "summary: {file: summary.md}\nnotes: |"),
    ("        metrics:\n          - Increase", "        metrics: Increase"),
]


@pytest.mark.parametrize(("old", "new"), VALID)
def test_nothing_valid_is_underlined(editor: tuple[Server, Path], old: str, new: str) -> None:
    server, path = editor
    said = server.open(path, changed(old, new))
    server.close(path)
    assert [found["message"] for found in said] == []


@pytest.mark.parametrize("kind", KINDS_TO_BEGIN)
def test_a_new_file_opens_without_an_error(editor: tuple[Server, Path], kind: str) -> None:
    server, path = editor
    said = server.open(path, skeleton(kind, own_catalogs().newest(KINDS[kind].instrument)))
    server.close(path)
    assert [found["message"] for found in said] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_in_an_example_is_underlined(editor: tuple[Server, Path], example: Path) -> None:
    server, path = editor
    text = re.sub(r"\A(?:# yaml-language-server:.*\n)?", "", example.read_text("utf-8"))
    kind, cycle = (re.search(rf"(?m)^{name}: *(\S+)", text) for name in ("kind", "cycle"))
    assert kind
    assert cycle
    said = server.open(path, HEAD.format(kind[1], cycle[1]) + text)
    server.close(path)
    assert [found["message"] for found in said] == []
