"""Focus areas and their programs, as the page shows them: the state's names, the district's answers."""

from soaplan.plans.soa_plan import FocusArea, Program
from soaplan.render.anchors import anchor
from soaplan.render.clean import first_upper
from soaplan.render.costs import categories_of, part_of, shown_by_source, shown_by_year
from soaplan.render.figures import Part
from soaplan.render.measures import metrics
from soaplan.render.page import AreaView, ProgramView
from soaplan.render.reader import Reader
from soaplan.render.words import english


def areas_of(reader: Reader) -> tuple[tuple[AreaView, ...], list[Program], list[Part]]:
    """The focus areas, and of all their programs the answers and the cost, in the order of the file."""
    builder = _Builder(reader)
    areas = tuple(builder.area(part) for part in reader.parts(reader.plan, "focus_areas"))
    return areas, builder.programs, builder.parts


class _Builder:
    """Builds the areas of one page, and collects what the cost section needs."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.taken: set[str] = set()
        self.programs: list[Program] = []
        self.parts: list[Part] = []

    def area(self, area: object) -> AreaView:
        if not isinstance(area, FocusArea):
            return AreaView(anchor("focus-area", str(area), self.taken), "", str(area), "", (), ())
        said = self.reader.subject.said
        code = self.reader.line(area, "id")
        row = self.reader.catalog.focus_areas.get(code)
        objectives = self.reader.catalog.objectives
        objective = next((o for o in objectives if row in o.focus_areas), None)
        return AreaView(
            anchor("focus-area", code, self.taken),
            code,
            said(row.name if row else ""),
            said(f"{english().t('objective', number=objective.id)}: {objective.name}" if objective else ""),
            metrics(self.reader, area),
            tuple(self.program(part) for part in self.reader.parts(area, "programs")),
        )

    def program(self, program: object) -> ProgramView:
        if not isinstance(program, Program):
            place = anchor("program", str(program), self.taken)
            return ProgramView(place, "", str(program), "", "", "", "", (), (), None, (), (), "", (), ())
        reader, funding = self.reader, program.funding
        code = reader.line(program, "id")
        row = reader.catalog.programs.get(code)
        name = row.name if row else reader.line(program, "name") or code
        name = reader.subject.said(name) if name else reader.words.t("unnamed_program")
        place = anchor("program", code, self.taken)
        part = part_of(reader, program, code, name, place)
        self.programs.append(program)
        self.parts.append(part)
        return ProgramView(
            anchor=place,
            code=code,
            name=name,
            described=reader.subject.said(row.description if row else ""),
            today=reader.text(program, "today"),
            by_end=reader.text(program, "by_end_of_plan"),
            how_it_helps=reader.text(program, "how_it_helps"),
            groups=reader.groups(program) or reader.groups(reader.plan.analysis),
            schools=tuple(map(first_upper, reader.lines(program, "schools"))),
            cost=part,
            by_year=shown_by_year(reader, program),
            by_source=shown_by_source(reader, program),
            details=reader.text(funding, "details"),
            categories=categories_of(reader, funding),
            metrics=metrics(reader, program),
        )
