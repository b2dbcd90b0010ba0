"""Finding what stands where an answer is still due (rule DOC017): TBD, $XX,XXX, <name of school>, ____, see attached.

Blanks in a quotation or beside words such as "sentence frame" are for students to fill in, and are no placeholders.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from soaplan.catalog.models import Placeholders
from soaplan.plans.labels import fold
from soaplan.prose import Prose
from soaplan.regex import regex

Span = tuple[int, int]
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

    def find(self, text: str) -> list[Span]:
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
    def _finders(self) -> tuple[tuple[Iterable[str], Callable[[str], Iterator[Span]]], ...]:
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

    def _words(self, text: str) -> Iterator[Span]:
        return (found.span() for found in self._fixed.finditer(text))

    @cached_property
    def _fixed(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?<![\w.])(?:(?:{_any(self.lists.capitals)})(?!\s+lists?\b)|(?i:{_any(self.lists.anywhere)}))(?!\w)"
        )

    def _xs(self, text: str) -> Iterator[Span]:
        roman = re.compile(rf"\b(?:{_any(self.lists.before_roman_numbers)})\s*$", re.IGNORECASE)
        return (
            found.span()
            for found in XS.finditer(text)
            if not roman.search(text, max(0, found.start() - LONGEST_NOUN), found.start())
        )

    def _blanks(self, text: str) -> Iterator[Span]:
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

    def _brackets(self, text: str) -> Iterator[Span]:
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

    def _due(self, text: str) -> Iterator[Span]:
        return (found.span() for found in self._to_be.finditer(text))

    @cached_property
    def _to_be(self) -> re.Pattern[str]:
        noun = rf"{BEGINNING}(?:[\w/-]+ ){{0,2}}(?:{_any(self.lists.nouns_due)})"
        behind_noun = rf"{noun} to be (?:{_any(self.lists.due_behind_noun)})"
        at_the_end = rf"\bto be (?:{_any(self.lists.due)})(?=\s*(?:[.;)\n]|$))"
        return re.compile(rf"{behind_noun}\b|{at_the_end}", re.IGNORECASE)

    def _beginnings(self, text: str) -> Iterator[Span]:
        return (found.span(1) for found in self._at_the_beginning.finditer(text))

    @cached_property
    def _at_the_beginning(self) -> re.Pattern[str]:
        return re.compile(rf"{BEGINNING}({_any(self.lists.at_the_beginning)})(?!\w)", re.IGNORECASE)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The stretches in order; of those that overlap, the one that begins first, and then the longest."""
    apart: list[Span] = []
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


def _outside_quotations(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Where a pattern stands, unless within quotation marks: what is quoted is meant as it is."""
    seen, curly, straight = 0, 0, 0
    for found in pattern.finditer(text):
        between = text[seen : found.start()]
        curly = max(0, curly + between.count(OPENING) - between.count(CLOSING))
        straight += between.count(STRAIGHT)
        seen = found.start()
        if not curly and straight % 2 == 0:
            yield found.span()
