"""The examples are what newcomers copy: none of them has an error, and only the half-done draft a warning."""

from datetime import date
from pathlib import Path

import pytest

from soaplan.check import Options, check_file
from soaplan.diagnostic import Severity
from soaplan.workspace.files import plans_in

EXAMPLES = plans_in(Path(__file__).parents[1] / "examples").plans


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_an_example_is_as_it_should_be(file: Path) -> None:
    result = check_file(file, Options(as_of=date(2029, 1, 1)))
    weighty = [Severity.ERROR] if result.status == "draft" else [Severity.ERROR, Severity.WARNING]
    assert [f"{one.code} {one.message}" for one in result.diagnostics if one.severity in weighty] == []
