"""`soaplan render --watch`: the page in a browser while the plan is being written."""

import hashlib
import time
from base64 import b64encode
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

import click

from soaplan.characters import one_line
from soaplan.check import Options
from soaplan.cli.errors import UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.pages import made_from, refuse_foreign
from soaplan.cli.render import UNREADABLE, Job, keep, look_for
from soaplan.diagnostic import Diagnostic
from soaplan.output.report import tally
from soaplan.render import FORMATS, has_page
from soaplan.render.broken import broken_page
from soaplan.workspace.touched import settings_places

LOOPBACK = "127.0.0.1"
PAGE, NUMBER = "/", "/number"
SCRIPT = (
    'setInterval(async()=>{{try{{const answer=await fetch("/number",{{cache:"no-store"}});'
    'if(answer.ok&&await answer.text()!=="{number}")location.reload()}}catch{{}}}},500)'
)
"""Asks every half second whether there is a newer page."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PATIENCE = 1.0
"""Seconds after which a connection that says nothing is closed: browsers open some in advance."""


@dataclass(frozen=True)
class Served:
    """One state of the page. The number tells a browser whether its own is older."""

    number: int = 0
    html: str = ""

    @property
    def with_script(self) -> str:
        """The page with the script that loads it anew, and a policy that admits this one script."""
        script = SCRIPT.format(number=self.number)
        sign = b64encode(hashlib.sha256(script.encode()).digest()).decode()
        html = (
            self.html
            if "; script-src " in self.html
            else self.html.replace("; base-uri ", "; script-src; base-uri ", 1)
        )
        html = html.replace("; script-src", f"; connect-src 'self'; script-src 'sha256-{sign}'", 1)
        before, end, after = html.rpartition("</body>")
        return f"{before}<script>{script}</script>{end}{after}"


class Preview(ThreadingHTTPServer):
    """The server, in a thread of its own while it is entered."""

    daemon_threads = False
    block_on_close = True

    def __init__(self) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.served = Served()
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, name="soaplan preview")

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which a browser may ask: a page of the web that points its own name here has another."""
        return frozenset({f"{LOOPBACK}:{self.server_port}", f"localhost:{self.server_port}"})

    def show(self, html: str) -> None:
        """Show another page from now on."""
        self.served = Served(self.served.number + 1, html)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Preview
    timeout = PATIENCE
    server_version = "soaplan"
    sys_version = ""

    def do_GET(self) -> None:
        """Give the page, or its number."""
        served = self.server.served
        texts = {PAGE: (served.with_script, "text/html"), NUMBER: (str(served.number), "text/plain")}
        if not self._comes_from_here():
            self._answer(HTTPStatus.FORBIDDEN, "This page is only for this computer.\n", "text/plain")
        elif self.path not in texts:
            self._answer(HTTPStatus.NOT_FOUND, "There's nothing here.\n", "text/plain")
        else:
            self._answer(HTTPStatus.OK, *texts[self.path])

    def _comes_from_here(self) -> bool:
        """Whether a browser asks by our address, and for no page but ours."""
        hosts = self.server.hosts
        asked_by = self.headers.get_all("Origin") or []
        from_here = all(origin in {f"http://{host}" for host in hosts} for origin in asked_by)
        return from_here and self.headers.get_all("Host") in [[host] for host in hosts]

    def _answer(self, status: HTTPStatus, text: str, kind: str) -> None:
        content = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - the signature of http.server
        """Nothing: what was asked for is of no interest to the writer."""


WATCHED = ("html", "worksheet-html", "crosswalk")
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
        html = FORMATS[job.format_](result, replace(look_for(result, checker), with_style=job.with_style))
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
