"""How the tally of a vote is read: “5-0”, “3 yes, 4 no”, “unanimous”, “the motion fails”.

Only one thing is asked of it: whether the vote was lost. In doubt it was not.
"""

from collections.abc import Iterator

from soaplan.characters import visible
from soaplan.regex import regex

IN_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen"),
)
NUMBERS = {word: str(number) for number, word in enumerate(IN_WORDS)} | {"none": "0", "nobody": "0"}
NUMBER_WORD = regex(rf"\b(?:{'|'.join(NUMBERS)})\b")
DAY = regex(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b")
BETWEEN = r"\s*(?:[-\u2010-\u2015\u2212:/]|\bto\b)\s*"
COUNT = r"\d{1,3}(?:\.\d+)?"
SCORE = regex(rf"(?<![\w.$-])({COUNT}){BETWEEN}({COUNT})(?:{BETWEEN}{COUNT})*(?![\w%])")
"""For and against, with abstentions behind them: 5-0, 4-3-1, 2 to 5."""
LABELS = {
    "yes": r"yes(?:es)?|yeas?|ayes?|yays?|y|for|in favou?r|in support|affirmative|approv(?:e|ed|ing)|supported",
    "no": r"no(?:es)?|nos|nays?|n|against|opposed|opposing|in opposition|negative|dissenting|rejecting",
    "other": r"abst\w*|absent|present|recus\w*|not voting",
}
LABELED = regex("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in LABELS.items()) + rf"|(?P<n>{COUNT})")
LOST = regex(
    r"\b(?:fail(?:s|ed|ing)?|defeated|rejected|lost|voted down|turned down|tied?|tie vote|deadlock(?:ed)?|(?:did|does) "
    r"not (?:pass|carry|prevail)|(?:didn't|doesn't) (?:pass|carry)|not (?:approved|adopted|passed|carried))\b"
)
WON = regex(r"(?<!not )\b(?:pass(?:es|ed)|carri(?:es|ed)|prevail(?:s|ed)|approved|adopted)\b")


def is_lost(tally: str) -> bool:
    """Whether a tally is that of a motion that did not pass. A tie does not pass."""
    text = DAY.sub(" ", visible(tally).casefold().replace("\u2019", "'"))
    text = NUMBER_WORD.sub(lambda found: NUMBERS[found[0]], text)
    counted = _labeled(SCORE.sub(" ", text))
    passes = {yes > no for yes, no in ([counted] if counted else _scores(text))}
    if len(passes) > 1:  # two votes in one text; nobody can tell which is meant
        return False
    return passes == {False} or bool(LOST.search(text) and not WON.search(text))


def _scores(text: str) -> Iterator[tuple[float, float]]:
    for found in SCORE.finditer(text):
        yield float(found[1]), float(found[2])


def _labeled(text: str) -> tuple[float, float] | None:
    """The votes for and against, where each number has its word behind it, or each word its number."""
    tokens = [(found.lastgroup or "", found.group()) for found in LABELED.finditer(text)]
    counts: dict[str, float] = {}
    for one, other in zip(tokens[::2], tokens[1::2], strict=False):
        (kind, _), (sign, number) = (one, other) if other[0] == "n" else (other, one)
        if sign != "n" or kind == "n":
            break
        counts.setdefault(kind, float(number))
    return (counts["yes"], counts["no"]) if {"yes", "no"} <= counts.keys() else None
