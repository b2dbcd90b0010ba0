"""Cutting a paper into pieces: which of its words answer which question, for which program."""

import re
from dataclasses import replace

from soaplan.catalog import Catalog
from soaplan.importing.blocks import Cell, Item, Line, Table, lines_of, text_of, titles_in, up_to_next
from soaplan.importing.boxes import box_of
from soaplan.importing.cues import SAME, SHORT, WHOLE, Cues, Found, asked_place, words_of
from soaplan.importing.marks import CODE, Marks
from soaplan.importing.pieces import Cut, Piece
from soaplan.plans.labels import fold

LOOK_AHEAD = 12
"""Lines that one question may run over."""
OF_A_PROGRAM = ("focus_areas[].programs[].", "progress.programs[].")
NUMBER_CELL = re.compile(r"[\w.()*#-]{0,6}")
LONGEST_NAME = 3
"""Lines of the name of a program."""


class Cutter:
    """Cuts the items of one paper. `below` says that each answer stands above its question."""

    def __init__(self, catalog: Catalog, cues: Cues, *, above: bool = False) -> None:
        self.catalog, self.cues, self.above = catalog, cues, above
        self.marks = Marks(catalog)
        self.cut = Cut()
        self.now: Piece | None = None
        self.waiting: list[Item] = []
        self.program, self.priority = "", 0
        self.in_tasks = False

    def run(self, items: list[Item]) -> Cut:
        """All pieces of the paper."""
        self._items(items)
        self._end()
        return self.cut

    # Lines

    def _items(self, items: list[Item]) -> None:
        at = 0
        while at < len(items):
            item = items[at]
            if isinstance(item, Table):
                self._table(item)
                at += 1
                continue
            at += self._line(item, items, at)

    def _line(self, line: Line, items: list[Item], at: int) -> int:
        """Deal with what begins at a line; how many lines that were."""
        if line.aside:
            self.cut.aside([line.text])
            return 1
        ahead: list[Line] = []
        for item in items[at : at + LOOK_AHEAD]:
            if isinstance(item, Table):
                break
            if not item.aside:
                ahead.append(item)
        paragraph = [line, *up_to_next(ahead[1:])]
        words = " ".join(each.text for each in paragraph)
        if lines := self._of_the_form(paragraph, words, ahead):
            return self._taken(items, at, lines)
        if box_of(line.text) is None:
            if taken := self._marks(ahead, words):
                return self._taken(items, at, taken)
            found = self._found(ahead)
            if found and self._accept(found, line):
                asked = " ".join(each.text for each in ahead[: found.lines]).removesuffix(found.rest).strip()
                self.cut.aside([asked])
                self._cue(found, line, asked)
                return self._taken(items, at, found.lines)
        self._text(line)
        return 1

    def _of_the_form(self, paragraph: list[Line], words: str, ahead: list[Line]) -> int:
        """Set aside what nobody wrote for this plan: a paragraph, its first line, or a task; lines taken."""
        if self.cues.boilerplate.fullmatch(words.strip("*[]• ")):
            self.in_tasks = self.marks.is_before_tasks(words)
            self.cut.aside([words])
            return len(paragraph)
        if not self.cues.boilerplate.fullmatch(paragraph[0].text) and not self._is_task(paragraph[0], ahead):
            return 0
        self.cut.aside([paragraph[0].text])
        for line in paragraph[1:2]:
            line.starts = True
        return 1

    def _is_task(self, line: Line, ahead: list[Line]) -> bool:
        """Whether a line is one of the tasks of a section, listed before its first question.

        Where answers stand above their questions, a list may be an answer: there only the form's own words count.
        """
        found = self.cues.at(ahead) if self.in_tasks else None
        own = not found.cue.place if found else not self.above
        self.in_tasks = self.in_tasks and line.mark == "-" and own
        return self.in_tasks

    def _taken(self, items: list[Item], at: int, lines: int) -> int:
        """How far a number of lines reaches, the asides between them included."""
        end = at
        while lines:
            item = items[end]
            if isinstance(item, Line) and item.aside:
                self.cut.aside([item.text])
            else:
                lines -= 1
            end += 1
        return end - at

    def _marks(self, ahead: list[Line], words: str) -> int:
        """A line that says which Focus Area, program or priority the lines below are about; lines taken."""
        length = 1 + len(up_to_next(ahead[1:]))
        if self.marks.is_priority(words):
            self._begin_priority(words, ahead[0].where)
            return length
        if self.marks.is_section(words) and not self.cues.at(ahead):
            self._end()
            return length
        if area := self.marks.area(words):
            self._area(area)
            codes = CODE.findall(words)
            if codes and len(ahead) == 1:
                self._program(codes[0])
            return self.marks.lines_of_area(area, ahead[:length])
        return 0 if self._is_choice_of_areas(ahead[0]) else self._program_line(ahead[:length])

    def _is_choice_of_areas(self, line: Line) -> bool:
        """Whether a line is one of a list of Focus Areas, and not the heading of a program behind that list."""
        if self._choice() != "focus_areas" or self.now is None:
            return False
        return bool(line.mark) or not self.now.items or not (line.heading or CODE.search(line.text))

    def _program_line(self, ahead: list[Line]) -> int:
        for count in range(min(LONGEST_NAME, len(ahead)), 0, -1):
            text = " ".join(each.text for each in ahead[:count])
            if code := self.marks.program(text):
                if self._choice() == "focus_areas[].programs" and self.now is not None:
                    self.now.items.append(Line(text, ahead[0].where))
                    self.program = code
                else:
                    self._end()
                    self._program(code)
                return count
        return 0

    def _begin_priority(self, words: str, where: str) -> None:
        self._end()
        number = re.search(r"\d", words)
        self.priority = int(number[0]) if number else self.priority + 1
        rest = re.sub(r"^.*?\d\s*[:.–—-]?\s*", "", words)
        if len(words_of(rest)) > 2:  # noqa: PLR2004 - more than a heading
            self.now = Piece("priorities[].priority", "", "", self.priority, where, [Line(rest, where)])

    def _choice(self) -> str:
        return self.now.place if self.now else ""

    def _area(self, code: str) -> None:
        self._end()
        self.program = ""
        if code not in self.cut.areas:
            self.cut.areas.append(code)

    def _program(self, code: str) -> None:
        self.program = code.upper()
        if self.program not in self.cut.programs:
            self.cut.programs.append(self.program)

    # Cues and what is below them

    def _found(self, lines: list[Line]) -> Found | None:
        """What begins here: one of several answers to the question above, or another question."""
        part = self.cues.part_at(self.now.question, lines) if self.now and not self.above else None
        return part or self.cues.at(lines)

    def _accept(self, found: Found, line: Line) -> bool:
        """Whether a label stands for its question here."""
        cue = found.cue
        if not cue.name and found.sure >= WHOLE and not found.rest:
            return True
        if not line.starts and (found.sure < SAME or len(cue.words) < SHORT - 1):
            return False  # a line in the middle of a paragraph that only looks like a label
        if self.now is not None and cue.place == self.now.place and cue.name:
            return not self.now.items  # "In place now:" below its question; but "Date of the vote:" behind the answer
        if cue.place.startswith(OF_A_PROGRAM):
            return bool(self.program)
        answered = any(
            piece.place == cue.place and piece.items and piece.priority == self.priority for piece in self.cut.pieces
        )
        return bool(cue.place or cue.section) and not answered

    def _cue(self, found: Found, line: Line, asked: str) -> None:
        cue = found.cue
        if cue.section:
            self._end()
            self._section(cue.section, line)
            return
        if not cue.place:
            self._explained(found)
            return
        if self.now is not None and cue.name and cue.place == self.now.place and not self.now.items:
            self.now.question = ""
            if found.rest:
                self._text(Line(found.rest, line.where))
            return
        if cue.place == "priorities[].priority" and self._has("priorities[].priority"):
            self.priority += 1
        piece = Piece(cue.place, cue.question, self._program_for(cue.place), self._priority_for(cue.place), line.where)
        piece.guessed = cue.name or found.sure < WHOLE
        piece.unsure = asked if found.sure < (SAME if cue.name else WHOLE) else ""
        rest = self._behind(found.rest)
        self._open(piece, rest=bool(rest))
        if rest:
            self._text(Line(rest, line.where))

    def _behind(self, rest: str) -> str:
        """What follows a question on its line, without another question that an older paper asks together with it."""
        also = self.cues.at([Line(rest)]) if rest else None
        if also is None or also.cue.name or also.sure < WHOLE:
            return rest
        self.cut.aside([rest.removesuffix(also.rest).strip()])
        return also.rest

    def _program_for(self, place: str) -> str:
        return self.program if place.startswith(OF_A_PROGRAM) else ""

    def _priority_for(self, place: str) -> int:
        if not place.startswith("priorities[]"):
            return 0
        self.priority = self.priority or 1
        return self.priority

    def _has(self, place: str) -> bool:
        pieces = [*self.cut.pieces, *([self.now] if self.now else [])]
        return any(piece.place == place and piece.priority == self.priority and piece.items for piece in pieces)

    def _explained(self, found: Found) -> None:
        """A prompt below a question: where an answer stands above it, it asks for the next of several."""
        if not (self.now and self.now.items):
            return
        for section in self.catalog.form:
            for question in section.questions:
                for part, text in question.parts.items():
                    if question.id == self.now.question and words_of(text) == found.cue.words:
                        place = next(
                            (each for each in question.answers if each.endswith(f".{part}")), question.answers[0]
                        )
                        self._open(replace(self.now, place=place, items=[]))
                        return

    def _section(self, section: str, line: Line) -> None:
        """The heading of a section with one question asks it, until the question itself comes."""
        row = next(each for each in self.catalog.form if each.id == section)
        first = row.questions[0]
        if len(row.questions) == 1 or fold(first.short) == fold(row.name) or row.id == "strategic":
            self._open(Piece(asked_place(self.catalog, first), first.id, where=line.where, guessed=True,
                             priority=self._priority_for(first.answers[0])))  # fmt: skip

    def _open(self, piece: Piece, *, rest: bool = False) -> None:
        if self.above and rest:
            self._end()
            self.now = piece
            return
        if self.above:
            if self.now is not None:
                self.cut.pieces.append(self.now)
            titles = 0 if self.cut.pieces else titles_in(self.waiting)
            self.cut.loose += self.waiting[:titles]
            piece.items, self.waiting = self.waiting[titles:], []
            self.cut.pieces.append(piece)
            self.now = None
            return
        self._end()
        self.now = piece

    def _end(self) -> None:
        if self.now is not None:
            self.cut.pieces.append(self.now)
            self.now = None
        self.cut.loose += self.waiting
        self.waiting = []

    def _text(self, item: Item) -> None:
        if self.above and self.now is None:
            self.waiting.append(item)
        elif self.now is None:
            self.cut.loose.append(item)
        else:
            self.now.items.append(item)

    # Tables

    def _table(self, table: Table) -> None:
        if places := self._columns(table):
            self._by_columns(table, places)
        elif self._is_form(table):
            self._by_rows(table)
        else:
            self._text(table)

    def _cue_of(self, cell: Cell) -> Found | None:
        lines = list(lines_of(cell))
        return self._found(lines[:LOOK_AHEAD]) if lines and box_of(lines[0].text) is None else None

    def _columns(self, table: Table) -> dict[int, Found]:
        """The questions at the top of columns."""
        if len(table.rows) < 2:  # noqa: PLR2004 - a head and a row
            return {}
        heads = {
            number: found
            for number, cell in enumerate(table.rows[0])
            if (found := self._cue_of(cell)) and found.cue.place and not found.rest
        }
        distinct = {found.cue.place for found in heads.values()}
        return heads if len(distinct) > 1 and len(distinct) == len(heads) else {}

    def _by_columns(self, table: Table, heads: dict[int, Found]) -> None:
        self.cut.aside(text_of(cell) for cell in table.rows[0])
        for row in table.rows[1:]:
            for number, cell in enumerate(row):
                codes = CODE.findall(text_of(cell))
                if number not in heads and len(set(codes)) == 1:
                    self._end()
                    self._program(codes[0])
            for number, cell in enumerate(row):
                if number in heads and cell:
                    self._end()
                    cue = heads[number].cue
                    self.cut.pieces.append(
                        Piece(
                            cue.place,
                            cue.question,
                            self._program_for(cue.place),
                            self._priority_for(cue.place),
                            table.where,
                            list(cell),
                        )
                    )

    def _is_form(self, table: Table) -> bool:
        places, whole = set(), False
        for row in table.rows:
            for cell in row:
                if (found := self._cue_of(cell)) and (found.cue.place or found.cue.section):
                    places.add(found.cue.place or found.cue.section)
                    whole = whole or not found.cue.name
            if self._marks_row(row):
                return True
        return whole or len(places) > 1

    def _marks_row(self, row: list[Cell]) -> bool:
        text = " ".join(text_of(cell) for cell in row if cell)
        if box_of(text) is not None or self._choice() in {"focus_areas", "focus_areas[].programs"}:
            return False
        return bool(self.marks.area(text) or self.marks.program(text))

    def _by_rows(self, table: Table) -> None:
        plain: list[list[Cell]] = []
        for row in table.rows:
            asks = [number for number, cell in enumerate(row) if self._cue_of(cell)]
            if not asks and not self._marks_row(row) and len([cell for cell in row if cell]) > 1:
                plain.append(row)
                continue
            if plain:
                self._text(Table(plain, table.where))
                plain = []
            self._row(row, asks)
        if plain:
            self._text(Table(plain, table.where))

    def _row(self, row: list[Cell], asks: list[int]) -> None:
        if not asks and self._marks_row(row):
            joined = " ".join(text_of(cell) for cell in row if cell)
            line = Line(joined, next((each.where for cell in row for each in lines_of(cell)), ""))
            self._marks([line], joined)
            return
        above, self.above = self.above, self.above and len(row) == 1
        for number in [*asks, *(other for other in range(len(row)) if other not in asks)]:
            if asks and number not in asks and NUMBER_CELL.fullmatch(text_of(row[number])) and number < min(asks):
                continue
            self._items(row[number])
        self.above = above
