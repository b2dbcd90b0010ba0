"""What a rule may ask besides the part of the report it is given; its programs beside those of its plan."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from posixpath import dirname, join, normpath

from soaplan.catalog.soa import SoaCatalog
from soaplan.plans.base import known
from soaplan.plans.reported import Pair, program_pairs, readable, target_pairs
from soaplan.plans.soa_plan import Program, SoaPlan, Target
from soaplan.plans.soa_progress_report import Amendment, ProgramProgress, SoaProgressReport, TargetProgress
from soaplan.plans.values import read_year
from soaplan.rules.context import FileContext, Related
from soaplan.rules.soa_plan.context import Context
from soaplan.rules.soa_progress_report.amendments import PlanNames, Told, Versions, told_by
from soaplan.rules.soa_progress_report.figures import Figure, StateRows, figures_of
from soaplan.rules.soa_progress_report.matching import id_of
from soaplan.rules.soa_progress_report.plan_metrics import Account, Accounts


@dataclass
class ReportContext(FileContext):
    """One check of a report: the report, the plan it is about, and what there was before both."""

    plan: SoaProgressReport

    @cached_property
    def named_plan(self) -> Context | None:
        """The plan that the report names, of whatever cycle; None where it cannot be used."""
        return self._as_plan(self.related.get("plan"))

    @cached_property
    def plan_now(self) -> Context | None:
        """The plan reported on, with its catalog. One of another cycle is most likely another plan (RPT102)."""
        return self._of_this_cycle(self.named_plan)

    @property
    def reported_plan(self) -> SoaPlan | None:
        """The plan reported on."""
        return self.plan_now.plan if self.plan_now else None

    @cached_property
    def plan_before(self) -> Context | None:
        """The plan as it was before the changes of this report: the one named so, else that of the earlier report."""
        if self.plan.plan_before is not None:
            # The very file of the plan says nothing of how it was.
            found = None if self._is_own_plan(known(self.plan.plan_before)) else self.related.get("plan_before")
            return self._of_this_cycle(self._as_plan(found))
        if self.earlier_report is None or self._is_same_file(self.earlier_report):
            return None
        return self._of_this_cycle(self._as_plan(self.related["previous"].related.get("plan")))

    @cached_property
    def earlier_report(self) -> SoaProgressReport | None:
        """The report before this one, where it is one of an earlier year of the same plan (RPT116)."""
        found = self.related.get("previous")
        earlier = found.plan if found else None
        if found is None or not isinstance(earlier, SoaProgressReport) or not self.is_of_this_cycle(found):
            return None
        year, own = known(earlier.report_year), self.report_year
        return earlier if year and own and year < own else None

    @cached_property
    def report_years(self) -> tuple[int, ...]:
        """The school years of the plan that are reported on: not the last, which brings the next plan."""
        years = self.plan_now.catalog.cycle.years if self.plan_now else ()
        return tuple(map(read_year, years))[: self.catalog.cycle.numbers["report_years"]]

    @property
    def report_year(self) -> int | None:
        """The year of the report; None where it is none of those (RPT101), so that nothing follows from it."""
        year = known(self.plan.report_year)
        return year if not self.report_years or year in self.report_years else None

    @cached_property
    def amendments(self) -> list[Amendment]:
        """The amendments of this report that can be read."""
        return readable(self.plan.changes.amendments, Amendment)

    @cached_property
    def told(self) -> Told:
        """What the amendments tell."""
        return told_by(self.amendments)

    @cached_property
    def target_pairs(self) -> list[Pair[Target, TargetProgress]]:
        """The additional targets of the plan beside those of the report."""
        return target_pairs(self.reported_plan, self.plan.progress)

    @cached_property
    def program_pairs(self) -> list[Pair[Program, ProgramProgress]]:
        """The programs of the plan beside those of the report."""
        return program_pairs(self.reported_plan, self.plan.progress)

    @cached_property
    def earlier_statuses(self) -> dict[str, str | None]:
        """How far each program was in the earlier report, by its code."""
        entries = self.earlier_report.programs() if self.earlier_report else []
        return {id_of(one): known(one.status) for one in reversed(entries) if id_of(one)}

    @cached_property
    def metric_accounts(self) -> list[Account]:
        """The metrics of each program and Focus Area of the plan beside those of the report."""
        before = self.plan_before.plan if self.plan_before else None
        if self.reported_plan is None:
            return []
        return list(Accounts(self.reported_plan, before, self.plan.progress, self.program_pairs).all())

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures of the plan's own targets and metrics."""
        return list(figures_of(self.reported_plan, self.plan.progress))

    @cached_property
    def state_rows(self) -> StateRows:
        """How the state's figures are told apart."""
        return StateRows(self.catalog)

    @cached_property
    def state_figures(self) -> list[Figure]:
        """The state's figures for the lowest-performing students."""
        return self.state_rows.figures_of(self.reported_plan, self.plan.progress)

    @cached_property
    def names_now(self) -> PlanNames | None:
        """Everything in the plan that an amendment can name."""
        return PlanNames(self.plan_now) if self.plan_now else None

    @cached_property
    def names_before(self) -> PlanNames | None:
        """The same of the plan before."""
        return PlanNames(self.plan_before) if self.plan_before else None

    @cached_property
    def versions(self) -> Versions | None:
        """The plan before and the plan now; None where only one is there."""
        return Versions(self.plan_before, self.plan_now) if self.plan_before and self.plan_now else None

    def is_of_this_cycle(self, other: Related) -> bool:
        """Whether another file is of the same cycle as the report."""
        return other.catalog is not None and other.catalog.cycle.id == self.catalog.cycle.id

    def _as_plan(self, found: Related | None) -> Context | None:
        if found is None or not isinstance(found.plan, SoaPlan) or not isinstance(found.catalog, SoaCatalog):
            return None
        return Context(found.plan, found.catalog, self.as_of)

    def _of_this_cycle(self, found: Context | None) -> Context | None:
        return found if found and found.catalog.cycle.id == self.catalog.cycle.id else None

    def _is_same_file(self, earlier: SoaProgressReport) -> bool:
        """Whether the earlier report is about the very file that this one is about."""
        folder = dirname(_posix(known(self.plan.previous) or ""))
        return self._is_own_plan(join(folder, _posix(known(earlier.plan) or "")))

    def _is_own_plan(self, name: str | None) -> bool:
        """Whether a file name is that of the plan reported on."""
        return normpath(_posix(name or "")) == normpath(_posix(known(self.plan.plan) or ""))


def _posix(name: str) -> str:
    return name.strip().replace("\\", "/")


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
