"""What is made from something else is fresh: schemas, pages of the examples, rule pages, outputs in documents."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def test_every_generated_file_is_what_would_be_written() -> None:
    done = subprocess.run(
        [sys.executable, PROJECT / "tools" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), f"run `make generated`\n{done.stdout}{done.stderr}"
