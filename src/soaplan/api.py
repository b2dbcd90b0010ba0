"""soaplan for other Python programs: nothing is printed, and nothing exits."""

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar, overload

from soaplan.check import CheckResult, Options, check_bytes, check_file
from soaplan.plans.envelope import Envelope
from soaplan.plans.kinds import KINDS
from soaplan.plans.soa_plan import SoaPlan
from soaplan.workspace.settings import settings_for

E = TypeVar("E", bound=Envelope)


class PlanError(ValueError):
    """A file that cannot be read, or is of another kind than was asked for; `result` holds the findings."""

    def __init__(self, result: CheckResult, wanted: type[Envelope] = SoaPlan) -> None:
        super().__init__(_why(result, wanted))
        self.result = result


def _why(result: CheckResult, wanted: type[Envelope]) -> str:
    """Why a file could not be loaded."""
    if result.kind in KINDS and result.plan is not None:
        title = next((kind.title for kind in KINDS.values() if kind.model is wanted), wanted.__name__)
        return f"{result.path}: this is a {KINDS[result.kind].title}, not a {title}"
    first = result.diagnostics[0]
    return f"{result.path}:{first.span.line}:{first.span.column}: {first.message}"


def validate(
    plan: Path | str, *, as_of: date | None = None, stage: Literal["", "final", "draft"] = "", settings: bool = True
) -> CheckResult:
    """Check a file of any kind: a `Path` is a file, a `str` is the text of one.

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


@overload
def load(path: Path) -> SoaPlan: ...


@overload
def load(path: Path, kind: type[E]) -> E: ...


def load(path: Path, kind: type[Envelope] = SoaPlan) -> Envelope:
    """Read a plan, or a file of another kind: `load(path, SoaProgressReport)`; `load(path, Envelope)` reads any.

    Values that cannot be read are `soaplan.plans.base.UNKNOWN` in it.

    Raises PlanError where the file is of another kind or cannot be read, and OSError where it cannot be opened.
    """
    result = validate(Path(path))
    if not isinstance(result.plan, kind):
        raise PlanError(result, kind)
    return result.plan
