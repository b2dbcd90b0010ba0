"""What the Tab key offers."""

import pytest

from running import Run


@pytest.fixture
def offered(soaplan: Run, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> object:
    """The words that bash is offered behind some words of a command."""

    def offer(words: str) -> list[str]:
        monkeypatch.setenv("_SOAPLAN_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", f"soaplan {words}")
        monkeypatch.setenv("COMP_CWORD", str(len(words.split(" "))))
        capfd.readouterr()
        with pytest.raises(SystemExit):
            soaplan()
        return capfd.readouterr().out.split()

    return offer


@pytest.mark.parametrize(
    "words",
    [
        *("validate pl", "render pl", "status pl", "summary pl", "calendar pl", "translate pl", "diff old.yaml pl"),
        *("seal pl", "export pl", "import pl", "import form.docx --into pl", "new --from pl", "validate -o pl"),
    ],
)
def test_file_names_are_the_shells_to_offer(offered, words: str) -> None:
    assert offered(words) == ["file,pl"]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("explain SOA50", "SOA504"),
        ("explain doc00", "DOC001"),
        ("validate --select SOA4,DOC02", "SOA4,DOC020"),
        ("new --programs 2.2D,2.2", "2.2D,2.2C"),
        ("catalog show 2.2", "2.2D"),
        ("new --cycle 20", "2027"),
        ("new --kind district-prioritization --cycle 20", "2025"),
        ("translate plan.yaml --to Sp", "Spanish"),
        ("translate plan.yaml --to p", "pt"),
    ],
)
def test_words_of_the_catalog_are_offered(offered, words: str, some: str) -> None:
    found = offered(words)
    assert f"plain,{some}" in found
    start = words.rpartition(" ")[2].casefold()
    assert all(word.removeprefix("plain,").casefold().startswith(start) for word in found)


def test_bad_settings_offer_nothing_and_say_nothing(offered, in_folder) -> None:
    (in_folder / "soaplan.toml").write_text("catalog = 3\n", "utf-8")
    assert offered("explain SOA5") == []
