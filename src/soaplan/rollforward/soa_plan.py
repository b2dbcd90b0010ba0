"""What becomes of each answer of a three-year plan when the next one is begun from it, in the order of the form.

A way stands for everything below it that has no row of its own. `{was}` is what the old plan said; `{years}` and
`{end}` are those of the new plan, `{old_years}` and `{old_end}` those of the old one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from soaplan.plans.base import is_text_file
from soaplan.rollforward.rolling import NOTHING, Change, Place, Rolling
from soaplan.rollforward.words import said, shortened, was, years_in
from soaplan.source.edit import Editor
from soaplan.source.faults import split_amounts
from soaplan.source.nodes import Mapping, Scalar

FILE = "file"
COPY_FIRST = "The text is in {file}, which the old plan uses too. Copy it under a new name before you change it."


@dataclass(frozen=True)
class Keep:
    """The answer stays as it is, and nothing is said of it but for the years that it names."""

    def changes(self, place: Place, _: Rolling) -> Iterator[Change]:
        """What is done."""
        years = years_in(place.node.text) if isinstance(place.node, Scalar) else []
        if file := text_file(place):
            yield Change(place, "is this text still right?", COPY_FIRST.format(file=file))
        elif years:
            yield Change(place, shortened(f"this names {', '.join(years)}: is it still right?"))


@dataclass(frozen=True)
class Silent:
    """The answer stays as it is, whatever it says."""

    def changes(self, place: Place, _: Rolling) -> Iterator[Change]:
        """What is done: nothing."""
        del place
        yield from ()


@dataclass(frozen=True)
class Look:
    """The answer stays, with a remark that says what to do with it."""

    todo: str
    more: str = ""

    def changes(self, place: Place, rolling: Rolling) -> Iterator[Change]:
        """What is done."""
        if not place.is_blank:
            file = text_file(place)
            more = [rolling.filled(self.more), COPY_FIRST.format(file=file) if file else ""]
            yield Change(place, rolling.filled(self.todo), " ".join(filter(None, more)))


@dataclass(frozen=True)
class Clear:
    """The figures go and a remark names them; the names stay, to be answered anew.

    `keys` are the answers below this one that go; all of it where there are none. `plain` is what is said instead
    where one text stands in the place of named answers; nothing goes then.
    """

    todo: str
    keys: tuple[str, ...] = ()
    more: str = ""
    plain: str = ""
    money: bool = False

    def changes(self, place: Place, rolling: Rolling) -> Iterator[Change]:
        """What is done."""
        if self.keys and not isinstance(place.node, Mapping):
            yield from (Look(self.plain) if self.plain else Keep()).changes(place, rolling)
            return
        gone = list(place.below(*self.keys)) if self.keys else [place]
        if before := self._before(place, gone):
            yield Change(place, rolling.filled(self.todo, before), rolling.filled(self.more))
            for one in gone:
                yield from cleared(one, rolling.editor)

    def _before(self, place: Place, gone: list[Place]) -> str:
        named = self.keys or isinstance(place.node, Mapping)
        if not named:
            return "" if place.is_blank else said(place.node)
        return was(gone if self.keys else place.below(), money=self.money)


def cleared(place: Place, editor: Editor) -> Iterator[Change]:
    """Every answer below a place is taken out; a list, what is only pointed to, or cut by commas, as a whole."""
    if isinstance(place.node, Mapping) and not (editor.is_alias(place.node) or text_file(place) or _is_cut(place)):
        for below in place.below():
            yield from cleared(below, editor)
    elif not place.is_blank:
        yield Change(place, text=NOTHING)


def _is_cut(place: Place) -> bool:
    """Whether commas have cut amounts in braces in two: `{FY25: 400,000}`."""
    return isinstance(place.node, Mapping) and place.node.flow and bool(split_amounts(place.node)[1])


def text_file(place: Place) -> str:
    """The name of the file that a text stands in; nothing where it stands in the plan."""
    node = place.node
    if not isinstance(node, Mapping) or not is_text_file(dict.fromkeys(node.entries)):
        return ""
    return said(node.entries[FILE].value) or FILE


Row = Keep | Silent | Look | Clear


PROGRAM = "focus_areas[].programs[]"
FIGURES = ("baseline", "target")
NEW_FIGURES = Clear(
    "new baseline and target; the old plan had {was}",
    FIGURES,
    more="What did you reach? That may be your new baseline.",
)

TABLE: dict[str, Row] = {
    "kind": Silent(),
    "cycle": Silent(),
    "status": Silent(),
    "district": Look("name, contact and schools: are they still right?"),
    "waivers": Clear("waive only what this plan needs; the old one had: {was}"),
    "notes": Look("do you still need these notes?"),
    "summary": Look("rewrite this for {years}; its groups, programs, years and amounts are from {old_years}"),
    "analysis.disparities": Look("compare with the newest data; this was written for {old_years}"),
    "analysis.insights": Look("compare with the newest data; this was written for {old_years}"),
    "analysis.indicators": Look("update these numbers and years; they are from the old plan"),
    "analysis.student_groups": Look("choose the groups again, using the newest data"),
    "targets.lowest_performing_students_confirmed": Clear("confirm the state's targets for {years}"),
    "targets.lowest_performing_students[]": Clear("add the state's new numbers; the old plan had {was}", FIGURES),
    "targets.additional[]": Clear(
        NEW_FIGURES.todo, FIGURES, NEW_FIGURES.more, plain="update the numbers and years; this was for {old_end}"
    ),
    "targets.additional[].measure": Keep(),
    "engagement.families": Look("is this what you do now, for the groups of this plan?"),
    "engagement.family_measures": Look("update the numbers and years"),
    "engagement.stakeholders": Look("say how you engaged groups for this plan; this is about {old_years}"),
    "engagement.groups_engaged": Clear("list the groups you engaged for this plan; for the old one: {was}"),
    "engagement.not_applicable": Look("is this still true?"),
    "engagement.sessions": Clear("list who you heard from for this plan; for the old one: {was}"),
    "engagement.school_committee_vote": Clear("record the vote on this plan; on the old plan: {was}"),
    "engagement.later_votes": Clear("only for later votes on this plan; on the old plan: {was}"),
    "focus_areas[].id": Silent(),
    "focus_areas[].metrics[]": NEW_FIGURES,
    "focus_areas[].metrics[].metric": Keep(),
    f"{PROGRAM}.id": Silent(),
    f"{PROGRAM}.name": Silent(),
    f"{PROGRAM}.in_short": Look("does this still say what changes by {end}?"),
    f"{PROGRAM}.today": Look(
        "write what is in place now",
        more="Start from by_end_of_plan below: what you planned to have by {old_end}. Check how much of it is there.",
    ),
    f"{PROGRAM}.by_end_of_plan": Look(
        "say what will be in place by {end}; this was the plan for {old_end}",
        more="Move what is done up to today.",
    ),
    f"{PROGRAM}.how_it_helps": Keep(),
    f"{PROGRAM}.student_groups": Silent(),
    f"{PROGRAM}.schools": Silent(),
    f"{PROGRAM}.funding": Clear(
        "amounts for {years}; the old plan had {was}", ("total", "by_year", "by_source"), money=True
    ),
    f"{PROGRAM}.funding.details": Look("the amounts in this text are from the old plan"),
    f"{PROGRAM}.funding.foundation_categories": Silent(),
    f"{PROGRAM}.metrics[]": NEW_FIGURES,
    f"{PROGRAM}.metrics[].metric": Keep(),
    f"{PROGRAM}.notes": Look("do you still need these notes?"),
    "addendum": Clear("name the addendum for this plan, if there is one; the old plan had: {was}"),
    "review": Clear("record the state's review of this plan when it comes; the old plan had: {was}"),
    "publication": Clear("write where and when this plan is posted; the old plan: {was}"),
}
