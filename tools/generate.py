"""Write anew everything that is made from something else. `git diff` then shows what changed.

A test runs this with `--check`: it fails where a committed file is not what would be written.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from promised import record
from rule_examples import examples, examples_text
from rule_pages import rule_pages
from terminal import documents_with_outputs

from soaplan.catalog import Catalogs
from soaplan.check import Options, check_file
from soaplan.explain import EXAMPLES
from soaplan.plans.kinds import KINDS
from soaplan.render import FORMATS
from soaplan.schema import schema_text
from soaplan.workspace.files import plans_in

PAGES = {"html": ".html", "markdown": ".md"}


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file and its text."""
    yield from schemas()
    yield from pages()
    of_rules = examples()
    yield EXAMPLES, examples_text(of_rules)
    yield from rule_pages(PROJECT / "docs" / "rules", of_rules)
    yield from documents_with_outputs(PROJECT)
    yield from record()


def schemas() -> Iterator[tuple[Path, str]]:
    """The JSON Schemas for editors."""
    catalogs = Catalogs()
    for kind in KINDS.values():
        for cycle in catalogs.cycles(kind.instrument):
            catalog = catalogs.get(kind.instrument, cycle)
            if catalog is not None:
                yield PROJECT / "schemas" / kind.name / f"{cycle}.schema.json", schema_text(kind, catalog)


def pages() -> Iterator[tuple[Path, str]]:
    """The pages of the examples: every file of every kind."""
    files = plans_in(PROJECT / "examples").plans
    for file in files:
        result = check_file(file, Options(), file.name)
        for format_, ending in PAGES.items():
            yield file.with_suffix(ending), FORMATS[format_](result)


def main() -> int:
    """Write, or with `--check` only compare."""
    check = "--check" in sys.argv[1:]
    stale = [path for path, text in generated() if not path.exists() or path.read_bytes() != text.encode("utf-8")]
    for path in stale:
        print(f"{'stale' if check else 'wrote'}: {path.relative_to(PROJECT)}")
    if not check:
        for path, text in generated():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
