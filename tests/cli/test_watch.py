"""`render --watch` with a real server on this computer."""

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from render.structure import problems_of
from running import Run
from soaplan.cli import watch as watching
from soaplan.cli.watch import Preview, Served, stamps_of

Step = Callable[[str], None]


def ask(address: str, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, str]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")
    finally:
        connection.close()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Takes one step at each wait of the program, then interrupts it; gives the addresses that were served."""
    addresses: list[str] = []
    start = Preview.__enter__

    def enter(preview: Preview) -> Preview:
        addresses.append(preview.address)
        return start(preview)

    def take(*given: Step) -> list[str]:
        waiting = list(given)

        def pause() -> None:
            if not waiting:
                raise KeyboardInterrupt
            waiting.pop(0)(addresses[0])

        monkeypatch.setattr(Preview, "__enter__", enter)
        monkeypatch.setattr(watching, "pause", pause)
        return addresses

    return take


def save(path: Path, text: str) -> None:
    """Save a file so that its time differs, however coarse the clock of the disk is."""
    path.write_text(text, encoding="utf-8")
    changed = path.stat().st_mtime_ns
    while path.stat().st_mtime_ns == changed:
        time.sleep(0.01)
        path.write_text(text, encoding="utf-8")


def test_a_save_shows_new_content(soaplan: Run, plan: Path, steps: Callable[..., list[str]]) -> None:
    seen: list[tuple[int, str]] = []
    numbers: list[str] = []
    text = plan.read_text(encoding="utf-8")

    def look(address: str) -> None:
        seen.append(ask(address))
        numbers.append(ask(address, "/number")[1])

    def change(_: str) -> None:
        save(plan, text.replace("Alder Falls Public Schools", "Birch Falls Public Schools"))

    steps(look, change, look)
    done = soaplan("render", "--watch", "plan.yaml")
    assert done.code == 130
    assert [status for status, _ in seen] == [200, 200]
    assert "Alder Falls Public Schools</p>" in seen[0][1]
    assert "Birch Falls Public Schools</p>" in seen[1][1]
    assert numbers == ["1", "2"]
    assert re.search(r"^The page is at http://127\.0\.0\.1:\d+/ ", done.out)
    assert done.err.count("plan.yaml: No errors") == 2
    assert sorted(path.name for path in plan.parent.iterdir()) == ["plan.yaml"]


def test_nothing_is_left_behind(soaplan: Run, plan: Path, steps: Callable[..., list[str]]) -> None:
    before = set(threading.enumerate())
    addresses = steps(lambda _: None)
    assert soaplan("render", "--watch", plan).code == 130
    assert set(threading.enumerate()) == before
    with pytest.raises(ConnectionError):
        ask(addresses[0])


def test_only_this_computer_is_answered(soaplan: Run, plan: Path, steps: Callable[..., list[str]]) -> None:
    answers: dict[str, int] = {}

    def look(address: str) -> None:
        port = urlsplit(address).port
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"localhost:{port}", f"127.0.0.1:{port}", ""):
            status, text = ask(address, Host=host)
            answers[host.replace(str(port), "PORT")] = status
            assert (status == 200) is ("Alder Falls" in text)
        for origin in (f"http://127.0.0.1:{port}", "http://evil.example", "null"):
            answers[origin.replace(str(port), "PORT")] = ask(address, Origin=origin)[0]
        answers["/plan.yaml"] = ask(address, "/plan.yaml")[0]
        answers["/../plan.yaml"] = ask(address, "/../plan.yaml")[0]
        answers["POST"] = ask(address, method="POST")[0]

    steps(look)
    soaplan("render", "--watch", plan)
    assert answers == {
        "evil.example": 403,
        "evil.example:PORT": 403,
        "127.0.0.1": 403,
        "localhost:PORT": 200,
        "127.0.0.1:PORT": 200,
        "": 403,
        "http://127.0.0.1:PORT": 200,
        "http://evil.example": 403,
        "null": 403,
        "/plan.yaml": 404,
        "/../plan.yaml": 404,
        "POST": 501,
    }


def test_only_the_served_copy_has_a_script(soaplan: Run, plan: Path, steps: Callable[..., list[str]]) -> None:
    seen: list[str] = []
    steps(lambda address: seen.append(ask(address)[1]))
    done = soaplan("render", "--watch", plan, "-o", "page.html")
    page = (plan.parent / "page.html").read_text(encoding="utf-8")
    assert done.code == 130
    assert problems_of(page) == []
    assert seen[0].count("<script>") == 1
    assert "connect-src 'self'; script-src 'sha256-" in seen[0]
    assert re.sub(r"<script>.*?</script>|connect-src 'self'; | 'sha256-[^']+'", "", seen[0]) == re.sub(
        r" 'sha256-[^']+'", "", page
    )


@pytest.mark.parametrize(
    "policy", ["default-src 'none'; style-src 'x'; base-uri 'none'", "a; script-src 'y'; base-uri 'n'"]
)
def test_the_policy_admits_the_script_by_its_hash_alone(policy: str) -> None:
    html = Served(7, f'<meta content="{policy}"></body>').with_script
    assert html.count("script-src 'sha256-") == 1
    assert "unsafe" not in html
    assert '!=="7"' in html


def test_a_broken_plan_gives_its_message_and_comes_back(
    soaplan: Run, plan: Path, steps: Callable[..., list[str]]
) -> None:
    seen: list[str] = []
    text = plan.read_text(encoding="utf-8")
    look: Step = lambda address: seen.append(ask(address)[1])  # noqa: E731 - a step is a function of an address
    steps(
        lambda _: save(plan, "kind: soa-plan\n<b>: [\n"),
        look,
        lambda _: plan.unlink(),
        look,
        lambda _: save(plan, text),
        look,
    )
    done = soaplan("render", "--watch", "plan.yaml")
    assert done.code == 130
    assert "No page for plan.yaml yet" in seen[0]
    assert "<b>:" not in seen[0]
    assert "open it" in seen[1]
    assert "Alder Falls Public Schools</p>" in seen[2]
    assert "plan.yaml: no page: Line 2" in done.err


def test_settings_that_are_wrong_are_told_on_the_page(
    soaplan: Run, plan: Path, steps: Callable[..., list[str]]
) -> None:
    seen: list[str] = []
    settings = plan.parent / "soaplan.toml"
    steps(
        lambda _: save(settings, '[page]\ncolor = "#ffffff"\n'),
        lambda address: seen.append(ask(address)[1]),
        lambda _: save(settings, '[page]\ncolor = "#000000"\n'),
        lambda address: seen.append(ask(address)[1]),
    )
    assert soaplan("render", "--watch", plan).code == 130
    assert "white text on #ffffff is hard to read" in seen[0]
    assert "--deep:#000000" in seen[1]


def test_a_text_in_a_file_of_its_own_is_watched(soaplan: Run, plan: Path, steps: Callable[..., list[str]]) -> None:
    seen: list[str] = []
    text = plan.read_text(encoding="utf-8")
    start = text.index("summary:")
    end = text.index("\nanalysis:")
    plan.write_text(f"{text[:start]}summary: {{file: summary.md}}\n{text[end:]}", encoding="utf-8")
    part = plan.parent / "summary.md"
    part.write_text("First words.\n", encoding="utf-8")
    steps(lambda _: save(part, "Second words.\n"), lambda address: seen.append(ask(address)[1]))
    soaplan("render", "--watch", plan)
    assert "Second words." in seen[0]


def test_a_file_that_is_not_there_has_a_stamp(tmp_path: Path) -> None:
    assert stamps_of(frozenset({tmp_path / "nowhere"})) == {tmp_path / "nowhere": (0, 0)}


def test_what_cannot_be_watched_is_2(soaplan: Run, plan: Path, bad_plan: Path) -> None:
    for rest in ((plan, bad_plan), ("-",), (plan, "--check"), (plan, "--format", "worksheet"), ("nowhere.yaml",)):
        assert soaplan("render", "--watch", *rest).code == 2


# A test run started in the background ignores Ctrl-C, and its children would inherit that.
LISTENING_TO_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from soaplan.cli import run
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for one process")
def test_ctrl_c_ends_the_program(plan: Path) -> None:
    program = [sys.executable, "-c", LISTENING_TO_CTRL_C, "render", "--watch", "plan.yaml"]
    with subprocess.Popen(
        program, cwd=plan.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            address = re.findall(r"http://\S+", process.stdout.readline())[0]
            assert ask(address)[0] == 200
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 130
            assert "Traceback" not in process.stderr.read()
        finally:
            process.kill()
