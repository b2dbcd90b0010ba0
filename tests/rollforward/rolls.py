"""Plans of the next cycle begun from old ones, for the tests of this folder."""

from pathlib import Path

from soaplan.catalog import own_catalogs
from soaplan.check import CheckResult, Options, check_bytes, check_file
from soaplan.check.result import NO_PAGE
from soaplan.diagnostic import Severity
from soaplan.rollforward import ROLLED, Rolled

HERE = Path(__file__).parent
TESTS = HERE.parent
EXAMPLES = TESTS.parent / "examples"
EXPECTED = HERE / "expected"
GOLDEN = {
    "millbrook": EXAMPLES / "millbrook" / "plan.yaml",
    "small-district": EXAMPLES / "small-district" / "plan.yaml",
    "full": TESTS / "changes" / "full.yaml",
}
"""The old plans whose whole result is kept under `expected/`."""
OPTIONS = Options()
DRAFT = Options(stage="draft")


def rolled(old: CheckResult, cycle: str = "2027", options: Options = OPTIONS) -> Rolled:
    """The plan of a later cycle begun from an old one."""
    catalog = options.catalogs.get("soa", cycle)
    assert catalog is not None
    return ROLLED["soa-plan"](old, catalog, options, "new.yaml", old.folder)


def rolled_file(path: Path) -> Rolled:
    """The plan of 2027 begun from a file."""
    return rolled(check_file(path, OPTIONS))


def rolled_text(text: str, options: Options = OPTIONS) -> Rolled:
    """The plan of 2027 begun from a text."""
    return rolled(check_bytes(text.encode("utf-8"), options, "old.yaml"), options=options)


def can_be_rolled(old: CheckResult) -> bool:
    """Whether a checked file is a plan of 2024 that can be read."""
    of_2024 = (old.kind, old.cycle) == ("soa-plan", "2024")
    return of_2024 and not any(found.code in NO_PAGE for found in old.diagnostics)


def errors(result: CheckResult) -> list[str]:
    """The errors of a check."""
    return [f"{found.code} {found.message}" for found in result.diagnostics if found.severity is Severity.ERROR]


def listed(found: Rolled) -> str:
    """The list of what is to be looked at again."""
    return "".join(f"{one.line}: {one.where}: {one.what}\n" for one in found.again)


def rewrite() -> None:
    """Write what is expected anew; `git diff` then shows what changed."""
    assert own_catalogs().newest("soa").cycle.id == "2027"
    for name, path in GOLDEN.items():
        found = rolled_file(path)
        (EXPECTED / f"{name}.yaml").write_text(found.text, encoding="utf-8", newline="\n")
        (EXPECTED / f"{name}.txt").write_text(listed(found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite()
