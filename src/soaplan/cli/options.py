"""Options that several commands share, and how the words of the command line become a check's options."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from soaplan.cli.errors import UserError

F = TypeVar("F", bound=Callable[..., Any])


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
            self.fail(f"{error.message()}. Write it as 2026-11-21.", param, ctx)


class CodesOption(click.ParamType[tuple[str, ...]]):
    """Codes of rules or their beginnings, separated by commas: `SOA4,DOC020`."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Read the words of the command line."""
        del param, ctx
        return tuple(code.strip().upper() for code in str(value).split(",") if code.strip())


def stage_options(command: F) -> F:
    """`--final`, `--draft` and `--as-of`."""
    command = click.option("--final", "stage", flag_value="final", help="Check as if it were submitted today.")(command)
    command = click.option("--draft", "stage", flag_value="draft", help="Check as a draft.")(command)
    return click.option("--as-of", type=DateOption(), metavar="DATE", help="Take this day for today.")(command)


def output_option(command: F) -> F:
    """`-o FILE`."""
    option = click.option(
        "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write into this file."
    )
    return option(command)


def put(text: str, output: Path | None) -> None:
    """Write to the file, whole or not at all, or to standard output. Raises UserError."""
    if output is None:
        click.echo(text, nl=False, color=True)  # whoever wrote the text has asked whether colour is wanted
        return
    from soaplan.workspace.write import write_atomically  # noqa: PLC0415 - only where a file is written

    try:
        write_atomically(output, text)
    except OSError as error:
        raise UserError(f"{output}: cannot be written ({error.strerror})") from error
