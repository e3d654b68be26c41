"""Four files by which a city is set up, made by arithmetic: agencies, people, the tree of a plan, the annual plans."""

from collections.abc import Sequence
from dataclasses import dataclass

from samrit.organisations.agency_list import AGENCY_COLUMNS
from samrit.organisations.people_columns import PEOPLE_COLUMNS
from samrit.writers.agency_list import write_agency_list
from samrit.writers.plan_sheet import PlanSheetContent, write_plan_sheet
from samrit.writers.plan_tree_sheet import write_tree_sheet
from samrit.writers.table import write_xlsx

MADE_OF = (AGENCY_COLUMNS, PEOPLE_COLUMNS)  # the headings that the files have


@dataclass(frozen=True, slots=True)
class CityFiles:
    """How large the city is: as many agencies, people, indicators."""

    agencies: int
    people: int
    indicators: int
    fiscal_year_be: int

    @property
    def codes(self) -> list[str]:
        """The agencies' codes; those of the first have a zero in front."""
        return [f"{number:04}" for number in range(100, 100 * (self.agencies + 1), 100)]

    def agency_file(self) -> bytes:
        """Departments and district offices right below the city."""
        return write_agency_list(
            {"code": code, "name_th": f"สำนักตัวอย่างที่ {place}", "name_en": f"Department {place}"}
            for place, code in enumerate(self.codes, 1)
        )

    def people_file(self, more: Sequence[Sequence[str]] = ()) -> bytes:
        """In each agency an officer, a coordinator, a head in turn; `more` rows stand first, by the columns of the file."""
        roles = ("officer", "coordinator", "head", "officer")
        rows = [
            [
                f"บุคคลตัวอย่าง {place}",
                "",
                "นักวิเคราะห์",
                f"person{place}",
                f"person{place}@city.example" if place % 2 else "",
                roles[(place // self.agencies) % len(roles)],
                self.codes[place % self.agencies],
            ]
            for place in range(self.people - len(more))
        ]
        return write_xlsx([column.label.th for column in PEOPLE_COLUMNS], [*more, *rows])

    def tree_file(self) -> bytes:
        """Six branches with goals below them."""
        rows = [{"level": "ด้าน", "code": f"{a}", "name_th": f"ด้านที่ {a}"} for a in range(1, 7)]
        rows += [
            {"level": "เป้าประสงค์", "code": f"{a}.{b}", "parent": f"{a}", "name_th": f"เป้าประสงค์ {a}.{b}"}
            for a in range(1, 7)
            for b in range(1, 6)
        ]
        return write_tree_sheet("แผนพัฒนาตัวอย่าง", ["ด้าน", "เป้าประสงค์"], rows)

    def plan_file(self) -> bytes:
        """Indicators, in turn an agency's, each with its officer and its place in the tree."""
        rows = []
        for place in range(self.indicators):
            agency = place % self.agencies
            rows.append(
                {
                    "agency": self.codes[agency],
                    "number": str(place // self.agencies + 1),
                    "name_th": f"จำนวนชุมชนที่เข้าร่วมโครงการตัวอย่างที่ {place + 1}",
                    "level": "output",
                    "comparison": "at_least",
                    "target": str(5 + place % 40),
                    "unit": "ชุมชน",
                    "nodes": f"{place % 6 + 1}.{place % 5 + 1}",
                    "responsible": f"person{agency}",
                }
            )
        agencies = [(code, "") for code in self.codes]
        return write_plan_sheet(PlanSheetContent("", "", self.fiscal_year_be, rows, agencies=agencies))
