"""What a page is about: a plan, in English or as one of its translations has it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from soaplan.check.result import NO_PAGE, CheckResult
from soaplan.diagnostic import Pointer
from soaplan.plans.base import known
from soaplan.plans.envelope import Envelope
from soaplan.plans.plan_translation import PlanTranslation, is_current
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.stable import texts_with_places
from soaplan.render.clean import clean
from soaplan.render.said import Said
from soaplan.render.words import ENGLISH, Words, direction_of, english, language_of, words_of

UNTRANSLATED, OLDER = "untranslated", "older"
"""Keys of the remarks below a text."""


@dataclass(frozen=True)
class Subject:
    """A checked plan that can be shown, and the translation of it, if it is to be shown in another language."""

    result: CheckResult
    plan: SoaPlan
    translation: PlanTranslation | None = None

    @property
    def language(self) -> str:
        """The language of the plan's texts; without its region, where the page has words in that language."""
        tag = (known(self.translation.language) if self.translation else None) or ENGLISH
        return language_of(tag) or tag

    @cached_property
    def words(self) -> Words:
        """The fixed words of the page; English ones for a language that has none here."""
        return words_of(self.language) or english()

    def said(self, text: str, language: str = ENGLISH, remark: str = "") -> str:
        """A text in a language, marked where that is not the page's."""
        if language != self.words.language:
            return Said(text, language, direction_of(language), remark)
        return Said(text, remark=remark) if remark else text

    @cached_property
    def texts(self) -> dict[Pointer, str]:
        """The texts of the translation by their places in the plan; in English, with a remark, where one is missing."""
        return dict(self._texts(self.translation)) if self.translation else {}

    def _texts(self, translation: PlanTranslation) -> list[tuple[Pointer, str]]:
        texts, records = known(translation.texts) or {}, known(translation.sources) or {}
        found = []
        for wanted in texts_with_places(self.plan):
            text = known(texts.get(wanted.place))
            current = text is not None and is_current(known(records.get(wanted.place)), wanted.text, text)
            shown = clean(text) if text else clean(wanted.text)
            remark = "" if current else OLDER if text else UNTRANSLATED
            found.append((wanted.pointer, self.said(shown, self.language if text else ENGLISH, remark)))
        return found

    def has_remark(self, remark: str) -> bool:
        """Whether any text carries this remark."""
        return any(isinstance(text, Said) and text.remark == remark for text in self.texts.values())


def _plan(result: CheckResult) -> Subject | None:
    """A plan itself."""
    return Subject(result, result.plan) if isinstance(result.plan, SoaPlan) else None


def _translation(result: CheckResult) -> Subject | None:
    """A plan as a translation has it; none where the plan or the language cannot be read."""
    plan, translation = result.related.get("of"), result.plan
    if plan is None or not isinstance(translation, PlanTranslation) or known(translation.language) is None:
        return None
    return Subject(plan, plan.plan, translation) if isinstance(plan.plan, SoaPlan) else None


SUBJECTS: dict[type[Envelope], Callable[[CheckResult], Subject | None]] = {
    SoaPlan: _plan,
    PlanTranslation: _translation,
}
"""Kind of file -> what its page is about. The page of any other kind is about the file itself."""


def subject_of(result: CheckResult) -> Subject | None:
    """What the page of a checked file is about; None where it can have none (DOC001 to DOC006, other kinds)."""
    find = SUBJECTS.get(type(result.plan)) if result.plan is not None else None
    return find(result) if find is not None and is_readable(result) else None


def is_readable(result: CheckResult) -> bool:
    """Whether a file could be read at all (DOC001 to DOC006 leave it unread)."""
    return result.catalog is not None and not any(found.code in NO_PAGE for found in result.diagnostics)
