"""The words for a wrong shape or value: what pydantic and the readers of values call it -> code, message, help."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from soaplan.diagnostic import Finding, Fix, Pointer
from soaplan.plans.labels import offer
from soaplan.regex import regex
from soaplan.source.faults import quoted

Problem = Any
"""One error of pydantic: type, loc, input, ctx."""
Words = tuple[str, str, str, Fix | None]
"""Code, message, help, and what the help says as a fix."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks for at a place: its title, its key, and the names of the answers in it."""

    title: str
    key: str
    names: tuple[str, ...] = ()
    in_list: bool = False


def told(problem: Problem, asked: Asked) -> Words:
    """The code, message, help and fix of one problem."""
    kind = problem["type"]
    if kind in TOLD:
        return TOLD[kind], problem["ctx"]["fact"], problem["ctx"]["mend"], problem["ctx"]["fix"]
    return _hidden(problem) if kind == "hidden_character" else _wrong_shape(problem, asked)


TOLD = {
    "unreadable_date": "DOC013",
    "unreadable_amount": "DOC014",
    "unreadable_yes_no": "DOC015",
    "unknown_value": "DOC016",
    "unsafe_link": "DOC019",
    "unreadable_number": "DOC025",
    "unreadable_text_file": "DOC027",
}
"""Problems that bring their own words (`plans.values`)."""


LOST_LETTER = "\ufffd"


MOST_PLACEHOLDERS = 10
"""So many placeholders of one answer get a finding each."""


def placeholders(pointer: Pointer, found: dict[str, Any], asked: Asked) -> Iterator[Finding]:
    """DOC017 for each placeholder of an answer. The last of very many says how many more there are."""
    text, pieces = found["text"], found["pieces"]
    more = len(pieces) - MOST_PLACEHOLDERS
    for number, piece in enumerate(pieces[:MOST_PLACEHOLDERS], 1):
        message, mend = _placeholder(" ".join(text[slice(*piece)].split()), asked)
        rest = f" There are {more} more like this in the answer." if number == MOST_PLACEHOLDERS and more > 0 else ""
        yield Finding(pointer, message, mend + rest, code="DOC017", piece=piece)


def _placeholder(found: str, asked: Asked) -> tuple[str, str]:
    if LOST_LETTER in found:
        message = f"“{found}” has lost a letter: a program put {LOST_LETTER} in its place"
        return message, "Type the word again."
    message = f"“{found}” looks like a placeholder: this answer isn't finished"
    return message, f"Write what belongs there ({asked.title}), or delete it. If you mean it as it is, add a waiver."


def _hidden(problem: Problem) -> Words:
    message = f"the text file has a character you can't see (U+{ord(problem['ctx']['found']):04X})"
    return "DOC018", message, "Delete it there: retype the words around it, or paste them again as plain text.", None


# DOC012: one text, a list, or named answers are due, and something else was written

DUE = {
    "one_text_due": "one piece of text",
    "one_answer_due": "one answer",
    "tuple_type": "a list",
    "dict_type": "names, each with an answer",
}


def _wrong_shape(problem: Problem, asked: Asked) -> Words:
    found, kind = problem["input"], problem["type"]
    message = f"this should be {DUE.get(kind, 'named answers')}, but it's {_what(found)}"
    return "DOC012", message, *MENDS.get(kind, _mend_named)(found, asked)


def _what(found: Any) -> str:
    if isinstance(found, dict):
        return "a group of named answers"
    return "a list" if isinstance(found, list) else "a text"


Mend = tuple[str, Fix | None]
"""What to do, in words and as a fix."""


def _mend_text(found: Any, asked: Asked) -> Mend:
    if isinstance(found, dict) and found and all(isinstance(value, str | None) for value in found.values()):
        text = _as_text(*next(iter(found.items())))
        fix = Fix(text, safe=False) if len(found) == 1 else None
        return f"If this is one piece of text, it needs quotation marks: {quoted(text)}", fix
    if (line := _on_one_line(found)) and not asked.in_list:
        shown = quoted(line) if UNSAFE.search(line) else line
        return f"Write {'them' if len(found) > 1 else 'it'} on one line: `{asked.key}: {shown}`.", Fix(line)
    return f"If it's one text with several lines, write `|` after the colon of `{asked.key}:`.", None


def _on_one_line(found: Any) -> str:
    """A list of a few words each, as one line that can be pasted; nothing for sentences and for anything else."""
    entries = [entry for entry in found if entry is not None] if isinstance(found, list) else []
    if not entries or not all(isinstance(entry, str) and _is_a_few_words(entry) for entry in entries):
        return ""
    line = ("; " if any("," in entry for entry in entries) else ", ").join(entries)
    return line if len(line) <= LONGEST_LINE else ""


def _is_a_few_words(text: str) -> bool:
    return len(text) <= SHORT_ENTRY and "\n" not in text and not text.endswith((".", "!", "?"))


def _mend_answer(found: Any, asked: Asked) -> Mend:
    del found
    return f"Write it on the same line, after the colon of `{asked.key}:`.", None


def _without_dashes(found: Any) -> str:
    """The lines of named answers that were written as a list with dashes; nothing for anything else."""
    if not isinstance(found, list) or not all(isinstance(item, dict) and len(item) == 1 for item in found):
        return ""
    pairs = [next(iter(item.items())) for item in found]
    if len({name for name, _ in pairs}) < len(pairs) or not all(isinstance(value, str) for _, value in pairs):
        return ""
    lines = "\n".join(f"{name}: {value}" for name, value in pairs)
    return f"Delete the dash and the space before each line, so that they line up:\n{lines}"


def _mend_list(found: Any, asked: Asked) -> Mend:
    written = next(iter(found), "...") if isinstance(found, dict) else "..."
    name = written if written in asked.names else next(iter(asked.names), "")
    entry = f"{name}: ..." if name else written
    return f"Start each entry on a new line with a dash and a space: `- {entry}`.", None


def _mend_named(found: Any, asked: Asked) -> Mend:
    if lines := _without_dashes(found):
        return lines, Fix(how="without_dashes")
    if asked.in_list and asked.names:
        begin = found if isinstance(found, str) and len(found) <= SHORT else "..."
        others = ", ".join(asked.names[1:])
        first = f"`- {asked.names[0]}: {begin}`"
        return f"Start it with a name: {first}. Other answers go below, lined up with it: {others}.", None
    names = ", ".join(asked.names)
    lines = f"Write one line for each below `{asked.key}:`, with two more spaces before it. The names are: {names}."
    return lines, None


def _mend_names(found: Any, asked: Asked) -> Mend:
    if lines := _without_dashes(found):
        return lines, Fix(how="without_dashes")
    return f"Write one line for each below `{asked.key}:`, as `name: answer`, with two more spaces before it.", None


SHORT = 60
SHORT_ENTRY, LONGEST_LINE = 40, 100
"""Characters of an entry of a list that is no sentence, and of the line that such entries make together."""
UNSAFE = regex(r"""[:#'"\\\[\]{}]|^[-?&*!|>%@`,~]""")
"""Signs for which a line needs quotation marks."""
MENDS: dict[str, Callable[[Any, Asked], Mend]] = {
    "one_text_due": _mend_text,
    "one_answer_due": _mend_answer,
    "tuple_type": _mend_list,
    "dict_type": _mend_names,
}


LONGEST_PASTED = 300
"""Characters of a text that help repeats."""


def shortened(text: str) -> str:
    """A text to be pasted, without the rest of a very long one."""
    return text if len(text) <= LONGEST_PASTED else f"{text[:LONGEST_PASTED]} ..."


def colon_words(group: Mapping[str, Any]) -> tuple[str, str, Fix | None]:
    """Message, help and fix for a text whose colon made a name out of its first words."""
    message, text = (
        "this text has a colon, so it was read as a name and an answer",
        _as_text(*next(iter(group.items()))),
    )
    return message, f"It needs quotation marks: {quoted(text)}", Fix(text) if len(group) == 1 else None


def _as_text(name: str, value: Any) -> str:
    return f"{name}: {value}" if isinstance(value, str) else f"{name}:"


# DOC011: a name that the form does not have

STRANGER = "stranger"
"""The case of a name that is like none of the form's."""


def meant_name_words(key: str, value: Any, meant: str) -> Mend:
    """What to do about a name by which another one was meant."""
    if value is None and key.startswith(f"{meant} "):
        return f"A colon is missing: `{meant}: {key.removeprefix(meant).strip()}`.", None
    asked, fix = offer(key, meant, "`{}`", "rename")
    return asked.strip(), fix


def unknown_name_words(key: str, *, home: str | None = None, names: Sequence[str] = ()) -> str:
    """What to do about a name: the place where it belongs, or the names that are known."""
    if home == "":
        return f"`{key}` belongs at the left edge of the file. Delete the spaces before it."
    if home is not None:
        return f"`{key}` belongs under `{home.removesuffix('[]').rpartition('.')[2]}`: look at the spaces before it."
    return f"Use one of these names: {', '.join(names)}. If it's a comment, start the line with `#`."
