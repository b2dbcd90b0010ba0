"""Which way is better, by the names that districts give their measures."""

from datetime import date

import pytest

from soaplan.catalog import Catalogs
from soaplan.plans.soa_plan import SoaPlan
from soaplan.rules.context import FileContext
from soaplan.rules.figures import should_fall

CONTEXT = FileContext(SoaPlan(), Catalogs().get("soa", "2024"), date(2024, 3, 20))
FALL = """
Gap between English learners and all students
Attendance gap between low-income students and all students
Percentage-point gap in grade 3 ELA
Disparity in AP enrollment between Black students and all students
Percent of students not meeting expectations on Math MCAS
Students who do not meet the reading benchmark
Percent of grade 9 students failing one or more courses
Students scoring below grade level on the fall screener
Share of students reading two or more years behind
D and F grades in Algebra I
Number of Fs in grade 9
Students retained in grade 9
Chronic absenteeism rate
Days absent per student
Tardies per month
Dropout rate
Out-of-school suspension rate of students with disabilities
Emergency removals
Office discipline referrals
Physical restraints per year
Average class size in grades K-3
Students per teacher
Teacher turnover
Educator vacancies in October
Unfilled paraprofessional positions
Educators working out of field
Percent of teachers on emergency licenses
Bullying incidents
Students on the Pre-K waitlist
Long-term English learners
Students requiring Tier 3 intervention
Lost instructional time
Percent of students at high risk on DIBELS
Disproportionality in special education placements
Students who report high anxiety
Counselor caseload
"""
RISE = """
Percent meeting or exceeding expectations on grade 3-8 mathematics MCAS
Grade 10 ELA scaled score
Student growth percentile
Progress on ACCESS
Four-year graduation rate
Attendance rate
Pre-K enrollment
Teacher retention
Sense of belonging on the student survey
FAFSA completion
Grade 9 students on track
Advanced coursework completion
Students reading at grade level
Educators of color: diversity of new hires
Students not suspended
Vacancies filled by June
"""
OPEN = """
Percent of the gap closed
Closing the gap in mathematics
Reduction in chronic absenteeism
Response to bullying incidents
Average hours of sleep
Number of home visits
"""


ALL = [
    (measure, falls) for falls, lines in ((True, FALL), (False, RISE), (None, OPEN)) for measure in lines.split("\n")
]


@pytest.mark.parametrize(("measure", "falls"), [(measure, falls) for measure, falls in ALL if measure])
def test_the_name_of_a_measure_tells_which_way_is_better(measure: str, falls: bool | None) -> None:
    assert should_fall(None, measure, CONTEXT) is falls


def test_a_written_direction_wins() -> None:
    assert should_fall("increase", "Chronic absenteeism rate", CONTEXT) is False
