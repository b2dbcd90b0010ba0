"""The first look at a file, and what its values need: texts kept in other files, and placeholders (DOC017)."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError
from ruamel.yaml.error import MarkedYAMLError

from soaplan.catalog.models import FileLimits, Placeholders
from soaplan.characters import LINE_SEPARATORS
from soaplan.diagnostic import Finding, Fix, Span
from soaplan.disk import HiddenFileError, OutsideError, place_in_repository, portable, read_start
from soaplan.plans.labels import fold
from soaplan.plans.wrong import problem
from soaplan.prose import Prose
from soaplan.regex import regex
from soaplan.source.decode import HIDDEN, LINE_BREAK, CleanText, UnreadableFileError, clean, decode
from soaplan.source.document import SourceDocument
from soaplan.source.layout import Written
from soaplan.source.parse import Limits, parse

if TYPE_CHECKING:
    from soaplan.source.syntax import SyntaxProblem


def read_document(content: bytes, limits: FileLimits) -> SourceDocument | list[Finding]:
    """The nodes of a file, or the findings that end its check: DOC005, DOC001, or a second document (DOC006)."""
    try:
        document = SourceDocument.read(content, Limits(limits.bytes, limits.depth, limits.nodes))
    except UnreadableFileError as error:
        line, column = error.at
        span = Span(line, column, line, column + (error.at != (1, 1)))
        return [Finding((), error.fact, error.mend, span=span, code="DOC005")]
    except MarkedYAMLError as error:
        return _syntax_errors(content, limits, error)
    if document is None:
        return [Finding((), "this file is empty", "Start a plan with: soaplan new -o plan.yaml", code="DOC001")]
    if document.second is not None:
        message = "a second document starts here, below a line of three dashes"
        mend = "One file holds one plan: delete the line `---`, or move what's below it to another file."
        return [Finding((), message, mend, span=document.second, code="DOC006")]
    return document


def _syntax_errors(content: bytes, limits: FileLimits, error: MarkedYAMLError) -> list[Finding]:
    """DOC001, explained for a writer; the columns are those of the file, hidden characters included."""
    from soaplan.source.syntax import explain_syntax_errors  # noqa: PLC0415 - needed only when something is wrong

    source = clean(decode(content, limits.bytes))
    found = explain_syntax_errors(source.text, error, lambda text: _error_in(text, limits))
    return [
        Finding((), one.message, one.help, span=_span(one, source), code="DOC001", fix=_fix(one, content))
        for one in found
    ]


def _fix(problem: "SyntaxProblem", content: bytes) -> Fix | None:
    """The lines that the help shows, as edits of the file."""
    written = Written(content)
    edits = (written.lines_edit(number + 1, lines) for number, lines in problem.fix.items())
    return Fix(safe=problem.safe, edits=tuple(edits)) if problem.fix else None


def _error_in(text: str, limits: FileLimits) -> MarkedYAMLError | None:
    try:
        parse(CleanText(text), Limits(limits.bytes, limits.depth, limits.nodes))
    except MarkedYAMLError as error:
        return error
    except UnreadableFileError:
        return None
    return None


def _span(found: "SyntaxProblem", source: CleanText) -> Span:
    start = source.file_column(found.line - 1, found.column - 1) + 1
    end = source.file_column(found.end_line - 1, found.end_column - 1) + 1
    return Span(found.line, start, found.end_line, end)


Stretch = tuple[int, int]
EDGES = " \t\n.,:;!?\u2026\"'\u201c\u201d\u2018\u2019()[]<>*-\u2013\u2014"
NOTHING = frozenset(" \t\n.\u2026?_xX#-")
"""A whole answer of nothing but these signs is none, if it has some of the next."""
SOME = ("..", "\u2026", "?", "_", "#", "xx", "XX")
XS = regex(
    r"\$\s?[xX][xX,.]*(?!\w)|(?<![\w.-])[xX]{1,4}\s?(?:%|percent\b)|(?<!\w)[xX]{2,}(?:,[xX]{3})*(?!\w)"
    r"|\b(?:20[xX]{1,2}|202[xX]|FY\s?[xX]{2})\b|\bX\s(?=(?:students|teachers|schools|staff|families|coaches|number)\b)"
    r"|\b(?:MM|DD)/(?:DD|MM)/(?:YY(?:YY)?|20\d\d)\b|\bMM/(?:YYYY|20\d\d)\b|(?<![\w/])N/N(?![\w/])"
)
"""Letters where figures are due."""
X_HINTS = ("xx", "x%", "$x", "x percent", "20x", "202x", "x s", "x t", "x f", "x c", "x n", "mm/", "dd/", "n/n", "x %")
SIGNS = regex(r"(?<![\w?!])\?{2,}|(?<=\S )#{2,}(?=[\s%]|$)|\$#+|#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
"""Question marks that are not the end of a question, number signs, and the errors of a spreadsheet."""
LOST_LETTER = regex(r"[^\s\ufffd]{0,40}\ufffd+[^\s\ufffd]{0,40}")
"""A word with the sign that programs leave in place of a letter that they could not read."""
BLANK = regex(r"(?<![\w*])_{3,}(?![\w*])|_{5,}|\b20_{2,}")
EQUATION = regex(r"[+\u2212=\u00d7\u00f7*/<>-]\s*_{2,}|_{2,}\s*[+\u2212=\u00d7\u00f7*/<>-]")
SQUARE = regex(r"\[([^\[\]\n]{1,80})\](?!\()")
ORDERS = ("insert", "enter", "fill in", "ask", "check with", "confirm with", "verify with")
PROMISES = tuple(f"to {verb}" for verb in ("provide", "confirm", "write", "complete", "finish", "supply", "send"))
ROUND = regex(
    rf"\(((?:{'|'.join(ORDERS)})\b[^()\n]{{0,80}}|(?:[\w'\u2019.]+ ){{1,2}}(?:{'|'.join(PROMISES)}))\)", re.IGNORECASE
)
"""A note to somebody: "(ask HR)", "(district to provide)"."""
BRACKET_HINTS = ("[", "<", "\u00ab", *(f"({one}" for one in ORDERS), *(f"{one})" for one in PROMISES))
A_LIST = regex(r",|/|\bor\b|\band\b")
"""What keeps words between < and > from being one: some people set a list apart by them."""
ANGLE = regex(r"<<\s*\w[^<>\n]{0,80}>>|\u00ab\s*\w[^\u00ab\u00bb\n]{0,80}\u00bb|<([^\W\d_][^<>\n]{0,80})>")
CURLY = regex(r"\{\{?\s*[^\W\d_][^{}\n|]{0,80}\}\}?")
TAG = regex(
    r"(?:a|abbr|b|br|blockquote|cite|code|div|em|font|h\d|hr|i|img|li|o:p|ol|p|pre|s|small|span|strong|su[bp]|t[dhr]"
    r"|table|tbody|u|ul)\b[^<>]*|\S*[@:/]\S*"
)
"""A tag of HTML, or an address."""
NOTE = regex(r"@[A-Z]\w+[,:]?\s+(?:please|pls|can you|could you|to)\b")
BEGINNING = r"(?:^|(?<=[.!?;:(\n\u2013\u2014])|(?<=- ))[ \t]*[*\"'\u201c(]*"
LONGEST_WHOLE = 80
LONGEST_NOUN = 30
OPENING, CLOSING, STRAIGHT = "\u201c", "\u201d", '"'


class PlaceholderFinder:
    """Finds placeholders by the lists of the catalog."""

    def __init__(self, lists: Placeholders) -> None:
        self.lists = lists

    def find(self, text: str) -> list[Stretch]:
        """From where to where each placeholder of a text goes, in order."""
        if self._is_whole(text):
            inner = text.strip(EDGES) or text.strip()
            start = text.index(inner)
            return [(start, start + len(inner))]
        seen = text.casefold()
        asked = [finder for hints, finder in self._finders if any(map(seen.__contains__, hints))]
        return _apart(span for finder in asked for span in finder(text)) if asked else []

    def _is_whole(self, text: str) -> bool:
        is_nothing = NOTHING.issuperset(text) and any(sign in text for sign in SOME)
        return is_nothing or (len(text) < LONGEST_WHOLE and fold(text.strip(EDGES)) in self._whole)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(map(fold, self.lists.whole))

    @cached_property
    def _finders(self) -> tuple[tuple[Iterable[str], Callable[[str], Iterator[Stretch]]], ...]:
        """What a text must have for a way of looking to be worth its time, and the way."""
        lists = self.lists
        words = [*lists.capitals, *lists.anywhere]
        return (
            (
                ("[", "(insert", "(enter", "(fill", "(ask ", "(check", "(conf", "(veri", " to ", "<", "\u00ab"),
                self._brackets,
            ),
            ([word.casefold() for word in words], self._words),
            (X_HINTS, self._xs),
            (("#", "??"), lambda text: _outside_quotations(SIGNS, text)),
            (("__",), self._blanks),
            (("{",), lambda text: (found.span() for found in CURLY.finditer(text))),
            (("to be ",), self._due),
            ([words.split()[0] for words in lists.at_the_beginning], self._beginnings),
            (("@",), lambda text: (found.span() for found in NOTE.finditer(text))),
            (("\ufffd",), lambda text: (found.span() for found in LOST_LETTER.finditer(text))),
        )

    def _words(self, text: str) -> Iterator[Stretch]:
        return (found.span() for found in self._fixed.finditer(text))

    @cached_property
    def _fixed(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?<![\w.])(?:(?:{_any(self.lists.capitals)})(?!\s+lists?\b)|(?i:{_any(self.lists.anywhere)}))(?!\w)"
        )

    def _xs(self, text: str) -> Iterator[Stretch]:
        roman = re.compile(rf"\b(?:{_any(self.lists.before_roman_numbers)})\s*$", re.IGNORECASE)
        return (
            found.span()
            for found in XS.finditer(text)
            if not roman.search(text, max(0, found.start() - LONGEST_NOUN), found.start())
        )

    def _blanks(self, text: str) -> Iterator[Stretch]:
        start = 0
        for line in text.split("\n"):
            if "__" in line and not self._is_for_students(line):
                for first, last in _outside_quotations(BLANK, line):
                    yield start + first, start + last
            start += len(line) + 1

    def _is_for_students(self, line: str) -> bool:
        """Whether the blanks of a line are no omission. A line of nothing else is a rule in Markdown."""
        is_rule = not line.strip(" _")
        return is_rule or bool(EQUATION.search(line)) or Prose(line).has(self.lists.blanks_for_students)

    def _brackets(self, text: str) -> Iterator[Stretch]:
        for pattern in (SQUARE, ROUND, ANGLE):
            for start, end in _outside_quotations(pattern, text):
                inside = text[start:end].strip("[]()<>\u00ab\u00bb ")
                if pattern is ROUND or text.startswith(("<<", "\u00ab"), start) or self._is_due(inside, text[start]):
                    yield start, end

    def _is_due(self, inside: str, bracket: str) -> bool:
        """Whether words in brackets are a placeholder. Between < and >, several words always are, a tag never is."""
        if bracket == "<" and TAG.fullmatch(inside):
            return False
        named = fold(inside) in self._bracket_words or bool(self._bracket_edges.search(inside))
        return named or (bracket == "<" and " " in inside and not A_LIST.search(inside))

    @cached_property
    def _bracket_words(self) -> frozenset[str]:
        return frozenset(map(fold, self.lists.bracket_words))

    @cached_property
    def _bracket_edges(self) -> re.Pattern[str]:
        begins, ends = _any(self.lists.bracket_beginnings), _any(self.lists.bracket_endings)
        return re.compile(rf"^(?:{begins})(?!\w)|\b(?:{ends})$", re.IGNORECASE)

    def _due(self, text: str) -> Iterator[Stretch]:
        return (found.span() for found in self._to_be.finditer(text))

    @cached_property
    def _to_be(self) -> re.Pattern[str]:
        noun = rf"{BEGINNING}(?:[\w/-]+ ){{0,2}}(?:{_any(self.lists.nouns_due)})"
        behind_noun = rf"{noun} to be (?:{_any(self.lists.due_behind_noun)})"
        at_the_end = rf"\bto be (?:{_any(self.lists.due)})(?=\s*(?:[.;)\n]|$))"
        return re.compile(rf"{behind_noun}\b|{at_the_end}", re.IGNORECASE)

    def _beginnings(self, text: str) -> Iterator[Stretch]:
        return (found.span(1) for found in self._at_the_beginning.finditer(text))

    @cached_property
    def _at_the_beginning(self) -> re.Pattern[str]:
        return re.compile(rf"{BEGINNING}({_any(self.lists.at_the_beginning)})(?!\w)", re.IGNORECASE)


def _apart(spans: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order; of those that overlap, the one that begins first, and then the longest."""
    apart: list[Stretch] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


@lru_cache(maxsize=4)
def finder_of(lists: Placeholders) -> PlaceholderFinder:
    """The finder of a catalog's lists, made once."""
    return PlaceholderFinder(lists)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def _outside_quotations(pattern: re.Pattern[str], text: str) -> Iterator[Stretch]:
    """Where a pattern stands, unless within quotation marks: what is quoted is meant as it is."""
    seen, curly, straight = 0, 0, 0
    for found in pattern.finditer(text):
        between = text[seen : found.start()]
        curly = max(0, curly + between.count(OPENING) - between.count(CLOSING))
        straight += between.count(STRAIGHT)
        seen = found.start()
        if not curly and straight % 2 == 0:
            yield found.span()


SPACE_LIKE = str.maketrans(dict.fromkeys(LINE_SEPARATORS, " "))
MERGE_MARK = regex(r"(?m)^(<{7}|\|{7}|>{7})(?: .*)?$")


@dataclass
class Reading:
    """The surroundings of one file. `folder` is None for a text that is in no file."""

    folder: Path | None
    placeholders: Placeholders
    largest: int

    def text_of(self, name: str) -> str:
        """The text of a file inside the repository. Raises PydanticCustomError (DOC027, DOC018)."""
        try:
            text = decode(self.content_of(name, shown=True), self.largest)
        except UnreadableFileError as error:
            raise _unreadable(f"“{name}”: {error.fact}", error.mend) from error
        if hidden := HIDDEN.search(text):
            raise PydanticCustomError("hidden_character", "{found}", {"found": hidden.group()})
        text = LINE_BREAK.sub("\n", text.translate(SPACE_LIKE))
        if mark := MERGE_MARK.search(text):
            line = text.count("\n", 0, mark.start()) + 1
            fact = f"“{name}” still has two versions that git couldn't merge: line {line} starts with {mark[1]}"
            raise _unreadable(fact, "Keep the words you want, and delete the lines with <<<<<<<, ======= and >>>>>>>.")
        return text

    def content_of(self, name: str, *, shown: bool = False) -> bytes:
        """The bytes of a file inside the repository, no more than tell that it is too large.

        Only the text of an answer is published, so that one is `shown`, and comes from no hidden file.
        Raises PydanticCustomError (DOC027).
        """
        path = self._inside(name, shown=shown)
        try:
            if path.is_file():
                return read_start(path, self.largest)
        except OSError as error:
            raise _unreadable(
                f"the file “{name}” can't be opened", "Check that you have permission to open it."
            ) from error
        mend = "Check the name and the folder: the name is looked up from the folder of the plan."
        raise _unreadable(f"there is no file “{name}”", mend)

    def _inside(self, name: str, *, shown: bool) -> Path:
        """The place of a file, links followed, unless it lies outside the repository or is not to be shown."""
        if self.folder is None:
            raise _unreadable(
                f"“{name}” can't be found, because this text isn't in a folder",
                "Save the plan as a file and check that.",
            )
        try:
            return place_in_repository(self.folder, portable(name), shown=shown)
        except OutsideError as error:
            mend = "Move the text file into the plan's folder, and write its name from there."
            raise _unreadable(f"the file “{name}” is outside this repository", mend) from error
        except HiddenFileError as error:
            mend = (
                "A plan is public, and hidden files often hold settings and passwords. Move the text to another file."
            )
            raise _unreadable(f"“{name}” is a hidden file, or it's in a hidden folder", mend) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise _unreadable(
                f"“{name}” isn't a file name", "Write the name of a text file in the plan's folder."
            ) from error

    def placeholders_in(self, text: str) -> list[tuple[int, int]]:
        """From where to where each placeholder of a text goes (rule DOC017)."""
        return finder_of(self.placeholders).find(text)


def _unreadable(fact: str, mend: str) -> PydanticCustomError:
    return problem("unreadable_text_file", fact, mend)
