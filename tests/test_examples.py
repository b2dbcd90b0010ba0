"""The examples are what newcomers copy: none of them has an error or a warning, today and in years."""

from datetime import date
from pathlib import Path

import pytest

from soaplan.check import Options, check_file
from soaplan.diagnostic import Severity
from soaplan.workspace.files import plans_in

EXAMPLES = plans_in(Path(__file__).parents[1] / "examples").plans


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_an_example_has_no_error_and_no_warning(file: Path) -> None:
    found = check_file(file, Options(as_of=date(2029, 1, 1))).diagnostics
    assert [f"{one.code} {one.message}" for one in found if one.severity in (Severity.ERROR, Severity.WARNING)] == []
