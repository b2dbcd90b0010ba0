"""The one way of writing: whole or not at all, and never over what somebody else has done."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from soaplan.workspace.write import NotWrittenError, change, create, write_output

WRITERS: dict[str, Callable[[Path], None]] = {
    "output": lambda path: write_output(path, "new", ()),
    "change": lambda path: change(path, path.read_bytes(), b"new"),
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")
    return path


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_full_disk_leaves_the_old_file(
    page: Path, write: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fdopen", full)
    with pytest.raises(NotWrittenError, match="No space"):
        write(page)
    assert page.read_text(encoding="utf-8") == "old"
    assert list(page.parent.iterdir()) == [page]


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_rights_are_kept(page: Path, write: Callable[[Path], None], mode: int) -> None:
    page.chmod(mode)
    before = stat.S_IMODE(page.stat().st_mode)
    write(page)
    assert (page.read_bytes(), stat.S_IMODE(page.stat().st_mode)) == (b"new", before)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away")
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_the_owner_is_kept(page: Path, write: Callable[[Path], None]) -> None:
    os.chown(page, 1234, 4321)
    write(page)
    assert (page.stat().st_uid, page.stat().st_gid) == (1234, 4321)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_link_stays_a_link_and_another_name_keeps_the_old_content(page: Path, write: Callable[[Path], None]) -> None:
    link, other = page.with_name("link"), page.with_name("other")
    link.symlink_to(page)
    other.hardlink_to(page)
    write(link)
    assert (link.is_symlink(), page.read_bytes(), other.read_bytes()) == (True, b"new", b"old")


def test_a_change_is_refused_where_somebody_was_quicker(page: Path) -> None:
    with pytest.raises(NotWrittenError, match="while soaplan was running"):
        change(page, b"older", b"new")
    assert page.read_bytes() == b"old"
    assert list(page.parent.iterdir()) == [page]


def test_a_new_file_never_takes_the_place_of_another(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotWrittenError, match="already exists"):
        create(page, "new")
    monkeypatch.setattr("soaplan.workspace.write.refuse_existing", lambda _: None)  # it comes at the last moment
    with pytest.raises(NotWrittenError, match="already exists"):
        create(page, "new")
    assert page.read_bytes() == b"old"


def test_a_new_file_is_made_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", none)
    create(tmp_path / "plan.yaml", "new")
    assert (tmp_path / "plan.yaml").read_bytes() == b"new"
    with pytest.raises(NotWrittenError):
        create(tmp_path / "plan.yaml", "newer")


def test_a_folder_and_a_name_that_is_none_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "a\0b"):
        with pytest.raises(NotWrittenError):
            write_output(path, "new", ())
