"""The page of an indicator: a document to read, with what is weak in it beside the very words."""

import json

import pytest
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from samrit.actions.plans.plan import check_rule_set
from samrit.queries.city.rules import city_rules
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import read
from samrit.records.models import Evidence, Figure, Indicator, QuarterReport, SubmissionCheck
from samrit.report import canonical_json
from samrit.report.unplaced import Unplaced
from samrit.vocabulary.codes import BoundTo, FigureSource, RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator() -> Indicator:
    """Indicator 32 with a word too many in its second quarter."""
    made = factories.indicator(number="32")
    report = factories.quarter(made, 3)
    report.narrative = "จัดกิจกรรมเมื่อวันเสาร์ที่ 27 มีนาคม 2564 แล้ว"
    report.save()
    return made


def reported(report: QuarterReport, start: int, source: FigureSource, **more: object) -> None:
    """An officer tells what a figure of their narrative stands on."""
    Figure.objects.create(
        report=report, field="narrative", start=start, words="27", value=27, source=source.value,
        reported_by=factories.user(), reported_at=factories.AT, **more,
    )  # fmt: skip


def test_a_finding_stands_beside_the_words_it_is_about(indicator: Indicator, as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.OFFICER).get(f"/office/indicators/{indicator.pk}/?quarter=3").content.decode()

    before, marked = page.split("27 มีนาคม 2564</mark>")[:2]
    number = marked.split('id="m')[1].split('"')[0]
    assert "<mark class=" in before[-60:]
    assert f'<li class="finding warning" id="f{number}">' in page
    assert f'href="#f{number}"' in page
    assert f'href="#m{number}"' in page


def test_the_verdict_explains_itself(indicator: Indicator, as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.EXECUTIVE).get(f"/office/indicators/{indicator.pk}/").content.decode()

    assert "5 organisations against at least 5 organisations: meets the target" in page


def test_the_report_can_be_taken_away_as_data_text_and_paper(indicator: Indicator, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.EXECUTIVE)
    report = indicator_report(with_reports(Indicator.objects.all()).get(pk=indicator.pk))

    data = client.get(f"/office/indicators/{indicator.pk}/report.json")
    text = client.get(f"/office/indicators/{indicator.pk}/report.txt")
    word = client.get(f"/office/indicators/{indicator.pk}/report.docx")
    paper = client.get(f"/office/indicators/{indicator.pk}/report.pdf")

    status = "สถานะของตัวเลข: ไตรมาสที่ 3: ร่าง ยังไม่ได้ส่งรายงาน"
    assert json.loads(data.content) == json.loads(canonical_json(report.replace(unplaced=(Unplaced(text=status),))))
    assert status in text.content.decode()
    assert "27 มีนาคม 2564" in text.content.decode()
    assert read(word.content, "report.docx").report == read(text.content, "report.txt").report
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Disposition"] == 'inline; filename="2564-32.pdf"'
    assert client.get(f"/office/indicators/{indicator.pk}/report.exe").status_code == 404


def test_those_who_may_write_find_the_way_and_those_who_may_not_the_reason(
    indicator: Indicator, as_somebody: AsSomebody
) -> None:
    factories.quarter(indicator, 1, status=Status.ENDORSED)

    officer, executive = as_somebody(RoleName.OFFICER), as_somebody(RoleName.EXECUTIVE)
    pages = {
        (who, quarter): client.get(f"/office/indicators/{indicator.pk}/?quarter={quarter}").content.decode()
        for who, client in (("officer", officer), ("executive", executive))
        for quarter in (1, 2)
    }

    assert f'/office/indicators/{indicator.pk}/quarters/2/"' in pages["officer", 2]
    assert f'/office/indicators/{indicator.pk}/quarters/1/"' not in pages["officer", 1]
    assert "The report for quarter 1 is “Endorsed” and can&#x27;t be edited." in pages["officer", 1]
    assert '/quarters/2/"' not in pages["executive", 2]
    assert pages["executive", 2].count("You can read this report; its officer writes it.") == 1


def test_somebody_without_a_role_reads_why_in_both_languages(indicator: Indicator, as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.OFFICER, over=factories.agency("0411")).get(f"/office/indicators/{indicator.pk}/")

    assert page.status_code == 403
    assert "You have no role over this agency" in page.content.decode()
    assert "ท่านยังไม่มีสิทธิ์ดูข้อมูลของหน่วยงานนี้" in page.content.decode()


@pytest.mark.parametrize("parts", [1, 3, 20])
def test_it_asks_the_database_a_fixed_number_of_times(
    indicator: Indicator, parts: int, as_somebody: AsSomebody, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_somebody(RoleName.OFFICER)
    Evidence.objects.bulk_create(Evidence(indicator=indicator, position=n, ref=f"file {n}") for n in range(parts))
    for start, evidence in enumerate(Evidence.objects.all()):
        reported(indicator.quarters.get(quarter=3), start, FigureSource.READ, evidence=evidence)

    with django_assert_max_num_queries(31):
        client.get(f"/office/indicators/{indicator.pk}/")


def test_a_submitted_report_tells_which_rules_judged_it(indicator: Indicator, as_somebody: AsSomebody) -> None:
    rules = check_rule_set(city_rules())
    report = indicator.quarters.get(quarter=1)
    SubmissionCheck.objects.create(report=report, version=1, at=factories.AT, rules=rules)

    page = as_somebody(RoleName.EVALUATOR).get(f"/office/indicators/{indicator.pk}/?quarter=1").content.decode()

    assert f"Judged on 10\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2021 by the rules {rules.version}" in page


@pytest.mark.parametrize("role", [RoleName.EXECUTIVE, RoleName.EVALUATOR])
def test_whoever_reads_sees_what_a_figure_stands_on(
    indicator: Indicator, role: RoleName, as_somebody: AsSomebody
) -> None:
    report = indicator.quarters.get(quarter=3)
    register = Evidence.objects.create(indicator=indicator, position=1, ref="register.pdf")
    reported(report, 1, FigureSource.READ, evidence=register, note="page 4", bound_to=BoundTo.RESULT.value)
    reported(report, 9, FigureSource.MEASURED)

    page = as_somebody(role).get(f"/office/indicators/{indicator.pk}/?quarter=3").content.decode()

    stated = " ".join(page.split('<ul class="figure-sources">')[1].split("</ul>")[0].split())
    assert f'read in evidence:</span> <a href="#evidence-{register.pk}" lang="th">register.pdf</a>' in stated
    assert "· page 4" in stated
    assert "changes with the result" in stated
    assert "measured with a device or a survey" in stated
    assert f'<li id="evidence-{register.pk}">' in page
    assert page.count("What its figures stand on") == 1
