"""The pages of the rules in `docs/rules/`, from the functions, the catalog and the cases."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from soaplan.catalog import Catalogs
from soaplan.characters import shown
from soaplan.explain import Example, Explanation, explain
from soaplan.plans.kinds import KINDS
from soaplan.rules import rules_for

HEAD = "<!-- Made by tools/generate.py from the rule, the catalog and its cases; change those. -->"
SHARED = "DOC"
LETTERS = 3


def families() -> dict[str, str]:
    """The letters that codes begin with, and what the rules are about: the file itself, then kind by kind."""
    found = {SHARED: "The file itself"}
    for kind in KINDS.values():
        for rule in rules_for(kind):
            found.setdefault(rule.code[:LETTERS], f"The {kind.title}")
    return found


def rule_pages(folder: Path, examples: Mapping[str, Example]) -> Iterator[tuple[Path, str]]:
    """A page for each rule, and the table of all of them."""
    rules = Catalogs().all_rules(published=True)
    pages = [explain(code, rules, examples.get(code)) for code in sorted(rules)]
    yield folder / "README.md", table(pages)
    for found in pages:
        yield folder / f"{found.code}.md", page(found)


def table(pages: list[Explanation]) -> str:
    """The table of rules, by family."""
    lines = [HEAD, "", "# Rules", "", "`soaplan explain CODE` shows the same pages in the terminal.", ""]
    for prefix, title in families().items():
        lines += [
            f"## {prefix}: {title}",
            "",
            "| code | name | severity | what it finds |",
            "| --- | --- | --- | --- |",
        ]
        for found in pages:
            if found.code.startswith(prefix):
                lines.append(f"| [{found.code}]({found.code}.md) | {found.name} | {found.weight} | {found.summary} |")
        lines.append("")
    return "\n".join(lines)


def page(found: Explanation) -> str:
    """The page of one rule."""
    lines = [HEAD, "", f"# {found.code} {found.name}", "", found.summary, ""]
    lines += [part for text in (found.why, found.mend) for part in (text, "")]
    lines += [f"- Severity: {found.weight}", f"- Authority: {found.authority}", f"- Source: {found.source}"]
    if found.prose:
        lines.append("- Reads text by looking for words, so it can be wrong; you can always waive it.")
    elif not found.waivable:
        lines.append("- You can't waive this rule.")
    if found.quote:
        lines += ["", f"> {found.quote}"]
    if found.example:
        lines += ["", "Fails:", "", *_code(found.example.failing), "", "Passes:", "", *_code(found.example.passing)]
    return "\n".join([*lines, ""])


def _code(text: str) -> list[str]:
    return ["```yaml", *(shown(line) for line in text.split("\n")), "```"]
