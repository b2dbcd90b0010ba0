"""The group of commands, and what each kind of ending means.

0: no error. 1: errors found. 2: wrong usage, a file that cannot be opened, bad settings. 3: a bug in soaplan.
130: interrupted.
"""

import io
import os
import sys
from contextlib import nullcontext, redirect_stderr
from importlib import import_module
from typing import Any, TextIO

import click

from soaplan.cli.errors import BUG, DISK_FULL, INTERRUPTED, USAGE, UserError, could_not_write
from soaplan.version import VERSION

COMMANDS = {
    "validate": ("soaplan.cli.validate", "Check plans: what to fix before you submit, and how."),
    "render": ("soaplan.cli.render", "Make the public page of a plan."),
    "translate": ("soaplan.cli.translate", "Start a translation of a plan, or update it."),
    "explain": ("soaplan.cli.explain", "Explain a rule, with its source and examples."),
    "status": ("soaplan.cli.status", "Show how far along a plan is, section by section."),
    "calendar": ("soaplan.cli.timetable", "Show the dates on the way to the due date, and after it."),
    "summary": ("soaplan.cli.summary", "Sum up many plans: programs, student groups, dollars, votes."),
    "catalog": ("soaplan.cli.catalog", "Look up programs, metrics, groups and dates in the guidance."),
    "new": ("soaplan.cli.new", "Start a new plan with every question in it."),
    "init": ("soaplan.cli.init", "Set up a folder for your plan, with everything that checks and publishes it."),
    "import": ("soaplan.cli.importing", "Start a draft from paper, or take a Word form or money sheet back."),
    "export": ("soaplan.cli.exporting", "Write a plan as a Word form or a money sheet."),
    "diff": ("soaplan.cli.diff", "Show what changed between two versions of a plan, in words."),
    "seal": ("soaplan.cli.seal", "Record what was voted, as a content hash next to the vote."),
    "schema": ("soaplan.cli.schema", "Print the JSON Schema for editors."),
}
"""Command -> its module, imported when it is called, and one line for the help."""


class Commands(click.Group):
    """A group whose commands are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        del ctx
        # Every module of the table has a command.
        return import_module(COMMANDS[cmd_name][0]).command  # type: ignore[no-any-return]  # every module of the table has a command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for the help, without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that the words name; of a misspelled one, the nearest is offered."""
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            from soaplan.plans.labels import nearest  # noqa: PLC0415 - needed only when something is wrong

            near = nearest(name, COMMANDS)
            offer = f" Did you mean “{near}”?" if near else f" The commands are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"there's no command “{name}”.{offer}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, message="soaplan %(version)s")
def group() -> None:
    """Check and publish Student Opportunity Act plans kept as YAML files.

    To get started: soaplan new -o plan.yaml, then: soaplan validate plan.yaml
    """


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code. Nothing escapes as a traceback."""
    _speak_utf8_where_possible()
    with redirect_stderr(HarmlessLines(sys.stderr)) if sys.stderr else nullcontext():
        return _run(arguments)


def _run(arguments: list[str] | None) -> int:
    try:
        answer = group.main(arguments, prog_name="soaplan", standalone_mode=False)
    except (UserError, click.ClickException) as error:
        return _wrong_usage(error)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except OSError as error:
        return _output_gone(error)
    except Exception as error:  # noqa: BLE001 - the last door: a bug must not look like a finding
        return _bug(error)
    return answer if isinstance(answer, int) else 0


class HarmlessLines(io.TextIOBase):
    """Standard error, on which no file name and no text of a plan steers the terminal or the build service.

    Whole lines are looked at, wherever the message comes from.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self.stream, self.in_line = stream, False

    def write(self, text: str) -> int:
        """Write lines, or a part of one."""
        from soaplan.characters import harmless, shown  # noqa: PLC0415 - only where something is said

        start = "." if self.in_line else ""  # stands for what the line has already
        self.stream.write(shown(harmless(start + text).removeprefix(start)))
        self.in_line = not text.endswith("\n") if text else self.in_line
        return len(text)

    def flush(self) -> None:
        """Pass on what is written."""
        self.stream.flush()

    def isatty(self) -> bool:
        """Whether a person reads it directly."""
        return self.stream.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override]  # the stream below has a settable one
        """What the stream speaks."""
        return self.stream.encoding


def _output_gone(error: OSError) -> int:
    """The reader of a pipe has gone, or the disk is full; anything else is a bug."""
    if not isinstance(error, BrokenPipeError) and error.errno not in DISK_FULL:
        return _bug(error)
    _forget_output()
    return 0 if isinstance(error, BrokenPipeError) else could_not_write(error)


def _wrong_usage(error: UserError | click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return USAGE
    message = error.format_message() if isinstance(error, click.ClickException) else str(error)
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    hint = f" See: {ctx.command_path} --help" if ctx else ""
    click.echo(f"soaplan: {_clean(message)}{hint}", err=True)
    return USAGE


def _bug(error: Exception) -> int:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    # A name alone, and no path object in the last door.
    place = f"{os.path.basename(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame else "?"  # noqa: PTH119 - quicker than loading pathlib in a crash
    click.echo(f"soaplan: this is a bug in soaplan {VERSION}, not in your plan.", err=True)
    click.echo(
        f"Please report it, with this line: {type(error).__name__} at {place}: {_clean(str(error))[:200]}", err=True
    )
    return BUG


def _clean(text: str) -> str:
    from soaplan.characters import shown  # noqa: PLC0415 - needed only when something is wrong

    return shown(text)


def _speak_utf8_where_possible() -> None:
    """What goes into a file or another program is UTF-8 with LF; a console keeps its own encoding.

    A console shows a question mark for what its encoding doesn't have; it never crashes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _forget_output() -> None:
    """The reader of a pipe has gone; Python must not complain about it at its end."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
