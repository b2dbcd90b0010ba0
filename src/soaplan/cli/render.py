"""`soaplan render`: the document that must be posted publicly."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from soaplan.characters import harmless
from soaplan.check import CheckResult, Options
from soaplan.cli.errors import FINDINGS, OK, USAGE, UserError
from soaplan.cli.inputs import Checker, Inputs, find_inputs
from soaplan.cli.options import STANDARD_INPUT, as_of_option, output_is_named, output_option, paths_argument, put
from soaplan.cli.pages import ENDINGS, lost_pages, page_beside, refuse_foreign, refuse_twins, why_stale
from soaplan.output import Report, Screen, write
from soaplan.output.report import tally
from soaplan.workspace.files import rests_on_another
from soaplan.workspace.settings import SettingsError
from soaplan.workspace.write import content_of

if TYPE_CHECKING:
    from soaplan.render import Look

UNREADABLE = "soaplan can't read this file, so there's no page"


@dataclass(frozen=True)
class Job:
    """What is made of each plan, and where it goes: beside the plan, into one file, or to standard output."""

    format_: str
    output: Path | None = None
    beside: bool = False
    only_check: bool = False
    with_style: bool = False
    by_name: bool = True
    """Whether the user named the files; those found otherwise are passed over where their kind has no such page."""

    def target(self, result: CheckResult) -> Path | None:
        """The file for a plan; None for standard output."""
        return page_beside(result.path, self.format_) if self.beside else self.output


@click.command("render")
@paths_argument
@click.option(
    "--format", "format_", type=click.Choice(list(ENDINGS)), default="html", show_default=True, help="What to make."
)
@output_option
@click.option("--beside", is_flag=True, help="Write plan.html next to each plan.yaml.")
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), help="Write every page and an index into this folder."
)
@click.option("--skip-others", is_flag=True, help="Skip files that aren't plans.")
@click.option("--with-style", is_flag=True, help="Give a fragment a style sheet that changes nothing around it.")
@click.option("--fail-if-changed", is_flag=True, help="Exit with 1 if a page had to be rewritten.")
@click.option("--changed", is_flag=True, help="PATHs are changed files; render the plans that use them (for hooks).")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a page is out of date.")
@click.option("--watch", is_flag=True, help="Show the page in a browser and refresh it each time you save the plan.")
@as_of_option
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the contract
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    beside: bool,
    site: Path | None,
    skip_others: bool,
    with_style: bool,
    fail_if_changed: bool,
    changed: bool,
    check: bool,
    watch: bool,
    as_of: date | None,
) -> int:
    """Make the public page of a plan.

    With no PATH, soaplan uses the plan in the current folder; - reads standard input. With several paths, or --beside,
    it writes a page next to each plan. A plan with a finding from DOC001 to DOC006 can't be read and gets no page.
    """
    if with_style and format_ != "fragment":
        raise UserError("--with-style is for --format fragment; the other pages have their style already")
    if changed:
        return render_commit(
            paths,
            Job(format_, beside=True, only_check=check, with_style=with_style, by_name=False),
            as_of,
            fail=fail_if_changed or check,
        )
    inputs = find_inputs(paths, skip_others=skip_others)
    options = Options(as_of=as_of or date.today())  # noqa: DTZ011 - the day where the user is
    if site is not None:
        return make_site(inputs, site, options, others=beside or check or watch or format_ != "html")
    if not paths and not (beside or check):
        inputs.paths = plans_of_their_own(inputs)
    many = beside or len(inputs.paths) > 1 or (check and output is None)
    job = Job(format_, output, many, check, with_style)
    refuse_what_does_not_fit(inputs, paths, job)
    if watch and not inputs.problems:
        return watch_one(inputs, job, options)
    outcomes = [outcome for _, outcome in render_all(inputs, job, Checker(options))]
    failed = None in outcomes or ((fail_if_changed or check) and True in outcomes)
    return USAGE if inputs.problems else FINDINGS if failed else OK


def make_site(inputs: Inputs, folder: Path, options: Options, *, others: bool) -> int:
    """Make a folder to publish; the answer is the exit code. `others`: options that say where else pages go."""
    if others or output_is_named():
        raise UserError("--site writes web pages into a folder; leave out -o, --beside, --check, --watch and --format")
    from soaplan.cli.site import publish  # noqa: PLC0415 - only where the option is used

    return publish(inputs, folder, options)


def render_commit(paths: Iterable[str], job: Job, as_of: date | None, *, fail: bool) -> int:
    """Render the plans whose pages rest on a file of the commit being made; the answer is the exit code."""
    from soaplan.cli.commit import Commit, say_what_to_do, shown  # noqa: PLC0415 - for hooks alone

    commit = Commit.of(paths)
    plans = commit.touched.shown(lambda plan: page_beside(plan, job.format_))
    inputs = Inputs([shown(plan) for plan in plans])
    refuse_twins(inputs.paths, job.format_)
    done = render_all(inputs, job, Checker(Options(as_of=as_of or date.today())))  # noqa: DTZ011 - the user's day
    add = [page.target for page, outcome in done if outcome and page.target]
    add += [path for page, _ in done if page.target for path in commit.missing(page.result, page.target)]
    lost = commit.lost_pages()
    if add or lost:
        say_what_to_do("Some pages are new or changed, or their plan is gone. Add this to your commit:", add, lost)
    return FINDINGS if None in [outcome for _, outcome in done] or (fail and (add or lost)) else OK


def refuse_what_does_not_fit(inputs: Inputs, paths: Iterable[str], job: Job) -> None:
    """Raises UserError where it is not clear which page goes where."""
    if output_is_named() and job.beside:
        raise UserError("-o names one file, but there would be several pages; leave it out")
    plans = len(plans_of_their_own(inputs))
    if not tuple(paths) and plans > 1 and not job.only_check:
        raise UserError(f"there are {plans} plans here; name the one you want, or all of them")
    if job.beside and STANDARD_INPUT in inputs.paths:
        raise UserError("a page can't be written next to standard input; name the file, or leave out --beside")
    if job.beside:
        refuse_twins(inputs.paths, job.format_)


def plans_of_their_own(inputs: Inputs) -> list[str]:
    """The plans among the files: a translation is none of its own."""
    return [name for name in inputs.paths if name == STANDARD_INPUT or not rests_on_another(Path(name))]


def watch_one(inputs: Inputs, job: Job, options: Options) -> int:
    """Serve the page of one plan until the user ends it. Raises UserError where there is more to show than one page."""
    from soaplan.cli.watch import WATCHED, watch  # noqa: PLC0415 - a server is needed by nothing else

    if len(inputs.paths) != 1 or STANDARD_INPUT in inputs.paths or job.only_check:
        raise UserError("--watch shows one plan; name it and leave out --check")
    if job.format_ not in WATCHED:
        raise UserError(f"--watch shows pages: --format {' or '.join(WATCHED)}")
    return watch(inputs.paths[0], job, options)


def render_all(inputs: Inputs, job: Job, checker: Checker) -> list[tuple["Rendered", bool | None]]:
    """Render every plan, and say of each page whether it is new or changed; None where a plan gives no page."""
    results = [checker.check(name) for name in inputs.paths]
    pages = [render(result, job, checker, by_name=job.by_name and not inputs.searched) for result in results]
    if job.beside and not job.only_check:
        new = (page.target for page in pages if page.text is not None and page.target)
        refuse_foreign(new, checker.sources)
    done = [(page, finish(page, job, checker)) for page in pages]
    inputs.say_what_was_searched(len(results))
    if job.beside and inputs.searched:
        say_what_is_lost(pages)
    for problem in inputs.problems:
        click.echo(f"soaplan: {problem}", err=True)
    return done


@dataclass(frozen=True)
class Rendered:
    """One checked plan, the text of its page, and where the page goes. Without a text there is no page."""

    result: CheckResult
    text: str | None = None
    target: Path | None = None
    passed_over: bool = False
    """Whether the file was found by a search and is of a kind that has no such page."""


def render(result: CheckResult, job: Job, checker: Checker, *, by_name: bool) -> Rendered:
    """Render one plan; nothing is written yet. Says why there is no page where there is none."""
    from soaplan.render import FORMATS, has_page  # noqa: PLC0415 - after the checks, which are cheaper

    if not has_page(result, job.format_):
        fact = say_why_no_page(result, job.format_)
        click.echo(f"soaplan: {result.path}: {fact}", err=True)
        return Rendered(result, passed_over=not by_name and fact != UNREADABLE)
    return Rendered(
        result,
        FORMATS[job.format_](result, replace(look_for(result, checker), with_style=job.with_style)),
        job.target(result),
    )


def finish(page: Rendered, job: Job, checker: Checker) -> bool | None:
    """Write or compare one page. Whether it is new or changed; None where the plan gives no page."""
    result = page.result
    if page.text is None:
        return False if page.passed_over else None
    if job.only_check and page.target is not None:
        return is_stale(result, page.target, page.text)
    if result.has_errors:
        click.echo(
            f"{result.path}: {tally(result.counts, result.status)}; the page will say it hasn't been checked", err=True
        )
    return keep(page.target, page.text, checker.sources)


def say_what_is_lost(pages: list[Rendered]) -> None:
    """Name the pages whose plans are not there any more, in the folders that were looked at."""
    folders = {Path(page.result.path).parent for page in pages}
    for lost in lost_pages(folders):
        click.echo(
            f"{lost}: soaplan made this page, but its plan isn't here any more. If the plan was renamed or deleted, "
            "delete this page too.",
            err=True,
        )


def say_why_no_page(result: CheckResult, format_: str) -> str:
    """Why a file gives no page; shows the findings where they are the reason."""
    from soaplan.render import formats_of  # noqa: PLC0415 - after the checks, which are cheaper

    formats = formats_of(result)
    if formats and format_ not in formats:
        return f"soaplan doesn't make {format_} from this kind of file; choose {', '.join(formats)}"
    click.echo(write("concise", Report(date.min, [result]), Screen()), nl=False, err=True)
    return UNREADABLE


def look_for(result: CheckResult, checker: Checker) -> "Look":
    """The look that the settings of the plan's folder give its documents. Raises UserError."""
    from soaplan.render.look import look_of  # noqa: PLC0415 - after the checks, which are cheaper

    try:
        return look_of(checker.settings_for(Path(result.path).parent))
    except SettingsError as error:
        raise UserError(str(error)) from error


def is_stale(result: CheckResult, target: Path, text: str) -> bool:
    """Whether the page must be made again; says so on standard output."""
    if is_same(target, text):
        return False
    click.echo(harmless(f"{target}: {why_stale(result, target)}"))
    return True


def keep(target: Path | None, text: str, sources: Iterable[Path]) -> bool:
    """Write the page where it belongs, but never over `sources`; False where it is there already."""
    if target is not None and is_same(target, text):
        return False
    put(text, target, sources)
    if target is not None:
        click.echo(f"Wrote {target}", err=True)
    return True


def is_same(target: Path, text: str) -> bool:
    """Whether the page is already there, be it made by another version of soaplan."""
    from soaplan.render.made import says_the_same  # noqa: PLC0415 - after the checks, which are cheaper

    content = content_of(target)
    return content is not None and says_the_same(content, text)
