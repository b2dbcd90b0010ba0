"""Hold two three-year plans against each other, answer by answer, in the order of the state's form."""

from datetime import date

from soaplan.changes.clock import amendment_of
from soaplan.changes.form_names import AFTER, BEFORE, asked, headings
from soaplan.changes.head import compare_head
from soaplan.changes.ledger import Ledger
from soaplan.changes.lists import compare_answers
from soaplan.changes.result import Comparison
from soaplan.changes.section4 import compare_engagement
from soaplan.changes.section5 import compare_programs
from soaplan.changes.sections2_and_3 import compare_analysis, compare_targets
from soaplan.changes.version import Read
from soaplan.check import CheckResult
from soaplan.plans.kinds import Kind

RECORD = ("addendum", "review", "publication")
"""What a file records once the plan is written."""


def compared(kind: Kind, old: CheckResult, new: CheckResult, as_of: date) -> Comparison:
    """Everything that differs between two three-year plans. Raises TypeError where one of the files is none."""
    left, right = Read.of(old), Read.of(new)
    ledger = Ledger(BEFORE)
    compare_head(ledger, left, right)
    first = ledger.of(section="1")
    first.text("summary", f"the {asked(right.catalog, 'summary')}", left.plan.summary, right.plan.summary)
    compare_analysis(ledger.of(section="2", place="analysis"), left, right)
    compare_targets(ledger.of(section="3", place="targets"), left, right)
    compare_engagement(ledger.of(section="4", place="engagement"), left, right)
    compare_programs(ledger.of(section="5"), left, right)
    for name in RECORD:
        below = ledger.of(section=AFTER, place=name, about=name.capitalize())
        compare_answers(below, getattr(left.plan, name), getattr(right.plan, name))
    changes, names = tuple(ledger.changes), headings(right.catalog)
    return Comparison(as_of, kind, left.version, right.version, names, changes, amendment_of(right, as_of))
