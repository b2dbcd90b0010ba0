"""The pages beside plans: where each one is, what must not be written over, and which have lost their plan."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from soaplan.check import CheckResult
from soaplan.cli.errors import UserError
from soaplan.cli.options import told_to_the_user
from soaplan.disk import HiddenFileError, OutsideError, place_in_repository, read_start
from soaplan.workspace.files import ENDINGS as PLAN_ENDINGS
from soaplan.workspace.files import is_ours, rests_on_another
from soaplan.workspace.touched import kin
from soaplan.workspace.write import content_of, refuse_output

ENDINGS = {
    "html": ".html",
    "markdown": ".md",
    "worksheet": ".txt",
    "worksheet-html": ".worksheet.html",
    "fragment": ".fragment.html",
    "crosswalk": ".crosswalk.html",
    "crosswalk-markdown": ".crosswalk.md",
}
"""Format -> the ending of the file that is written beside a plan."""
HEAD = 100_000
"""Bytes of a page among which its mark is looked for."""
MOST_NAMES = 5


def page_beside(plan: str | Path, format_: str) -> Path:
    """The page of a plan in the plan's own folder."""
    return Path(plan).with_suffix(ENDINGS[format_])


def refuse_twins(plans: Iterable[str], format_: str) -> None:
    """Raises UserError where two plans would have one page: `plan.yaml` and `plan.yml`."""
    owners: dict[Path, Path] = {}
    for name in plans:
        page = page_beside(name, format_)
        for plan in (Path(name), *plans_of(page, format_)):
            first = owners.setdefault(page.resolve(), plan)
            if not first.samefile(plan):
                raise UserError(
                    f"{first} and {plan} would both have the page {page}, so nothing was written. Rename one of them."
                )


def plans_of(page: Path, format_: str) -> Iterator[Path]:
    """The plans beside a page whose page it is, in a fixed order."""
    stem = page.name.removesuffix(ENDINGS[format_])
    for path in sorted(page.parent.glob("*")):
        if path.stem == stem and path.suffix.lower() in PLAN_ENDINGS and is_plan(path):
            yield path


def is_plan(path: Path) -> bool:
    """Whether a file is one of ours; one that cannot be opened may be."""
    try:
        return path.is_file() and is_ours(path)
    except OSError:
        return True


def refuse_foreign(pages: Iterable[Path], sources: Iterable[Path]) -> None:
    """Raises UserError where a page to be written is not soaplan's to write: before any of them is.

    `sources` are the files that the run has read.
    """
    for page in pages:
        refuse_link(page)
        with told_to_the_user():
            refuse_output(page, sources)
        if is_of_another(page):
            raise UserError(
                f"{page} wasn't made by soaplan, so nothing was written over it. Move or rename it, or give this page "
                f"another name with -o."
            )


def refuse_link(page: Path) -> None:
    """Raises UserError where a link in the place of a page leads out of the repository, or to a hidden file."""
    if not page.is_symlink():
        return
    try:
        place_in_repository(page.parent, page.name)
    except (OutsideError, HiddenFileError, OSError, RuntimeError) as error:
        raise UserError(
            f"{page} is a link out of this repository or to a hidden file, so nothing was written. Delete the link."
        ) from error


def is_of_another(page: Path) -> bool:
    """Whether a file is there that soaplan did not make; an empty one is nobody's."""
    from soaplan.render.made import made_by  # noqa: PLC0415 - a page has been made by now

    content = content_of(page)
    return bool(content and content.strip()) and made_by(content or b"") is None


def why_stale(result: CheckResult, page: Path) -> str:
    """Why a page must be made again. What changed nobody knows; named is everything that the page is made from."""
    from soaplan.render.made import made_by  # noqa: PLC0415 - a page has been made by now
    from soaplan.version import VERSION  # noqa: PLC0415 - only where pages are compared

    content = content_of(page)
    if content is None:
        return f"{result.path} doesn't have a page yet"
    version = made_by(content)
    names = [result.path, *dict.fromkeys(os.path.relpath(path) for path in made_from(result))]
    more = [f"{len(names) - MOST_NAMES} more files"] if len(names) > MOST_NAMES else []
    own = [f"soaplan {version}, which made it"] if version not in {None, VERSION} else []
    strange = " (and soaplan didn't make this page)" if version is None else ""
    return f"older than {', '.join([*names[:MOST_NAMES], *more, *own])} or its settings{strange}"


def made_from(result: CheckResult) -> Iterator[Path]:
    """The other files that a page is made from: what the plan leads to, and the translations that it links to."""
    yield from result.files
    if result.folder is not None:
        yield from filter(rests_on_another, kin(result.folder / Path(result.path).name))


def lost_pages(folders: Iterable[Path]) -> list[Path]:
    """The pages in some folders that soaplan made of plans that are not there any more."""
    return [path for folder in sorted(set(folders)) for path in sorted(folder.glob("*")) if has_lost_its_plan(path)]


def has_lost_its_plan(page: Path) -> bool:
    """Whether a file is a page that soaplan made, and no plan of its name is beside it."""
    from soaplan.render.made import made_by  # noqa: PLC0415 - costs start-up time

    stems = {page.name.removesuffix(ending) for ending in ENDINGS.values() if page.name.endswith(ending)}
    beside = (page.with_name(f"{stem}{ending}") for stem in stems for ending in PLAN_ENDINGS)
    if not stems or not page.is_file() or any(plan.exists() for plan in beside):
        return False
    try:
        return made_by(read_start(page, HEAD)) is not None
    except OSError:
        return False
