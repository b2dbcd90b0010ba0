"""`soaplan translate`: begin a translation of a plan, or bring it up to date."""

import os
from datetime import date
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from soaplan.check import CheckResult, Options
from soaplan.check.result import NO_PAGE
from soaplan.cli.completion import files, languages
from soaplan.cli.errors import FINDINGS, OK, UserError
from soaplan.cli.inputs import Checker
from soaplan.cli.options import (
    as_of_option,
    output_is_named,
    output_option,
    put,
    put_change,
    refuse_missing,
    told_to_the_user,
)
from soaplan.cli.schema import put_for_editors
from soaplan.output import Report, Screen, write
from soaplan.output.report import amount_of
from soaplan.plans.base import known
from soaplan.plans.labels import nearest
from soaplan.plans.plan_translation import PlanTranslation
from soaplan.plans.soa_plan import SoaPlan
from soaplan.source.edit import Editor
from soaplan.source.layout import EditError
from soaplan.source.parse import Limits
from soaplan.translate.begin import begin
from soaplan.translate.refresh import Refreshed, Refresher
from soaplan.translate.wanted import Wanted, wanted_of
from soaplan.workspace.files import rests_on_another
from soaplan.workspace.write import is_stream, refuse_sources


class LanguageOption(click.ParamType[str]):
    """A language by its tag or by its name."""

    name = "language"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The languages, by tag and by name."""
        return languages(ctx, param, incomplete)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The tag as it is usually written."""
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where the option is used

        from soaplan.plans.plan_translation import read_language  # noqa: PLC0415 - only where the option is used
        from soaplan.render.words import tag_called  # noqa: PLC0415 - likewise

        try:
            return read_language(tag_called(str(value)) or value)
        except PydanticCustomError as error:
            self.fail(f"{error.message()}. {(error.context or {})['mend']}", param, ctx)


@click.command("translate")
@click.argument("path", metavar="PLAN", shell_complete=files)
@click.option("--to", "language", type=LanguageOption(), required=True, metavar="LANGUAGE", help="Spanish, pt, ...")
@click.option("--done", multiple=True, metavar="NAME", help="This text is right as it is (or `all`).")
@as_of_option
@output_option
def command(path: str, language: str, done: tuple[str, ...], as_of: date | None, output: Path | None) -> int:
    """Start the translation of a plan, plan.es.yaml next to plan.yaml, or update it.

    What you've translated stays as it is. New texts are added, texts that changed in the plan are marked, and texts the
    plan no longer has become comments at the end.
    """
    plan_file = Path(path)
    refuse_missing(plan_file)
    today = as_of or date.today()  # noqa: DTZ011 - the day where the user is
    checker = Checker(Options(as_of=today))
    result = checker.check(path)
    if unreadable(result, SoaPlan):
        return FINDINGS
    printed = output is None and output_is_named()
    target = output or plan_file.with_name(f"{plan_file.stem}.{language}{plan_file.suffix}")
    assert isinstance(result.plan, SoaPlan)  # noqa: S101 - seen by `unreadable`
    wanted = wanted_of(result.plan)
    if target.exists() and not is_stream(target):
        return bring_up_to_date(plan_file, target, language, wanted, done, checker, printed=printed)
    text = begin(way_to(plan_file, target), language, result.cycle or "", today, wanted)
    assert result.catalog is not None  # noqa: S101 - likewise
    put_for_editors(text, None if printed else target, "plan-translation", result.catalog)
    if not printed:
        say(target, f"{amount_of(len(wanted), 'text', 'texts')} to translate", "Wrote")
    return OK


def unreadable(result: CheckResult, wanted: type) -> bool:
    """Whether a file cannot be used, and say so."""
    if isinstance(result.plan, wanted) and not any(found.code in NO_PAGE for found in result.diagnostics):
        return False
    click.echo(write("concise", Report(date.min, [result]), Screen()), nl=False, err=True)
    kind = "a plan" if wanted is SoaPlan else "a translation"
    click.echo(f"soaplan: {result.path}: soaplan can't read this as {kind}; nothing was written", err=True)
    return True


def way_to(plan: Path, target: Path) -> str:
    """The way to the plan's file from the folder of the translation, with `/` on every system."""
    return Path(os.path.relpath(plan.absolute(), target.absolute().parent)).as_posix()


def bring_up_to_date(  # noqa: PLR0913, PLR0917 - all that one run knows
    plan_file: Path,
    target: Path,
    language: str,
    wanted: Wanted,
    done: tuple[str, ...],
    checker: Checker,
    *,
    printed: bool,
) -> int:
    """Change a translation that is there, or print how it would be changed, and say what was done."""
    with told_to_the_user():
        refuse_sources(target, checker.sources)
    if not rests_on_another(target):
        raise UserError(f"{target} is already there and isn't a translation; choose another name with -o")
    result = checker.check(str(target))
    if unreadable(result, PlanTranslation):
        return FINDINGS
    assert isinstance(result.plan, PlanTranslation)  # noqa: S101 - seen by `unreadable`
    assert result.document is not None  # noqa: S101 - likewise
    refuse_another(plan_file, target, language, result.plan)
    editor = Editor(result.content, result.document)
    limits = checker.options_for(target.parent).catalogs.limits
    refresher = Refresher(editor, result.plan, wanted, checker.options.as_of, names_of(done, wanted))
    try:
        changed = refresher.refresh(Limits(limits.bytes, limits.depth, limits.nodes))
    except EditError as error:
        raise UserError(f"{target}: {error}") from error
    if printed:
        put(changed.text, None, ())
    elif changed.content != result.content:
        put_change(target, result.content, changed.content)
    report(target, changed, written=changed.content != result.content and not printed)
    return OK


def refuse_another(plan_file: Path, target: Path, language: str, translation: PlanTranslation) -> None:
    """Raises UserError where the file translates something else, or into another language."""
    of, into = known(translation.of), known(translation.language)
    if of is not None and (target.parent / of).resolve() != plan_file.resolve():
        raise UserError(f"{target} translates {of}, not {plan_file}; choose another name with -o")
    if into is not None and into != language:
        raise UserError(f"{target} is a translation into “{into}”, not “{language}”; choose another name with -o")


def names_of(done: tuple[str, ...], wanted: Wanted) -> frozenset[str]:
    """The texts that `--done` names. Raises UserError for a name that the plan does not have."""
    if "all" in done:
        return frozenset(wanted)
    for name in done:
        if name not in wanted:
            near = nearest(name, wanted)
            offer = f"; did you mean “{near}”?" if near else ""
            raise UserError(f"the plan doesn't have a text called “{name}”{offer}")
    return frozenset(done)


def report(target: Path, changed: Refreshed, *, written: bool) -> None:
    """What was done, on standard error."""
    counts = f"{amount_of(len(changed.kept), 'text', 'texts')} up to date"
    todo = len(changed.open) + len(changed.added)
    counts += f", {todo} to translate" if todo else ""
    counts += f", {len(changed.changed)} changed in the plan" if changed.changed else ""
    say(target, counts, "Updated" if written else "Nothing to do in")
    groups = {"new": changed.added, "changed in the plan": changed.changed, "moved to the end": changed.obsolete}
    for what, names in groups.items():
        for name in names:
            click.echo(f"  {what}: {name}", err=True)


def say(target: Path, what: str, done: str) -> None:
    """One line about the file, and how its page is made."""
    click.echo(f"{done} {target}: {what}", err=True)
    click.echo(f"Make its page with:  soaplan render {target} --beside", err=True)
