"""One browser for all tests, cut off from every network, with a look at what pages ask for."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import browser_tools
from browser.pages import ATTACKED, BAD, PAGES, around
from soaplan.render import FORMATS


@dataclass
class Visit:
    """A page in the browser, and the addresses that were asked for because of it."""

    page: Page
    requests: list[str] = field(default_factory=list)


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
    texts = dict(PAGES)
    for name, result in ATTACKED.items():
        texts[name] = FORMATS["html"](result)
        texts[f"{name} in a fragment"] = around(FORMATS["fragment"](result))
    paths = {name: folder / f"{name.replace('/', ' ')}.html".replace(" ", "-") for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], encoding="utf-8", newline="\n")
    return paths | {"bad": BAD}


@pytest.fixture(scope="module")
def visit(browser: Browser, files: dict[str, Path]) -> Iterator[Visitor]:
    """Opens a page, by its name in `files` or by its path, with settings of the browser's context."""
    contexts = []

    def open_page(name: str | Path, **settings: object) -> Visit:
        while contexts:
            contexts.pop().close()
        contexts.append(browser.new_context(offline=True, **settings))
        found = Visit(contexts[0].new_page())
        contexts[0].on("request", lambda request: found.requests.append(request.url))
        found.page.goto((files[name] if isinstance(name, str) else name).as_uri())
        return found

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def told(files: dict[str, Path]) -> dict[str, list[str]]:
    """What the Nu HTML Checker says about each page, by its name. It is started once, as starting takes longest."""
    command = [*browser_tools.html_checker(), "--Werror", "--stdout", "--verbose", "--format", "json"]
    done = subprocess.run([*command, *map(str, files.values())], capture_output=True, check=False, encoding="utf-8")
    said: dict[str, list[str]] = {path.as_uri(): [] for path in files.values()}
    report = done.stdout
    for message in json.loads(report[report.index("{") :])["messages"]:
        said[message["url"].replace("file:/", "file:///", 1).replace("////", "//")].append(message["message"])
    return {name: said[path.as_uri()] for name, path in files.items()}
