"""From an empty folder to a page that can be posted, with the real git and pre-commit."""

from pathlib import Path

from hook_runs import run


def test_from_an_empty_folder_to_a_posted_page(tmp_path: Path) -> None:
    folder = tmp_path / "district"
    run(tmp_path, "soaplan", "init", "district")
    run(folder, "git", "init", "--quiet")
    run(folder, "pre-commit", "install")
    for attempt in ("the page is new", "passes"):
        run(folder, "git", "add", "--all")
        done = run(folder, "git", "commit", "--message", "Begin", check=False)
        assert (done.returncode == 0) == (attempt == "passes"), done.stdout + done.stderr
    assert "plan.html" in run(folder, "git", "ls-files").stdout
    run(folder, "soaplan", "render", "--check")
    run(folder, "soaplan", "render", "--site", "site")
    assert 'href="plan.html"' in (folder / "site" / "index.html").read_text("utf-8")
