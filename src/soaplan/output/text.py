"""The findings for people: where, what, what to do, and on whose authority, with the line of the file."""

from io import StringIO

from rich.console import Console
from rich.text import Text

from soaplan.characters import one_line, shown
from soaplan.check import CheckResult
from soaplan.diagnostic import Diagnostic, Severity
from soaplan.output.report import Report, Screen, amount_of, fix_words, tally

STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.ADVICE: "bold cyan",
    Severity.TODO: "bold magenta",
    Severity.WAIVED: "dim",
}
WORDS = {Severity.TODO: "to do"}
SECOND_LOOK = "Worth a second look: these rules look for words, so they can be wrong."
A_LIST = 3
"""So many questions without an answer are shown as one list."""
LONGEST_MARK = 60
LONGEST_SHOWN = 160
"""Of a longer line of the file only the part around the place is shown."""


def console_of(screen: Screen, out: StringIO) -> Console:
    """What writes for a screen, and takes no text for markup."""
    return Console(
        file=out,
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        color_system="standard" if screen.color else None,
    )


def write(report: Report, screen: Screen) -> str:
    """The report as text for a screen of the given width."""
    out = StringIO()
    console = console_of(screen, out)
    for result in report.results:
        _file(console, result)
    if len(report.results) > 1:
        console.print(
            Text(f"{amount_of(len(report.results), 'plan', 'plans')}: {tally(report.counts)}", "bold"), soft_wrap=True
        )
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _file(console: Console, result: CheckResult) -> None:
    certain = [found for found in result.diagnostics if not found.prose]
    prose = [found for found in result.diagnostics if found.prose]
    listed = [found for found in certain if found.unanswered and found.severity is not Severity.WAIVED]
    listed = listed if len(listed) >= A_LIST else []
    for found in sorted(certain, key=_rank):
        if found not in listed:
            _finding(console, result, found)
        elif found is listed[0]:
            _unanswered(console, result, listed)
    if prose:
        console.print(Text(SECOND_LOOK, "bold"), end="\n\n")
    for found in prose:
        _finding(console, result, found)
    console.print(Text(f"{one_line(result.path)}: {tally(result.counts, result.status)}", "bold"), soft_wrap=True)


def _rank(found: Diagnostic) -> bool:
    """What keeps the plan from being submitted comes first."""
    return found.severity not in (Severity.ERROR, Severity.TODO)


def _unanswered(console: Console, result: CheckResult, listed: list[Diagnostic]) -> None:
    """The questions without an answer, as one list by section: each alone would be eight lines long."""
    severity = listed[0].severity
    head = f"  {len(listed)} questions aren't answered yet"
    console.print(Text.assemble((WORDS.get(severity, severity.value), STYLES[severity]), (head, "bold")))
    by_section: dict[str, list[Diagnostic]] = {}
    for found in listed:
        by_section.setdefault(found.where.rpartition(", ")[0], []).append(found)
    for section, questions in by_section.items():
        console.print(Text(f"  {one_line(section)}", "bold"), soft_wrap=True)
        for found in questions:
            _question(console, result, found)
    _paragraph(console, f"To see what's left: soaplan status {one_line(result.path)}")
    sources = dict.fromkeys(part for found in listed for part in found.source.split("; "))
    _paragraph(console, f"Source: {'; '.join(sources)}", "dim")
    console.print()


def _question(console: Console, result: CheckResult, found: Diagnostic) -> None:
    """One question of the list: which, where, and what to write, in short."""
    place = f"{one_line(result.path)}:{found.span.line}:{found.span.column}"
    answer = one_line(found.where.rpartition(", ")[2])
    console.print(Text.assemble(f"    {answer}  ", (f"{place}  {found.code}", "dim")), soft_wrap=True)
    console.print(Text(f"      {shown(_first_sentence(found))}"), soft_wrap=True)


def _first_sentence(found: Diagnostic) -> str:
    """What to do, in short; what is wrong where nothing is to be done."""
    text = found.help.partition("\n")[0] or found.message
    return text.partition(". ")[0].removesuffix(".") + "."


def _finding(console: Console, result: CheckResult, found: Diagnostic) -> None:
    head = Text.assemble(
        (WORDS.get(found.severity, found.severity.value), STYLES[found.severity]),
        f" {found.code}  ",
        (one_line(found.where), "bold"),
    )
    console.print(head, soft_wrap=True)
    console.print(Text(f"  {one_line(result.path)}:{found.span.line}:{found.span.column}", "dim"), soft_wrap=True)
    _source_line(console, result, found)
    _paragraph(console, found.message[:1].upper() + found.message[1:] + ".")
    if found.help and found.severity is not Severity.WAIVED:
        _help(console, found.help)
    if found.fix:
        _paragraph(console, fix_words(found))
    if found.reason:
        _paragraph(console, f"Waived: {found.reason}")
    _paragraph(console, f"Source: {found.source}", "dim")
    console.print()


def _help(console: Console, text: str) -> None:
    """What to do. Lines to paste stand below it, to the letter."""
    advice, *lines = text.split("\n")
    _paragraph(console, advice)
    for line in lines:
        console.print(Text(f"    {shown(line)}"), soft_wrap=True)


def _paragraph(console: Console, text: str, style: str = "") -> None:
    for part in text.split("\n"):
        lines = Text(shown(part), style).wrap(console, console.width - 2)
        for line in lines:
            console.print(Text.assemble("  ", line), soft_wrap=True)


def _source_line(console: Console, result: CheckResult, found: Diagnostic) -> None:
    """The line of the file, with the place marked below it."""
    if found.span.line > len(result.lines):
        return
    line = result.lines[found.span.line - 1]
    start = found.span.column - 1
    end = found.span.end_column - 1 if found.span.end_line == found.span.line else len(line)
    first = max(0, start - LONGEST_SHOWN // 2) if len(line) > LONGEST_SHOWN else 0
    part = line[first : first + LONGEST_SHOWN]
    before, marked = part[: start - first], part[start - first : max(end, start + 1) - first]
    margin = f"  {found.span.line} | "
    text = Text(margin, "dim").append(_plain(part), "")
    console.print(text, soft_wrap=True, no_wrap=True)
    width = min(LONGEST_MARK, max(1, Text(_plain(marked)).cell_len))
    sign = Text(" " * (len(margin) - 2) + "| ", "dim").append(" " * Text(_plain(before)).cell_len)
    console.print(sign.append("^" * width, STYLES[found.severity]), soft_wrap=True, no_wrap=True)


def _plain(text: str) -> str:
    return shown(text.replace("\t", " "))
