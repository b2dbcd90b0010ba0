"""What an unknown label is taken for: the one that is very likely meant, or none. A wrong guess is worse than none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soaplan.catalog import SoaCatalog
from soaplan.check import Options
from soaplan.plans.envelope import DISTRICT_TYPES, STATUSES
from soaplan.plans.labels import fold, meant, nearest


def _soa() -> SoaCatalog:
    catalog = Options().catalogs.get("soa", "2024")
    assert isinstance(catalog, SoaCatalog)
    return catalog


SOA = _soa()
GROUPS = {name: row.label for row in SOA.groups for name in (row.label, *row.aliases)}
COUNCILS = {name: row.label for row in SOA.stakeholders.required for name in (row.label, *row.aliases)}
CATEGORIES = {name: row.label for row in SOA.foundation.categories for name in (row.label, *row.aliases)}
PROGRAMS = {name: row.id for row in SOA.programs.values() for name in row.names}
TYPES = {name: name for name in DISTRICT_TYPES}
STAGES = {name: name for name in STATUSES}

MEANT: list[tuple[dict[str, str], dict[str, str]]] = [
    (
        GROUPS,
        {
            "English lerners": "English learners", "Englsh learnrs": "English learners",
            "Students with disabilites": "Students with disabilities",
            "Stud. with disab.": "Students with disabilities",
            "Low-incme": "Low income", "ED": "Low income", "Econ. dis.": "Low income", "Econ. disadv.": "Low income",
            "lowest-perf. students": "Lowest performing students", "Highneeds": "High needs",
            "Hispnic": "Hispanic or Latino", "Afr. American": "African American/Black",
        },
    ),
    (
        COUNCILS,
        {
            "educatrs": "educators", "special education parents": "special education parent advisory council",
            "English learner parent advisory": "English learner parent advisory council",
            "parents and care givers": "parents/caregivers",
            "school improvment councils": "school improvement councils",
        },
    ),
    (
        CATEGORIES,
        {
            "Technology": "Instructional Materials, Equipment & Technology", "Administrator": "Administration",
            "Class. & Spec. Teachers": "Classroom & Specialist Teachers", "Leadership": "Instructional Leadership",
            "Profesional Developement": "Professional Development",
            "IMET": "Instructional Materials, Equipment & Technology",
            "Pupil Servces": "Pupil Services",
        },
    ),
    (
        PROGRAMS,
        {
            "Targeted Academic Support": "2.2D", "Targetd Academic Suport and Aceleration": "2.2D", "WIDA": "2.2A",
            "Labor-management": "3.3C", "Pre-K": "2.4A", "Professional growth": "3.2C",
        },
    ),
    (TYPES, {"charter": "charter-school", "regional": "regional-district",
             "vocational distrct": "vocational-district"}),
    (STAGES, {"submited": "submitted", "drft": "draft", "postd": "posted"}),
]  # fmt: skip
HONEST: list[tuple[dict[str, str], list[str]]] = [
    (
        GROUPS,
        [
            "Students of color", "Immigrant students", "Homeless students", "Students experiencing homelessness",
            "SLIFE",
            "LGBTQ+ students", "Male students", "Female", "Boys", "Girls", "Students with autism", "Gifted students",
            "Students with interrupted formal education", "Chronically absent students", "First-generation students",
            "Students in grade 9", "Non-disabled students", "Students without disabilities", "High income",
            "middle income", "Struggling readers", "At-risk students", "ELA", "AAPI", "Cape Verdean students",
            "Haitian students", "Kindergarten students", "Students in foster care", "Military-connected students",
            "504 students", "Title I students", "Transition-age students", "Newcomer families",
            "Middle school students",
            "Low-income students with disabilities", "Rural students", "Student athletes", "Nonbinary students",
        ],
    ),
    (
        COUNCILS,
        [
            "students", "student council", "community members", "school committee", "business community",
            "town officials",
            "elected officials", "parent advisory council", "District leadership team", "nurses", "Council on Aging",
            "taxpayers", "higher education partners", "cafeteria staff", "police department", "public library",
        ],
    ),
    (
        CATEGORIES,
        [
            "Transportation", "Curriculum", "Facilities", "Textbooks", "Food service", "Nurses", "Health services",
            "Athletics", "Pupil transportation", "Coaches", "Substitutes", "Stipends", "Software",
            "Contracted services", "Travel", "Services", "Family engagement", "Teachers and transportation",
        ],
    ),
    (PROGRAMS, ["Tutoring", "Extended day", "Innovation Pathways", "Restorative justice", "Math curriculum", "Arts"]),
    (TYPES, ["Public school district", "Town", "Collaborative", "Superintendency union", "Horace Mann", "public"]),
    (STAGES, ["final", "approved", "in review", "done", "complete", "received", "voted"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "text", "label"), [(labels, text, label) for labels, rows in MEANT for text, label in rows.items()]
)
def test_what_is_very_likely_meant_is_offered(labels: dict[str, str], text: str, label: str) -> None:
    assert meant(text, labels) == label


@pytest.mark.parametrize(("labels", "text"), [(labels, text) for labels, texts in HONEST for text in texts])
def test_for_an_honest_label_that_is_on_no_list_nothing_is_offered(labels: dict[str, str], text: str) -> None:
    assert meant(text, labels) is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("goal-2", ["goal-1", "goal-3"]),  # another number is another entry
        ("2.2Z", ["2.2A", "2.2B"]),  # as near to one as to the other
        ("male", ["female"]),
        ("increase", ["decrease"]),
        ("", ["a"]),
        ("---", ["a", "b"]),
    ],
)
def test_a_name_that_is_not_near_enough(text: str, labels: list[str]) -> None:
    assert nearest(text, labels) is None


@given(st.sampled_from(sorted({*GROUPS, *CATEGORIES})), st.data())
def test_two_letters_exchanged_are_still_that_label_or_nothing(label: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(label) - 2))
    slip = label[:place] + label[place + 1] + label[place] + label[place + 2 :]
    all_labels = GROUPS | CATEGORIES
    by_fold = {fold(name): row for name, row in all_labels.items()}
    found = by_fold.get(fold(slip)) or meant(slip, all_labels)
    assert found in (all_labels[label], None)


@given(st.text(max_size=300))
def test_whatever_is_written_only_a_label_is_offered(text: str) -> None:
    assert meant(text, GROUPS) in {*GROUPS.values(), None}


OF_MANY_WORDS = [f"{first} Regional Vocational Technical School of the {hills}" for first in ("Alder", "Cedar", "Elm")
                 for hills in ("Berkshires", "Islands")]  # fmt: skip


@pytest.mark.parametrize("place", range(len(OF_MANY_WORDS)))
def test_of_many_long_names_the_one_with_the_most_letters_in_their_order_is_meant(place: int) -> None:
    right = OF_MANY_WORDS[place]
    names = OF_MANY_WORDS[place:] + OF_MANY_WORDS[:place]
    assert nearest(right.replace("Vocational", "Vocatoinal"), names) == right
    assert nearest("A Regional Vocational Technical School of the ", OF_MANY_WORDS) is None
