"""Options that several commands share, and how the words of the command line become a check's options."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from soaplan.cli.completion import cycle_ids, files, rule_codes
from soaplan.cli.errors import UserError

F = TypeVar("F", bound=Callable[..., Any])
STANDARD_INPUT = STANDARD_OUTPUT = "-"
NOT_A_FILE = "it isn't a file"


class DateOption(click.ParamType[date]):
    """A day, written in any of the ways that a plan may use."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the words of the command line."""
        if isinstance(value, date):
            return value
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where the option is used

        from soaplan.plans.days import read_date  # noqa: PLC0415 - only where the option is used

        try:
            return read_date(value)
        except PydanticCustomError as error:
            self.fail(f"{error.message()}. Write it like this: 2026-11-21.", param, ctx)


class ExistingFile(click.ParamType[Path]):
    """A file that is there; a folder or `-`, standard input, where the command takes these."""

    name = "file"

    def __init__(self, *, folders: bool = False, stdin: bool = False) -> None:
        self.folders, self.stdin = folders, stdin

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The files that begin so."""
        return files(ctx, param, incomplete)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Read the words of the command line. Raises UserError."""
        del param, ctx
        path = Path(value)
        if not (self.stdin and str(value) == STANDARD_INPUT):
            refuse_missing(path, folders=self.folders)
        return path


def refuse_missing(path: Path, *, folders: bool = False) -> None:
    """Raises UserError where a path is no file."""
    if not path.exists():
        raise UserError(f"{path}: there's no such file{' or folder' if folders else ''}")
    if not path.is_file() and not (folders and path.is_dir()):
        raise UserError(f"{path}: {NOT_A_FILE}")


class CodesOption(click.ParamType[tuple[str, ...]]):
    """Codes of rules or their beginnings, separated by commas: `SOA4,DOC020`."""

    name = "codes"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The codes of all rules."""
        return rule_codes(ctx, param, incomplete)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Read the words of the command line."""
        del param, ctx
        return tuple(code.strip().upper() for code in str(value).split(",") if code.strip())


def paths_argument(command: F) -> F:
    """`[PATH]...`."""
    return click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=files)(command)


def cycle_option(text: str) -> Callable[[F], F]:
    """`--cycle`, with what it is the guidance for."""
    return click.option("--cycle", help=text, shell_complete=cycle_ids)


def stage_options(command: F) -> F:
    """`--final`, `--draft` and `--as-of`."""
    command = click.option("--final", is_flag=True, help="Check as if you were submitting today.")(command)
    command = click.option("--draft", is_flag=True, help="Check as a draft.")(command)
    return as_of_option(command)


def as_of_option(command: F) -> F:
    """`--as-of DATE`."""
    return click.option("--as-of", type=DateOption(), metavar="DATE", help="Pretend today is this date.")(command)


class OutputOption(click.Path):
    """A file to write; `-` is standard output, as if the option were left out."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the words of the command line."""
        return None if value == STANDARD_OUTPUT else super().convert(value, param, ctx)


def output_option(command: F) -> F:
    """`-o FILE`."""
    return click.option("-o", "--output", type=OutputOption(), help="Write to this file (- is standard output).")(
        command
    )


def stage_of(*, final: bool, draft: bool) -> str:
    """What `--final` and `--draft` say. Raises UserError where both are there."""
    if final and draft:
        raise UserError("use either --final or --draft, not both")
    return "final" if final else "draft" if draft else ""


def output_is_named() -> bool:
    """Whether the command line says where the output goes, be it standard output."""
    source = click.get_current_context().get_parameter_source("output")
    return source is click.core.ParameterSource.COMMANDLINE


def put(text: str, output: Path | None, sources: Iterable[Path]) -> None:
    """Write to the file, whole or not at all, or to standard output. Raises UserError.

    `sources` are the files that the run has read (`Checker.sources`): output never takes the place of one of them.
    """
    if output is None or _is_standard_output(output):
        click.echo(text, nl=False, color=True)  # whoever wrote the text has asked whether color is wanted
        return
    from soaplan.workspace.write import write_output  # noqa: PLC0415 - only where a file is written

    with told_to_the_user():
        write_output(output, text, sources)


def put_new(text: str, output: Path | None) -> None:
    """Write to a file that must not be there yet, or to standard output. Raises UserError."""
    if output is None:
        put(text, None, ())
    else:
        put_new_file(text, output)


def put_new_file(content: str | bytes, output: Path) -> None:
    """Write a file that must not be there yet. Raises UserError."""
    from soaplan.workspace.write import create  # noqa: PLC0415 - only where a file is written

    with told_to_the_user():
        create(output, content)


def put_change(path: Path, before: bytes, after: bytes) -> None:
    """Give a file that was read another content. Raises UserError where it has changed since, or can't be written."""
    from soaplan.workspace.write import change  # noqa: PLC0415 - only where a file is written

    with told_to_the_user():
        change(path, before, after)


@contextmanager
def told_to_the_user() -> Iterator[None]:
    """Turn what could not be written into an error of the user."""
    from soaplan.workspace.write import NotWrittenError  # noqa: PLC0415 - only where a file is written

    try:
        yield
    except NotWrittenError as error:
        raise UserError(str(error)) from error


def _is_standard_output(output: Path) -> bool:
    """Whether a path is another name for standard output: `-o /dev/stdout >> log` adds to the log."""
    try:
        return output.is_file() and os.path.samestat(output.stat(), os.fstat(1))
    except OSError:
        return False
