"""The kinds of file that soaplan knows. To add a kind: its module, and its row here."""

from dataclasses import dataclass, field

from soaplan.plans.envelope import Envelope
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.translation import PlanTranslation


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: how its `kind:` line names it, its model, and the folder of its catalog."""

    name: str
    title: str
    model: type[Envelope]
    instrument: str
    label_lists: frozenset[str] = frozenset()
    """Answers that are lists of official labels, which may hold commas."""
    other_keys: dict[str, str] = field(default_factory=dict)
    """Second spellings of an answer's name: the model's name -> the one also read."""
    required: str = "required"
    """The list of the catalog that holds the answers every finished file of this kind has (rule DOC010)."""
    related: dict[str, str] = field(default_factory=dict)
    """Other files that this one rests on: the answer that names one -> the kind that it must be."""


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            name="soa-plan",
            title="three-year plan",
            model=SoaPlan,
            instrument="soa",
            label_lists=frozenset({"student_groups", "student_group", "groups_engaged", "foundation_categories"}),
            other_keys={"student_groups": "student_group"},
        ),
        Kind(
            name="plan-translation",
            title="translation of a plan",
            model=PlanTranslation,
            instrument="soa",
            required="required-translation",
            related={"of": "soa-plan"},
        ),
    )
}
"""Every kind, by name."""

PLANNED = ("soa-progress-report", "district-prioritization", "sustainable-improvement-plan")
"""Kinds that the file format names and that this version does not check yet."""
