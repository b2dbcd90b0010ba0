"""The pieces of a paper as the answers of a plan file, in the order of the form."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from soaplan.catalog import Catalog, SoaCatalog
from soaplan.importing import priorities, reports, schools
from soaplan.importing.blocks import Item, Line, Table, lines_of, text_of
from soaplan.importing.boxes import box_of
from soaplan.importing.cues import words_of
from soaplan.importing.kept import Kept, texts_in
from soaplan.importing.marks import CODE
from soaplan.importing.pieces import Cut, Piece
from soaplan.importing.prose import cleaned
from soaplan.importing.values import (
    Reader,
    Value,
    foundation_known,
    group_known,
    label_and_reason,
    stakeholder_known,
)

Tree = dict[str, Any]
ASSUMED = "the paper gives a day, but it doesn't say that the vote approved the plan"
ALL_CONFIRMED = "the paper confirms the form's whole list with one word. Leave out who did not take part"
FIRST_OF_SEVERAL = "the paper names several amounts here; this is the first"
ADDED_UP = "the paper has no total here; this is the sum of its years"
SPLIT = "the form asks for three answers in one box, and the paper seems to begin another answer at this paragraph"
BEGINS = {
    "by_end_of_plan": re.compile(
        r"By (?:(?:the )?(?:end|close)\b|June\b|spring\b|summer\b|20\d\d|FY|SY)", re.IGNORECASE
    ),
    "how_it_helps": re.compile(
        r"(?:This|These|It|The program)(?: \w+){0,2} (?:help|support|benefit)s?\b", re.IGNORECASE
    ),
}
"""How a paragraph begins that is another of the three answers in that box."""
NEXT_ANSWER = re.compile(r"(?<=[.!?]) (?=By (?:the end of (?:the|this) plan|June 20\d\d)\b)")
"""Where a paragraph itself goes on to what will be in place."""
TALLY = re.compile(r"(?<![-–/\d])\d{1,2}(?: ?[-–] ?\d{1,2}){1,2}(?![-–/\d])")
"""The votes for, against and, where given, the abstentions: 7-0, 8-1-0."""
FEW_WORDS = 4
LONGEST_LABEL = 80
"""Signs of the paper's own words that a remark repeats."""
JOINED = (
    "the form asks for three answers in one box: what is in place now, what will be in place by the end of the plan "
    "(by_end_of_plan), and how it helps (how_it_helps). Move the words to where they belong"
)


class Draft:
    """Builds the tree of one file from its pieces. What no answer takes goes to `left`."""

    def __init__(self, catalog: Catalog, reader: Reader, cut: Cut, source: list[Item]) -> None:
        self.catalog, self.reader, self.cut, self.source = catalog, reader, cut, source
        self.tree: Tree = {}
        self.left: list[tuple[str, str]] = []
        self.placed = 0

    def build(self) -> Tree:
        """The answers, from the top of the form to its end."""
        for piece in self._in_order():
            self._take(piece)
        if isinstance(self.catalog, SoaCatalog):
            self._areas()
        return self.tree

    def _in_order(self) -> list[Piece]:
        """Pieces in the order of the form; those of one answer put together, the surer first."""
        order = {place: number for number, place in enumerate(_places(self.catalog))}
        merged: dict[tuple[str, str, int], Piece] = {}
        for piece in sorted(self.cut.pieces, key=lambda each: each.guessed):
            key = (piece.place, piece.program, piece.priority)
            if key not in merged:
                merged[key] = piece
            elif piece.guessed and merged[key].items and not merged[key].guessed:
                self.leave(piece.items)
            else:
                merged[key].items += piece.items
        return sorted(merged.values(), key=lambda each: (each.priority, order.get(each.place, 999)))

    def leave(self, items: list[Item]) -> None:
        """Keep words as remarks."""
        for item in self.reader.joiner.paragraphs(items):
            text = self.reader.joiner.table(item) if isinstance(item, Table) else f"{item.mark} {item.text}".strip()
            if text:
                self.left.append((item.where, text))

    def keep_the_rest(self) -> None:
        """Keep as remarks the paragraphs that stand nowhere: all that was read of them is a yes, a day, a choice."""
        kept = Kept([*texts_in(self.tree), *(text for _, text in self.left), *self.cut.asides, *self._names()])
        lines = [line for line in self.reader.joiner.paragraphs(list(lines_of(self.source))) if isinstance(line, Line)]
        self.leave([line for line in lines if not kept.has(line.text)])

    def _names(self) -> list[str]:
        """The state's names of Focus Areas and programs, which a draft has as codes."""
        if not isinstance(self.catalog, SoaCatalog):
            return []
        areas, programs = self.catalog.focus_areas, self.catalog.programs
        return [*(f"{code} {area.name}" for code, area in areas.items()), *(
            f"{code} {name} {code}" for code, program in programs.items() for name in program.names
        )]  # fmt: skip

    def put(self, place: str, value: Value | None) -> None:
        """Set an answer at its place."""
        if value is None:
            return
        self.placed += 1
        node: Any = self.tree
        *above, last = place.split(".")
        for name in above:
            node = node.setdefault(name, {})
        node[last] = value

    def _take(self, piece: Piece) -> None:
        if not piece.items:
            return
        place = piece.place
        if place in WAYS:
            WAYS[place](self, piece)
        elif "[]" in place:
            self._part(piece)
        else:
            self.put(place, self.text(piece))

    def text(self, piece: Piece) -> Value | None:
        """The words of a piece, with a remark where its question is only guessed."""
        value = self.reader.text(piece.items, piece.where)
        if value is not None and piece.unsure:
            value.todo = f"the paper asks “{piece.unsure[:LONGEST_LABEL]}” here. Is this the right answer?"
        return value

    # Three-year plans

    def groups(self, piece: Piece) -> None:
        """The student groups that are chosen."""
        assert isinstance(self.catalog, SoaCatalog)  # noqa: S101 - a place of its form
        chosen, others = self.reader.labels(piece.items, group_known(self.catalog))
        self._chosen(piece, chosen, others)

    def _chosen(self, piece: Piece, chosen: list[str], others: list[str]) -> None:
        self.left += ((piece.where, text) for text in others)
        if chosen:
            self.put(piece.place, Value(chosen, piece.where))

    def heard(self, piece: Piece) -> None:
        """Groups that were heard; a council with a reason beside it is not applicable."""
        assert isinstance(self.catalog, SoaCatalog)  # noqa: S101 - a place of its form
        known = stakeholder_known(self.catalog)
        absent = self._absent(piece, known)
        chosen, others = self.reader.labels(piece.items, known)
        if not chosen and len(words_of(" ".join(others))) < FEW_WORDS and self.reader.yes(piece.items):
            every = [row.label for row in self.catalog.stakeholders.required]
            self.put(piece.place, Value(every, piece.where, ALL_CONFIRMED))
            return
        reasons = [text for texts in absent.values() for text in texts]
        others = [text for text in others if not any(reason in text or text in reason for reason in reasons)]
        self._chosen(piece, [name for name in chosen if name not in absent], others)
        for name, texts in absent.items():
            if reason := " ".join(filter(None, texts)):
                self.tree.setdefault("engagement", {}).setdefault("not_applicable", {})[name] = Value(
                    reason, piece.where
                )

    def _absent(self, piece: Piece, known: Callable[[str], str | None]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        last = ""
        for box, text, _ in self.reader.choices(piece.items):
            head, sign, rest = label_and_reason(text, known)
            if sign and head and box is not True and len(rest.split()) > 2:  # noqa: PLR2004 - more than "n/a"
                found[head] = [rest]
                last = head
            elif box is False:
                last = known(text) or ""
            elif box is None and last and not known(text):
                found.setdefault(last, []).append(text)
        return found

    def confirmed(self, piece: Piece) -> None:
        """A confirmation: yes or no."""
        answer = self.reader.yes(piece.items)
        if answer is None:
            self.leave(piece.items)
        else:
            self.put(piece.place, Value(answer, piece.where))

    def vote(self, piece: Piece) -> None:
        """The vote and its day."""
        answer, day = self.reader.yes(piece.items), self.reader.date(piece.items)
        if answer is not None or day:
            todo = ASSUMED if answer is None else ""
            self.put("engagement.school_committee_vote.approved", Value(answer is not False, piece.where, todo))
        if day:
            self.put("engagement.school_committee_vote.date", Value(day, piece.where))
        text = self.reader.joiner.prose(piece.items)
        tally = TALLY.search(re.sub(r"\d{4}-\d\d-\d\d", "", text))
        if tally:
            self.put(
                "engagement.school_committee_vote.tally",
                Value(tally[0].replace("–", "-").replace(" ", ""), piece.where),
            )
        if (answer is None and not day) or len(text.split()) > 16:  # noqa: PLR2004 - more than a box and a date
            self.leave(piece.items)

    def areas(self, piece: Piece) -> None:
        """The Focus Areas that are chosen."""
        boxed = [line for line in lines_of(piece.items) if box_of(line.text) is not None]
        for line in lines_of(piece.items):
            if boxed and box_of(line.text) is not True:
                continue
            for code in re.findall(r"(?<![\d.])[1-9]\.[1-9](?![\d%])", line.text)[: 1 if boxed else 9]:
                if self._is_area(code) and code not in self.cut.areas:
                    self.cut.areas.append(code)

    def _is_area(self, code: str) -> bool:
        return isinstance(self.catalog, SoaCatalog) and code in self.catalog.focus_areas

    def chosen_programs(self, piece: Piece) -> None:
        """The programs that are chosen."""
        choices = self.reader.choices(piece.items)
        boxed = any(box is not None for box, _, _ in choices)
        for box, text, _ in choices:
            if box or (not boxed and box is None):
                codes = [code.upper() for code in CODE.findall(text)]
                named = self.catalog.program_named(text) if isinstance(self.catalog, SoaCatalog) else None
                self.cut.programs += (code for code in codes or filter(None, [named]) if code not in self.cut.programs)
                if not codes and not named:
                    self.left.append((piece.where, text))

    def _areas(self) -> None:
        """Focus Areas with their programs, in the order of their codes."""
        assert isinstance(self.catalog, SoaCatalog)  # noqa: S101 - asked before
        programs = {code: {"id": code} for code in sorted(self.cut.programs) if code in self.catalog.programs}
        by_program: dict[str, list[Piece]] = {}
        for piece in self._parts:
            by_program.setdefault(piece.program or (next(iter(programs)) if len(programs) == 1 else ""), []).append(
                piece
            )
        for code, pieces in by_program.items():
            if code in programs:
                for piece in pieces:
                    self._of_program(programs[code], piece)
            else:
                for piece in pieces:
                    self.leave(piece.items)
        codes = sorted({*self.cut.areas, *(self.catalog.area_of(code) or "" for code in programs)} - {""})
        if codes:
            self.tree["focus_areas"] = [
                {
                    "id": code,
                    "programs": [
                        self._sorted(program) for key, program in programs.items() if self.catalog.area_of(key) == code
                    ]
                    or None,
                }
                for code in codes
                if self._is_area(code)
            ]

    @property
    def _parts(self) -> list[Piece]:
        if not hasattr(self, "_pieces"):
            self._pieces: list[Piece] = []
        return self._pieces

    def _part(self, piece: Piece) -> None:
        if piece.place.startswith("focus_areas[].programs[]."):
            self._parts.append(piece)
        elif piece.place.startswith("progress.programs[]"):
            reports.of_program(self, piece)
        elif piece.place.startswith("priorities[]"):
            priorities.of_priority(self, piece)
        else:
            self.leave(piece.items)

    def _sorted(self, program: Tree) -> Tree:
        order = ("id", "today", "by_end_of_plan", "how_it_helps", "schools", "funding", "metrics")
        return {key: program[key] for key in order if key in program}

    def _of_program(self, program: Tree, piece: Piece) -> None:
        name, before = piece.place.removeprefix("focus_areas[].programs[]."), _size(program)
        if name.startswith("funding."):
            self._funding(program.setdefault("funding", {}), name.removeprefix("funding."), piece)
        elif name == "metrics":
            if metrics := self.lines(piece):
                program[name] = Value(metrics, piece.where)
        elif name == "today" and piece.question == "S5.3":
            self._three(program, piece)
        elif name == "schools" and len(names := self.entries(piece)) > 1:
            program[name] = Value(names, piece.where)
        elif (value := self.text(piece)) is not None:
            program[name] = value
        self.placed += _size(program) > before

    def _three(self, program: Tree, piece: Piece) -> None:
        """The one box for three answers: split only where a paragraph begins with what comes next."""
        parts: dict[str, list[Item]] = {"today": []}
        for item in _apart(self.reader.joiner.paragraphs(piece.items)):
            name = next(reversed(parts))
            if parts["today"] and isinstance(item, Line) and not item.mark:
                following = next((part for part in BEGINS if part not in parts), "")  # each in its turn
                name = following if following and BEGINS[following].match(item.text) else name
            parts.setdefault(name, []).append(item)
        for name, items in parts.items():
            value = self.reader.text(items, piece.where)
            if value is not None:
                missing = {*BEGINS} - parts.keys() - program.keys()
                value.todo = SPLIT if len(parts) > 1 else JOINED if "by_end_of_plan" in missing else ""
                program.setdefault(name, value)

    def _funding(self, funding: Tree, name: str, piece: Piece) -> None:
        if name == "total":
            totals, years = self.reader.amounts(piece.items)
            total = totals[0] if totals else sum(years.values(), Decimal(0)) if years else None
            if total is not None:
                todo = ADDED_UP if not totals else FIRST_OF_SEVERAL if len(set(totals)) > 1 else ""
                funding["total"] = Value(total, piece.where, todo)
            if len(years) > 1:
                funding["by_year"] = Value(years, piece.where)
            if total is None or len(self.reader.joiner.prose(piece.items).split()) > 14:  # noqa: PLR2004 - more than amounts
                self.leave(piece.items)
        elif name == "foundation_categories":
            assert isinstance(self.catalog, SoaCatalog)  # noqa: S101 - a place of its form
            chosen, others = self.reader.labels(piece.items, foundation_known(self.catalog))
            self.left += ((piece.where, text) for text in others)
            if chosen:
                funding[name] = Value(chosen, piece.where)
        elif (value := self.text(piece)) is not None:
            funding[name] = value

    def lines(self, piece: Piece) -> list[str]:
        """The entries of a list; paragraphs behind it are no entries."""
        found = self.reader.joiner.paragraphs(self._each_metric(piece.items))
        lines = [item for item in found if isinstance(item, Line)]
        marked = [line for line in lines if line.mark]
        if marked and not lines[-1].mark:
            last = max(number for number, line in enumerate(lines) if line.mark)
            self.leave([*lines[last + 1 :]])
            lines = lines[: last + 1]
        texts = [line.text for line in lines]
        for table in (item for item in found if isinstance(item, Table)):
            texts += (cleaned(" – ".join(filter(None, map(text_of, row)))) for row in table.rows)
        if len(texts) == 1 and ";" in texts[0]:
            texts = [text.strip().rstrip(".") for text in texts[0].split(";")]
        return [text for text in texts if text]

    def _each_metric(self, items: list[Item]) -> list[Item]:
        """The lines, each that begins as the state's metrics do (“Increase in”) as an entry of its own."""
        if not isinstance(self.catalog, SoaCatalog):
            return items
        begins = tuple({row.metric.split(" ")[0] + " " for row in self.catalog.metrics})
        for item in items:
            if isinstance(item, Line) and item.text.startswith(begins):
                item.starts = True
        return items

    def entries(self, piece: Piece) -> list[str]:
        """The entries of a piece that is a list and nothing besides."""
        lines = [item for item in self.reader.joiner.paragraphs(piece.items) if isinstance(item, Line)]
        return [line.text for line in lines] if lines and all(line.mark for line in lines) else []


def _apart(items: list[Line | Table]) -> Iterator[Line | Table]:
    """The paragraphs, parted where one goes on to what will be in place."""
    for item in items:
        if isinstance(item, Table) or item.mark or item.marked:
            yield item
        else:
            yield from (replace(item, text=text) for text in NEXT_ANSWER.split(item.text))


def _size(tree: Any) -> int:
    """How many answers a part has."""
    return sum(map(_size, tree.values())) if isinstance(tree, dict) else 1


def _places(catalog: Catalog) -> list[str]:
    return [place for section in catalog.form for question in section.questions for place in question.answers]


WAYS: dict[str, Callable[[Draft, Piece], None]] = {
    "analysis.student_groups": Draft.groups,
    "engagement.groups_engaged": Draft.heard,
    "targets.lowest_performing_students_confirmed": Draft.confirmed,
    "engagement.school_committee_vote.approved": Draft.vote,
    "focus_areas": Draft.areas,
    "focus_areas[].programs": Draft.chosen_programs,
    "progress.lowest_performing_students": reports.lowest,
    "identified_schools": priorities.identified,
    "process": schools.process,
    "school.name": schools.school,
    "designation.status": schools.designation,
    "stages.district_systems.partners": schools.partners,
}
"""Places whose answers are more than a text -> how they are read."""
