"""`soaplan translate`, and translations in the other commands."""

from pathlib import Path

import pytest

from running import Run
from soaplan.render.words import words_of

SUMMARY = "  summary: |\n"
DONE = "  summary: |\n    Un plan para todos los niños.\n"


@pytest.fixture
def translation(soaplan: Run, plan: Path) -> Path:
    """A translation with one text done."""
    assert soaplan("translate", "plan.yaml", "--to", "es").code == 0
    path = plan.with_name("plan.es.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace(SUMMARY, DONE), encoding="utf-8")
    return path


def test_begin(soaplan: Run, plan: Path) -> None:
    done = soaplan("translate", plan.name, "--to", "zh-hans", "--as-of", "2024-03-20")
    assert (done.code, done.out) == (0, "")
    assert "Wrote plan.zh-Hans.yaml: 13 texts to translate" in done.err
    text = plan.with_name("plan.zh-Hans.yaml").read_text(encoding="utf-8")
    assert "\nlanguage: zh-Hans\n" in text
    assert "\ntranslated: 2024-03-20 " in text


def test_a_language_by_its_name(soaplan: Run, plan: Path) -> None:
    assert soaplan("translate", "plan.yaml", "--to", "Haitian Creole").code == 0
    assert "\nlanguage: ht\n" in plan.with_name("plan.ht.yaml").read_text(encoding="utf-8")


def test_the_page_of_a_regional_variety_has_the_words_of_its_language(soaplan: Run, plan: Path) -> None:
    soaplan("translate", "plan.yaml", "--to", "pt-BR")
    page = soaplan("render", "plan.pt-BR.yaml", "-o", "-").out
    assert '<html lang="pt"' in page
    assert words_of("pt").t("glance") in page


def test_into_another_folder(soaplan: Run, plan: Path) -> None:
    (plan.parent / "translations").mkdir()
    assert soaplan("translate", "plan.yaml", "--to", "pt", "-o", "translations/pt.yaml").code == 0
    assert "\nof: ../plan.yaml\n" in (plan.parent / "translations" / "pt.yaml").read_text(encoding="utf-8")


def test_again_keeps_what_is_done(soaplan: Run, plan: Path, translation: Path) -> None:
    before = translation.read_bytes()
    done = soaplan("translate", "plan.yaml", "--to", "es")
    assert (done.code, translation.read_bytes()) == (0, before)
    assert "Nothing to do in plan.es.yaml: 1 text up to date, 12 to translate" in done.err


def test_what_has_changed_is_told_and_can_be_settled(soaplan: Run, plan: Path, translation: Path) -> None:
    plan.write_text(plan.read_text(encoding="utf-8").replace("tutoring and co-teaching", "tutoring"), encoding="utf-8")
    assert "DOC026 warning: translated texts, summary: the text `summary` has changed" in soaplan("validate").out
    done = soaplan("translate", "plan.yaml", "--to", "es")
    assert "1 changed in the plan" in done.err
    assert "  changed in the plan: summary" in done.err
    assert "Un plan para todos los niños." in translation.read_text(encoding="utf-8")
    assert "up to date" in soaplan("translate", "plan.yaml", "--to", "es", "--done", "summary").err
    assert "`summary`" not in soaplan("validate", translation.name).out


def test_the_byte_order_mark_stays(soaplan: Run, plan: Path, translation: Path) -> None:
    translation.write_bytes(b"\xef\xbb\xbf" + translation.read_bytes())
    plan.write_text(plan.read_text(encoding="utf-8").replace("tutoring and co-teaching", "tutoring"), encoding="utf-8")
    assert soaplan("translate", "plan.yaml", "--to", "es").code == 0
    assert translation.read_bytes().startswith(b"\xef\xbb\xbf# ")


@pytest.mark.parametrize(("arguments", "told"), [
    (("plan.yaml", "--to", "Spannish"), "“Spannish” is not the tag of a language"),
    (("plan.yaml", "--to", "en"), "“en” is not the tag of a language to translate into"),
    (("nowhere.yaml", "--to", "es"), "there's no such file"),
    (("-", "--to", "es"), "there's no such file"),
    (("plan.yaml", "--to", "pt", "-o", "plan.es.yaml"), "is a translation into “es”, not “pt”"),
    (("plan.yaml", "--to", "es", "--done", "sumary"), "did you mean “summary”?"),
    (("other.yaml", "--to", "es", "-o", "plan.es.yaml"), "translates plan.yaml, not other.yaml"),
])  # fmt: skip
def test_what_cannot_be_done(
    soaplan: Run, plan: Path, translation: Path, arguments: tuple[str, ...], told: str
) -> None:
    plan.with_name("other.yaml").write_bytes(plan.read_bytes())
    before = translation.read_bytes()
    done = soaplan("translate", *arguments)
    assert done.code == 2
    assert told in done.err
    assert translation.read_bytes() == before


@pytest.mark.parametrize("broken", ["plan.yaml", "plan.es.yaml"])
def test_a_broken_file_is_left_alone(soaplan: Run, plan: Path, translation: Path, broken: str) -> None:
    path = plan.with_name(broken)
    path.write_text(path.read_text(encoding="utf-8") + "\n  : [", encoding="utf-8")
    before = translation.read_bytes()
    done = soaplan("translate", "plan.yaml", "--to", "es")
    assert done.code == 1
    assert f"{broken}: soaplan can't read this as a" in done.err
    assert translation.read_bytes() == before


def test_a_folder_with_translations_has_one_plan_to_render(soaplan: Run, translation: Path) -> None:
    assert '<html lang="en"' in soaplan("render").out
    assert '<html lang="es"' in soaplan("render", translation.name).out
    assert soaplan("render", "--beside").code == 0
    assert translation.with_name("plan.es.html").exists()
    assert translation.with_name("plan.html").exists()


def test_a_translation_without_its_plan_has_no_page(soaplan: Run, plan: Path, translation: Path) -> None:
    plan.unlink()
    done = soaplan("render", translation.name)
    assert done.code == 1
    assert "DOC027" in done.err
    assert done.out == ""


def test_other_commands_take_it_for_what_it_is(soaplan: Run, translation: Path) -> None:
    assert "it doesn't have sections to answer" in soaplan("status", translation.name).out
    assert soaplan("new", "--kind", "plan-translation").code == 2
    assert '"plan-translation"' in soaplan("schema", "--kind", "plan-translation").out
