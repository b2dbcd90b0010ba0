"""Checking many files in several processes. It pays only above about a thousand files."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from soaplan.check import CheckResult
from soaplan.cli.errors import UserError
from soaplan.cli.inputs import Checker, Inputs

CHUNK = 16


def check_parallel(inputs: Inputs, checker: Checker, jobs: int) -> list[CheckResult]:
    """The results in the order of the files, whatever process was first."""
    work = [(checker, name) for name in inputs.paths]
    with ProcessPoolExecutor(jobs) as pool:
        answers = list(pool.map(_one, work, chunksize=CHUNK))
    results = []
    for answer, sources in answers:
        checker.add_sources(sources)
        if isinstance(answer, str):
            inputs.add_problem(answer)
        else:
            results.append(answer)
    return results


def _one(work: tuple[Checker, str]) -> tuple[CheckResult | str, frozenset[Path]]:
    """Check one file in another process; of the result only what the formats show comes back, and what was read."""
    checker, name = work
    try:
        result = checker.check(name)
    except UserError as error:
        return str(error), checker.sources
    return result.for_a_report(), checker.sources
