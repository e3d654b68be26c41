"""What each face of a report says of its figures, read as a person or a program reads it: page, list, paper, sheet, package, API."""

import html
import json
import re
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pypdfium2
from python_calamine import load_workbook

YEAR = 5
Values = dict[int, Decimal | None]  # by quarter, 5: the year

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_STATES = {"endorsed": True, "not endorsed yet": False}
# A value as a report has it: alone, or before its unit in brackets or its parts; a day or a reason is none.
_VALUE = re.compile(r"\s*(-?\d[\d,]*(?:\.\d+)?)\s*(?:[\[(].*)?", re.DOTALL)


def number(text: str) -> Decimal | None:
    """The first number of a text, None where it has none."""
    found = _NUMBER.search(text)
    return Decimal(found[0].replace(",", "")) if found else None


def value_of(text: str) -> Decimal | None:
    """A value as it is printed, None where the words are no value."""
    found = _VALUE.fullmatch(text)
    return Decimal(found[1].replace(",", "")) if found else None


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


def of_page(page: str) -> tuple[Values, str, dict[int, bool]]:
    """An indicator's page: values, the word of the verdict, and which quarters it calls endorsed, or not endorsed yet, without a doubt."""
    main = re.search(r'<span class="amount main">(.*?)</span>\s*(?:<span class="unit"|</span>)', page, re.DOTALL)
    values: Values = {YEAR: number(_plain(main[1])) if main else None}
    hero = page[page.index('class="answer"') : page.index("</section>", page.index('class="answer"'))]
    badge = re.search(r'<span class="badge [^"]*">(.*?)</span>', hero)
    endorsed = {}
    cells = r'<th scope="row">Q(\d)</th>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>.*?</td>\s*<td[^>]*>(.*?)</td>'
    for quarter, value, state in re.findall(cells, page, re.DOTALL):
        values[int(quarter)] = number(_plain(value))
        if _plain(state) in _STATES:  # else a doubt stands there
            endorsed[int(quarter)] = _STATES[_plain(state)]
    return values, _plain(badge[1]) if badge else "", endorsed


def of_list(page: str, pk: int) -> tuple[Values, str]:
    """The row of an indicator on the page of its plan."""
    row = page[page.index(f"<a href=/office/indicators/{pk}/>") :]
    row = row[: found.start()] if (found := re.search(r"<tr>|</table>", row)) else row
    cells = [re.sub(r"<(i|b|sup)\b[^>]*>.*?</\1>", "", one) for one in re.split(r"<td[^>]*>", row)[1:]]
    words = re.split(r"<td[^>]*>", row)[7]
    return {at: number(_plain(cell)) for at, cell in enumerate(cells[:5], 1)}, _plain(words).strip("–")


def of_paper(pdf: bytes) -> Values:
    """The official form as somebody reads it: what stands behind the words of a result, first the year's, then each quarter's."""
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r", "")
    values: Values = {}
    place = YEAR
    for line in text.split("\n"):
        if opened := re.match(r"\(6\.([1-4])\)", line):
            place = int(opened[1])
        if line.startswith(": ผลงานที่ทำได้ ="):
            values[place] = value_of(line.partition("=")[2])
    return values


def of_sheet(workbook: bytes) -> dict[str, tuple[Values, dict[int, str]]]:
    """The sheet of a plan's results: by the indicator's code its values, and its words of the quarters."""
    (name,) = load_workbook(BytesIO(workbook)).sheet_names[:1]
    _title, heads, *rows = load_workbook(BytesIO(workbook)).get_sheet_by_name(name).to_python()
    values = [at for at, head in enumerate(heads) if str(head).endswith("ผลงานที่ทำได้")]
    texts = [at for at, head in enumerate(heads) if "(รายไตรมาส)" in str(head)]
    code = next(at for at, head in enumerate(heads) if str(head).startswith("รหัส"))
    return {
        str(row[code]): (
            {quarter: value_of(str(row[at])) for quarter, at in enumerate(values, 1)},
            {quarter: str(row[at]) for quarter, at in enumerate(texts, 1)},
        )
        for row in rows
    }


def of_package(packed: bytes) -> dict[str, dict[int, dict[str, Any]]]:
    """The rows of the reports in a package, by the indicator's code and quarter."""
    with ZipFile(BytesIO(packed)) as archive:
        codes = {one["id"]: one["code"] for one in json.loads(archive.read("data/indicators.json"))}
        found: dict[str, dict[int, dict[str, Any]]] = {}
        for row in json.loads(archive.read("data/quarter_reports.json")):
            found.setdefault(codes[row["indicator_id"]], {})[row["quarter"]] = row
    return found


def as_number(text: str | None) -> Decimal | None:
    """A number as JSON has it."""
    return None if text is None else Decimal(text)
