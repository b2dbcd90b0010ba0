"""Checking many files in several processes. It pays only above about a thousand files."""

from concurrent.futures import ProcessPoolExecutor

from soaplan.check import CheckResult
from soaplan.cli.errors import UserError
from soaplan.cli.inputs import Checker, Inputs

CHUNK = 16


def check_parallel(inputs: Inputs, checker: Checker, jobs: int) -> list[CheckResult]:
    """The results in the order of the files, whatever process was first."""
    work = [(checker, name) for name in inputs.paths]
    with ProcessPoolExecutor(jobs) as pool:
        answers = list(pool.map(_one, work, chunksize=CHUNK))
    for answer in answers:
        if isinstance(answer, str):
            inputs.add_problem(answer)
    return [answer for answer in answers if isinstance(answer, CheckResult)]


def _one(work: tuple[Checker, str]) -> CheckResult | str:
    """Check one file in another process; of the result only what the formats show comes back."""
    checker, name = work
    try:
        result = checker.check(name)
    except UserError as error:
        return str(error)
    result.plan = result.catalog = result.document = None
    return result
