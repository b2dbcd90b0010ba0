"""`soaplan render --watch`: the page in a browser while the plan is being written."""

import time
from dataclasses import dataclass
from pathlib import Path

import click

from soaplan.characters import one_line
from soaplan.check import Options
from soaplan.cli.errors import UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.pages import made_from, refuse_foreign
from soaplan.cli.preview import Preview
from soaplan.cli.render import UNREADABLE, Job, keep, look_for
from soaplan.diagnostic import Diagnostic
from soaplan.output.report import tally
from soaplan.render import FORMATS, has_page
from soaplan.render.broken import broken_page
from soaplan.workspace.touched import settings_places

WATCHED = ("html", "crosswalk")
"""The formats that a browser shows."""
INTERVAL = 0.3
"""Seconds between two looks at the files."""
Stamps = dict[Path, tuple[int, int]]
"""File -> its time and size; zeros where it is not there."""


@dataclass(frozen=True)
class Made:
    """A page, one line about it, the files that it was made from, and where it is to be kept, if anywhere."""

    html: str
    line: str
    files: frozenset[Path]
    target: Path | None = None


def watch(name: str, job: Job, options: Options) -> int:
    """Show the page of a plan, and anew after every save, until the user interrupts. Raises KeyboardInterrupt."""
    files = frozenset({Path(name)})
    with server() as preview:
        while True:
            before = stamps_of(files)
            made = make(name, job, options)
            if job.beside and made.target is not None:
                refuse_foreign([made.target], made.files)
            publish(preview, made)
            files = made.files
            # A file saved while the page was made counts as changed: its earlier stamp is the one that is compared.
            stamps = stamps_of(files) | {path: stamp for path, stamp in before.items() if path in files}
            while stamps_of(files) == stamps:
                pause()


def server() -> Preview:
    """The server of the page. Raises UserError where this computer does not allow one."""
    try:
        return Preview()
    except OSError as error:
        raise UserError(f"soaplan can't open an address on this computer ({error.strerror or error})") from error


def pause() -> None:
    """Wait until it is time to look again."""
    time.sleep(INTERVAL)


def publish(preview: Preview, made: Made) -> None:
    """Show what was made, say how the plan stands, and write the page where one is wanted."""
    first = preview.served.number == 0
    preview.show(made.html)
    if first:
        click.echo(f"The page is at {preview.address} (press Ctrl-C to stop)")
    click.echo(made.line, err=True)
    if made.target is not None:
        keep(made.target, made.html, made.files)


def make(name: str, job: Job, options: Options) -> Made:
    """The page as it would be now; a page with the message where there can be none."""
    checker = Checker(options)
    files = {Path(name), *settings_places(Path(name))}
    try:
        result = checker.check(name)
        files |= {*made_from(result), *checker.settings_for(Path(name).parent).sources}
        if not has_page(result):
            return _broken(name, [*map(_told, result.diagnostics)] or [(f"{name}: {UNREADABLE}", "")], files)
        html = FORMATS[job.format_](result, look_for(result, checker))
    except UserError as error:
        return _broken(name, [(str(error), "")], files)
    line = f"{name}: {tally(result.counts, result.status)}"
    return Made(html, line, frozenset(files), job.target(result))


def _told(found: Diagnostic) -> tuple[str, str]:
    return f"Line {found.span.line}, {found.where}: {found.message}", found.help


def _broken(name: str, messages: list[tuple[str, str]], files: set[Path]) -> Made:
    line = f"{name}: no page: {one_line(messages[0][0])}"
    return Made(broken_page(name, messages), line, frozenset(files))


def stamps_of(files: frozenset[Path]) -> Stamps:
    """When the files were last changed."""
    return {path: _changed(path) for path in files}


def _changed(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return state.st_mtime_ns, state.st_size
