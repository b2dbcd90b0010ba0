"""`soaplan export`: a plan as a form in Word, or its money as a sheet in Excel."""

from datetime import date
from pathlib import Path

import click

from soaplan.check import CheckResult, Options
from soaplan.check.result import NO_PAGE
from soaplan.cli.completion import files
from soaplan.cli.errors import FINDINGS, OK, UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.options import as_of_option, put_new_file
from soaplan.output import Report, Screen, write
from soaplan.plans.kinds import KINDS

NEEDS_EXTRA = 'writing {what} needs more than soaplan alone. Install it with:  pip install "soaplan[{extra}]"'


@click.command("export")
@click.argument("path", metavar="PLAN", shell_complete=files)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="plan.docx or money.xlsx")
@click.option("--findings", is_flag=True, help="Put each finding next to its answer, as a Word comment.")
@as_of_option
def command(path: str, output: Path, findings: bool, as_of: date | None) -> int:
    """Write a plan as a Word form (-o plan.docx), or its money as a spreadsheet (-o money.xlsx).

    Everyone can fill in the form without seeing YAML. Bring it back with: soaplan import plan.docx --into plan.yaml
    """
    if output.suffix.lower() not in WRITERS:
        raise UserError(f"-o {output}: the name must end in {' or '.join(WRITERS)}")
    checker = Checker(Options(as_of=as_of or date.today()))  # noqa: DTZ011 - the day where the user is
    result = readable(checker, path)
    if result is None:
        return FINDINGS
    content = WRITERS[output.suffix.lower()](result, findings)
    put_new_file(content, output)
    click.echo(f"Wrote {output}", err=True)
    click.echo(f"Bring it back with:  soaplan import {output} --into {path}", err=True)
    return OK


def readable(checker: Checker, path: str) -> CheckResult | None:
    """A file that can be exported or merged into; None, with the findings shown, where it can't be read."""
    result = checker.check(path)
    if not any(found.code in NO_PAGE for found in result.diagnostics) and result.plan is not None:
        if not KINDS[str(result.kind)].has_form:
            raise UserError(f"{path} is a {KINDS[str(result.kind)].title}; it has no form to fill in")
        return result
    click.echo(write("concise", Report(date.min, [result]), Screen()), nl=False, err=True)
    click.echo(f"soaplan: {path}: soaplan can't read this file; fix it first. Nothing was written", err=True)
    return None


def _word(result: CheckResult, findings: bool) -> bytes:
    from soaplan.office.form import form_of  # noqa: PLC0415 - only where a form is written
    from soaplan.office.word_form import word_form  # noqa: PLC0415 - likewise

    try:
        return word_form(result, form_of(result), result.diagnostics if findings else ())
    except ImportError as error:
        raise UserError(NEEDS_EXTRA.format(what="a Word file", extra="import")) from error


def _money(result: CheckResult, findings: bool) -> bytes:
    from soaplan.office.money_sheet import NoMoneyError, money_sheet  # noqa: PLC0415 - only where a sheet is written

    if findings:
        raise UserError("--findings is for Word; leave it out for the money sheet")
    try:
        return money_sheet(result)
    except NoMoneyError as error:
        raise UserError(str(error)) from error
    except ImportError as error:
        raise UserError(NEEDS_EXTRA.format(what="an Excel file", extra="xlsx")) from error


WRITERS = {".docx": _word, ".xlsx": _money}
"""How the name of the output ends -> what writes it."""
