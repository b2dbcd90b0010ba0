"""No command opens a socket; only `render --watch` listens, on this computer."""

import socket
from pathlib import Path

import pytest

from case_text import CASES
from running import Run
from soaplan.cli import watch  # noqa: F401 - a server is made of sockets, which are taken away below
from soaplan.cli.errors import BUG
from soaplan.cli.main import COMMANDS
from soaplan.cli.render import ENDINGS
from soaplan.skeleton.build import KINDS_TO_BEGIN

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "explain": ("SOA511",),
    "catalog": ("list",),
    "new": (),
    "schema": (),
    "diff": ("plan.yaml", "plan.yaml"),
    "export": ("plan.yaml", "-o", "plan.docx"),
}
"""What a command needs to do its work; the others take a plan."""
OTHER_KINDS = sorted(CASES.glob("base-*.yaml"))
RUNS = [
    *((name, *ARGUMENTS.get(name, ("plan.yaml",))) for name in COMMANDS),
    *(("render", "--format", name, "plan.yaml") for name in ENDINGS),
    ("render", "--check", "plan.yaml"),
    ("export", "plan.yaml", "-o", "money.xlsx"),
    *((name, str(path)) for path in OTHER_KINDS for name in ("validate", "status", "render")),
    *(("new", "--kind", kind) for kind in KINDS_TO_BEGIN),
]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened to a network."""
    found: list[str] = []

    def refuse(name: str) -> None:
        def use(*_: object, **__: object) -> None:
            found.append(name)
            raise OSError(name)

        monkeypatch.setattr(socket, name, use)

    for name in ("socket", "create_connection", "create_server", "getaddrinfo", "gethostbyname", "socketpair"):
        refuse(name)
    return found


@pytest.mark.parametrize("arguments", RUNS, ids=" ".join)
def test_no_command_opens_a_socket(soaplan: Run, plan: Path, opened: list[str], arguments: tuple[str, ...]) -> None:
    assert soaplan(*arguments).code != BUG
    assert opened == []


def test_the_test_would_see_one(soaplan: Run, plan: Path, opened: list[str]) -> None:
    done = soaplan("render", "--watch", plan)
    assert (done.code, "can't open an address on this computer" in done.err) == (2, True)
    assert opened == ["socket"]
