"""One browser for all tests, cut off from every network, with a look at what pages ask for."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import browser_tools
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.pages import ATTACKS, BAD, PAGES, attacked


@dataclass
class Visit:
    """A page in the browser, and the addresses that were asked for because of it."""

    page: Page
    requests: list[str] = field(default_factory=list)


class Window:
    """Shows one page after the other. Other settings open it anew, which takes longest."""

    def __init__(self, browser: Browser, files: dict[str, Path]) -> None:
        self.browser = browser
        self.files = files
        self.settings: dict[str, object] | None = None
        self.page: Page | None = None

    def visit(self, name: str | Path, **settings: object) -> Visit:
        """Open a page, by its name in `files` or by its path, with settings of the browser's context."""
        if self.settings != settings:
            self.open(settings)
        self.now = Visit(self.page)
        self.page.goto((self.files[name] if isinstance(name, str) else name).as_uri())
        return self.now

    def open(self, settings: dict[str, object]) -> None:
        """An empty page in a context of its own, without a network."""
        self.close()
        context = self.browser.new_context(offline=True, **settings)
        context.on("request", lambda request: self.now.requests.append(request.url))
        self.page, self.settings = context.new_page(), settings

    def close(self) -> None:
        """Close the page with its context."""
        if self.page:
            self.page.context.close()


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_tools.browser(), args=["--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every page as a file: those of `PAGES`, the attacked ones, and the bad one."""
    folder = tmp_path_factory.mktemp("pages")
    texts = PAGES | {name: attacked(*attack) for name, attack in ATTACKS.items()}
    paths = {name: folder / f"{name.replace(' ', '-')}.html" for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], encoding="utf-8", newline="\n")
    return paths | {"bad": BAD}


@pytest.fixture(scope="module")
def visit(browser: Browser, files: dict[str, Path]) -> Iterator[Visitor]:
    window = Window(browser, files)
    yield window.visit
    window.close()


@pytest.fixture(scope="session")
def told(files: dict[str, Path]) -> dict[str, list[str]]:
    """What the Nu HTML Checker says about each page, by its name. It is started once, as starting takes longest.

    The pages of a wiki are the wiki's own affair.
    """
    paths = {name: str(path) for name, path in files.items() if not name.endswith(" wiki")}
    command = [*browser_tools.html_checker(), "--Werror", "--stdout", "--verbose", "--format", "json"]
    done = subprocess.run([*command, *paths.values()], capture_output=True, check=False, encoding="utf-8")
    assert done.stderr.split() == list(paths.values()), "the checker names each page that it has read"
    said: dict[str, list[str]] = {path: [] for path in paths.values()}
    for message in json.loads(done.stdout)["messages"]:
        said[unquote(urlsplit(message["url"]).path)].append(message["message"])
    return {name: said[path] for name, path in paths.items()}
