"""`soaplan init`: a folder in which a district keeps its plan."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import click

from soaplan.catalog import Catalog
from soaplan.characters import harmless
from soaplan.check import CheckResult, Options, check_bytes
from soaplan.cli.catalogs import DEFAULT_KIND, catalog_for, catalogs_here
from soaplan.cli.errors import OK, USAGE, UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.options import ExistingFile, cycle_option, put_new
from soaplan.cli.schema import LINE, line_for_editors, schema_path
from soaplan.plans.kinds import KINDS, Kind
from soaplan.schema import schema_text
from soaplan.skeleton.build import skeleton
from soaplan.skeleton.repository import NewFile, repository
from soaplan.workspace.files import is_ours, plans_in
from soaplan.workspace.write import content_of

PLAN = "plan.yaml"
README = "readme"
FILE = ExistingFile()


class Kept(NamedTuple):
    """A plan of the folder: its name there, its kind, and the guidance it goes by."""

    name: str
    kind: Kind
    catalog: Catalog


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[FOLDER]")
@click.option(
    "--from", "source", type=FILE, metavar="FILE", help="Start from a plan, a PDF, a Word file or a web page."
)
@cycle_option("Which guidance to use; the default is the newest.")
@click.option("--dry-run", is_flag=True, help="Write nothing; only say what would be written.")
def command(folder: Path, source: Path | None, cycle: str | None, dry_run: bool) -> int:
    """Set up a folder for your plan, with everything that checks and publishes it.

    Writes a plan, the schema for editors, hooks for git, a workflow for GitHub, settings for Visual Studio Code and a
    README. What's already there stays as it is.
    """
    checker = Checker(Options())
    names = [path.relative_to(folder).as_posix() for path in plans_in(folder).plans] if folder.is_dir() else []
    plans = [plan for name in names if (plan := kept(name, checker.check(str(folder / name))))]
    begun = begin(folder, source, cycle, names)
    if begun is not None and (plan := kept(PLAN, check_bytes(begun.text.encode(), Options(catalogs=catalogs_here())))):
        plans.insert(0, plan)
    schemas, files_of = schemas_for(plans)
    main = next((plan.name for plan in plans if plan.kind.name == DEFAULT_KIND), (names or [PLAN])[0])
    if begun is None:
        click.echo(harmless(f"Left {folder / main} as it was"))
    files = [*([begun] if begun else []), *schemas, *repository(main, files_of)]
    is_whole = put_all(folder, files, dry_run=dry_run)
    if not dry_run:
        click.echo(f"Open {folder / main} in an editor to start. README.md there says how to go on.", err=True)
    return OK if is_whole else USAGE


def kept(name: str, result: CheckResult) -> Kept | None:
    """A checked plan; None for one whose kind or cycle can't be read."""
    kind = KINDS.get(result.kind or "")
    return Kept(name, kind, result.catalog) if kind and result.catalog else None


def begin(folder: Path, source: Path | None, cycle: str | None, names: Iterable[str]) -> NewFile | None:
    """The plan to write; None where the folder has one already. Raises UserError."""
    if source is None:
        text = skeleton(DEFAULT_KIND, catalog_for(cycle, DEFAULT_KIND))
        return None if names else NewFile(PLAN, text, "your plan, with every question in it")
    if any((folder / name).samefile(source) for name in names):
        return None
    if (folder / PLAN).exists():
        raise UserError(
            f"{folder / PLAN} already exists, so there's no place for a plan from {source}; leave out --from"
        )
    return NewFile(PLAN, read_source(source, cycle), f"your plan, from {source.name}")


def read_source(source: Path, cycle: str | None) -> str:
    """A plan as it is, or a draft from any other paper, with the line for editors. Raises UserError."""
    if not is_ours(source):
        from soaplan.cli.importing import read_paper  # noqa: PLC0415 - only for papers

        found = read_paper(source, None, cycle)
        return f"{line_for_editors(found.kind, found.cycle)}\n{found.text}"
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{source} isn't saved as UTF-8; run soaplan validate {source} to see how to fix it") from error
    plan = kept(PLAN, check_bytes(text.encode(), Options(catalogs=catalogs_here())))
    line = LINE.match(text)
    return text if plan is None or line is None else line_for_editors(*_schema_of(plan)) + text[line.end(1) :]


def _schema_of(plan: Kept) -> tuple[str, str]:
    return plan.kind.name, plan.catalog.cycle.id


def schemas_for(plans: Iterable[Kept]) -> tuple[list[NewFile], dict[str, list[str]]]:
    """The schemas that plans go by, and by the path of each the files that an editor is to read with it."""
    files: dict[str, NewFile] = {}
    patterns: dict[str, list[str]] = {}
    for plan in plans:
        for kind, pattern in read_with(plan):
            path = schema_path(kind.name, plan.catalog.cycle.id)
            files[path] = NewFile(path, schema_text(kind, plan.catalog), "what the editor offers while you type")
            patterns.setdefault(path, []).append(pattern)
    return list(files.values()), patterns


def read_with(plan: Kept) -> Iterator[tuple[Kind, str]]:
    """A plan, and the translations it may have beside it, as editors look for files."""
    yield plan.kind, plan.name
    way = PurePosixPath(plan.name)
    for kind in KINDS.values():
        if kind.related.get("of") == plan.kind.name:
            yield kind, way.with_suffix(f".*{way.suffix}").as_posix()


def put_all(folder: Path, files: Iterable[NewFile], *, dry_run: bool) -> bool:
    """Write what isn't there yet, and say of each file what became of it. Whether everything could be written."""
    problems, by_hand = [], []
    for file in files:
        if is_there(folder, file):
            click.echo(harmless(f"Left {folder / file.path} as it was"))
            by_hand += [file] if lacks_mark(folder, file) else []
            continue
        try:
            if not dry_run:
                put_new(file.text, folder / file.path)
        except UserError as error:
            problems.append(str(error))
            continue
        click.echo(harmless(f"{'Would write' if dry_run else 'Wrote'} {folder / file.path}: {file.purpose}"))
    for file in by_hand:
        click.echo(f"\n{file.path} doesn't know about soaplan yet. Add this to it:\n\n{file.text}", nl=False)
    for problem in problems:
        click.echo(f"soaplan: {problem}", err=True)
    return not problems


def is_there(folder: Path, file: NewFile) -> bool:
    """Whether a file is there: under any spelling for a README, and as a link too, wherever it leads."""
    target = folder / file.path
    if target.stem.lower() == README and folder.is_dir():
        return any(path.name.lower().partition(".")[0] == README for path in folder.iterdir())
    return target.exists() or target.is_symlink() or not target.resolve().is_relative_to(folder.resolve())


def lacks_mark(folder: Path, file: NewFile) -> bool:
    """Whether a file that is there doesn't do what the new one would."""
    return bool(file.mark) and file.mark.encode() not in (content_of(folder / file.path) or b"")
