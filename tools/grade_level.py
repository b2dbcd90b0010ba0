"""How hard soaplan's own sentences are to read: the Flesch-Kincaid grade level of messages, help, docs and page words.

`python tools/grade_level.py` prints a table; `--hardest N` adds the N hardest sentences of each row. Aim for grade 8.

The formula is from Kincaid et al., Naval Technical Training Command, Research Branch Report 8-75 (1975). Libraries
that know it bring a whole language toolkit along to look syllables up, which is a lot for counting vowels.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import click
from ruamel.yaml import YAML

from soaplan.cli.main import COMMANDS

PROJECT = Path(__file__).resolve().parents[1]
# Not soaplan's own words: output, code, examples to paste, quotations, addresses.
OTHERS_WORDS = re.compile(r"<!--.*?-->|```.*?```|“[^”]*”|\"[^\"\n]*\"|`[^`]*`|https?://\S+", re.DOTALL)
MARKUP = re.compile(r"!?\[|\]\([^)]*\)|\*\*")
NEW_LINE = re.compile(r"^ *(?:#+|[-*>]|\d+\.|\|) ", re.MULTILINE)
END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\|")
WORD = re.compile(r"[A-Za-z0-9$%][A-Za-z0-9$%,.’'-]*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<=[^aeiouyl])es?$|(?<=[^aeioutdy])ed$")
FEWEST_WORDS = 4
"""Headings, labels and table cells shorter than this are not sentences."""


def syllables(word: str) -> int:
    """The syllables of an English word, counted by its vowels; a number or a code counts as one."""
    return max(1, len(VOWELS.findall(SILENT.sub("", word.lower()))))


def sentences(text: str) -> Iterator[list[str]]:
    """The words of each sentence of soaplan's own."""
    plain = NEW_LINE.sub("\n\n", MARKUP.sub(" ", OTHERS_WORDS.sub("this", text)))
    for sentence in END_OF_SENTENCE.split(plain):
        words = WORD.findall(sentence)
        if len(words) >= FEWEST_WORDS:
            yield words


def grade(found: Iterable[list[str]]) -> float:
    """The school grade in which the sentences can be read."""
    found = list(found)
    words = [word for sentence in found for word in sentence]
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def messages() -> str:
    """What the rules say in their cases, with what to do about it."""
    said = []
    for file in sorted((PROJECT / "tests" / "cases").glob("*/case.yaml")):
        says = YAML(typ="safe").load(file.read_text(encoding="utf-8")).get("says", "")
        said += re.findall(r"^(?:[A-Z]{3}\d{3} [a-z ]+|\s+help): (.*)", says, re.MULTILINE)
    return "\n\n".join(said)


def rule_pages() -> str:
    """What the rules look for and why: the first paragraphs of their pages, before the facts and the law's words."""
    pages = sorted((PROJECT / "docs" / "rules").glob("???[0-9]*.md"))
    return "\n\n".join(page.read_text(encoding="utf-8").partition("\n- Severity:")[0] for page in pages)


def help_texts() -> str:
    """The help of every command and option."""
    said = [line for _, line in COMMANDS.values()]
    for module, _ in COMMANDS.values():
        said += _help_of(import_module(module).command)
    return "\n\n".join(said)


def _help_of(command: click.Command) -> Iterator[str]:
    yield command.help or ""
    yield from (option.help or "" for option in command.params if isinstance(option, click.Option))
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _help_of(inner)


def page_words() -> str:
    """The fixed words of the public page."""
    words = YAML(typ="safe").load(PROJECT / "src/soaplan/render/languages/en.yaml")
    return "\n\n".join(words["texts"].values())


def texts() -> Iterator[tuple[str, str]]:
    """Everything that is measured, by name."""
    yield "messages", messages()
    yield "rule pages", rule_pages()
    yield "help", help_texts()
    yield "page words", page_words()
    guides = (f"docs/{path.name}" for path in sorted((PROJECT / "docs").glob("*.md")))
    own = "src/soaplan/skeleton/repository/README.md"
    documents = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "examples/README.md", own, *guides)
    for name in documents:
        yield name, (PROJECT / name).read_text(encoding="utf-8")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hardest", type=int, default=0, help="Also print the hardest sentences of each text.")
    hardest = parser.parse_args().hardest
    for name, text in texts():
        found = list(sentences(text))
        print(f"{name:36} {len(found):5} sentences  grade {grade(found):4.1f}")
        for words in sorted(found, key=lambda sentence: -grade([sentence]))[:hardest]:
            print(f"    {grade([words]):4.1f}  {' '.join(words)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
