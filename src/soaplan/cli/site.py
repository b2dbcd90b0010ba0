"""`soaplan render --site`: a folder to publish, with a page for every document and an index of them all."""

import os
from pathlib import Path
from urllib.parse import quote

import click

from soaplan.check import Options
from soaplan.cli.errors import FINDINGS, OK, USAGE, UserError
from soaplan.cli.inputs import Checker, Inputs
from soaplan.cli.options import STANDARD_INPUT
from soaplan.cli.pages import page_beside, refuse_foreign, refuse_twins
from soaplan.cli.render import Job, Rendered, keep, look_for, render
from soaplan.output.report import amount_of
from soaplan.site import INDEX, Published, index, left_over


def publish(inputs: Inputs, folder: Path, options: Options) -> int:
    """Write the pages of all files and their index into a folder; the answer is the exit code. Raises UserError.

    A page keeps the place that its file has in the current folder, so that links between languages work.
    """
    places = {name: place_in(folder, name) for name in inputs.paths}
    refuse_twins(inputs.paths, "html")
    front = folder / INDEX
    if front in places.values():
        raise UserError(f"a file called “{Path(INDEX).stem}” would have the page of the list, {front}; rename it")
    checker = Checker(options)
    results = [checker.check(name) for name in inputs.paths]
    pages = [render(result, Job("html"), checker, by_name=not inputs.searched) for result in results]
    texts = {places[page.result.path]: page.text for page in pages if page.text is not None}
    if texts:
        published = [Published(page.result, page.text, address(folder, places[page.result.path])) for page in pages
                     if page.text is not None]  # fmt: skip
        texts[front] = index(published, look_for(published[0].result, checker))
    refuse_foreign(texts, checker.sources)
    for target, text in texts.items():
        keep(target, text, checker.sources)
    return _say(inputs, pages, folder, texts)


def place_in(folder: Path, name: str) -> Path:
    """Where the page of a file goes. Raises UserError for a file outside the current folder."""
    if name == STANDARD_INPUT:
        raise UserError("a website is made from files; name the files or a folder")
    way = Path(os.path.relpath(name))
    if way.is_absolute() or ".." in way.parts:
        raise UserError(f"{name} is outside this folder; run soaplan in the folder with all of your files")
    return folder / page_beside(way, "html")


def address(folder: Path, page: Path) -> str:
    """The way from the index to a page, as a link has it."""
    return quote(page.relative_to(folder).as_posix())


def _say(inputs: Inputs, pages: list[Rendered], folder: Path, texts: dict[Path, str]) -> int:
    """Say what became of the files, and what a website holds that it should not; the answer is the exit code."""
    inputs.say_what_was_searched(len(pages))
    for problem in inputs.problems:
        click.echo(f"soaplan: {problem}", err=True)
    for page in left_over(folder, texts):
        click.echo(f"{page}: soaplan made this page before, but no file here has it now. Delete it.", err=True)
    if texts:
        click.echo(f"{folder} is ready to publish: {amount_of(len(texts) - 1, 'page', 'pages')} and {INDEX}", err=True)
    failed = any(page.text is None and not page.passed_over for page in pages)
    return USAGE if inputs.problems else FINDINGS if failed else OK
