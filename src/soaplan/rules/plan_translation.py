"""Whether a translation has every text of its plan, and as the plan has it now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from soaplan.diagnostic import Finding
from soaplan.plans.base import Unknown, known
from soaplan.plans.labels import nearest, offer
from soaplan.plans.plan_translation import PlanTranslation, is_current
from soaplan.plans.soa_plan import SoaPlan
from soaplan.plans.stable import stable_texts
from soaplan.rules.context import FileContext
from soaplan.rules.registry import rule

UNKNOWN_NAME = "DOC011"
ANSWERS = Mapping[str, str | Unknown | None]


@dataclass
class TranslationContext(FileContext):
    """One check of a translation."""

    plan: PlanTranslation


@rule("DOC026", needs="related")
def untranslated_text(translation: PlanTranslation, ctx: TranslationContext) -> Iterator[Finding]:
    """A text of the translation is missing, or is older than the plan's text.

    Families who read the translation should read the same plan as everyone else. Until a text is there, the page
    shows it in English. If a text is older, the page says so.

    Translate the text again, and have someone who speaks the language look it over. `soaplan translate plan.yaml
    --to es` adds what's missing or changed to the file, and you won't lose anything.
    """
    plan, texts = ctx.related["of"].plan, known(translation.texts)
    if not isinstance(plan, SoaPlan) or isinstance(translation.texts, Unknown):
        return
    wanted = stable_texts(plan)
    if not any(value is not None for value in (texts or {}).values()) and wanted:
        yield Finding(
            ("texts",), f"nothing is translated yet; the plan has {len(wanted)} texts to translate", _mend(translation)
        )
        return
    yield from _texts(translation, texts or {}, wanted)


def _texts(translation: PlanTranslation, texts: ANSWERS, wanted: Mapping[str, str]) -> Iterator[Finding]:
    missing = [place for place in wanted if texts.get(place) is None]
    for place in texts:
        if place not in wanted:
            near = nearest(place, missing)
            missing = [name for name in missing if name != near]
            asked, fix = offer(place, near, "`{}`", "rename")
            mend = asked.strip() or f"The plan doesn't have this text anymore. {_mend(translation)}"
            message = f"the plan doesn't have a text named `{place}`"
            yield Finding(("texts", place), message, mend, on_key=True, code=UNKNOWN_NAME, fix=fix)
    for place in missing:
        yield Finding(("texts", place), f"the text `{place}` isn't translated yet", _mend(translation))
    records = known(translation.sources) or {}
    for place, source in wanted.items():
        text = known(texts.get(place))
        if text is not None and not is_current(known(records.get(place)), source, text):
            message = f"the text `{place}` has changed in the plan since it was translated"
            yield Finding(("texts", place), message, _mend(translation))


def _mend(translation: PlanTranslation) -> str:
    plan, language = known(translation.of) or "plan.yaml", known(translation.language) or "es"
    return f"Add the new texts to this file and translate them: soaplan translate {plan} --to {language}"
