"""What is said where the output finds no room."""

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [["explain", "SOA504"], ["catalog", "list", "--format", "json"]])
def test_a_full_disk_is_no_bug_and_no_finding(command: list[str]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "soaplan", *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "soaplan: couldn't write the output (No space left on device)\n"
