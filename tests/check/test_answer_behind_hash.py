"""An answer that begins with `#` is a remark to YAML, so the question looks open (DOC010)."""

import pytest

from soaplan.check import Options, check_bytes

HEAD = "kind: soa-plan\ncycle: 2024\nstatus: adopted\n"
REMARK = "starts a comment"


def help_for(text: str, where: str = "District, name") -> str:
    """The help of the one finding that the question has no answer."""
    found = [it for it in check_bytes((HEAD + text).encode(), Options()).diagnostics if it.code == "DOC010"]
    return next(it.help for it in found if it.where == where)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("district:\n  name: #5 District\n", '`name: "#5 District"`'),
        ('district:\n  "name":   #5 District  \n', '`name: "#5 District"`'),
        ("district:\r\n  name: #5 District\r\n", '`name: "#5 District"`'),
        ('district:\n  name: #5 “the” "Fifth"\n', "`name: '#5 “the” \"Fifth\"'`"),
        (f"district:\n  name: #{'5' * 10_000}\n", f"“#{'5' * 299} ...”"),
    ],
)
def test_the_line_to_paste_has_the_answer_in_quotation_marks(text: str, line: str) -> None:
    said = help_for(text)
    assert REMARK in said
    assert line in said
    assert said.endswith("Write the answer after `name:`.")


@pytest.mark.parametrize(
    "text",
    [
        "district:\n  name:\n",
        "district:\n  name: # the legal name\n",
        "district:\n  # name: #5 District\n  code: 1\n",
        'district:\n  name: "" #5 District\n',
        "district: #5 District\n",
        "",
    ],
)
def test_a_remark_is_a_remark(text: str) -> None:
    assert REMARK not in help_for(text)


def test_an_answer_in_braces_is_told_too() -> None:
    assert '`name: "#5 District"`' in help_for("district: {name: #5 District\n  }\n")


@pytest.mark.parametrize(
    ("metric", "code"),
    [
        ("Increase in # of students", "DOC024"),
        ("Percent and # enrolled", "DOC024"),
        ("Share of students # see the annex", None),
        ("Share # of students", "DOC024"),
        ("# of students on grade level", "DOC024"),
        ("#1 of five goals", "DOC024"),
        ("# the second one follows", None),
    ],
)
def test_what_belongs_to_an_entry(metric: str, code: str | None, base_plan: str) -> None:
    plan = base_plan.replace("          - Increase in MCAS", f"          - {metric}\n          - Increase in MCAS")
    found = [it for it in check_bytes(plan.encode(), Options()).diagnostics if it.code != "SOA520"]
    assert [it.code for it in found] == ([code] if code else [])
    assert all(f'"{metric}"' in it.help for it in found)
