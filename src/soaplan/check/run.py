"""One check of one file: read > kind and cycle > model > walk > rules > place > waive > sort."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from soaplan.catalog import Catalog, Catalogs
from soaplan.characters import BYTE_ORDER_MARK, visible
from soaplan.check.places import UNANSWERED, fix_of, help_of, name_of, place, severity_of
from soaplan.check.reading import Reading, read_document
from soaplan.check.related import Relations
from soaplan.check.result import CheckResult, Options
from soaplan.check.shape import Shaper
from soaplan.check.todo_remarks import todo_remarks
from soaplan.check.waivers import Waivers
from soaplan.diagnostic import START_OF_FILE, Diagnostic, Finding, Fix, Severity
from soaplan.disk import read_start
from soaplan.plans.base import UNKNOWN, walk
from soaplan.plans.envelope import DRAFT, STATUSES, Envelope
from soaplan.plans.kinds import KINDS, Kind
from soaplan.plans.labels import fold, nearest, offer
from soaplan.regex import regex
from soaplan.rules import rules_about
from soaplan.rules.context import FileContext, Related
from soaplan.rules.precedence import one_cause
from soaplan.source.decode import split_lines
from soaplan.source.document import SourceDocument
from soaplan.source.faults import FaultReader

YEARS = regex(r"\b(?:FY ?)?(?:19|20)?\d\d\b", re.IGNORECASE)


def kind_of(data: Any) -> Kind | Finding:
    """The kind that the file names, or what is wrong with it."""
    known = ", ".join(KINDS)
    if not isinstance(data, dict):
        message = "this file doesn't start with named answers such as `kind: soa-plan`"
        return Finding((), message, FIRST_LINES, code="DOC003")
    written = data.get("kind")
    if not isinstance(written, str):
        mend, fix = _misspelled(data, "kind")
        mend = mend or f"Add this line: kind: {next(iter(KINDS))}"
        return Finding(("kind",), "the file doesn't say what kind of plan it is", mend, code="DOC003", fix=fix)
    text = visible(written)
    if text.lower() in KINDS:
        return KINDS[text.lower()]
    asked, fix = offer(text, nearest(YEARS.sub("", text), KINDS), "`{}`")
    mend = f"{asked}The kinds are: {known}."
    return Finding(("kind",), f"“{text}” isn't a kind of plan", mend, code="DOC003", fix=fix)


def _misspelled(data: dict[str, Any], name: str) -> tuple[str, Fix | None]:
    """What to do where a name was probably meant that is written otherwise: `Kind:`."""
    near = next((key for key in data if key != name and nearest(key, [name])), None)
    if near is None:
        return "", None
    return f"Write `{name}:` instead of `{near}:`.", Fix(name, "rename", at=(near,))


FIRST_LINES = "Start the file with two lines: `kind: soa-plan` and `cycle: 2024`."


def catalog_of(data: dict[str, Any], kind: Kind, catalogs: Catalogs) -> Catalog | Finding:
    """The catalog of the cycle that the file names, or what is wrong with it."""
    written = data.get("cycle")
    if not isinstance(written, str):
        message = "the file doesn't say which guidance it follows"
        newest = catalogs.newest(kind.instrument).cycle.id
        asked = f"Add this line, for example: cycle: {newest}. {_cycles(kind, catalogs)}"
        mend, fix = _misspelled(data, "cycle")
        return Finding(("cycle",), message, mend or asked, code="DOC004", fix=fix)
    if (catalog := catalogs.get(kind.instrument, visible(written))) is not None:
        return catalog
    message = f"“{visible(written)}” isn't a guidance cycle that soaplan knows"
    asked, fix = _cycle_meant(visible(written), kind, catalogs)
    return Finding(("cycle",), message, asked + _cycles(kind, catalogs), code="DOC004", fix=fix)


A_YEAR = regex(r"\b(?:FY|SY)? ?(?:20)?(\d\d)\b", re.IGNORECASE)


def _cycle_meant(text: str, kind: Kind, catalogs: Catalogs) -> tuple[str, Fix | None]:
    """The one cycle with a year that a text names."""
    years = set(A_YEAR.findall(text))
    known = [found for name in catalogs.cycles(kind.instrument) if (found := catalogs.get(kind.instrument, name))]
    hits = [one.cycle for one in known if years & {one.cycle.id[-2:], *_covered(one.cycle.years_label)}]
    if len(hits) != 1:
        return "", None
    return f"Did you mean {hits[0].id} ({hits[0].years_label})? ", Fix(hits[0].id, safe=False)


def _covered(label: str) -> set[str]:
    """The years that a label such as FY25-FY27 covers, each by its last two digits."""
    ends = [int(year) for year in A_YEAR.findall(label)]
    return {f"{year:02}" for year in range(min(ends), max(ends) + 1)} if ends else set()


def _cycles(kind: Kind, catalogs: Catalogs) -> str:
    """The known cycles with their years."""
    known = (catalogs.get(kind.instrument, name) for name in catalogs.cycles(kind.instrument))
    named = ", ".join(f"{found.cycle.id} ({found.cycle.years_label})" for found in known if found)
    return f"The cycles are: {named}."


def status_of(data: dict[str, Any]) -> str | None:
    """The status as it is written; None where it is absent or cannot be read."""
    written = data.get("status")
    by_fold = {fold(status): status for status in STATUSES}
    return by_fold.get(fold(written)) if isinstance(written, str) else None


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
