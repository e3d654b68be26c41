"""One validator: whatever door a value comes in by, it gets the same sentence with the same severity.

Sixty values as people type them × eight kinds of unit × seven doors: typing, saving, submitting, a file imported in, a
plan's sheet (for targets), the API, the command line.
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from django.http import HttpRequest
from visitors import AsSomebody

import factories
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.api.checking import check as check_by_api
from samrit.checks import Finding
from samrit.cli.main import run
from samrit.definitions import read_entry
from samrit.queries.city.rules import city_rules
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.submission_issues import submission_issues
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import read
from samrit.records.models import Indicator, QuarterReport
from samrit.report import IndicatorReport, Result, Target, canonical_json
from samrit.scoring.faults import fault_of_words, faults
from samrit.vocabulary.choices import Severity
from samrit.vocabulary.codes import RoleName
from samrit.web.reports.forms.quarter import form_for

pytestmark = pytest.mark.django_db

ON = date(2021, 1, 10)
CODES = frozenset({"C110", "K206", "K207", "K222", "K231", "K232", "K233", "K234"})
UNITS = {  # unit: target
    "ชุมชน": "12", "คน": "400", "ร้อยละ": "80", "บาท": "1,500,000", "ไร่": "30", "ระดับ": "4", "คะแนน": "4.5", "สวน": "9",
}  # fmt: skip
VALUES = (
    "0", "1", "4", "4.452", "5", "5.5", "9", "12", "12.0", "12.5", "29", "30", "40", "79.99", "80", "85", "97.94", "100",
    "100.0000", "101", "170.83", "250", "400", "833", "1,407.52", "1,234.50", "๑,๒๓๔.๕๐", "๕", "1500000", "135,655,720.- บาท",
    "1.5 ล้านบาท", "400 ชุมชน", "400 คน", "๔๐๐ คน", "12 สวน", "12 แห่ง", "ระดับ 5", "4.5 คะแนน", "24 ไร่", "85%", "85 %",
    "ร้อยละ 85", "(ร้อยละ 85)", "๘๕ เปอร์เซ็นต์", "-5", "−5", "-0.5", "+5", "0.85", "2.5", "82.50 [33/40]", "33/40", "5 - 7", "N/A", "-",
    "ดีมาก", "10^20", "100000000000000000000", "9999999999999", "ประมาณ 400",
)  # fmt: skip

Answer = tuple[str, str, str]  # code, severity, sentence


def answers(found: Iterable[Finding], field: str) -> set[Answer]:
    """What is said of a value, by whichever door."""
    return {(one.code, one.severity.value, one.message.th) for one in found if one.code in CODES and one.field == field}


def indicator_in(unit: str) -> Indicator:
    """An indicator whose second quarter is about to be filed."""
    made = factories.indicator(number="32")
    made.target = Target(value_text=UNITS[unit], unit_text=unit)
    made.name_th, made.definition, made.method = "ผลการดำเนินงานตามตัวอย่าง", "", ""
    made.save()
    return made


def test_there_are_sixty_values_and_eight_kinds_of_unit() -> None:
    assert (len(set(VALUES)), len(UNITS)) == (60, 8)


@pytest.mark.parametrize("unit", UNITS)
def test_a_value_gets_the_same_answer_at_every_door(
    unit: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = indicator_in(unit)
    row = made.quarters.get(quarter=2)
    officer = factories.user(RoleName.OFFICER)
    rules = city_rules()
    files: dict[str, set[Answer]] = {}  # what `samrit check` is to say of each
    loaded = with_reports(Indicator.objects.all()).get(pk=made.pk)
    for number, value in enumerate(VALUES):
        form = form_for(2)({"version": row.version, "kind": "value", "value": value}, unit_text=unit)
        form.is_valid()
        typing = assess(loaded, 2, on=ON, content=form.content, rules=rules).findings.get("result", ())
        wanted = {(one.code, one.severity.value, one.message.th) for one in typing if one.code in CODES}

        row = edit_quarter(report=row, content=form.content, version=row.version, by=officer, at=factories.AT)
        loaded = with_reports(Indicator.objects.all()).get(pk=made.pk)
        saved = assess(loaded, 2, on=ON, rules=rules).findings.get("result", ())
        assert {(one.code, one.severity.value, one.message.th) for one in saved if one.code in CODES} == wanted, value
        submitted = {
            (one.code, one.severity.value, one.sentence.th)
            for one in submission_issues(row, on=ON, rules=rules)
            if one.code in CODES and one.field == "result"
        }
        assert submitted == {one for one in wanted if one[1] != Severity.NOTE.value}, value

        report = indicator_report(loaded)
        assert isinstance(report, IndicatorReport)
        imported = read(canonical_json(report), name="report.json").report
        assert answers(rules.check(imported, on=ON), "quarters.2.result") == wanted, value
        assert by_api(report) == wanted, value
        path = tmp_path / f"{number:02}.json"
        path.write_bytes(canonical_json(report))
        files[str(path)] = wanted
    assert by_command_line(files, capsys) == files


def by_api(report: IndicatorReport) -> set[Answer]:
    """What the API says of a report that is posted."""
    request = HttpRequest()
    request._body = canonical_json(report)
    return {
        (one.code, one.severity, one.message.th)
        for one in check_by_api(request).findings
        if one.code in CODES and one.field == "quarters.2.result"
    }


def by_command_line(files: Iterable[str], capsys: pytest.CaptureFixture[str]) -> dict[str, set[Answer]]:
    """What `samrit check` says of each of these files."""
    run(["check", "--format", "json", *files])
    return {
        one["file"]: {
            (found["code"], found["severity"], found["message"]["th"])
            for found in one["findings"]
            if found["code"] in CODES and found["field"] == "quarters.2.result"
        }
        for one in json.loads(capsys.readouterr().out)["files"]
    }


@pytest.mark.parametrize("unit", UNITS)
def test_a_target_in_a_sheet_is_refused_in_the_words_in_which_a_report_tells_of_it(unit: str) -> None:
    for value in VALUES:
        entry = {"name_th": "ผลการดำเนินงาน", "comparison": "at_least", "target": value, "unit": unit}
        definition, problems = read_entry(entry)
        target = Result(value_text=value, unit_text=unit).value
        if definition is not None:
            report = IndicatorReport(name="ผลการดำเนินงาน", target=definition.target)
            assert [one for one in faults(report) if one.fault.severity is Severity.ERROR] == [], value
        elif target is not None and "[" not in value:  # a target has no parts
            report = IndicatorReport(name="ผลการดำเนินงาน", target=Target(value_text=f"{target}", unit_text=unit))
            of_words = fault_of_words(value, unit)
            known = {one.fault.message.th for one in faults(report)} | ({of_words.message.th} if of_words else set())
            assert known >= {one.message.th for one in problems}, value


@pytest.mark.parametrize("value", ["-5", "2.5", "85%", "N/A"])
def test_what_is_wrong_is_saved_as_a_draft_said_on_the_page_and_not_submitted(
    value: str, as_somebody: AsSomebody
) -> None:
    row: QuarterReport = indicator_in("ชุมชน").quarters.get(quarter=2)
    client = as_somebody(RoleName.OFFICER)
    at = f"/office/indicators/{row.indicator_id}/quarters/2/"
    posted = {"version": 1, "kind": "value", "value": value, "narrative": "ประชุมแล้ว"}

    live = client.post(f"{at}check/", posted, headers={"HX-Request": "true"}).content.decode()
    page = client.post(at, posted, follow=True).content.decode()
    submitting = client.get(f"{at}submit/").content.decode()

    row.refresh_from_db()
    (finding,) = (one for one in submission_issues(row, on=ON) if one.code in CODES)
    sentence = finding.sentence.en.replace("'", "&#x27;")
    assert row.result.value_text == value
    assert [sentence in words for words in (live, page, submitting)] == [True, True, True]
    assert finding.stops


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("85%", "85"), ("ร้อยละ 85", "85"), ("85 percent", "85"), ("82.50 % [33/40]", "82.50 [33/40]"), ("85 คน", "85 คน")],
)
def test_the_sign_of_percent_is_the_units_and_not_kept_in_the_value(
    typed: str, stored: str, as_somebody: AsSomebody
) -> None:
    row = indicator_in("ร้อยละ").quarters.get(quarter=2)
    posted = {"version": 1, "kind": "value", "value": typed, "narrative": "ประชุมแล้ว"}

    as_somebody(RoleName.OFFICER).post(f"/office/indicators/{row.indicator_id}/quarters/2/", posted)

    row.refresh_from_db()
    assert row.result.value_text == stored


def test_percent_where_communities_are_counted_is_not_held_against_the_target(as_somebody: AsSomebody) -> None:
    row = indicator_in("ชุมชน").quarters.get(quarter=2)
    client, at = as_somebody(RoleName.OFFICER), f"/office/indicators/{row.indicator_id}/quarters/2/check/"

    said = [
        client.post(at, {"version": 1, "kind": "value", "value": value}, headers={"HX-Request": "true"})
        .content.decode()
        .split('id="value-said"')[1]
        .split("</")[0]
        for value in ("85%", "9")
    ]

    assert ["target" in words or "Read as" in words for words in said] == [False, True]
