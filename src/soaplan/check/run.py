"""One check of one file: read > kind and cycle > model > walk > rules > place > waive > sort."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from soaplan.catalog import Catalog
from soaplan.characters import BYTE_ORDER_MARK
from soaplan.check.envelope import catalog_of, kind_of, status_of
from soaplan.check.options import Options
from soaplan.check.places import UNANSWERED, fix_of, help_of, name_of, place, severity_of
from soaplan.check.read import read_document
from soaplan.check.reading import Reading
from soaplan.check.related import Relations
from soaplan.check.result import CheckResult
from soaplan.check.shape import Shaper
from soaplan.check.todo_remarks import todo_remarks
from soaplan.check.waivers import Waivers
from soaplan.diagnostic import START_OF_FILE, Diagnostic, Finding, Severity
from soaplan.disk import read_start
from soaplan.plans.base import UNKNOWN, walk
from soaplan.plans.envelope import DRAFT, Envelope
from soaplan.plans.kinds import Kind
from soaplan.rules import rules_about
from soaplan.rules.context import FileContext, Related
from soaplan.rules.precedence import one_cause
from soaplan.source.decode import split_lines
from soaplan.source.document import SourceDocument
from soaplan.source.faults import FaultReader


def check_file(path: Path, options: Options, shown: str | None = None) -> CheckResult:
    """Check one file. Raises OSError where it cannot be opened."""
    return check_bytes(
        read_start(path, options.catalogs.limits.bytes), options, shown or str(path), path.absolute().parent
    )


def check_bytes(
    content: bytes, options: Options, path: str = "-", folder: Path | None = None, *, follow: int = 2
) -> CheckResult:
    """Check the content of a file. `folder` is where the files of its answers are looked for.

    `follow` says how far the files that it rests on are read too: a report, its earlier report, the plan of that one.
    No chain is endless.
    """
    content = content[: options.catalogs.limits.bytes + 1]
    lines = split_lines(content.decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK))
    result = CheckResult(path, lines=lines, content=content, folder=folder)
    document = read_document(content, options.catalogs.limits)
    if isinstance(document, list):
        return _stopped(result, document, options)
    result.document = document
    return _check_document(result, document, options, follow=follow)


def _stopped(result: CheckResult, findings: list[Finding], options: Options) -> CheckResult:
    """The result of a file of which nothing more can be said."""
    result.diagnostics += [_without_plan(finding, result, options) for finding in findings]
    return result


def _without_plan(finding: Finding, result: CheckResult, options: Options) -> Diagnostic:
    row = options.catalogs.shared_rules[finding.code]
    span = finding.span
    if span is None:
        span = result.document.locate(finding.pointer) if result.document else START_OF_FILE
    where = name_of(None, finding.pointer)
    return Diagnostic(
        finding.code,
        row.name,
        Severity.ERROR,
        finding.message,
        finding.help,
        row.source,
        finding.pointer,
        where,
        span,
        fix=fix_of(finding, result.document, result.content) if result.document else finding.fix,
    )


def _check_document(result: CheckResult, document: SourceDocument, options: Options, *, follow: int) -> CheckResult:
    reader = FaultReader(document, UNKNOWN)
    data = reader.read()
    if isinstance(data, dict):
        result.status = options.status_used(status_of(data))
    kind = kind_of(data)
    if isinstance(kind, Finding) or not isinstance(data, dict):
        return _stopped(result, [_sooner(reader, kind)], options)
    result.kind = kind.name
    catalog = catalog_of(data, kind, options.catalogs)
    if isinstance(catalog, Finding):
        return _stopped(result, [_sooner(reader, catalog)], options)
    result.cycle, result.catalog = catalog.cycle.id, catalog
    document.other_keys = kind.other_keys
    reading = Reading(result.folder, options.catalogs.placeholders, options.catalogs.limits.bytes)
    shaper = Shaper(kind, catalog, reading, reader.pieces, reader.several_lines)
    result.plan = shaper.build(data)
    relations = _relations(reading, options, follow - 1)
    if follow:
        relations.read(kind, result.plan)
    result.related = relations.results
    faults = [*without_doubles(reader.findings, shaper.findings), *shaper.findings, *relations.findings]
    result.todo_remarks = todo_remarks(result.content, document)
    faults += result.todo_remarks if result.status != DRAFT else []
    found = _Placing(result.plan, kind, catalog, document, result.content, options, result.status, relations.related)
    result.diagnostics = sorted(found.diagnostics(faults), key=lambda diagnostic: diagnostic.order)
    return result


def _relations(reading: Reading, options: Options, follow: int) -> Relations:
    """How the files that this one rests on are read: as themselves, whatever this run selects or leaves out."""
    every = replace(options, select=(), ignore=())
    return Relations(reading, lambda content, name, folder: check_bytes(content, every, name, folder, follow=follow))


def _sooner(reader: FaultReader, finding: Any) -> Finding:
    """A fault of the very value comes before what follows from it."""
    same = (fault for fault in reader.findings if fault.pointer == finding.pointer and fault.code in WORSE)
    keys = (fault for fault in reader.findings if fault.pointer == () and fault.code == "DOC006")
    return next(same, None) or next(keys, finding)


WORSE = ("DOC006", "DOC012", "DOC018")


def without_doubles(faults: list[Finding], shapes: list[Finding]) -> list[Finding]:
    """One value gets one finding about the file: a cut value that cannot be read either is told once."""
    wrong = {finding.pointer for finding in shapes}
    return [fault for fault in faults if fault.code != "DOC024" or fault.pointer not in wrong]


@dataclass
class _Placing:
    """Runs the rules over a plan and turns everything found into diagnostics."""

    plan: Envelope
    kind: Kind
    catalog: Catalog
    document: SourceDocument
    content: bytes
    options: Options
    status: str | None
    related: Mapping[str, Related]

    def diagnostics(self, faults: list[Finding]) -> Iterator[Diagnostic]:
        said = list(self.findings())
        waivers = Waivers(self.plan, self.catalog.rules, self.options.as_of)
        found = [self.placed(finding) for finding in (*faults, *said, *waivers.bad)]
        found = [waivers.apply(diagnostic) for diagnostic in found]
        run = [code for code in self.catalog.rules if self.options.wants(code)]
        found += [self.placed(finding) for finding in waivers.unused(run)]
        yield from (diagnostic for diagnostic in found if self.options.wants(diagnostic.code))

    def findings(self) -> Iterator[Finding]:
        """What the rules say, without what only follows from another finding."""
        contexts: dict[type[FileContext], FileContext] = {}
        found: list[Finding] = []
        for node in list(walk(self.plan)):
            for rule in rules_about(type(node), self.kind):
                found += rule.findings(node, self.context(rule.context, contexts))
        return one_cause(found)

    def context(self, kind: type[FileContext], made: dict[type[FileContext], FileContext]) -> FileContext:
        """The surroundings that a rule asks for, made once."""
        if kind not in made:
            required = self.catalog.required_in(self.kind.required)
            made[kind] = kind(
                self.plan, self.catalog, self.options.as_of, self.status, required=required, related=self.related
            )
        return made[kind]

    def placed(self, finding: Finding) -> Diagnostic:
        """A finding with its place, severity and source."""
        row, is_charter = self.catalog.rule(finding.code), self.plan.district.is_charter_school
        weight = row.weight(finding.case)
        severity = severity_of(weight, self.status)
        if severity is not Severity.TODO:
            severity = self.options.severities.get(finding.code, severity)
        return Diagnostic(
            code=finding.code,
            name=row.name,
            severity=severity,
            message=finding.message,
            help=help_of(finding, self.document),
            source=finding.source or (row.source_charter_school if is_charter else None) or row.source,
            pointer=self.document.trim(finding.pointer),
            where=name_of(self.plan, finding.pointer),
            span=place(finding, self.document),
            prose=row.prose,
            unanswered=weight in UNANSWERED,
            fix=fix_of(finding, self.document, self.content),
        )
