"""Hold two plans against each other, answer by answer, in the order of the state's form."""

from datetime import date

from soaplan.changes.after import compare_record
from soaplan.changes.clock import amendment_of
from soaplan.changes.form_names import AFTER, BEFORE, asked, headings, title_of
from soaplan.changes.ledger import Ledger
from soaplan.changes.lists import compare_parts, texts
from soaplan.changes.result import Comparison, Version
from soaplan.changes.section4 import compare_engagement
from soaplan.changes.section5 import compare_programs
from soaplan.changes.sections2_and_3 import compare_analysis, compare_targets
from soaplan.changes.version import Read, entries, is_read
from soaplan.check import CheckResult
from soaplan.plans.base import known
from soaplan.plans.envelope import DISTRICT_TYPES, Contact, District, Waiver
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.stable import slug


def compare(old: CheckResult, new: CheckResult, as_of: date) -> Comparison:
    """Everything that differs between two plans that were read.

    Remarks, order, the spelling of labels, amounts and days, and where lines are broken are no differences. `as_of`
    stands for today. Raises TypeError where a file is no three-year plan, or cannot be read.
    """
    left, right = Read.of(old), Read.of(new)
    ledger = Ledger(BEFORE)
    compare_head(ledger, left, right)
    first = ledger.of(section="1")
    first.text("summary", f"the {asked(right.catalog, 'summary')}", left.plan.summary, right.plan.summary)
    compare_analysis(ledger.of(section="2", place="analysis"), left, right)
    compare_targets(ledger.of(section="3", place="targets"), left, right)
    compare_engagement(ledger.of(section="4", place="engagement"), left, right)
    compare_programs(ledger.of(section="5"), left, right)
    compare_record(ledger.of(section=AFTER), left.plan, right.plan)
    changes = tuple(ledger.changes)
    versions = (version(left), version(right))
    return Comparison(as_of, *versions, headings(right.catalog), changes, amendment_of(right, as_of))


def version(read: Read) -> Version:
    """What is said of one of the two plans."""
    return Version(read.path, read.catalog.cycle.id, known(read.plan.status), read.content, read.unread)


def compare_head(ledger: Ledger, old: Read, new: Read) -> None:
    """What stands before Section 1: cycle, status, district, waivers."""
    ledger.value("cycle", title_of(SoaPlan, "cycle"), cycle_name(old), cycle_name(new))
    ledger.value("status", title_of(SoaPlan, "status"), old.plan.status, new.plan.status)
    compare_district(ledger.of(place="district", about="District"), old.plan.district, new.plan.district)
    compare_waivers(ledger.of(place="waivers"), old.plan, new.plan)


def cycle_name(read: Read) -> str:
    """A cycle with its years, by whichever of its names the plan goes."""
    return f"{read.catalog.cycle.id} ({read.catalog.cycle.years_label})"


def compare_district(ledger: Ledger, old: District, new: District) -> None:
    """The district or charter school: its names, its contact, its roster."""
    for key in ("name", "code", "governing_body", "website"):
        ledger.text(key, title_of(District, key), getattr(old, key), getattr(new, key))
    usual = DISTRICT_TYPES[0]
    ledger.value("type", title_of(District, "type"), old.type or usual, new.type or usual)
    for key in Contact.model_fields:
        what = f"contact, {title_of(Contact, key)}"
        ledger.text(f"contact.{key}", what, getattr(old.contact, key), getattr(new.contact, key))
    if is_read(old.schools) and is_read(new.schools):
        ledger.labels("schools", "school", entries(old.schools), entries(new.schools))


def compare_waivers(ledger: Ledger, old: SoaPlan, new: SoaPlan) -> None:
    """Findings that are answered instead of fixed, by their rule."""
    keys = [texts("rule", "where"), texts("rule")]
    compare_parts(ledger, "waiver", (old.waivers, new.waivers), keys, waiver_name, compare_waiver)


def waiver_name(one: Waiver) -> tuple[str, str]:
    """A waiver by the code of its rule."""
    rule = known(one.rule) or "without a rule"
    return slug(rule, small=False), rule


def compare_waiver(ledger: Ledger, old: Waiver, new: Waiver) -> None:
    """The same waiver in both plans."""
    ledger = ledger.of(about=f"Waiver of {waiver_name(new)[1]}")
    for key in ("where", "reason"):
        ledger.text(key, title_of(Waiver, key), getattr(old, key), getattr(new, key))
    ledger.value("until", title_of(Waiver, "until"), old.until, new.until)
