"""What every kind of file has at its top: cycle, status, district, waivers."""

from soaplan.changes.form_names import title_of
from soaplan.changes.ledger import Ledger
from soaplan.changes.lists import compare_answers, compare_parts, texts
from soaplan.changes.side import Side, entries, is_read
from soaplan.plans.base import known
from soaplan.plans.envelope import DISTRICT_TYPES, Contact, District, Envelope, Waiver
from soaplan.plans.stable import slug


def compare_head(ledger: Ledger, old: Side, new: Side) -> None:
    """What stands before the first section of the form."""
    ledger.value("cycle", title_of(Envelope, "cycle"), cycle_name(old), cycle_name(new))
    ledger.value("status", title_of(Envelope, "status"), old.plan.status, new.plan.status)
    compare_district(ledger.of(place="district", about="District"), old.plan.district, new.plan.district)
    compare_waivers(ledger.of(place="waivers"), old.plan, new.plan)


def cycle_name(side: Side) -> str:
    """A cycle with its years, by whichever of its names the file goes."""
    return f"{side.catalog.cycle.id} ({side.catalog.cycle.years_label})"


def compare_district(ledger: Ledger, old: District, new: District) -> None:
    """The district or charter school: its names, its contact, its roster, and what else a kind asks of it."""
    compare_answers(ledger, old, new, but={"type"})
    usual = DISTRICT_TYPES[0]
    ledger.value("type", title_of(District, "type"), old.type or usual, new.type or usual)
    for key in Contact.model_fields:
        what = f"contact, {title_of(Contact, key)}"
        ledger.text(f"contact.{key}", what, getattr(old.contact, key), getattr(new.contact, key))
    if is_read(old.schools) and is_read(new.schools):
        ledger.labels("schools", "school", entries(old.schools), entries(new.schools))


def compare_waivers(ledger: Ledger, old: Envelope, new: Envelope) -> None:
    """Findings that are answered instead of fixed, by their rule."""
    keys = [texts("rule", "where"), texts("rule")]
    compare_parts(ledger, "waiver", (old.waivers, new.waivers), keys, waiver_name, compare_waiver)


def waiver_name(one: Waiver) -> tuple[str, str]:
    """A waiver by the code of its rule."""
    rule = known(one.rule) or "without a rule"
    return slug(rule, small=False), rule


def compare_waiver(ledger: Ledger, old: Waiver, new: Waiver) -> None:
    """The same waiver in both files."""
    ledger = ledger.of(about=f"Waiver of {waiver_name(new)[1]}")
    compare_answers(ledger, old, new, but={"rule"})
