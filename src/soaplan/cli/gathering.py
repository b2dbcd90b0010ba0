"""Reading many plans, one after another or in several processes. Of each only a short record is kept."""

from collections.abc import Iterator
from pathlib import Path

from soaplan.catalog import CatalogError
from soaplan.cli.errors import UserError
from soaplan.cli.inputs import STANDARD_INPUT, Checker, Inputs
from soaplan.summary.gather import Gatherer
from soaplan.summary.records import Record

CHUNK = 8
Answer = tuple[Record | str, frozenset[Path]]


class Reader:
    """Checks a file and keeps its record; catalog and settings are read once."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self.gatherer = Gatherer()

    def read(self, name: str) -> Answer:
        """The record of a file, or what stands in the way of opening it; and the files that were read so far."""
        try:
            record: Record | str = self.gatherer.record(self.checker.check(name))
        except (UserError, CatalogError) as error:
            record = str(error)
        return record, self.checker.sources


def read_all(inputs: Inputs, checker: Checker, jobs: int = 1) -> Iterator[Record]:
    """The records in the order of the files; one that cannot be opened becomes a problem of the inputs."""
    # Another process has no standard input.
    several = jobs > 1 and len(inputs.paths) > jobs and STANDARD_INPUT not in inputs.paths
    answers = _in_parallel(inputs, checker, jobs) if several else map(Reader(checker).read, inputs.paths)
    for answer, sources in answers:
        checker.add_sources(sources)
        if isinstance(answer, str):
            inputs.add_problem(answer)
        else:
            yield answer


_READER: list[Reader] = []
"""The reader of this process: a worker has one, for all its files."""


def _begin(checker: Checker) -> None:
    _READER[:] = [Reader(checker)]


def _read(name: str) -> Answer:
    return _READER[0].read(name)


def _in_parallel(inputs: Inputs, checker: Checker, jobs: int) -> Iterator[Answer]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - costs start-up time

    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(checker,)) as pool:
        yield from pool.map(_read, inputs.paths, chunksize=CHUNK)
