"""The older page of the city's own indicators (mykpi2563): what is measured and against what, and no results."""

from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.page_head import name_of, read_head
from samrit.readers.page_indicator import PageBody
from samrit.readers.page_lines import is_furniture
from samrit.readers.remarks import remark
from samrit.report import IndicatorReport

_SIGNS = ("โครงการจัดทำฐานข้อมูลตัวชี้วัดการพัฒนาเมือง", "ลักษณะข้อมูล")


def is_city_page(lines: list[Line], address: str) -> bool:
    """Whether the page is of this kind: by its address, else by its lines."""
    return "mykpi2563" in address or (not address and any(line.text.startswith(_SIGNS) for line in lines))


def build_city_page(lines: list[Line], found: Found) -> IndicatorReport:
    """The report that the page shows."""
    fields, at = read_head(lines, found, read_name=lambda above: name_of(above, found, has_number_for_code=True))
    body: list[Line] = []
    for line in lines[at:]:
        if is_furniture(line):
            found.take(line)
        else:
            body.append(line)
    page = PageBody(found, None)
    page.read_end(body)
    if not fields.get("name"):
        found.issues.append(remark("name-missing", "name"))
    found.issues.append(remark("results-absent", "quarters"))
    nodes = (*fields.pop("nodes", ()), *page.fields.pop("nodes", ()))
    page.fields.pop("unit", "")
    return IndicatorReport(**fields, **page.fields, nodes=nodes)
