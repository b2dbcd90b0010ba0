"""The shape of `crosswalk.yaml`: what is asked of a plan beside the questions of the form."""

from soaplan.catalog.models import Flag, Row, Texts


class Clause(Row):
    """One thing that the law, the regulation or the guidance asks of a plan.

    `words` are the source's own only where `quoted`; else they are soaplan's description. `answers` are the places
    of the plan that meet it, `rules` the rules that look at it. Where `after` or `stages` are given, it applies only
    once one of those places is answered, or the plan has one of those statuses.
    """

    id: str
    short: str
    source: str
    words: str
    quoted: Flag = False
    how: str = ""
    rules: Texts = ()
    after: Texts = ()
    stages: Texts = ()
    answers: Texts


class ClauseGroup(Row):
    """The clauses of one source. `charter_schools` says why they do not bind a charter school; empty where they do."""

    id: str
    name: str
    note: str = ""
    charter_schools: str = ""
    clauses: tuple[Clause, ...]
