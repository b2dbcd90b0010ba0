"""Pages of translations: built as pages must be, honest about what is missing, old or not reviewed."""

import re
from pathlib import Path

import pytest

from render.attacks import STRINGS
from render.plans import EXAMPLES, TODAY, plan, program
from render.seen import text_of
from render.structure import problems_of
from soaplan.check import CheckResult, Options, check_file
from soaplan.plans.stable import short_hash
from soaplan.render import FORMATS, NoPageError, has_page
from soaplan.render.clean import clean
from translation.translations import translated, write

SUMMARY = "A plan for all children."
PLAN = plan(
    status="posted",
    summary=SUMMARY,
    analysis={"disparities": "The gap is wide.", "student_groups": ["English learners", "Left-handed students"]},
    engagement={"school_committee_vote": {"approved": "yes", "date": "2024-03-14"}},
    targets={"additional": [{"id": "el", "measure": "More", "baseline": {"value": "18%", "year": "2023"}}, "By hand."]},
    focus_areas=[{"id": "2.2", "programs": [program("2.2D")]}],
    publication={"url": "https://www.millbrook.example/soa", "date": "2024-07-08"},
)
ARABIC = {"summary": "خطة لجميع الأطفال.", "targets.el.measure": "المزيد"}
SPANISH = {"summary": "Un plan para todos los niños."}


def spanish() -> CheckResult:
    return check_file(EXAMPLES / "millbrook" / "plan.es.yaml", Options(as_of=TODAY))


def test_the_example_is_whole_and_has_no_finding() -> None:
    result = spanish()
    assert result.diagnostics == []
    html = FORMATS["html"](result)
    assert problems_of(html) == []
    assert html.startswith('<!doctype html>\n<html lang="es" dir="ltr">')
    assert "Todavía sin traducir" not in html
    assert problems_of(FORMATS["fragment"](result), fragment=True) == []


def test_numbers_and_names_come_from_the_one_plan() -> None:
    html, english = (FORMATS["html"](check_file(EXAMPLES / "millbrook" / name, Options(as_of=TODAY)))
                     for name in ("plan.es.yaml", "plan.yaml"))  # fmt: skip
    cells = re.compile(r'<td class="n"[^>]*>(\$[^<]*|\d+%)')
    assert cells.findall(html) == cells.findall(english) != []
    assert re.findall(r'<time datetime="[^"]+"', html) == re.findall(r'<time datetime="[^"]+"', english)
    assert re.findall(r' id="([^"]+)"', html) == re.findall(r' id="([^"]+)"', english)
    assert '<time datetime="2024-03-14">14 de marzo de 2024</time>' in html


def test_languages_link_to_each_other() -> None:
    page = FORMATS["html"](spanish())
    assert '<a href="plan.html" rel="alternate" lang="en" hreflang="en" dir="ltr">English</a>' in page
    assert '<span aria-current="true" lang="es" dir="ltr">Español</span>' in page
    english = check_file(EXAMPLES / "millbrook" / "plan.yaml", Options(as_of=TODAY))
    assert '<a href="plan.es.html" rel="alternate" lang="es" hreflang="es" dir="ltr">Español</a>' in FORMATS["html"](
        english
    )
    assert "[Español](<plan.es.md>)" in FORMATS["markdown"](english)
    assert "plan.es.html" not in FORMATS["fragment"](english)


def test_a_page_without_translations_names_no_language(tmp_path: Path) -> None:
    result = check_file(write(tmp_path / "plan.yaml", PLAN), Options(as_of=TODAY))
    assert 'class="languages"' not in FORMATS["html"](result)
    (tmp_path / "plan.es.yaml").write_text("kind: something-else\n", encoding="utf-8")
    assert 'class="languages"' not in FORMATS["html"](result)


def test_names_of_files_cannot_break_out(tmp_path: Path) -> None:
    for name in ('plan."><script>.yaml', "plan.es.yaml.yaml", "plan.es x.yaml"):
        write(tmp_path / name, {"kind": "plan-translation"})
    (tmp_path / 'a "plan".yaml').write_bytes(write(tmp_path / "plan.yaml", PLAN).read_bytes())
    write(tmp_path / 'a "plan".es.yaml', {"kind": "plan-translation"})
    (tmp_path / 'a "plan".es.yaml').write_text("kind: plan-translation\n", encoding="utf-8")
    for name in ("plan.yaml", 'a "plan".yaml'):
        html = FORMATS["html"](check_file(tmp_path / name, Options(as_of=TODAY)))
        assert problems_of(html) == []
        assert ("a%20%22plan%22.es.html" in html) == (name != "plan.yaml")


def test_a_page_from_right_to_left(tmp_path: Path) -> None:
    result = translated(tmp_path, PLAN, "ar", ARABIC)
    html = FORMATS["html"](result)
    assert problems_of(html) == []
    assert '<html lang="ar" dir="rtl">' in html
    assert f'<div class="prose"><p>{ARABIC["summary"]}</p></div>' in html
    assert (
        '<div class="prose" lang="en" dir="ltr"><p>The gap is wide.</p></div>\n<p class="note">لم يُترجم بعد.</p>'
        in html
    )
    assert "14 مارس 2024" in html
    assert "متعلمو اللغة الإنجليزية" in html
    assert '<li><span lang="en" dir="ltr">Left-handed students</span></li>' in html
    assert "transform:scaleX(-1)" in html


def test_from_right_to_left_amounts_and_years_keep_their_order(tmp_path: Path) -> None:
    result = translated(tmp_path, PLAN, "ar", ARABIC)
    html = FORMATS["html"](result)
    lead = re.search('<p class="lead">(.*?)</p>', html)
    assert lead
    assert "<bdi>$300,000</bdi>" in lead[1]
    head = html.partition("<body>")[0]
    assert "$300,000" in head
    assert "bdi>" not in head
    assert "<bdi>" not in FORMATS["html"](spanish())
    for format_ in ("html", "fragment", "markdown"):
        assert not re.search("[\u2066-\u2069]", FORMATS[format_](result))
    assert "$300,000" in FORMATS["markdown"](result)


def test_a_language_without_fixed_words(tmp_path: Path) -> None:
    html = FORMATS["html"](translated(tmp_path, PLAN, "km", {"summary": "ផែនការ"}))
    assert problems_of(html) == []
    assert '<html lang="en" dir="ltr">' in html
    assert '<div class="prose" lang="km" dir="ltr"><p>ផែនការ</p></div>' in html
    assert "Not translated yet." in html


def test_who_reviewed_it_is_told(tmp_path: Path) -> None:
    told = text_of(FORMATS["html"](translated(tmp_path, PLAN, "es", SPANISH)))
    assert "los textos del plan; los títulos y las palabras fijas de la página." in told
    told = text_of(FORMATS["html"](translated(tmp_path, PLAN, "es", SPANISH, reviewed_by="Rosa Villanueva")))
    assert "Revisó los textos: Rosa Villanueva." in told
    assert "todavía esta parte de la traducción: los títulos y las palabras fijas de la página." in told


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_an_older_text_is_marked_and_dated(tmp_path: Path, format_: str) -> None:
    records = {"summary": short_hash("An earlier summary.")}
    more = {"sources": records, "translated": "2024-03-20"}
    told = text_of(FORMATS[format_](translated(tmp_path, PLAN, "es", SPANISH, **more)))
    assert "Esta traducción es del 20 de marzo de 2024 y el plan ha cambiado después." in told
    assert "El texto del plan en inglés ha cambiado desde que se hizo esta traducción." in told
    told = text_of(FORMATS[format_](translated(tmp_path, PLAN, "es", SPANISH, sources=records)))
    assert "Esta traducción es anterior al plan actual." in told
    more = {"sources": {"summary": short_hash(SUMMARY)}, "translated": "2024-03-20"}
    assert "ha cambiado" not in text_of(FORMATS[format_](translated(tmp_path, PLAN, "es", SPANISH, **more)))


def test_without_recorded_versions_the_days_tell(tmp_path: Path) -> None:
    told = FORMATS["html"](translated(tmp_path, PLAN, "es", SPANISH, translated="2024-03-20"))
    assert "y el plan ha cambiado después" in told  # it was posted on July 8
    told = FORMATS["html"](translated(tmp_path, PLAN, "es", SPANISH, translated="2024-07-09"))
    assert "ha cambiado después" not in told


@pytest.mark.parametrize("of", ["nowhere.yaml", "../../plan.yaml", "plan.es.yaml"])
def test_no_page_without_the_plan(tmp_path: Path, of: str) -> None:
    result = translated(tmp_path, PLAN, "es", SPANISH, of=of)
    assert [found.code for found in result.diagnostics] == ["DOC027"]
    assert not has_page(result)
    with pytest.raises(NoPageError):
        FORMATS["html"](result)


def test_the_worksheet_is_the_plan_in_english(tmp_path: Path) -> None:
    result = translated(tmp_path, PLAN, "es", SPANISH)
    assert FORMATS["worksheet"](result) == FORMATS["worksheet"](result.related["of"])


@pytest.mark.parametrize("text", STRINGS)
def test_translated_texts_are_shown_as_they_were_written(tmp_path: Path, text: str) -> None:
    texts = {"summary": text, "targets.el.measure": text, f"targets.additional.#{short_hash('By hand.')}": text}
    result = translated(tmp_path, PLAN, "ar", texts, reviewed_by=text)
    html = FORMATS["html"](result)
    assert problems_of(html) == []
    assert len(re.findall("<script", html)) == 1
    FORMATS["markdown"](result)
    shown = " ".join(clean(text).split())
    if not result.has_errors and "](" not in text:
        assert shown.replace("*", "") in text_of(html).replace("*", "")
