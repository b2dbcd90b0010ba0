"""The settings of pages and worksheets, from the file to the document."""

from pathlib import Path

import pytest

from running import Run


@pytest.fixture
def settings(plan: Path) -> Path:
    (plan.parent / ".git").mkdir()
    return plan.parent / "soaplan.toml"


@pytest.mark.parametrize(("text", "says"), [
    ('page = "blue"', "“page” is a table"),
    ('[page]\ncolors = "#0b4f6c"', "there's no setting “colors” in [page]; did you mean “color”?"),
    ('[page]\ncolour = "blue"', "“color” must be # and six"),
    ('[page]\ncolour = "#0b4f6c"\ncolor = "#0b4f6c"', "“colour” and “color” in [page] are the same setting"),
    ('[page]\ncolor = "blue"', "“color” must be # and six"),
    ('[page]\ncolor = "#12345"', "“color” must be # and six"),
    ("[page]\ncolor = 5", "“color” in [page] must be text in quotes"),
    ('[page]\nnotice = " "', "“notice” in [page] must be text in quotes"),
    ('[page]\nlogo = ["a.png"]', "“logo” in [page] must be text in quotes"),
    ('[page]\nlogo = "a\\u0000b"', "“logo” must be a file name"),
    ("[worksheet]\nlimit = {summary = 5}", "there's no setting “limit” in [worksheet]; did you mean “limits”?"),
    ("[worksheet]\nlimits = 5000", "“limits” is a table"),
    ("[worksheet]\nlimits = {sumary = 5}", "“sumary” in [worksheet.limits]; did you mean “summary”"),
    ("[worksheet]\nlimits = {summary = 0}", "summary must be a number of characters"),
    ('[worksheet]\nlimits = {summary = "5"}', "summary must be a number of characters"),
    ("[worksheet]\nlimits = {summary = true}", "summary must be a number of characters"),
])  # fmt: skip
def test_bad_settings_are_2(soaplan: Run, plan: Path, settings: Path, text: str, says: str) -> None:
    settings.write_text(text + "\n", encoding="utf-8")
    for command in ("validate", "render"):
        done = soaplan(command, plan)
        assert done.code == 2
        assert says in done.err
        assert "soaplan.toml" in done.err


def test_the_british_spelling_of_color_is_read(soaplan: Run, plan: Path, settings: Path) -> None:
    settings.write_text('[page]\ncolour = "#0b4f6c"\n', encoding="utf-8")
    assert "--deep:#0b4f6c" in soaplan("render", plan).out


def test_a_pale_color_is_2_and_nothing_is_written(soaplan: Run, plan: Path, settings: Path) -> None:
    settings.write_text('[page]\ncolor = "#3aa7d9"\n', encoding="utf-8")
    done = soaplan("render", plan, "-o", "plan.html")
    assert (done.code, (plan.parent / "plan.html").exists()) == (2, False)
    assert "the nearest darker color that will do is #" in done.err


def test_the_settings_of_the_folder_of_each_plan_count(soaplan: Run, plan: Path, settings: Path) -> None:
    plain = soaplan("render", plan).out
    settings.write_text('[page]\ncolor = "#0B4F6C"\nnotice = "Ask at any school office."\n', encoding="utf-8")
    page = soaplan("render", plan).out
    assert "--deep:#0b4f6c" in page
    assert "Ask at any school office." in page
    assert page == soaplan("render", plan).out != plain


@pytest.mark.parametrize("name", [
    "engagement.families", '"engagement.families"', '"S4.1"', "S4.1",
])  # fmt: skip
def test_limits_reach_the_worksheet(soaplan: Run, plan: Path, settings: Path, name: str) -> None:
    settings.write_text(f"[worksheet]\nlimits = {{{name} = 10}}\n", encoding="utf-8")
    assert soaplan("render", plan, "--format", "worksheet").out.count(" of 10 characters: over by ") == 1


def test_limits_of_programs(soaplan: Run, plan: Path, settings: Path) -> None:
    settings.write_text('[worksheet.limits]\n"focus_areas[].programs[].funding.details" = 9999\n', encoding="utf-8")
    assert " of 9,999 characters]" in soaplan("render", plan, "--format", "worksheet").out


def test_pyproject_holds_them_too(soaplan: Run, plan: Path, settings: Path) -> None:
    text = '[tool.soaplan.page]\nnotice = "Ask at any school office."\n'
    (settings.parent / "pyproject.toml").write_text(text, encoding="utf-8")
    assert "Ask at any school office." in soaplan("render", plan).out
