"""Take the pictures of a page that the documents show, anew. Run it after `make generated` when the look has changed.

Needs what `make browser` needs. The pictures differ a little between machines, as fonts do, so no test compares them.
"""

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import browser_tools
from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
PAGE = PROJECT / "examples" / "millbrook" / "plan.html"
COLORS = 64
"""Enough for text on a few grounds, and a small file."""


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the size of the window in pixels, and where in the page it begins."""

    name: str
    width: int
    height: int
    place: str = ""
    scheme: str = "light"


PICTURES = (
    Picture("page.png", 1280, 860),
    Picture("phone.png", 390, 780, "#program-2.2D", "dark"),
    Picture("costs.png", 1280, 860, "#cost"),
)


def main() -> int:
    """Take every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_tools.browser())
        for picture in PICTURES:
            file = PROJECT / "docs" / "images" / picture.name
            file.parent.mkdir(exist_ok=True)
            size = write(taken(browser, picture), file)
            print(f"{file.relative_to(PROJECT)}: {size:,} bytes")
        browser.close()
    return 0


def taken(browser: Browser, picture: Picture) -> bytes:
    """The picture as the browser takes it."""
    window = ViewportSize(width=picture.width, height=picture.height)
    page = browser.new_page(viewport=window, color_scheme=picture.scheme, reduced_motion="reduce")
    page.goto(PAGE.as_uri() + picture.place)
    return page.screenshot()


def write(picture: bytes, file: Path) -> int:
    """Write a picture with few colors; its size in bytes."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLORS).save(file, optimize=True)
    return file.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
