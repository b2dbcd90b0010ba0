"""The plan in its other languages, and what a reader of a translation must know."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from soaplan.disk import BEGINNING, read_start
from soaplan.plans.base import given, known
from soaplan.render.clean import clean, one_line
from soaplan.render.subject import OLDER, UNTRANSLATED
from soaplan.render.words import ENGLISH, Sentence, direction_of, english, language_of, words_of
from soaplan.workspace.touched import TAG

if TYPE_CHECKING:
    from soaplan.render.reader import Reader

KIND = re.compile(rb"(?m)^kind:[ \t]*[\"']?plan-translation\b")


@dataclass(frozen=True)
class Language:
    """One language that the plan can be read in. `file` is the name of its page, without the ending."""

    tag: str
    name: str
    direction: str
    file: str
    is_shown: bool


def languages_beside(folder: Path | None, plan: str, shown: str) -> tuple[Language, ...]:
    """The languages of the files beside a plan: of `plan.yaml` those of `plan.es.yaml`, the one shown among them.

    The pages are expected side by side, as `soaplan render --beside` writes them. None where the file lies nowhere.
    """
    if folder is None:
        return ()
    name = Path(plan).name
    stem, ending = name.rpartition(".")[::2]
    files = {ENGLISH: stem}
    for path in sorted(folder.glob("*")):
        tag = path.name.removeprefix(f"{stem}.").removesuffix(f".{ending}")
        if path.name == f"{stem}.{tag}.{ending}" and TAG.fullmatch(tag) and _is_translation(path):
            files[tag] = f"{stem}.{tag}"
    return tuple(_language(tag, file, shown) for tag, file in files.items()) if len(files) > 1 else ()


def _is_translation(path: Path) -> bool:
    try:
        return path.is_file() and KIND.search(read_start(path, BEGINNING)) is not None
    except OSError:
        return False


def _language(tag: str, file: str, shown: str) -> Language:
    words = english() if tag == ENGLISH else words_of(tag)
    is_shown = (language_of(tag) or tag) == shown
    return Language(tag, words.name if words else tag, direction_of(tag), quote(file), is_shown)


def notes_of(reader: "Reader") -> tuple[Sentence, ...]:
    """What a reader of a translation must know: who reviewed it, and whether it is as new as the plan."""
    subject, words = reader.subject, reader.words
    if subject.translation is None:
        return ()
    reviewer, day = known(subject.translation.reviewed_by), known(subject.translation.translated)
    keys = ("not_reviewed_texts" if not reviewer else "", "not_reviewed_words" if not words.reviewed_by else "")
    unread = "; ".join(words.t(key) for key in keys if key)
    found: tuple[Sentence, ...] = (
        (f"{words.t('not_reviewed')} {unread}.",) if unread else (),
        (words.t("reviewed_by", name=one_line(clean(reviewer))),) if reviewer else (),
        _older(reader, day),
        (words.t("incomplete"),) if subject.has_remark(UNTRANSLATED) else (),
    )
    return tuple(filter(None, found))


def _older(reader: "Reader", day: date | None) -> Sentence:
    """That the translation is older than the plan; where nobody recorded versions, by the days in the plan."""
    subject = reader.subject
    recorded = subject.translation is not None and subject.translation.sources is not None
    by_day = not recorded and day is not None and any(step > day for step in _days(reader))
    if not subject.has_remark(OLDER) and not by_day:
        return ()
    return reader.words.sentence("older_page_dated", day=day) if day else reader.words.sentence("older_page")


def _days(reader: "Reader") -> list[date]:
    """The days on which the plan as a whole was voted on, sent, reviewed or posted anew."""
    plan = reader.plan
    votes = [vote.date for _, vote in given(plan.engagement.later_votes)]
    days = [*votes, plan.review.resubmitted, plan.publication.date]
    return [day for day in days if isinstance(day, date)]
