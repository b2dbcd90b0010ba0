"""soaplan for other Python programs: nothing is printed, and nothing exits."""

from datetime import date
from pathlib import Path
from typing import Literal

from soaplan.check import CheckResult, Options, check_bytes, check_file
from soaplan.plans.soa_plan import SoaPlan
from soaplan.workspace.settings import settings_for


class PlanError(ValueError):
    """A file that is no plan; `result` holds the findings."""

    def __init__(self, result: CheckResult) -> None:
        first = result.diagnostics[0] if result.diagnostics else None
        place = f"{result.path}:{first.span.line}:{first.span.column}: {first.message}" if first else result.path
        super().__init__(place)
        self.result = result


def validate(
    plan: Path | str, *, as_of: date | None = None, stage: Literal["", "final", "draft"] = "", settings: bool = True
) -> CheckResult:
    """Check a plan: a `Path` is a file, a `str` is the text of a plan.

    `as_of` stands for today; `stage` is what `--final` and `--draft` are. The settings of the repository that the
    file lies in count, as on the command line; `settings=False` leaves them out.

    Raises OSError for a file that cannot be opened, SettingsError and CatalogError for settings that cannot be used.
    """
    options = Options(as_of=as_of or date.today(), stage=stage)  # noqa: DTZ011 - the day where the user is
    if isinstance(plan, str):
        return check_bytes(plan.encode("utf-8", "surrogatepass"), options, "<text>")
    if settings:
        found = settings_for(plan.absolute().parent)
        options = Options(options.as_of, stage, (), found.ignore, found.severities, found.catalogs)
    return check_file(plan, options)


def load(path: Path) -> SoaPlan:
    """Read a plan. Values that cannot be read are `soaplan.plans.base.UNKNOWN` in it.

    Raises PlanError where the file is no plan, and OSError where it cannot be opened.
    """
    result = validate(Path(path))
    if not isinstance(result.plan, SoaPlan):
        raise PlanError(result)
    return result.plan
