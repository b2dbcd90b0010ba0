"""Programs of a report beside those of its plan."""

from dataclasses import dataclass
from functools import lru_cache

from soaplan.plans.base import known
from soaplan.plans.soa_plan import Program
from soaplan.plans.soa_progress_report import ProgramProgress
from soaplan.rules.soa_progress_report.context import ReportContext


@dataclass(frozen=True)
class Stranger:
    """A reported program whose code the plan does not have. `meant` is the one that it most likely stands for."""

    entry: ProgramProgress
    written: str
    meant: Program | None


def strange_programs(ctx: ReportContext) -> list[Stranger]:
    """The reported programs whose code the plan does not have."""
    pairs = ctx.program_pairs
    reported = {known(pair.told.id) for pair in pairs if pair.told and pair.planned}
    planned = [(known(pair.planned.id), pair.planned) for pair in pairs if pair.planned]
    free = {code: program for code, program in planned if code and code not in reported}
    found = []
    for pair in pairs:
        code = known(pair.told.id) if pair.told else None
        if pair.told and code and not (pair.planned and known(pair.planned.id) in {None, code}):
            found.append(Stranger(pair.told, code, pair.planned or _meant(code, free)))
    return found


def _meant(written: str, free: dict[str, Program]) -> Program | None:
    """The unreported program that a code most likely stands for: "2.2D Targeted Support", "2.2.D"."""
    begun = next((program for code, program in free.items() if written.upper().startswith(code)), None)
    letters = _letters(written)
    return begun or next((program for code, program in free.items() if _letters(code) == letters), None)


@lru_cache(maxsize=4096)
def _letters(code: str) -> str:
    """A code without its signs."""
    return "".join(character for character in code.upper() if character.isalnum())


def named_program(program: Program, ctx: ReportContext) -> str:
    """A program by its code and its official name."""
    code = known(program.id) or ""
    row = ctx.plan_now.catalog.programs.get(code) if ctx.plan_now else None
    return " ".join(filter(None, (code, row.name if row else known(program.name))))
