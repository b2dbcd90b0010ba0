"""Who stands behind a three-year plan: what families said, the reasons, and the votes."""

from soaplan.plans.soa_plan import EngagementSession
from soaplan.render.clean import first_upper
from soaplan.render.content import is_as_voted
from soaplan.render.documents.blocks import (
    NOT_ANSWERED,
    Block,
    Names,
    Pair,
    Pairs,
    Part,
    Prose,
    Saying,
)
from soaplan.render.documents.plan_goals import comparisons
from soaplan.render.reader import Reader
from soaplan.render.status import DECIDED, history, vote_sentences

# What families said


def engagement(reader: Reader, noun: str) -> tuple[Block, ...]:
    """What was said and done, who took part, and how families are kept in touch with."""
    t, part = reader.words.t, reader.plan.engagement
    texts = (("how_heard", "stakeholders"), (f"in_touch_{noun}", "families"), ("family_measures", "family_measures"))
    heard, *rest = (Part(t(key), (reader.prose(part, name),)) for key, name in texts)
    return (*_sessions(reader), heard, *_groups(reader), *rest)


TOLD = (("you_said", "heard"), ("we_did", "changed"))


def _sessions(reader: Reader) -> tuple[Block, ...]:
    parts = reader.parts(reader.plan.engagement, "sessions")
    rows = tuple(_session(reader, one) if isinstance(one, EngagementSession) else _unread(reader, one) for one in parts)
    return (Part(reader.words.t("you_said_we_did"), (Pairs(rows, "sessions"),)),) if rows else ()


def _session(reader: Reader, one: EngagementSession) -> Pair:
    t, attended, languages = reader.words.t, reader.number(one, "attended"), reader.lines(one, "languages")
    people = t("people", number=attended) if attended else ""
    about = "; ".join(filter(None, (people, ", ".join(map(reader.label, languages)))))
    group = first_upper(stakeholder(reader, reader.line(one, "group"))) or t("session")
    day = reader.day(one, "date")
    when = Saying((*((day,) if day else ()), *(("; " if day else "", about) if about else ())), "note")
    told = Pairs(tuple(Pair(t(key), (reader.prose(one, name),)) for key, name in TOLD), "told")
    return Pair(group, ((when,) if when.pieces else ()) + (told,))


def _unread(reader: Reader, text: object) -> Pair:
    return Pair(reader.words.t("session"), (Prose(str(text)),))


def stakeholder(reader: Reader, written: str) -> str:
    """The official label of a group that was heard, or the text as it was written; in the language of the page."""
    row = reader.catalog.stakeholder(written) if written else None
    return reader.label(row.label if row else written) if written else ""


def _groups(reader: Reader) -> tuple[Block, ...]:
    """Who took part, and which councils do not exist here."""
    part = reader.plan.engagement
    named = dict.fromkeys(first_upper(stakeholder(reader, name)) for name in reader.lines(part, "groups_engaged"))
    absent = tuple(
        Pair(first_upper(stakeholder(reader, name)), (Saying((reason,)) if reason else NOT_ANSWERED,))
        for name, (_, reason) in reader.table(part, "not_applicable").items()
    )
    told = (Saying((reader.words.t("groups_heard"),)), Names(tuple(named))) if named else ()
    return (*told, *((Pairs(absent),) if absent else ()))


# The reasons


def reasons(reader: Reader) -> tuple[Block, ...]:
    """The plan in the words of the district: the summary, whom it is for, the gaps, and what lies behind them."""
    t, analysis = reader.words.t, reader.plan.analysis
    groups = reader.groups(analysis)
    named = Names(groups, chips=True) if groups else NOT_ANSWERED
    return (
        Part(t("summary"), (reader.prose(reader.plan, "summary"),), "summary"),
        Part(t("for_whom"), (named,)),
        Part(t("gaps"), (reader.prose(analysis, "disparities"), *comparisons(reader))),
        Part(t("insights"), (reader.prose(analysis, "insights"),)),
    )


# The vote


def votes(reader: Reader, mark: str) -> tuple[Block, ...]:
    """What was voted, whether that is what the plan says by its content hash (`mark`), and every dated step."""
    told: tuple[Block, ...] = tuple(map(Saying, vote_sentences(reader))) or (NOT_ANSWERED,)
    sealed = (Saying(reader.words.sentence("as_voted", hash=mark)),) if is_as_voted(reader, mark) else ()
    steps = history(reader) if reader.result.status in DECIDED else ()
    rows = tuple(Pair(day, (Saying((what,)),)) for day, what in steps)
    return (*told, *sealed, *((Pairs(rows, "history"),) if len(rows) > 1 else ()))
