"""Compiled templates, kept where Python keeps compiled modules: compiling them costs more than the whole check."""

import sys
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class CompiledTemplates(FileSystemBytecodeCache):
    """The cache beside a folder of templates. Where it cannot be written, templates are compiled each time."""

    def __init__(self, templates: Path, environment: str) -> None:
        """Keep apart what is compiled in different environments: one escapes every value, the other none."""
        folder = Path(cache_from_source(str(templates / "template.py"))).parent
        super().__init__(str(folder), f"{environment}-%s.template")
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template. Python's version, Jinja's and the text of the template must be the same."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, unless Python is told not to keep any."""
        if sys.dont_write_bytecode:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return
