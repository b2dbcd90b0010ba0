"""Words of a plan and names of files are no commands for the build service that shows the output in its log."""

import re
from pathlib import Path

import pytest

from running import Run
from soaplan import output, render, summary
from soaplan.characters import harmless

COMMANDS = {
    "github": "::error file=x::Deploy failed",
    "github, begun with spaces": "  ::stop-commands::x",
    "github, the old way": "Words ##[add-mask]x",
    "azure": "Words ##vso[task.setvariable variable=a]b",
    "teamcity": "##teamcity[buildStatus status='FAILURE']",
}
OBEYED = re.compile(r"(?mi)^\s*::|##\[|##vso\[|##teamcity\[|\x1b|\r")
"""What a build service takes for a command; GitLab's sections need a carriage return and an escape sign."""
OUTPUTS = [
    *(["validate", "--format", name] for name in output.FORMATS if name != "github"),
    *(["render", "--format", name] for name in render.FORMATS),
    ["status"],
    ["seal", "--check"],
    *(["summary", "--format", name] for name in summary.FORMATS),
]
"""Every output but the lines for GitHub, which are commands by design."""


def hostile(text: str, command: str) -> str:
    """A plan that says a command wherever it may say anything, at the start of a line where it can."""
    quoted = "'" + command.replace("'", "''") + "'"
    text = text.replace("name: Alder Falls Public Schools", f"name: {quoted}")
    text = text.replace("schools: district-wide", f"schools: {quoted}")
    text = re.sub(r"(  families: \|\n)", rf"\1    {command.strip()}\n\n    - {command.strip()}\n\n", text)
    return f"{text}waivers:\n  - rule: SOA505\n    reason: |\n      Said.\n      {command}\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
def test_no_output_holds_a_command(soaplan: Run, plan: Path, words: list[str], command: str) -> None:
    text = hostile(plan.read_text(encoding="utf-8"), COMMANDS[command])
    path = Path("::error::x.yaml" if "seal" not in words else "plan.yaml")
    path.write_text(text.replace("id: 2.2D", "id: 2.2Z"), encoding="utf-8")
    done = soaplan(*words, path)
    assert done.code in {0, 1}
    assert done.out + done.err
    assert not OBEYED.search(done.out)
    assert not OBEYED.search(done.err)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_no_comparison_holds_a_command(soaplan: Run, plan: Path, format_: str, command: str) -> None:
    other = plan.parent / "::error::x.yaml"
    other.write_text(hostile(plan.read_text(encoding="utf-8"), COMMANDS[command]), encoding="utf-8")
    for pair in ((plan.name, other.name), (other.name, plan.name)):
        done = soaplan("diff", "--format", format_, *pair)
        assert done.code == 0
        assert not OBEYED.search(done.out + done.err)


def test_annotations_for_github_hold_one_command_a_line_and_none_for_others(soaplan: Run, plan: Path) -> None:
    text = hostile(plan.read_text(encoding="utf-8"), COMMANDS["azure"]).replace("id: 2.2D", "id: '##vso[x]y'")
    plan.write_text(text, encoding="utf-8")
    out = soaplan("validate", "--format", "github", plan).out
    assert "##vso[" not in out
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in out.splitlines())


@pytest.mark.parametrize("name", ["::error::x", "a\n::error::x", "##[error]x", "a\r::error::x", "\x1b[2Ja"])
def test_a_file_name_in_a_message_is_no_command(soaplan: Run, plan: Path, name: str) -> None:
    for words in (
        ["validate"],
        ["render"],
        ["status"],
        ["summary"],
        ["translate", "--to", "es"],
        ["diff", "plan.yaml"],
    ):
        done = soaplan(*words, f"{name}.yaml")
        assert done.code == 2
        assert not OBEYED.search(done.out + done.err)
    plan.rename(f"{name}.yaml")
    for words in (["validate", "--statistics"], ["render", "--beside"], ["render", "--check"], ["summary"]):
        done = soaplan(*words, ".")
        assert not OBEYED.search(done.out + done.err)


def test_a_text_that_says_no_command_stays(plan: Path) -> None:
    for text in ("A list:: of words", "# Title\n## Part [one]\n", "a ::b", plan.read_text(encoding="utf-8")):
        assert harmless(text) == text
