"""A page shown on this computer only, which loads itself anew whenever it has changed.

The server listens on the loopback address. It answers two addresses and nothing else, and only to a browser that
asks for it by that address, so that no page of the web can read a plan that is not public yet.
"""

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self

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
