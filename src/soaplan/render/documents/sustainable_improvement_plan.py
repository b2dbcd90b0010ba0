"""The page of a school's Sustainable Improvement Plan: its summary, how it hangs together, and stage by stage."""

from soaplan.plans.base import known
from soaplan.plans.sustainable_improvement_plan import Goal, Reflection
from soaplan.render.clean import first_upper
from soaplan.render.documents.document import Document, Fact
from soaplan.render.documents.frame import Holder, Top, district_of, document
from soaplan.render.documents.improvement import Improvement, Reading
from soaplan.render.documents.improvement_goals import is_not_here
from soaplan.render.documents.improvement_sections import sections
from soaplan.render.documents.sentences import counted, number

HEADING = "Sustainable Improvement Plan"
ABOUT = (
    "Schools that the state designates as underperforming work under a Sustainable Improvement Plan "
    "(M.G.L. c. 69, s. 1J). It tells what lies behind a school’s difficulties, what will be done about them, "
    "and how everyone will see whether it works."
)
RESULTS = ("met", "partly met", "not met")


def compose(reader: Reading) -> Document:
    """The document of a plan."""
    it = Improvement(reader)
    top = Top(
        heading=HEADING,
        years=reader.catalog.cycle.years_label,
        holder=_school(reader),
        glance=_glance(it),
        facts=_facts(it),
        about=ABOUT,
        sent=reader.sent(reader.plan.submitted_to, "dese"),
    )
    return document(reader, top, sections(it))


def _school(reader: Reading) -> Holder:
    """The school, in its district."""
    district = district_of(reader, reader.plan.district)
    school = reader.line(reader.plan.school, "name")
    name = ", ".join(filter(None, (school, reader.line(reader.plan.district, "name")))) or "This school"
    return Holder(name, reader.line(reader.plan.school, "code"), "school", reader, district.answers)


# The top


def _glance(it: Improvement) -> tuple[str, ...]:
    reader = it.reader
    school = first_upper(reader.line(reader.plan.school, "name") or "this school")
    causes, objectives, benchmarks = len(it.causes), len(it.objectives), len(it.benchmarks)
    if not objectives:
        return (f"{school} has not named its strategic objectives yet.",)
    what = counted(objectives, "strategic objective")
    why = f", in answer to {counted(causes, 'root cause')}" if causes else ""
    found = [f"In {reader.catalog.cycle.years_label}, {school} works on {what}{why}."]
    if benchmarks:
        show = "shows" if benchmarks == 1 else "show"
        found.append(f"{first_upper(counted(benchmarks, 'benchmark'))} {show} during the year whether it works.")
    return (*found, *_reflected(reader))


def _reflected(reader: Reading) -> tuple[str, ...]:
    """What became of last year's benchmarks, in a sentence."""
    entries = [one for one in reader.parts(reader.plan, "reflection") if isinstance(one, Reflection)]
    results = [known(one.result) for one in entries]
    told = [f"{number(results.count(result))} {result}" for result in RESULTS if result in results]
    if not told:
        return ()
    verb = "was" if results.count(next(r for r in RESULTS if r in results)) == 1 else "were"
    first, *rest = told
    count, _, what = first.partition(" ")
    each = reader.words.all_of([f"{count} {verb} {what}", *rest])
    return (f"Of {counted(len(results), 'benchmark')} of last year, {each}.",)


def _facts(it: Improvement) -> tuple[Fact, ...]:
    named = it.reader.plan.named("goals")
    goals = sum(isinstance(one, Goal) and not is_not_here(it.reader, one) for one in named)
    counts = (
        (len(it.causes), "root cause"),
        (len(it.objectives), "strategic objective"),
        (goals, "goal"),
        (len(it.benchmarks), "benchmark"),
    )
    return tuple(Fact(str(count), noun if count == 1 else f"{noun}s") for count, noun in counts)
