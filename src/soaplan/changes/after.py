"""What a plan file records once the plan is written: the addendum, the state's review, the publication."""

from soaplan.changes.form_names import title_of
from soaplan.changes.ledger import Ledger
from soaplan.plans.base import Node
from soaplan.plans.soa_plan import Addendum, Publication, Review, SoaPlan

PARTS: dict[str, type[Node]] = {"addendum": Addendum, "review": Review, "publication": Publication}
TEXTS = ("file", "url")


def compare_record(ledger: Ledger, old: SoaPlan, new: SoaPlan) -> None:
    """Days, files and addresses."""
    for name, part in PARTS.items():
        below = ledger.of(place=name, about=name.capitalize())
        for key in part.model_fields:
            compare = below.text if key in TEXTS else below.value
            compare(key, title_of(part, key), getattr(getattr(old, name), key), getattr(getattr(new, name), key))
