"""Whatever is done to a translation's file, `soaplan translate` brings it up to date or leaves it as it is."""

import contextlib
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from running import Run
from soaplan import load
from soaplan.cli.main import main
from soaplan.plans.soa_plan import SoaPlan
from soaplan.source.document import SourceDocument
from soaplan.source.parse import Limits
from soaplan.translate.begin import begin
from soaplan.translate.wanted import wanted_of

PLAN = Path(__file__).parents[1] / "cases" / "base.yaml"
PIECES = (
    *("&a ", "*a", "&a hola", "*a\n", "&amp;", "!x ", "!!str ", "<<: *a", "---\n", "...\n", "%", "{", "}", "[", "]"),
    *(
        "|\n",
        ">-\n",
        "'",
        '"',
        "# ",
        "#: ",
        "\t",
        "\r",
        "\ufeff",
        "\u2028",
        "\u00a0",
        ": ",
        "- ",
        "? ",
        "\n",
        "\n\n",
        "  ",
    ),
    *("@", "`", "~", "\\ud800", '"\\ud800"', "texts: {}\n", "  old.text: &a Hola\n", "  summary: *a\n"),
    *("sources: {summary: *a}\n", "  summary:\n", "  summary: {file: a.md}\n"),
)
SLIPS = {
    "an anchor": ("  summary: |\n", "  old: &a hola\n  summary: *a\n"),
    "an anchor in the marks": ("  summary: |\n", "  old: &a hola\n  summary: |\n    x\nnotes: *a\n"),
    "a merge": ("  summary: |\n", "  <<: {summary: x}\n"),
    "a tag": ("  summary: |\n", "  summary: !x hola\n"),
    "a list of marks": ("sources:\n", "sources: [a]\nold:\n"),
    "marks in braces": ("sources:\n", "sources: {a: b}\nold:\n"),
    "texts in braces": ("texts:\n", "texts: {a: b}\nold:\n"),
    "a list of texts": ("  summary: |\n", "  - summary\n"),
    "an end mark": ("kind:", "---\nkind:"),
    "a second document": ("texts:", "---\ntexts:"),
}


@pytest.fixture
def begun() -> str:
    plan = load(PLAN)
    assert isinstance(plan, SoaPlan)
    return begin("plan.yaml", "es", "2024", date(2024, 3, 1), wanted_of(plan))


def bring_up_to_date(folder: Path, text: str) -> None:
    target = folder / "plan.es.yaml"
    (folder / "plan.yaml").write_bytes(PLAN.read_bytes())
    before = text.encode("utf-8", "replace")
    target.write_bytes(before)
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        code = main(["translate", str(folder / "plan.yaml"), "--to", "es", "--as-of", "2024-03-25"])
    assert code in (0, 1, 2), said.getvalue()
    assert said.getvalue()
    if code:
        assert target.read_bytes() == before
    else:
        assert SourceDocument.read(target.read_bytes(), Limits(5_000_000, 64, 100_000)) is not None


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told(tmp_path: Path, begun: str, slip: str) -> None:
    old, new = SLIPS[slip]
    assert old in begun
    bring_up_to_date(tmp_path, begun.replace(old, new, 1))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    slips=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 30)), min_size=1, max_size=4),
    ends=st.sampled_from(["\n", "\r\n"]),
)
def test_no_slip_is_a_bug(tmp_path: Path, begun: str, slips: list[tuple[float, str, int]], ends: str) -> None:
    text = begun
    for place, piece, gone in slips:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + gone :]
    bring_up_to_date(tmp_path, text.replace("\n", ends))


@pytest.mark.parametrize("mark", ["&amp;", "00000000", "x y z", ""])
def test_a_spoiled_mark_is_renewed(soaplan: Run, tmp_path: Path, begun: str, mark: str) -> None:
    target = tmp_path / "plan.es.yaml"
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    head = begun.split("sources:", maxsplit=1)[0].replace("  summary: |\n", "  summary: |\n    Un plan.\n")
    target.write_text(f'{head}sources:\n  summary: "{mark}"\n', encoding="utf-8")
    assert soaplan("translate", "plan.yaml", "--to", "es").code == 0
    assert ("changed since it was translated" in target.read_text(encoding="utf-8").split("texts:")[1]) is bool(mark)
    again = target.read_bytes()
    assert soaplan("translate", "plan.yaml", "--to", "es").code == 0
    assert target.read_bytes() == again


def test_what_is_saved_in_the_meantime_is_not_lost(
    soaplan: Run, tmp_path: Path, begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.es.yaml"
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    target.write_text(begun.replace("#> ", "#> old "), encoding="utf-8")
    saved = begun.replace("  summary: |\n", "  summary: |\n    Un plan.\n")
    real = wanted_of

    def slowly(plan: SoaPlan) -> object:
        found = real(plan)
        monkeypatch.setattr("soaplan.cli.translate.names_of", lambda *_: (target.write_text(saved), frozenset())[1])
        return found

    monkeypatch.setattr("soaplan.cli.translate.wanted_of", slowly)
    done = soaplan("translate", "plan.yaml", "--to", "es")
    assert (done.code, "while soaplan was running" in done.err) == (2, True)
    assert target.read_text(encoding="utf-8") == saved
