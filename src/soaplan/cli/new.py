"""`soaplan new`: a file to fill in, with every question in it."""

import os
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from soaplan.catalog import Catalog, Catalogs, SoaCatalog
from soaplan.characters import shown
from soaplan.check import CheckResult, Options
from soaplan.check.related import what_is_wrong
from soaplan.cli.catalogs import DEFAULT_KIND, catalog_for, catalogs_here
from soaplan.cli.completion import program_codes
from soaplan.cli.errors import OK, UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.options import ExistingFile, cycle_option, output_option, put_new, told_to_the_user
from soaplan.cli.schema import has_folder, put_schema, without_schema
from soaplan.dates import fiscal_year
from soaplan.plans.base import known
from soaplan.plans.envelope import DISTRICT_TYPES
from soaplan.plans.kinds import KINDS, Kind
from soaplan.plans.labels import fold
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.soa_progress_report import SoaProgressReport
from soaplan.plans.values import read_year
from soaplan.regex import regex
from soaplan.skeleton.beginnings import BEGINNINGS, beginning_of
from soaplan.skeleton.build import KINDS_TO_BEGIN, skeleton
from soaplan.skeleton.sources import Sources

PLAN_KIND = next(iter(KINDS))
CODES_APART = regex(r"[\s,;]+")
REPORT_YEARS = "report_years"
"""The number of the catalog that says for how many years of a plan there are reports."""


@dataclass(frozen=True)
class Given:
    """What the command line says, beside the kind."""

    plan: Path | None = None
    previous: Path | None = None
    report_year: str | None = None
    cycle: str | None = None
    output: Path | None = None
    name: str = ""
    type: str = ""
    programs: str = ""
    texts: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether no other file and no year is named."""
        return self.plan is None and self.previous is None and self.report_year is None


@dataclass
class Known:
    """Reads what a new file is begun from. Every problem is a UserError that says what to do."""

    kind: Kind
    given: Given
    checker: Checker = field(default_factory=lambda: Checker(Options(as_of=date.today())))  # noqa: DTZ011 - the day where the user is
    plan: CheckResult | None = None
    previous: CheckResult | None = None

    def read(self) -> tuple[Catalog, Sources]:
        """The cycle of the new file, and what can be filled in."""
        if self.given.previous:
            self.previous = self.checked(self.given.previous, self.kind)
        self.plan = self.checked(self.given.plan, KINDS[PLAN_KIND]) if self.given.plan else self.plan_of_previous()
        catalog = self.catalog()
        plan = self.plan.plan if self.plan else None
        return catalog, Sources(
            plan if isinstance(plan, SoaPlan) else None,
            self.way_to(self.plan),
            self.previous.plan if self.previous else None,
            self.way_to(self.previous),
            self.report_year(catalog),
        )

    def checked(self, path: Path, kind: Kind) -> CheckResult:
        """A file that can be read, of the kind that is wanted."""
        result = self.checker.check(str(path))
        if problem := what_is_wrong(result, kind):
            raise UserError(shown(f"{path} {problem}. Nothing was written"))
        return result

    def plan_of_previous(self) -> CheckResult | None:
        """The three-year plan that the file before names, where the command line names none."""
        key = next((key for key, wanted in self.kind.related.items() if wanted == PLAN_KIND), "")
        found = self.previous.related.get(key) if self.previous else None
        if found is None or self.previous is None or self.previous.folder is None:
            return None
        return self.checked(self.previous.folder / found.path, KINDS[PLAN_KIND])

    def catalog(self) -> Catalog:
        """The cycle that follows from the files; `--cycle` may name it too, or choose it where none follows."""
        wanted = self.cycle_of_plan() if self.kind.has_cycle_of_its_plan else self.cycle_after_previous()
        named = self.given.cycle or wanted
        found = self.catalogs.get(self.kind.instrument, named) if named else self.catalogs.newest(self.kind.instrument)
        if found is None:
            raise UserError(self.catalogs.no_cycle(self.kind.instrument, str(named)))
        if wanted and found.cycle.id != wanted and self.kind.has_cycle_of_its_plan:
            raise UserError(f"the plan is for cycle {wanted}, so its {self.kind.title} is too; leave out --cycle")
        return found

    @property
    def catalogs(self) -> Catalogs:
        """The catalog of the repository in which the new file will lie."""
        return self.checker.options_for((self.given.output or Path("-")).parent).catalogs

    def cycle_of_plan(self) -> str | None:
        """The cycle of the plan."""
        if self.plan is None:
            raise UserError(f"also name the plan for the new {self.kind.noun}, with --plan")
        return self.plan.cycle

    def cycle_after_previous(self) -> str | None:
        """The cycle after that of the file before; None where there is no file before."""
        if self.previous is None or self.previous.cycle is None:
            return None
        later = [one for one in self.catalogs.cycles(self.kind.instrument) if one > self.previous.cycle]
        if not later and self.given.cycle is None:
            raise UserError(
                f"{self.previous.path} is for cycle {self.previous.cycle}, and soaplan doesn't know a later one yet. "
                "Name the cycle for the new file with --cycle."
            )
        return later[0] if later else None

    def way_to(self, result: CheckResult | None) -> str:
        """The way to a file from the folder of the new one, with / between folders."""
        if result is None:
            return ""
        folder = self.given.output.absolute().parent if self.given.output else Path.cwd()
        try:
            return Path(os.path.relpath(Path(result.path).absolute(), folder)).as_posix()
        except ValueError as error:  # pragma: no cover - another drive of Windows
            raise UserError(
                f"{result.path} is on a different drive than the new file; write the new one to that drive"
            ) from error

    def report_year(self, catalog: Catalog) -> str:
        """The year that is named, or the first one that no report is about yet; nothing for a kind without years."""
        plan = self.plan.catalog if self.plan else None
        if not isinstance(plan, SoaCatalog) or "report-year" not in beginning_of(self.kind.name).options:
            return ""
        years = plan.cycle.years[: catalog.cycle.numbers.get(REPORT_YEARS)]
        if self.given.report_year is not None:
            return _one_of(self.given.report_year, years)
        before = self.previous.plan if self.previous else None
        last = known(before.report_year) if isinstance(before, SoaProgressReport) else None
        left = [year for year in years if last is None or read_year(year) > last]
        if not left:
            raise UserError(f"this plan already has a report for every year that needs one: {', '.join(years)}")
        return left[0]


def _one_of(named: str, years: tuple[str, ...]) -> str:
    """The year as plans write it. Raises UserError for one that has no report."""
    try:
        year = fiscal_year(read_year(named))
    except PydanticCustomError:
        year = ""
    if fold(year) not in map(fold, years):
        raise UserError(
            f"--report-year: this plan doesn't need a report for “{named}”; the years are: {', '.join(years)}"
        )
    return year


def check_options(kind: str, options: dict[str, object]) -> None:
    """Raises UserError for an option that makes no sense for a kind."""
    for name in [name for name, value in options.items() if value is not None]:
        if name not in beginning_of(kind).options:
            fitting = ", ".join(one for one, beginning in BEGINNINGS.items() if name in beginning.options)
            own = " or ".join(f"--{option}" for option in sorted(beginning_of(kind).options))
            instead = f". A {KINDS[kind].noun} can start from {own}" if own else ""
            raise UserError(f"--{name} doesn't work with --kind {kind}; it works with: {fitting}{instead}")


FILE = ExistingFile()


@click.command("new")
@click.option(
    "--kind", type=click.Choice(KINDS_TO_BEGIN), default=DEFAULT_KIND, show_default=True, help="What to start."
)
@cycle_option("Which guidance to use; the default is the newest.")
@click.option(
    "--from",
    "old",
    type=FILE,
    metavar="OLD.yaml",
    help="Start from your plan for an earlier cycle, and list what to look at again.",
)
@click.option("--plan", type=FILE, metavar="PLAN.yaml", help="The three-year plan the new file is about.")
@click.option("--previous", type=FILE, metavar="LAST.yaml", help="Last year's file; the new one is filled in from it.")
@click.option("--report-year", metavar="YEAR", help="The year of a progress report; the default is the next one due.")
@click.option("--name", metavar="NAME", help="The name of your district or charter school.")
@click.option("--type", "type_", type=click.Choice(DISTRICT_TYPES), help="What it is; the default is district.")
@click.option(
    "--programs",
    metavar="CODES",
    shell_complete=program_codes,
    help="Your programs, for example 2.2D,2.2C; each gets its questions.",
)
@click.option("--texts", is_flag=True, help="Put each long answer in a file of its own, to paste text as it is.")
@output_option
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    kind: str,
    cycle: str | None,
    old: Path | None,
    plan: Path | None,
    previous: Path | None,
    report_year: str | None,
    name: str | None,
    type_: str | None,
    programs: str | None,
    texts: bool,
    output: Path | None,
) -> int:
    """Start a new file with every question on the form. soaplan never overwrites a file."""
    if output is not None:
        from soaplan.workspace.write import refuse_existing  # noqa: PLC0415 - only where a file is written

        with told_to_the_user():
            refuse_existing(output)
    own = {"name": name, "type": type_, "programs": programs}
    check_options(kind, {"from": old, "plan": plan, "previous": previous, "report-year": report_year, **own})
    if old is not None:
        if given := [f"--{option}" for option, value in {**own, "texts": texts or None}.items() if value is not None]:
            raise UserError(f"--from takes everything from your last plan, so leave out {' and '.join(given)}")
        from soaplan.cli.new_from import begin_from  # noqa: PLC0415 - only where the option is used

        return begin_from(old, cycle, output)
    if texts and output is None:
        raise UserError("--texts writes several files, so name the plan with -o")
    new = Given(plan, previous, report_year, cycle, output, name or "", type_ or "", programs or "", texts)
    return begin(kind, new)


def begin(kind: str, given: Given) -> int:
    """Write the new file, with what other files say already, and say what comes next. Raises UserError."""
    if given.is_alone:
        catalog, sources = catalog_for(given.cycle, kind), Sources()
    else:
        catalog, sources = Known(KINDS[kind], given).read()
    sources = replace(sources, district=given.name, type=given.type)
    if given.programs and isinstance(catalog, SoaCatalog):
        sources = replace(sources, areas=areas_of(given.programs, catalog))
    text = skeleton(kind, catalog, sources)
    if given.output is None or not has_folder(given.output):
        put_new(without_schema(text), given.output)
        return OK
    files = dict[str, str]()
    if given.texts:
        text, files = put_texts(text, given.output, kind, catalog)
    put_new(text, given.output)
    say_what_is_next(given.output, put_schema(text, given.output, kind, catalog), catalog, files)
    return OK


def areas_of(words: str, catalog: SoaCatalog) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The Focus Areas of the programs that the command line names, each with its programs. Raises UserError."""
    areas: dict[str, list[str]] = {}
    for code in dict.fromkeys(word.upper() for word in CODES_APART.split(words.strip(" ,;"))):
        area = code if code in catalog.focus_areas else catalog.area_of(code)
        if area is None:
            near = catalog.nearest_program(code)
            offer = f"Did you mean {near.id}? " if near else ""
            raise UserError(
                f"--programs: there's no program “{code}” in cycle {catalog.cycle.id}. "
                f"{offer}`soaplan catalog list` shows the codes"
            )
        areas.setdefault(area, []).extend([code] if code != area else [])
    if len(areas) > (most := catalog.cycle.limits.focus_areas_most):
        raise UserError(
            f"--programs: these programs are in {len(areas)} Focus Areas ({', '.join(areas)}), "
            f"and a plan can have at most {most}"
        )
    return tuple((area, tuple(programs) or ("",)) for area, programs in areas.items())


def put_texts(text: str, output: Path, kind: str, catalog: Catalog) -> tuple[str, dict[str, str]]:
    """Write the files of the long answers; the plan that names them, and what was written. Raises UserError."""
    from soaplan.skeleton.texts import with_text_files  # noqa: PLC0415 - only where the option is used
    from soaplan.source.parse import Limits  # noqa: PLC0415 - only where a file is written
    from soaplan.workspace.write import refuse_existing  # noqa: PLC0415 - likewise

    limits = catalogs_here().limits
    folder = "texts" if kind == DEFAULT_KIND else f"{output.stem}-texts"
    text, files = with_text_files(text, folder, catalog, Limits(limits.bytes, limits.depth, limits.nodes))
    with told_to_the_user():
        for name in files:
            refuse_existing(output.parent / name)
    for name, head in files.items():
        put_new(head, output.parent / name)
    return text, files


def say_what_is_next(output: Path, schema: Path | None, catalog: Catalog, texts: Collection[str] = ()) -> None:
    """What a newcomer does next, on standard error."""
    cycle = catalog.cycle
    click.echo(
        f"Wrote {output}, a draft for {cycle.years_label}. Open it in a text editor and write after the colons.",
        err=True,
    )
    if texts:
        folder = output.parent / next(iter(texts)).rpartition("/")[0]
        click.echo(f"The {len(texts)} long answers are in {folder}. Paste each text below its question.", err=True)
    click.echo(f"Check it any time with:  soaplan validate {output}", err=True)
    if schema is not None:
        click.echo(f"Also wrote {schema}, so editors that know YAML can help while you type.", err=True)
