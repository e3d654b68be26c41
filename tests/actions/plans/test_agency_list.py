"""The city's agencies as one file: read in any layout, held against the records row by row, saved whole or not at all."""

from datetime import date
from io import BytesIO

import pytest

import factories
from factories import AT
from samrit.actions.importing import retype_cells, save_import
from samrit.actions.plans.agencies_import import resolved_rows, upload_agency_list
from samrit.queries.plans.agencies import agencies_by_field
from samrit.readers.reading import UnreadableError
from samrit.records.models import Agency, AgencyChange, Event, Import, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid
from samrit.writers.agency_list import write_agency_list

pytestmark = pytest.mark.django_db

OCTOBER = date(2020, 10, 1)


@pytest.fixture
def by() -> User:
    """The city's administrator."""
    factories.city()
    return factories.user(RoleName.ADMINISTRATOR)


def uploaded(text: str, by: User, *, from_on: date | None = None) -> Import:
    return upload_agency_list(
        top=factories.city(), data=text.encode(), name="agencies.csv", from_on=from_on, reason="คำสั่ง", by=by, at=AT
    )


def whole_city(agencies: int = 70) -> str:
    """Agencies, each with four divisions, divisions first, and the agencies above named by name or by code."""
    lines = ["ที่,รหัสหน่วยงาน,ชื่อหน่วยงาน,ต้นสังกัด"]
    for number in range(agencies):
        code = f"{5001 + number}" if number >= 20 else f"{number + 1:02d}00"
        name = f"สำนักงานเขตที่ {number}" if number >= 20 else f"สำนักที่ {number}"
        above = code if number % 2 else name
        lines += [f"-,{code}{part},ฝ่ายที่ {part},{above}" for part in range(1, 5)]
        lines.append(f"{number},{code},{name},")
    return "\n".join(lines)


def test_the_whole_city_is_saved_from_one_file_and_the_same_file_again_changes_nothing(by: User) -> None:
    first = uploaded(whole_city(), by)
    states = {row.state.value for row in resolved_rows(first)}
    save_import(row=first, by=by, at=AT)
    again = uploaded(whole_city(), by)

    assert states == {"new"}
    assert Agency.objects.count() == 1 + 70 * 5
    assert Agency.objects.get(code="50252").path == "/city/5025/50252/"
    assert Event.objects.filter(action="add_agency").count() == 350
    assert Event.objects.get(action="save_agency_list").after["new"] == 350
    assert {row.state.value for row in resolved_rows(again)} == {"unchanged"}
    with pytest.raises(Invalid, match="no row that would change anything"):
        save_import(row=again, by=by, at=AT)


def test_what_is_taken_out_comes_back_and_changes_nothing(by: User) -> None:
    save_import(row=uploaded(whole_city(24), by), by=by, at=AT)
    out = agencies_by_field(today=AT.date())

    for as_csv in (False, True):
        back = upload_agency_list(
            top=factories.city(), data=write_agency_list(out, as_csv=as_csv), name="out", from_on=None, reason="เดิม",
            by=by, at=AT,
        )  # fmt: skip
        assert {row.state.value for row in resolved_rows(back)} == {"unchanged"}
        assert len(resolved_rows(back)) == 1 + 24 * 5


def test_names_and_places_that_differ_are_changed_from_the_day_that_is_said(by: User) -> None:
    department, other = factories.agency("2200", name_th="สำนักเดิม"), factories.agency("2300", name_th="สำนักอื่น")
    division = factories.agency("2201", parent=department, name_th="กองเดิม")
    listed = "รหัส,ชื่อหน่วยงาน,สังกัด,วันที่มีผล\n2200,สำนักใหม่,,1 ต.ค. 2563\n2201,กองเดิม,2300,\n"

    undated = {row.entry.code: row.state.value for row in resolved_rows(uploaded(listed, by))}
    row = uploaded(listed, by, from_on=OCTOBER)
    save_import(row=row, by=by, at=AT)

    assert undated == {"2200": "changed", "2201": "unclear"}
    department.refresh_from_db()
    division.refresh_from_db()
    assert (department.name_th, division.parent, division.path) == ("สำนักใหม่", other, "/city/2300/2201/")
    kinds = AgencyChange.objects.exclude(kind="added").order_by("pk").values_list("kind", "from_on", "reason")
    assert list(kinds) == [("renamed", OCTOBER, "คำสั่ง"), ("moved", OCTOBER, "คำสั่ง")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2100,สำนักหนึ่ง,9999", "neither in the list nor in the records"),
        (",สำนักหนึ่ง,", "There is no code"),
        ("2100,,", "There is no name"),
        ("2200,สำนักสอง,", "stands in row 2, too"),
        ("411,สำนักหนึ่ง,", "Was a zero lost? The agency may be 0411"),
        ("53O3,สำนักหนึ่ง,", "Letters in this code look like figures; 5303 is probably meant"),
        ("2100,สำนักหนึ่ง,2100", "doesn't belong to itself"),
        ("2100,สำนักหนึ่ง,2101\n2101,กอง,2100", "stand below itself"),
        ("2100,สำนักหนึ่ง,กองแผน", "neither in the list nor in the records"),
        ("2100,สำนักหนึ่ง,,31/2/2564", "is no day"),
        ("2100,สำนักหนึ่ง,,1/10/2400", "is the year right?"),
    ],
)
def test_a_row_that_is_not_understood_says_why_and_waits(line: str, said: str, by: User) -> None:
    listed = "รหัส,ชื่อหน่วยงาน,สังกัด,ตั้งแต่วันที่\n2200,สำนักสิ่งแวดล้อม,,\n" + line + "\n2201,กองแผน,2200,\n2301,กองแผน,2200,\n"
    row = uploaded(listed, by)

    unclear = [one for one in resolved_rows(row) if one.state.value == "unclear"]
    assert any(said in words.en for one in unclear for _field, words in one.issues)
    with pytest.raises(Invalid, match="not understood"):
        save_import(row=row, by=by, at=AT)
    assert Agency.objects.count() == 1


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (("2100,สำนักหนึ่ง,", "2100,สำนักสอง,"), {2: "code", 3: "code"}),
        (("2100,สำนักเดิม,",), {2: "name_th"}),
        (("2100,สำนักหนึ่ง,", "2300,สำนักหนึ่ง,"), {3: "name_th"}),
        (("A/B,สำนักหนึ่ง,",), {2: "code"}),
        (("=1+1,สำนักหนึ่ง,",), {2: "code"}),
        (("21,,", "2101,กองหนึ่ง,21", "2102,กองสอง,2101"), {2: "name_th", 3: "parent", 4: "parent"}),
    ],
)
def test_what_cannot_be_saved_is_told_at_its_cell_before(
    lines: tuple[str, ...], fields: dict[int, str], by: User
) -> None:
    factories.agency("2200", name_th="สำนักเดิม")
    row = uploaded("\n".join(["รหัส,ชื่อหน่วยงาน,สังกัด", *lines, "2900,สำนักท้าย,"]), by)

    found = {one.entry.number: one.issues[0][0] for one in resolved_rows(row) if one.issues}
    save_import(row=row, choice={"without_unclear": "on"}, by=by, at=AT)

    assert found == fields
    assert Agency.objects.filter(code="2900").exists()


def test_a_row_is_left_out_or_its_cell_typed_anew(by: User) -> None:
    row = uploaded("รหัส,ชื่อหน่วยงาน,สังกัด\n2200,สำนักหนึ่ง,\n2300,สำนักสอง,\n411,สำนักสาม,\n", by)
    typed = retype_cells(row=row, cells={"A4": "0411"}, by=by, at=AT)
    states = [one.state.value for one in resolved_rows(typed)]
    other = uploaded("รหัส,ชื่อหน่วยงาน,สังกัด\n2200,สำนักหนึ่ง,\n2300,สำนักสอง,\n411,สำนักสาม,\n", by)
    save_import(row=other, choice={"without_unclear": "on"}, by=by, at=AT)

    assert states == ["new", "new", "new"]
    assert set(Agency.objects.values_list("code", flat=True)) == {"city", "2200", "2300"}


@pytest.mark.parametrize(
    ("line", "cell", "typed"),
    [
        ("22/01,กองหนึ่ง,", "code", "2201"),
        ("=1+1,กองหนึ่ง,", "code", "2201"),
        ("<i>2201</i>,กองหนึ่ง,", "code", "2201"),
        ("22 01,กองหนึ่ง,", "code", "2201"),
        ("Import,กองหนึ่ง,", "code", "2201"),
        ("22012201220122012,กองหนึ่ง,", "code", "2201"),
        ("2201,สำนักหนึ่ง,", "name_th", "สำนักใหม่"),
        ("2201,สำนักสอง,", "name_th", "สำนักใหม่"),
        ("2201,กองหนึ่ง,2900", "parent", "2200"),
    ],
)
def test_what_saving_would_refuse_waits_at_its_cell_and_goes_once_it_is_mended(
    line: str, cell: str, typed: str, by: User
) -> None:
    factories.agency("2200", name_th="สำนักหนึ่ง")
    Agency.objects.filter(pk=factories.agency("2900", name_th="สำนักเก่า").pk).update(until_on=date(2020, 9, 30))
    row = uploaded(f"รหัส,ชื่อหน่วยงาน,สังกัด\n2300,สำนักสอง,\n{line}\n", by)
    found = resolved_rows(row)[1]
    place = {"code": "A3", "name_th": "B3", "parent": "C3"}[cell]
    retyped = retype_cells(row=row, cells={place: typed}, by=by, at=AT)
    save_import(row=retyped, by=by, at=AT)

    assert (found.state.value, [name for name, _ in found.issues]) == ("unclear", [cell])
    assert Agency.objects.filter(code="2201").exists()


def test_what_belongs_to_a_row_that_is_left_out_is_left_out_with_it(by: User) -> None:
    listed = "รหัส,ชื่อหน่วยงาน,สังกัด\n22.0,สำนักหนึ่ง,\n2201,กอง,22.0\n22011,ฝ่าย,2201\n2300,สำนักสอง,\n"
    row = uploaded(listed, by)
    unclear = [one.entry.code for one in resolved_rows(row) if one.issues]
    save_import(row=row, choice={"without_unclear": "on"}, by=by, at=AT)

    assert unclear == ["22.0", "2201", "22011"]
    assert set(Agency.objects.values_list("code", flat=True)) == {"city", "2300"}


def test_agencies_may_exchange_their_names_by_a_list(by: User) -> None:
    for code, name in (("2200", "สำนักหนึ่ง"), ("2300", "สำนักสอง")):
        factories.agency(code, name_th=name)
    row = uploaded("รหัส,ชื่อหน่วยงาน,ตั้งแต่\n2200,สำนักสาม,1/10/2563\n2300,สำนักหนึ่ง,1/10/2563\n", by)
    save_import(row=row, by=by, at=AT)

    assert Agency.objects.get(code="2300").name_th == "สำนักหนึ่ง"


def test_what_is_no_list_of_agencies_is_refused(by: User) -> None:
    with pytest.raises(UnreadableError, match="Code of the agency"):
        uploaded("ชื่อ,โทร\nก,1\n", by)


def test_a_sheet_of_excel_keeps_its_zeros_and_days(by: User) -> None:
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["ตารางหน่วยงาน"])
    sheet.write_row(1, 0, ["Agency code", "ชื่อหน่วยงาน", "Parent", "Effective date"])
    sheet.write(2, 0, 411, book.add_format({"num_format": "0000"}))
    sheet.write_row(2, 1, ["สำนักงาน"])
    sheet.write_datetime(2, 3, OCTOBER, book.add_format({"num_format": "d/m/yyyy"}))
    book.close()

    row = upload_agency_list(
        top=factories.city(), data=buffer.getvalue(), name="x.xlsx", from_on=None, reason="เดิม", by=by, at=AT
    )
    found = resolved_rows(row)

    assert [(one.entry.code, one.from_on, one.state.value) for one in found] == [("0411", OCTOBER, "new")]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["รหัส", "ชื่อ", "", "สังกัด"], ["", "ภาษาไทย", "ภาษาอังกฤษ", ""]),
        (["รหัส", "ชื่อ", "", "สังกัด"], ["", "ชื่อภาษาไทย", "ชื่อภาษาอังกฤษ", ""]),
        (["รหัส", "ชื่อหน่วยงาน", "", "สังกัด"], ["", "(ไทย)", "(อังกฤษ)", ""]),
        (["Code", "Name", "", "Parent"], ["", "in Thai", "in English", ""]),
        (["Code", "Agency", "", "Parent"], ["", "TH", "EN", ""]),
        (["รหัส", "ชื่อส่วนราชการภาษาไทย", "ชื่อส่วนราชการ ภาษาอังกฤษ", "สังกัด"], []),
        (["รหัส", "หน่วยงาน (TH)", "หน่วยงาน (EN)", "สังกัด"], []),
    ],
)
@pytest.mark.parametrize("is_merged", [False, True])
def test_names_in_two_languages_are_read_from_one_row_of_headings_or_two(
    upper: list[str], lower: list[str], is_merged: bool, by: User
) -> None:
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer)
    sheet = book.add_worksheet()
    for at, line in enumerate([one for one in (upper, lower) if one] + [["0411", "สำนักงานตลาด", "Markets Office", ""]]):
        sheet.write_row(at, 0, line)
    if is_merged and lower:
        sheet.merge_range(0, 1, 0, 2, upper[1])
        sheet.merge_range(0, 0, 1, 0, upper[0])
        sheet.merge_range(0, 3, 1, 3, upper[3])
    book.close()
    row = upload_agency_list(
        top=factories.city(), data=buffer.getvalue(), name="x.xlsx", from_on=None, reason="เดิม", by=by, at=AT
    )

    found = [(one.entry.code, one.entry.name_th, one.entry.name_en) for one in resolved_rows(row)]
    assert found == [("0411", "สำนักงานตลาด", "Markets Office")]


def test_agencies_end_by_a_list_merged_split_or_closed(by: User) -> None:
    for code in ("1100", "1200", "1300", "1400"):
        factories.agency(code, name_th=f"สำนัก {code}")
    listed = (
        'รหัส,ชื่อหน่วยงาน,ยุบรวมเข้ากับ,ตั้งแต่\n1100,,สำนักใหม่,1/10/2563\n1200,,1500,1/10/2563\n1300,,"1600, 1700",1/10/2563\n'
        "1400,,ยุบเลิก,1/10/2563\n1500,สำนักใหม่,,1/10/2563\n1600,สำนักหก,,1/10/2563\n1700,สำนักเจ็ด,,1/10/2563\n"
    )
    row = uploaded(listed, by)
    said = [words.en for one in resolved_rows(row) for words in one.changes]
    save_import(row=row, by=by, at=AT)

    paths = dict(Agency.objects.values_list("code", "path"))
    assert said == [
        "is merged into 1500",
        "is merged into 1500",
        "is split into 1600, 1700",
        "is closed, and nobody goes on",
    ]
    assert (paths["1100"], paths["1200"], paths["1300"]) == ("/city/1500/1100/", "/city/1500/1200/", "/city/1600/1300/")
    closed = Agency.objects.filter(until_on=date(2020, 9, 30)).values_list("code", flat=True)
    assert set(closed) == {"1100", "1200", "1300", "1400"}
    assert {one.state.value for one in resolved_rows(uploaded(listed, by))} == {"unchanged"}


def test_agencies_that_end_into_each_other_are_told_before(by: User) -> None:
    for code in ("2200", "2300", "2400"):
        factories.agency(code, name_th=f"สำนัก {code}")
    head = "รหัส,ชื่อหน่วยงาน,ยุบรวมเข้ากับ,ตั้งแต่"

    rows = resolved_rows(uploaded(f"{head}\n2200,,2300,1/10/2563\n2300,,2200,1/10/2563\n2400,,2300,1/10/2562\n", by))

    assert [[words.en.partition(" (")[0] for _field, words in row.issues] for row in rows] == [
        ["2300 ends by this list itself"],
        ["2200 ends by this list itself"],
        [],
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2200,,9999,1/10/2563", "neither in the list nor in the records"),
        ("2200,,2300,", "say from which day on"),
        ("2400,สำนักใหม่,2300,1/10/2563", "has to be in the records"),
    ],
)
def test_an_end_that_is_not_understood_says_why(line: str, said: str, by: User) -> None:
    for code in ("2200", "2300"):
        factories.agency(code, name_th=f"สำนัก {code}")

    found = resolved_rows(uploaded(f"รหัส,ชื่อหน่วยงาน,ยุบรวมเข้ากับ,ตั้งแต่\n{line}\n", by))

    assert [any(said in words.en for _field, words in one.issues) for one in found] == [True]
