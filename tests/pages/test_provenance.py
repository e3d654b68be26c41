"""Where a number is from: each number of a report with its chain, down to a person, a file, or an honest gap."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from factories import AT
from samrit.actions.edit_quarter import edit_quarter
from samrit.actions.save_upload import save_upload
from samrit.actions.upload import preview_upload
from samrit.queries.chain import Chain, Kind, Node, Source, chain_json
from samrit.queries.chain_picture import WIDTH, picture
from samrit.queries.provenance import provenance_of
from samrit.records.blobs import keep_blob
from samrit.records.content import QuarterContent
from samrit.records.enums import BoundTo, EvidenceKind, FigureSource, RoleName
from samrit.records.figures import FiguresTold, Told
from samrit.records.models import Evidence, Indicator, QuarterReport, User
from samrit.records.to_report import with_reports
from samrit.report import Result
from samrit.thai.message import Message

pytestmark = pytest.mark.django_db

TEXT = "มีภาคี 97 หน่วยงาน ร่วม 3 ครั้ง"
PAPER = Path(__file__).parents[1] / "documents" / "indicator-32-own-words.txt"


def chains(indicator: Indicator, quarter: int = 1) -> dict[str, Chain]:
    """The chains of a quarter's report, by their keys."""
    whole = with_reports(Indicator.objects.all()).get(pk=indicator.pk)
    return {chain.key: chain for chain in provenance_of(whole)[quarter]}


def told(node: Node) -> tuple[str, str, str]:
    """What kind a link is, what it says in English, and who."""
    return node.kind.value, node.words.en, node.who.en if node.who else ""


def save(row: QuarterReport, value: int, by: User, *figures: Told, days: int = 0) -> QuarterReport:
    """Save a result with the text, so many days later."""
    row.refresh_from_db()
    content = QuarterContent(result=Result.of(value, "หน่วยงาน"), narrative=TEXT)
    at = AT + timedelta(days=days)
    return edit_quarter(
        report=row, content=content, version=row.version, figures=FiguresTold(TEXT, figures), by=by, at=at
    )


def test_a_typed_result_names_who_typed_it_when_in_which_version_and_what_stood_there_before() -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER, username="somsri")
    save(row, 4, by)
    save(row, 5, factories.user(RoleName.OFFICER, username="malee"), days=3)

    result = chains(row.indicator)["result"]

    assert (result.text, result.source) == ("5 (หน่วยงาน)", Source.TYPED)
    assert [told(node) for node in result.walk()] == [
        ("person", "Typed in version 3", "malee"),
        ("earlier", "Typed in version 2", "somsri"),
    ]
    assert [(node.quote, node.at) for node in result.walk()] == [("", AT + timedelta(days=3)), ("4", AT)]


def test_a_number_of_which_no_record_tells_says_so() -> None:
    row = factories.quarter()

    found = chains(row.indicator)

    assert (found["result"].source, [told(node) for node in found["result"].on]) == (
        Source.UNTOLD,
        [("gap", "No record says who wrote this number, or when.", "")],
    )
    assert found["target"].source is Source.UNTOLD


def test_a_figure_leads_to_the_evidence_and_the_file_that_it_was_read_in() -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER, username="somsri")
    blob = keep_blob(b"%PDF-1.7 minutes", media_type="application/pdf", at=AT)
    minutes = Evidence.objects.create(
        indicator=row.indicator, quarter=1, kind=EvidenceKind.FILE.value, ref="รายงานการประชุม.pdf", blob=blob
    )
    read = Told(
        start=7, words="97 หน่วยงาน", source=FigureSource.READ, evidence_id=minutes.pk, note="หน้า 2",
        bound_to=BoundTo.RESULT,
    )  # fmt: skip
    save(row, 97, by, read)

    found = chains(row.indicator)

    figure = found["figure-7"]
    assert (figure.text, figure.source) == ("97 หน่วยงาน", Source.READ)
    assert [told(node) for node in figure.walk()] == [
        ("number", "It changes with the result of this report", ""),
        ("person", "The reporter says that he read it in evidence", "somsri"),
        ("evidence", "Evidence", ""),
        ("person", "Typed in version 2", "somsri"),
    ]
    assert [node.sha256 for node in figure.walk() if node.kind is Kind.EVIDENCE] == [blob.sha256]
    assert found["result"].source is Source.READ
    assert (found["figure-24"].text, found["figure-24"].source) == ("3 ครั้ง", Source.UNTOLD)


def test_what_was_only_said_to_be_counted_shows_that_nothing_is_there_to_count_again() -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER)
    save(row, 97, by, Told(start=7, words="97 หน่วยงาน", source=FigureSource.COUNTED, note="ทะเบียนภาคี หน้า 2"))

    figure = chains(row.indicator)["figure-7"]

    assert [node.kind for node in figure.walk()] == [Kind.PERSON, Kind.GAP, Kind.PERSON]
    assert figure.on[0].quote == "ทะเบียนภาคี หน้า 2"


def test_an_imported_number_leads_to_its_file_and_the_line_in_it() -> None:
    agency = factories.agency()
    by = factories.user(RoleName.OFFICER, over=agency, username="somsri")
    upload = preview_upload(data=PAPER.read_bytes(), name="form.txt", by=by, at=AT)
    indicator = save_upload(upload=upload, plan=factories.annual_plan(agency), by=by, at=AT + timedelta(hours=1))

    result, target = chains(indicator, 5)["result"], chains(indicator, 5)["target"]

    assert [told(node) for node in result.walk()] == [
        ("person", "Imported as version 1", "somsri"),
        ("file", "The file “form.txt”, line 29", ""),
    ]
    file = result.on[0].on[0]
    assert (file.sha256, "5" in file.quote) == (upload.sha256, True)
    assert [told(node) for node in target.walk()] == [
        ("person", "Imported from a report's file", "somsri"),
        ("file", "The file “form.txt”", ""),
    ]


@pytest.mark.parametrize("reports", [1, 5])
def test_chains_ask_the_database_as_often_for_one_report_as_for_five(
    reports: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    indicator, by = factories.indicator(), factories.user(RoleName.OFFICER)
    for quarter in range(1, reports + 1):
        save(indicator.quarters.get(quarter=quarter), quarter, by)
    whole = with_reports(Indicator.objects.all()).get(pk=indicator.pk)

    with django_assert_num_queries(7):
        provenance_of(whole)


def test_the_year_leads_to_the_quarters_that_make_it() -> None:
    indicator, by = factories.indicator(), factories.user(RoleName.OFFICER)
    for quarter, value in ((1, 2), (2, 5)):
        save(indicator.quarters.get(quarter=quarter), value, by)

    year = chains(indicator, 5)["year"]

    assert (year.text, year.source) == ("5 (หน่วยงาน)", Source.COMPUTED)
    assert [(node.kind, node.words.en, node.quote) for node in year.on[0].on] == [
        (Kind.NUMBER, "Quarter 2", "5 (หน่วยงาน)")
    ]


def test_the_page_shows_each_number_with_its_picture_and_its_list(as_somebody: AsSomebody) -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER, username="somsri")
    save(row, 5, by)
    address = f"/indicators/{row.indicator_id}/quarters/1/provenance/"

    page = as_somebody(RoleName.EVALUATOR).get(address).content.decode()
    thai = as_somebody(RoleName.EVALUATOR, language="th").get(address).content.decode()

    assert page.count('role="img"') == len(chains(row.indicator))
    assert page.count("Typed in version 2") == 2 * 3  # the result and two figures, each in picture and list
    assert "ที่มาของตัวเลข" in thai
    assert as_somebody(RoleName.EVALUATOR).get(address.replace("/1/", "/9/")).status_code == 404


def test_a_picture_keeps_within_a_telephone_however_deep_and_long_its_chain() -> None:
    words = Message("รายงานการประชุมคณะทำงานกิจกรรมปิดไฟหนึ่งชั่วโมงเพื่อลดโลกร้อนประจำปี", "the minutes of a meeting " * 9)
    node = Node(kind=Kind.GAP, words=words)
    for _ in range(9):
        node = Node(kind=Kind.PERSON, words=words, on=(node,))
    chain = Chain(key="result", label=words, text="5", source=Source.TYPED, on=(node,))

    drawn = picture(chain, "th")

    assert len(drawn.boxes) == 11
    assert max(box.x + box.width for box in drawn.boxes) <= WIDTH
    assert all(box.title.endswith("…") for box in drawn.boxes[1:])


def test_a_chain_as_data_says_the_same_in_both_languages() -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER, username="somsri")
    save(row, 5, by)

    data = chain_json(chains(row.indicator)["result"], lambda page: f"/{page.name}/")

    assert data == {
        "key": "result",
        "label": {"th": "ผลงาน", "en": "Result"},
        "text": "5 (หน่วยงาน)",
        "source": {"code": "typed", "th": "กรอกโดยบุคคล", "en": "typed by a person"},
        "stands_on": [
            {
                "kind": "person",
                "words": {"th": "กรอกในฉบับที่ 2", "en": "Typed in version 2"},
                "who": {"th": "somsri", "en": "somsri"},
                "at": AT.isoformat(),
                "href": "/versions/",
            }
        ],
    }
