"""The kinds of file that soaplan knows. To add a kind: its own modules, and its row here (docs/adding-a-kind.md)."""

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soaplan.plans.envelope import Envelope


@dataclass(frozen=True)
class Kind:
    """One kind of file: how its `kind:` line names it, its model, and the folder of its catalog.

    What else belongs to a kind is found by its name: `rules/<name>/`, `render/documents/<name>.py` and
    `skeleton/templates/<name>.yaml`, with `_` for `-` where Python asks for it. Nothing of a kind is imported
    before a file of it is read.
    """

    name: str
    title: str
    model_name: str
    """The class in `plans/<name>.py`."""
    instrument: str
    """The folder of its cycles in the catalog."""
    letters: str = ""
    """What the codes of its rules begin with, so that one can be explained without the rules of every kind."""
    noun: str = "plan"
    """What a sentence calls a file of this kind: "the plan is due"."""
    readers: str = ""
    """Who will read a file of this kind, in a sentence: "The plan will be public."."""
    label_lists: frozenset[str] = frozenset()
    """Answers that are lists of official labels, which may hold commas."""
    other_keys: dict[str, str] = field(default_factory=dict)
    """Second spellings of an answer's name: the model's name -> the one also read."""
    required: str = "required"
    """The list of the catalog that holds the answers every finished file of this kind has (rule DOC010)."""
    related: dict[str, str] = field(default_factory=dict)
    """Other files that this one rests on: the place of the answer that names one -> the kind that it must be."""
    about_a_plan: bool = False
    """Whether a file of it is about a plan in another file, which also says whose it is: both together are one plan."""
    has_cycle_of_its_plan: bool = False
    """Whether a new file has the cycle of the plan that it is about, so the newest that the state has published."""
    has_form: bool = True
    """Whether it answers a form of the state, section by section."""
    has_common_keys: bool = True
    """Whether names of its answers are other programs' too (`language`), so that only `kind:` tells a file of it."""

    @property
    def module(self) -> str:
        """The name as Python has it."""
        return self.name.replace("-", "_")

    @property
    def model(self) -> "type[Envelope]":
        """The model of a file. It is imported when it is asked for first: each costs start-up time."""
        found: type[Envelope] = getattr(import_module(f"soaplan.plans.{self.module}"), self.model_name)
        return found


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            name="soa-plan",
            title="three-year plan",
            model_name="SoaPlan",
            instrument="soa",
            letters="SOA",
            readers="The plan will be public.",
            label_lists=frozenset({"student_groups", "student_group", "groups_engaged", "foundation_categories"}),
            other_keys={"student_groups": "student_group"},
            has_common_keys=False,
        ),
        Kind(
            name="plan-translation",
            title="translation of a plan",
            model_name="PlanTranslation",
            instrument="soa",
            letters="DOC",
            noun="translation",
            required="required-translation",
            related={"of": "soa-plan"},
            about_a_plan=True,
            has_form=False,
        ),
        Kind(
            name="soa-progress-report",
            title="progress report",
            model_name="SoaProgressReport",
            instrument="soa-progress-report",
            letters="RPT",
            noun="report",
            readers="The report will be public.",
            related={"plan": "soa-plan", "previous": "soa-progress-report", "plan_before": "soa-plan"},
            about_a_plan=True,
            has_cycle_of_its_plan=True,
        ),
        Kind(
            name="district-prioritization",
            title="district prioritization submission",
            model_name="DistrictPrioritization",
            instrument="district-prioritization",
            letters="PRI",
            noun="submission",
            related={"soa_plan": "soa-plan", "previous": "district-prioritization"},
        ),
        Kind(
            name="sustainable-improvement-plan",
            title="Sustainable Improvement Plan",
            model_name="SustainableImprovementPlan",
            instrument="sustainable-improvement-plan",
            letters="SUS",
            readers="Many will read the plan.",
            label_lists=frozenset({"practices"}),
            related={
                "district_priority.file": "district-prioritization",
                "previous": "sustainable-improvement-plan",
            },
        ),
    )
}
"""Every kind, by name."""


def kinds_of(code: str) -> list[Kind]:
    """The kinds that may have a rule of this code."""
    return [kind for kind in KINDS.values() if code.startswith(kind.letters)]
