"""soaplan from Python."""

from pathlib import Path

import pytest

import soaplan
from soaplan.plans.kinds import KINDS

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_a_path_is_a_file_and_a_text_is_a_plan(base_plan: str) -> None:
    from_file = soaplan.validate(EXAMPLES / "millbrook" / "plan.yaml")
    assert not from_file.has_errors
    assert from_file.kind == "soa-plan"
    assert soaplan.validate(base_plan).diagnostics == []
    assert soaplan.validate("kind: x\n").has_errors


def test_load_gives_a_typed_plan() -> None:
    plan = soaplan.load(EXAMPLES / "small-district" / "plan.yaml")
    assert isinstance(plan, soaplan.Plan)
    assert plan.district.name == "Quill Harbor Public Schools"


def test_load_of_no_plan_raises_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("kind: soa-plan\n", encoding="utf-8")
    with pytest.raises(soaplan.PlanError, match=r"plan\.yaml:1:1: the file doesn't say which guidance"):
        soaplan.load(path)
    with pytest.raises(FileNotFoundError):
        soaplan.load(tmp_path / "nowhere.yaml")


def test_load_of_another_kind_asks_for_it() -> None:
    path = EXAMPLES / "millbrook" / "plan.es.yaml"
    assert soaplan.load(path, soaplan.PlanTranslation).language == "es"
    assert isinstance(soaplan.load(path, soaplan.Envelope), soaplan.PlanTranslation)
    with pytest.raises(
        soaplan.PlanError, match=r"plan\.es\.yaml: this is a translation of a plan, not a three-year plan"
    ):
        soaplan.load(path)
    with pytest.raises(soaplan.PlanError, match="not a progress report"):
        soaplan.load(path, soaplan.SoaProgressReport)


def test_every_kind_of_file_has_its_type() -> None:
    assert all(getattr(soaplan, kind.model_name) is kind.model for kind in KINDS.values())
    assert soaplan.Plan is soaplan.SoaPlan


def test_nothing_else_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = soaplan.nothing


def test_settings_count_unless_left_out(tmp_path: Path, base_plan: str) -> None:
    (tmp_path / "plan.yaml").write_text(base_plan.replace("id: 2.2D", "id: 2.2Z"), encoding="utf-8")
    (tmp_path / "soaplan.toml").write_text('ignore = ["SOA505"]\n', encoding="utf-8")
    assert not soaplan.validate(tmp_path / "plan.yaml").has_errors
    assert soaplan.validate(tmp_path / "plan.yaml", settings=False).has_errors
