"""A translation of a plan: its texts by stable name. Numbers, dates and names come from the plan itself."""

from typing import Annotated, Any

from soaplan.characters import visible
from soaplan.plans.base import Answer, answer
from soaplan.plans.envelope import Envelope
from soaplan.plans.patterns import text_like
from soaplan.plans.stable import HASH_DIGITS, short_hash
from soaplan.plans.values import Date, Reads, Text
from soaplan.plans.wrong import one_text, problem
from soaplan.regex import regex

LANGUAGE = regex(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8}){0,3})")
"""A language tag (BCP 47), as far as pages need it: `es`, `kea`, `zh-Hans`, `pt-BR`."""
SCRIPT_LETTERS, REGION_LETTERS = 4, 2
ENGLISH = "en"
HASH = regex(f"[0-9a-f]{{{HASH_DIGITS}}}")
NO_HASH = "0" * HASH_DIGITS


def read_language(value: Any) -> str:
    """A language by its tag, in the usual capitals; another text raises PydanticCustomError (DOC016)."""
    text = visible(one_text(value))
    found = LANGUAGE.fullmatch(text)
    if found is None or found[1].lower() == ENGLISH:
        mend = "Write its short tag: es for Spanish, pt for Portuguese, or the tag of another language."
        raise problem("unknown_value", f"“{text}” is not the tag of a language to translate into", mend)
    return "-".join((found[1].lower(), *map(_usual, found[2].split("-")[1:])))


def _usual(part: str) -> str:
    if len(part) == SCRIPT_LETTERS and part.isalpha():
        return part.title()
    return part.upper() if len(part) == REGION_LETTERS else part.lower()


Language = Annotated[
    str,
    Reads(
        read_language,
        text_like(LANGUAGE.pattern, message="Write the tag of the language: es, pt, ht, kea, vi, zh-Hans, ar."),
    ),
]


class PlanTranslation(Envelope):
    """The texts of one plan in one other language."""

    of: Answer[Text] = answer("plan", "The file of the plan that is translated, from the folder of this file.")
    language: Answer[Language] = answer("language", "The tag of the language: es for Spanish, pt for Portuguese, ...")
    reviewed_by: Answer[Text] = answer("reviewed by", "Who speaks the language and has read the whole translation.")
    translated: Answer[Date] = answer("day of the translation", "The day on which it was last brought up to date.")
    texts: Answer[dict[str, Answer[Text]]] = answer("translated texts", "Each text by its name in the plan.")
    sources: Answer[dict[str, Answer[Text]]] = answer("versions", "Written by `soaplan translate`; leave it alone.")


# Which version of a text was translated. A record is the hash of that version; where the plan's text has changed
# since, the hash of the new version and that of the translation as it then stood follow. So a translation that was
# changed after that counts as brought up to date.


def is_current(record: str | None, source: str, text: str) -> bool:
    """Whether a translated text belongs to the plan's text as it is now. Without a record nobody can tell: yes."""
    translated, seen, before = _parts(record)
    now = short_hash(source)
    return not translated or translated == now or (seen == now and before != short_hash(text))


def record_of(record: str | None, source: str, text: str) -> str:
    """The record of a text at this moment."""
    now = short_hash(source)
    if not text or is_current(record, source, text):
        return now
    translated, seen, before = _parts(record)
    return f"{translated} {seen} {before}" if seen == now and before else f"{translated} {now} {short_hash(text)}"


def _parts(record: str | None) -> tuple[str, str, str]:
    """The hashes of a record. In place of a spoiled one stands a hash that no text has."""
    hashes = (part if HASH.fullmatch(part) else NO_HASH for part in (record or "").split())
    translated, seen, before, *_ = [*hashes, "", "", ""]
    return translated, seen, before
