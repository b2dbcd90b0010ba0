"""What is put together from the fields of a model reads as what pydantic puts together itself."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from soaplan.catalog import Catalogs, load
from soaplan.check.reading import Reading
from soaplan.plans.base import UNKNOWN
from soaplan.plans.kinds import KINDS
from soaplan.plans.validators import read_as
from soaplan.source.events import quick_data
from soaplan.workspace.files import plans_in

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = plans_in(EXAMPLES).plans
ODD = (None, "", "TBD", "maybe", UNKNOWN, [], ["x", None, "y"], {}, {"file": "none.md"}, {"strange": "x"})
"""What may stand where an answer is due."""


def outcome(reads: Any) -> Any:
    """What is read, or what is found to be wrong with it."""
    try:
        return reads()
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)


def with_odd(data: Any, odd: object, every: int, number: Iterator[int]) -> Any:
    """The data with something odd in place of every so many values."""
    if next(number) % every == every - 1:
        return odd
    if isinstance(data, dict):
        return {key: with_odd(value, odd, every, number) for key, value in data.items()}
    return [with_odd(value, odd, every, number) for value in data] if isinstance(data, list) else data


@pytest.mark.parametrize("every", [1000, 2, 5, 9])
@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_and_what_is_wrong_with_it_are_read_alike(file: Path, every: int) -> None:
    data = quick_data(file.read_text(encoding="utf-8"))
    model = KINDS[data["kind"]].model
    reading = Reading(file.parent, Catalogs().placeholders, 10**6)
    for odd in ODD:
        written = with_odd(data, odd, every, count())
        expected = outcome(lambda: model.model_validate(written, context=reading))  # noqa: B023 - asked at once
        assert outcome(lambda: read_as(model, written, reading)) == expected  # noqa: B023 - called within the same turn


def test_the_catalog_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = set()

    def both(shape: Any, data: Any, context: object = None) -> Any:
        shapes.add(shape)
        read = read_as(shape, data, context)
        assert read == TypeAdapter(shape).validate_python(data)
        return read

    monkeypatch.setattr(load, "read_as", both)
    Catalogs().check_all()
    assert shapes
