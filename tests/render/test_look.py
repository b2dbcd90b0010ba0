"""The look of a district: its color can be read on, its logo travels along, its words are text."""

import re
from base64 import b64decode
from pathlib import Path

import pytest

from render.plans import checked, example, plan
from render.seen import text_of
from render.structure import problems_of
from soaplan.render import FORMATS, PLAIN, Look
from soaplan.render.contrast import LEAST, contrast, darker, least_contrast
from soaplan.render.look import LARGEST_LOGO, TEXTS_ON_COLOR, look_of
from soaplan.render.typeset import TEMPLATES
from soaplan.workspace.page_settings import PageSettings
from soaplan.workspace.settings import Settings, SettingsError

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
PICTURES = {"logo.png": PNG, "logo.jpg": b"\xff\xd8\xff\xe0 and so on", "logo.webp": b"RIFF\x00\x00\x00\x00WEBPVP8 "}


def settings(folder: Path, **page: object) -> Settings:
    return Settings(page=PageSettings(**page), file=folder / "soaplan.toml")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0b4f6c", "#0b4f6c") == pytest.approx(1)


def test_the_texts_on_the_color_are_those_of_the_style_sheet() -> None:
    screens = (TEMPLATES / "style.css").read_text(encoding="utf-8").partition("@media (forced-colors")[0]
    found = re.findall(r"--on-deep(?:-soft)?: #([0-9a-f]+)", screens)
    assert {f"#{digits * (6 // len(digits))}" for digits in found} == set(TEXTS_ON_COLOR)


@pytest.mark.parametrize("color", ["#3aa7d9", "#ff0000", "#ffffff", "#ffff00", "#808080"])
def test_a_darker_color_is_offered_that_will_do(color: str) -> None:
    shade = darker(color, TEXTS_ON_COLOR)
    assert least_contrast(color, TEXTS_ON_COLOR) < LEAST <= least_contrast(shade, TEXTS_ON_COLOR)
    assert least_contrast(shade, TEXTS_ON_COLOR) < LEAST + 0.2


def test_a_color_that_is_too_light_is_refused_with_its_contrast(tmp_path: Path) -> None:
    offered = darker("#3aa7d9", TEXTS_ON_COLOR)
    with pytest.raises(SettingsError, match=rf"contrast 1\.\d+:1, at least 4\.5:1 .* will do is {offered}$"):
        look_of(settings(tmp_path, color="#3aa7d9"))
    assert look_of(settings(tmp_path, color=offered)).color == offered


@pytest.mark.parametrize("format_", ["html", "crosswalk"])
def test_the_color_is_only_for_screens_and_inside_the_policy(format_: str) -> None:
    page = FORMATS[format_](example("millbrook"), Look(color="#0b4f6c"))
    assert "@media screen and (forced-colors:none){:root{--deep:#0b4f6c}}" in page
    assert problems_of(page, beside="plan.html") == []
    assert page != FORMATS[format_](example("millbrook"))


@pytest.mark.parametrize("name", PICTURES)
def test_the_logo_travels_inside_the_page(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PICTURES[name])
    look = look_of(settings(tmp_path, logo=tmp_path / name))
    for format_ in ("html", "crosswalk"):
        page = FORMATS[format_](example("millbrook"), look)
        assert f'<img class="logo" src="{look.logo}" alt="Millbrook Public Schools">' in page
        assert "img-src data:;" in page
        assert problems_of(page, beside="plan.html") == []
    assert "<img" not in FORMATS["fragment"](example("millbrook"), look)
    assert "img-src" not in FORMATS["html"](example("millbrook"))


@pytest.mark.parametrize(("name", "content", "says"), [
    ("logo.svg", b"<svg onload='x'/>", "is no PNG, JPEG or WebP picture"),
    ("logo.png", b"<svg/>", "is no PNG, JPEG or WebP picture"),
    ("logo.png", PNG + bytes(LARGEST_LOGO), "is larger than the 200 kB"),
    ("nowhere.png", None, "cannot be opened"),
    ("../logo.png", PNG, "lies outside this repository"),
])  # fmt: skip
def test_a_logo_that_cannot_be_used_is_refused(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    folder = tmp_path / "district"
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(SettingsError, match=says):
        look_of(settings(folder, logo=folder / name))


@pytest.mark.parametrize("format_", ["html", "fragment", "markdown", "crosswalk", "crosswalk-markdown"])
def test_the_notice_is_shown_as_it_was_written(format_: str) -> None:
    notice = "Copies <b>on paper</b>: {{7*7}} [ask](javascript:x)"
    text = FORMATS[format_](checked(plan()), Look(notice=notice))
    if "markdown" not in format_:
        assert notice in text_of(text)
        assert problems_of(text, fragment=format_ == "fragment", beside="plan.html") == []
    assert "<b>" not in text
    assert "on paper" in text


def test_the_notice_stands_above_the_contact() -> None:
    page = FORMATS["html"](example("millbrook"), Look(notice="Copies on paper"))
    assert page.index('id="words"') < page.index("Copies on paper") < page.index('id="questions"')


def test_without_settings_nothing_changes() -> None:
    assert look_of(Settings()) == PLAIN
    assert FORMATS["html"](example("millbrook"), PLAIN) == FORMATS["html"](example("millbrook"))


def test_limits_are_shown_with_what_is_over() -> None:
    result = checked(plan(summary="x" * 30))
    assert "[1 word, 30 of 25 characters: over by 5]" in FORMATS["worksheet"](result, Look(limits={"summary": 25}))
    assert "[1 word, 30 of 1,000 characters]" in FORMATS["worksheet"](result, Look(limits={"S1.1": 1000}))
    assert "[1 word, 30 characters]" in FORMATS["worksheet"](result)


def test_one_of_several_answers_has_a_limit_of_its_own() -> None:
    program = {"id": "2.2D", "today": "Now.", "by_end_of_plan": "Then."}
    result = checked(plan(focus_areas=[{"id": "2.2", "programs": [program]}]))
    sheet = FORMATS["worksheet"](result, Look(limits={"focus_areas.programs.today": 3, "S5.3": 500}))
    assert "[In place now: 1 word, 4 of 3 characters: over by 1]" in sheet
    assert re.search(r"\[\d+ words, \d+ of 500 characters\]", sheet)
