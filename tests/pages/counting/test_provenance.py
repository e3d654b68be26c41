"""Where a number is from: each number of a report with its chain, down to a person, a file, or an honest gap."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from catalogue import said
from factories import AT
from samrit.actions.importing import upload_file
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.counting import Count, CountingRule, Measured, Operator, RecordKind, RecordStatus
from samrit.ledger.blobs import store_blob
from samrit.ledger.facts import store_facts
from samrit.ledger.figures import DeclaredFigure, DeclaredFigures
from samrit.queries.counting.chain import Chain, Kind, Node, Source, chain_json
from samrit.queries.counting.counting_rules import stored_rule
from samrit.queries.counting.provenance import provenance_of, sources_of
from samrit.queries.counting.provenance_counted import MEMBERS_SHOWN
from samrit.queries.counting.result_sources import result_sources
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import (
    CountingRuleVersion,
    Evidence,
    Indicator,
    Measurement,
    Practice,
    PracticeFile,
    QuarterReport,
    Tally,
    User,
)
from samrit.report import Result
from samrit.thai.translation import Worded
from samrit.vocabulary.codes import BoundTo, EvidenceKind, FigureSource, RoleName
from samrit.web.counting.chain_picture import WIDTH, picture

pytestmark = pytest.mark.django_db

TEXT = "มีภาคี 97 หน่วยงาน ร่วม 3 ครั้ง"
PAPER = Path(__file__).parents[2] / "documents" / "indicator-32-own-words.txt"


def chains(indicator: Indicator, quarter: int = 1) -> dict[str, Chain]:
    """The chains of a quarter's report, by their keys."""
    whole = with_reports(Indicator.objects.all()).get(pk=indicator.pk)
    return {chain.key: chain for chain in provenance_of(whole)[quarter]}


def reported(node: Node) -> tuple[str, str, str]:
    """What kind a link is, what it says in English, and who."""
    return node.kind.value, node.words.en, node.who.en if node.who else ""


def save(row: QuarterReport, value: int, by: User, *figures: DeclaredFigure, days: int = 0) -> QuarterReport:
    """Save a result with the text, so many days later."""
    row.refresh_from_db()
    content = factories.content(quarter=row.quarter, result=Result.of(value, "หน่วยงาน"), narrative=TEXT)
    at = AT + timedelta(days=days)
    return edit_quarter(
        report=row, content=content, version=row.version, figures=DeclaredFigures(TEXT, figures), by=by, at=at
    )


def test_a_typed_result_names_who_typed_it_when_in_which_version_and_what_stood_there_before() -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER, username="somsri")
    save(row, 4, by)
    save(row, 5, factories.user(RoleName.OFFICER, username="malee"), days=3)

    result = chains(row.indicator)["result"]

    assert (result.text, result.source) == ("5 (หน่วยงาน)", Source.TYPED)
    assert [reported(node) for node in result.walk()] == [
        ("person", "Typed in version 3", "malee"),
        ("earlier", "Typed in version 2", "somsri"),
    ]
    assert [(node.quote, node.at) for node in result.walk()] == [("", AT + timedelta(days=3)), ("4", AT)]


def test_a_number_of_which_no_record_tells_says_so() -> None:
    row = factories.quarter()

    found = chains(row.indicator)

    assert (found["result"].source, [reported(node) for node in found["result"].on]) == (
        Source.UNTOLD,
        [("gap", "No record says who wrote this number, or when.", "")],
    )
    assert found["target"].source is Source.UNTOLD


def test_a_figure_leads_to_the_evidence_and_the_file_that_it_was_read_in() -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER, username="somsri")
    blob = store_blob(b"%PDF-1.7 minutes", media_type="application/pdf", at=AT)
    minutes = Evidence.objects.create(
        indicator=row.indicator, quarter=1, kind=EvidenceKind.FILE.value, ref="รายงานการประชุม.pdf", blob=blob
    )
    read = DeclaredFigure(
        start=7, words="97 หน่วยงาน", source=FigureSource.READ, evidence_id=minutes.pk, note="หน้า 2",
        bound_to=BoundTo.RESULT,
    )  # fmt: skip
    save(row, 97, by, read)

    found = chains(row.indicator)

    figure = found["figure-7"]
    assert (figure.text, figure.source) == ("97 หน่วยงาน", Source.READ)
    assert [reported(node) for node in figure.walk()] == [
        ("number", "It changes with the result of this report", ""),
        ("person", "The reporter says that they read it in evidence", "somsri"),
        ("evidence", "Evidence", ""),
        ("person", "Typed in version 2", "somsri"),
    ]
    assert [node.sha256 for node in figure.walk() if node.kind is Kind.EVIDENCE] == [blob.sha256]
    assert found["result"].source is Source.READ
    assert (found["figure-24"].text, found["figure-24"].source) == ("3 ครั้ง", Source.UNTOLD)


def test_what_was_only_said_to_be_counted_shows_that_nothing_is_there_to_count_again() -> None:
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER)
    save(row, 97, by, DeclaredFigure(start=7, words="97 หน่วยงาน", source=FigureSource.COUNTED, note="ทะเบียนภาคี หน้า 2"))

    figure = chains(row.indicator)["figure-7"]

    assert [node.kind for node in figure.walk()] == [Kind.PERSON, Kind.GAP, Kind.PERSON]
    assert figure.on[0].quote == "ทะเบียนภาคี หน้า 2"


def test_an_imported_number_leads_to_its_file_and_the_line_in_it() -> None:
    agency = factories.agency()
    by = factories.user(RoleName.OFFICER, over=agency, username="somsri")
    upload = upload_file("report", data=PAPER.read_bytes(), name="form.txt", by=by, at=AT)
    indicator = factories.saved_report(upload, plan=factories.annual_plan(agency), by=by, at=AT + timedelta(hours=1))

    result, target = chains(indicator, 5)["result"], chains(indicator, 5)["target"]

    assert [reported(node) for node in result.walk()] == [
        ("person", "Imported as version 1", "somsri"),
        ("file", "The file “form.txt”, line 29", ""),
    ]
    file = result.on[0].on[0]
    assert (file.sha256, "5" in file.quote) == (upload.sha256, True)
    assert [reported(node) for node in target.walk()] == [
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
    address = f"/office/indicators/{row.indicator_id}/quarters/1/provenance/"

    page = as_somebody(RoleName.EVALUATOR).get(address).content.decode()
    thai = as_somebody(RoleName.EVALUATOR, language="th").get(address).content.decode()

    assert page.count('role="img"') == len(chains(row.indicator))
    assert page.count("Typed in version 2") == 2 * 3  # the result and two figures, each in picture and list
    assert "ที่มาของตัวเลข" in thai
    assert as_somebody(RoleName.EVALUATOR).get(address.replace("/1/", "/9/")).status_code == 404


def test_a_picture_keeps_within_a_telephone_however_deep_and_long_its_chain() -> None:
    words = Worded(th="รายงานการประชุมคณะทำงานกิจกรรมปิดไฟหนึ่งชั่วโมงเพื่อลดโลกร้อนประจำปี", en="the minutes of a meeting " * 9)
    node = Node(kind=Kind.GAP, words=words)
    for _ in range(9):
        node = Node(kind=Kind.PERSON, words=words, on=(node,))
    chain = Chain(key="result", label=words, text="5", source=Source.TYPED, on=(node,))

    drawn = picture(chain)

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
        "source": {"code": "typed", "th": said("typed by a person"), "en": "typed by a person"},
        "based_on": [
            {
                "kind": "person",
                "words": {"th": "กรอกในฉบับที่ 2", "en": "Typed in version 2"},
                "who": {"th": "somsri", "en": "somsri"},
                "at": AT.isoformat(),
                "href": "/versions/",
            }
        ],
    }


def counted(*, practices: int = 2) -> tuple[QuarterReport, Measurement]:
    """A report whose result is what a rule came to: verified practices, joined to a measurement's percent."""
    indicator = factories.indicator(factories.annual_plan(factories.agency("2200")))
    agency, by = indicator.annual_plan.agency, factories.user(RoleName.OFFICER, username="malee")
    campaign = factories.campaign(agency)
    for n in range(practices):
        partner = factories.partner(agency, name_th=f"ภาคี {n:02}")
        practice = factories.practice(campaign, partner, status=RecordStatus.VERIFIED, by=by)
        photo = store_blob(b"\x89PNG no lights", media_type="image/png", at=AT)
        PracticeFile.objects.create(
            practice=practice, blob=photo, name="ภาพ.png", original_sha256="0" * 64, added_at=AT
        )
    run = Measurement.objects.get(pk=factories.measurement(agency).pk)
    rule = CountingRule(Count(RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,)), Operator.SUM, Measured(run.pk))
    row = indicator.quarters.get(quarter=2)
    value = practices + run.saved_mwh
    row.result = Result.of(value, "หน่วยงาน")
    row.save()
    stored = CountingRuleVersion.objects.create(
        indicator=indicator, number=1, words="ภาคีที่ตรวจสอบแล้ว", rule=stored_rule(rule), made_by=by, made_at=AT
    )
    Tally.objects.create(report=row, rule=stored, as_of=AT, value=row.result_value, members=practices, sha256="f" * 64)
    return row, run


def test_a_counted_result_leads_to_its_rule_the_records_who_verified_them_and_the_measurement() -> None:
    row, run = counted()

    result = chains(row.indicator, 2)["result"]

    assert result.source is Source.COUNTED
    count = result.on[0]
    assert (count.kind, count.sha256, count.at) == (Kind.COUNT, "f" * 64, AT)
    assert [node.kind for node in count.on] == [Kind.RULE, Kind.RECORD, Kind.RECORD, Kind.MEASUREMENT]
    assert (count.on[0].quote, count.on[0].who) == ("ภาคีที่ตรวจสอบแล้ว", Worded(th="malee", en="malee"))
    first = count.on[1]
    assert (first.words.en, first.quote) == ("ภาคี 00 · Energy: verified", "ปิดไฟทางเดินหลังสองทุ่มทุกวัน")
    assert [reported(node) for node in first.on] == [
        ("person", "Decided by", "malee"),
        ("file", "A file that shows it", ""),
    ]
    assert [node.sha256 for node in count.on[3].on] == [run.load_series.blob.sha256, run.protocol_sha256]


def test_what_changed_since_a_count_is_told_and_the_number_stays() -> None:
    row, _run = counted()
    late = Practice.objects.order_by("pk")[0]
    late.status = RecordStatus.REFUSED.value
    late.decided_reason = "ไม่พบการปฏิบัติ"
    late.save()
    store_facts([late], at=AT + timedelta(days=9))

    result = chains(row.indicator, 2)["result"]

    assert (result.text, [node.kind for node in result.on[0].on].count(Kind.RECORD)) == ("21.200000 (หน่วยงาน)", 2)
    assert result.on[1].words.en.startswith("Now it comes to 20.2: records have changed since.")
    assert [node.words.en for node in result.on[0].on[1].on] == ["A file that shows it"]  # who refused it did so later


@pytest.mark.parametrize("practices", [3, 40])
def test_a_long_list_is_cut_and_asks_the_database_no_more(
    practices: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row, _run = counted(practices=practices)
    whole = with_reports(Indicator.objects.all()).get(pk=row.indicator_id)

    with django_assert_max_num_queries(24):
        found = {chain.key: chain for chain in provenance_of(whole, only=2)[2]}

    shown = [node for node in found["result"].on[0].on if node.kind is Kind.RECORD]
    assert len(shown) == min(practices, MEMBERS_SHOWN + 1)
    assert practices < MEMBERS_SHOWN or shown[-1].words.en == f"and {practices - MEMBERS_SHOWN} more"


def test_the_signs_on_other_pages_are_those_of_the_chains() -> None:
    row, _run = counted()
    whole = with_reports(Indicator.objects.all()).get(pk=row.indicator_id)

    assert sources_of(whole) == {
        quarter: {chain.key: chain.source for chain in those} for quarter, those in provenance_of(whole).items()
    }
    assert result_sources(whole.annual_plan) == {(whole.pk, 2): Source.COUNTED}
