"""The page on which a quarter is filed: what stands around the form, and what is said while one types."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from samrit.records.models import Draft, EditSession, Event, Evidence, Figure, Indicator, QuarterReport, User
from samrit.report import Result, Target
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

WRONG_DAY = "ประชุมวันจันทร์ที่ 27 มีนาคม 2564 มีภาคี 97 หน่วยงาน"  # it was a Saturday


@pytest.fixture
def report() -> QuarterReport:
    """The empty second quarter of an indicator with a first quarter, and with an indicator of last year."""
    plan = factories.annual_plan(factories.agency("2200"), fiscal_year_be=2563)
    before = factories.indicator(plan, number="32")
    last_year = before.quarters.get(quarter=2)
    last_year.narrative, last_year.result = "ปีก่อนมีภาคี 80 หน่วยงาน", Result.of(80, "หน่วยงาน")
    last_year.save()
    indicator = factories.indicator(factories.annual_plan(plan.agency), number="32")
    indicator.last_year = before
    indicator.save()
    first = factories.quarter(indicator, 1)
    first.progress_percent = Decimal(40)
    first.save()
    Evidence.objects.create(indicator=indicator, position=0, ref="ทะเบียนภาคี.xlsx", quarter=1)
    return indicator.quarters.get(quarter=2)


def address(report: QuarterReport, more: str = "") -> str:
    """Where the form of a report is, or one of its parts."""
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/{more}"


def typed(**changes: object) -> dict[str, object]:
    """What an officer types."""
    return {"version": 1, "kind": "value", "value": "97", "narrative": "มีภาคี 97 หน่วยงาน"} | changes


def reported(text: str, start: int, words: str, **said: str) -> dict[str, object]:
    """What the first row of the figures says."""
    row = {"figures_text": text, "figure-0-start": start, "figure-0-words": words}
    return row | {f"figure-0-{name}": value for name, value in said.items()}


def part(page: str, place: str) -> str:
    """The part of a page from the element with an id on."""
    return page.split(f'id="{place}"')[1]


def test_last_quarter_and_last_year_stand_beside_the_form(report: QuarterReport, as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.OFFICER).get(address(report)).content.decode()

    previous_reports = page.split('class="previous-reports"')[1]
    assert "ประชุมเตรียมงานแล้ว" in previous_reports
    assert "ทะเบียนภาคี.xlsx" in previous_reports
    assert "ปีก่อนมีภาคี 80 หน่วยงาน" in previous_reports
    assert "Overdue since Apr 2021" in page
    assert "See the text of Quarter 1" in page
    assert "Q1 none, Q2 none" not in page


def test_the_form_begins_with_last_quarters_text_and_says_so(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)

    offered = client.get(address(report)).content.decode()
    page = client.get(address(report, "?begin_from=last_quarter")).content.decode()

    assert "?begin_from=last_quarter" in offered
    assert page.count("Filled in from an earlier report") == 2
    assert "ประชุมเตรียมงานแล้ว</textarea>" in page
    assert 'name="progress_percent" value="40"' in page
    assert 'value="progress_percent narrative"' in page
    assert not Event.objects.exists()


def test_why_last_quarter_fell_short_is_said_of_that_quarter_alone(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    reason = "สามหน่วยงานเลื่อนไปเดือนมกราคม 2564"
    assert QuarterReport.objects.filter(indicator=report.indicator, quarter=report.quarter - 1).update(shortfall=reason)

    page = as_somebody(RoleName.OFFICER).get(address(report, "?begin_from=last_quarter")).content.decode()

    assert page.count("Filled in from an earlier report") == 2
    assert "ประชุมเตรียมงานแล้ว</textarea>" in page
    assert f"{reason}</textarea>" not in page


def test_each_reason_of_a_return_stands_at_its_field_and_general_ones_on_top(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    factories.quarter(report.indicator, 2, status=Status.RETURNED)
    reasons = {"": "ส่งใหม่ทั้งฉบับ", "narrative": "ระบุวันที่", "result": "ตรวจยอด", "evidence": "ขาดทะเบียน"}
    QuarterReport.objects.filter(pk=report.pk).update(return_reasons=reasons)

    page = as_somebody(RoleName.OFFICER).get(address(report)).content.decode()

    above, form = page.split('id="filing"')
    assert "ส่งใหม่ทั้งฉบับ" in above
    assert "ระบุวันที่" not in above
    assert form.index("ตรวจยอด") < form.index("id_narrative") < form.index("ขาดทะเบียน")
    assert "ระบุวันที่" in form.split('for="id_narrative"')[1].split("<textarea")[0]


def test_findings_come_as_one_types_beside_their_field_and_nothing_is_written(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)

    answer = client.post(
        address(report, "check/"), typed(narrative=WRONG_DAY, value="97"), headers={"HX-Request": "true"}
    )

    said = answer.content.decode()
    assert "<html" not in said
    remarks = part(said, "remarks")
    assert "“วันจันทร์ที่ 27 มีนาคม 2564”" in remarks
    assert "27 March 2021 is a Saturday" in remarks
    assert "is a Saturday" not in part(said, "notes-result").split("notes-")[0]
    assert "Read as 97 organisations" in part(said, "value-said")
    assert "97 organisations against at least 5 organisations" in part(said, "so-far")
    assert 'data-marks="narrative 6 33 ' in said
    assert "“97 หน่วยงาน”</a> Where is this figure from?" in remarks
    assert "It is the result, and changes with it" in remarks
    assert "To correct: " in part(said, "left")
    assert said.count('hx-swap-oob="true"') == 9
    report.refresh_from_db()
    assert (report.narrative, report.version, Event.objects.count()) == ("", 1, 0)


def test_why_a_result_misses_its_target_is_asked_for_where_it_does_and_until_it_is_said(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    report.target = Target(value_text="ไม่น้อยกว่า 100", unit_text="หน่วยงาน")
    report.save()
    client = as_somebody(RoleName.OFFICER)

    def asked(**changes: object) -> bool:
        answer = client.post(address(report, "check/"), typed(**changes), headers={"HX-Request": "true"})
        return "nothing says why" in part(answer.content.decode(), "remarks")

    assert asked(value="40", narrative="ประชุมแล้ว")
    assert not asked(value="100", narrative="ประชุมแล้ว")
    assert not asked(value="40", narrative="ประชุมแล้ว", shortfall="สามหน่วยงานเลื่อนไปเดือนมกราคม 2564")


def test_checking_without_javascript_gives_the_whole_page_and_writes_nothing(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    page = as_somebody(RoleName.OFFICER).post(address(report, "check/"), typed(narrative=WRONG_DAY, value="สูง"))

    words = page.content.decode()
    assert page.status_code == 200
    assert "Checked; nothing is saved." in words
    assert "27 March 2021 is a Saturday" in words
    assert "“สูง” is not a number and can&#x27;t be held against the target" in words
    assert not Event.objects.exists()


def test_findings_of_other_quarters_do_not_count_here(report: QuarterReport, as_somebody: AsSomebody) -> None:
    QuarterReport.objects.filter(indicator=report.indicator, quarter=1).update(narrative=WRONG_DAY)

    answer = as_somebody(RoleName.OFFICER).post(address(report, "check/"), typed(), headers={"HX-Request": "true"})

    assert "is a Saturday" not in answer.content.decode()


def test_what_the_rows_of_the_figures_tell_is_saved_with_the_form(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    item = Evidence.objects.create(indicator=report.indicator, position=1, ref="บัญชี.pdf", quarter=2)
    # The rows were made for an older text: one has typed on since.
    older = "มีภาคี 97 หน่วยงาน"
    rows = reported(older, 7, "97 หน่วยงาน", source=f"read-{item.pk}", note="หน้า 2", follows="result")

    as_somebody(RoleName.OFFICER).post(address(report), typed(narrative=f"ปีนี้{older} และ 3 โรงเรียน", **rows))

    figure = Figure.objects.get()
    assert (figure.words, figure.start, figure.source, figure.evidence, figure.note, figure.bound_to) == (
        "97 หน่วยงาน", 12, "read", item, "หน้า 2", "result",
    )  # fmt: skip


def test_one_source_can_be_told_for_all_figures_that_have_none(report: QuarterReport, as_somebody: AsSomebody) -> None:
    text = "มีภาคี 97 หน่วยงาน และ 3 โรงเรียน"
    rows = reported(text, 7, "97 หน่วยงาน", source="measured") | {"figures_source": "counted"}
    client = as_somebody(RoleName.OFFICER)

    client.post(address(report), typed(narrative=text, **rows))

    assert [(f.words, f.source) for f in Figure.objects.order_by("start")] == [
        ("97 หน่วยงาน", "measured"),
        ("3 โรงเรียน", "counted"),
    ]
    page = client.get(address(report)).content.decode()
    assert "2 figures with their source" in page
    assert 'data-told="7 18;23 33"' in page


def officer_of(client: Client) -> User:
    """Who is logged in."""
    return User.objects.get(pk=client.session["_auth_user_id"])


def test_a_draft_is_kept_and_stands_in_the_form_until_it_is_dropped(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client, other = as_somebody(RoleName.OFFICER), as_somebody(RoleName.OFFICER)

    stored = client.post(address(report, "draft/"), typed(narrative="พิมพ์ค้างไว้", active_seconds="40"))
    restored, others = (one.get(address(report)).content.decode() for one in (client, other))
    client.post(address(report, "draft/drop/"))

    assert stored.json()["stored_at"] == f"{timezone.localtime():%H.%M}"
    assert "พิมพ์ค้างไว้</textarea>" in restored
    assert 'name="active_seconds" value="40"' in restored
    assert "data-restored" in restored
    assert "พิมพ์ค้างไว้" not in others
    assert "พิมพ์ค้างไว้" not in client.get(address(report)).content.decode()
    assert not Event.objects.exists()
    report.refresh_from_db()
    assert report.narrative == ""


def test_a_draft_on_top_of_an_older_version_says_that_somebody_saved_since_and_then_shows_both(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.post(address(report, "draft/"), typed(narrative="ของฉัน"))
    as_somebody(RoleName.OFFICER).post(address(report), typed(narrative="ของอีกคน"))

    page = client.get(address(report)).content.decode()
    clash = client.post(address(report), typed(narrative="ของฉัน"))

    assert "This report has been saved since" in page
    assert 'name="version" value="1"' in page
    table = clash.content.decode().split('class="conflict"')[1].split("</table>")[0]
    assert clash.status_code == 409
    assert table.index("ของ<mark>อีกคน</mark>") < table.index("ของ<mark>ฉัน</mark>")
    assert "97" not in table  # both have the same result


def test_a_draft_that_came_in_after_its_saving_is_no_draft(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.post(address(report), typed())
    client.post(address(report, "draft/"), typed())

    page = client.get(address(report)).content.decode()

    assert Draft.objects.exists()
    assert "data-restored" not in page


def test_saving_keeps_what_it_cost_and_lets_the_draft_go(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    page = client.get(address(report, "?begin_from=last_quarter"))
    opened = page.context["form"]["opened"].value()
    client.post(address(report, "draft/"), typed())

    client.post(address(report), typed(opened=opened, active_seconds="0", prefilled="narrative progress_percent x"))

    edit_session = EditSession.objects.get()
    assert (edit_session.user, edit_session.fields, edit_session.prefilled, edit_session.changed) == (
        officer_of(client),
        4,
        2,
        2,
    )
    assert timezone.now() - edit_session.began_at < timedelta(minutes=1)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("opened", ["", "made-up", "2021-01-01T00:00:00"])
def test_an_opening_that_nobody_signed_is_not_counted(
    report: QuarterReport, as_somebody: AsSomebody, opened: str
) -> None:
    as_somebody(RoleName.OFFICER).post(address(report), typed(opened=opened))

    assert not EditSession.objects.exists()


def test_saving_and_submitting_is_one_step_and_pressing_twice_does_nothing_more(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client, once = as_somebody(RoleName.OFFICER), typed(then="submit", value="6", narrative="มีภาคี 6 หน่วยงาน")

    answers = [client.post(address(report), once, follow=True).content.decode() for _n in range(2)]

    assert "Quarter 2 was submitted" in answers[0]
    assert "pressing twice" not in answers[0]
    assert "was handed in already; pressing twice has done nothing more." in answers[1]
    assert [event.action for event in Event.objects.order_by("pk")] == ["edit_quarter", "submit"]


def test_what_stops_a_report_is_told_above_the_title_and_at_its_field_once_and_is_saved(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)

    answer = client.post(address(report), typed(then="submit", value="สูง"))

    page = answer.content.decode()
    sentence = "“สูง” is not a number and can&#x27;t be held against the target"
    above, below = page.split("<h1")
    report.refresh_from_db()
    assert answer.status_code == 422
    assert "<title>\n      Error:" in page
    assert "Not sent: 1 thing to correct" in above
    assert f'href="#id_value">Result: {sentence}' in above
    assert below.count(sentence) == 1
    assert 'aria-invalid="true"' in below.split('name="value"')[1].split(">")[0] + below.split('name="value"')[0][-200:]
    assert f'name="version" value="{report.version}"' in below
    assert (report.status, report.result.value_text, report.version) == ("draft", "สูง", 2)


def test_what_is_saved_and_was_not_typed_now_is_one_click_away(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.post(address(report), typed(value="97"))

    same, other = (
        client.post(address(report, "check/"), typed(value=value), headers={"HX-Request": "true"}).content.decode()
        for value in ("97", "98")
    )

    assert "Use 97" not in same
    assert "Use 97" in part(other, "value-said")
    assert "1 more than in" not in other  # the quarter before has no value


def test_the_year_end_begins_with_what_the_quarters_give(as_somebody: AsSomebody) -> None:
    indicator = factories.indicator(number="32")
    for number, value in ((1, 2), (2, 3)):
        factories.quarter(indicator, number)
        QuarterReport.objects.filter(indicator=indicator, quarter=number).update(
            result_value=value, result_value_text=str(value), result_absence=""
        )

    page = as_somebody(RoleName.OFFICER).get(f"/office/indicators/{indicator.pk}/quarters/5/")

    form = page.context["form"]
    assert (form["kind"].value(), form["value"].value(), form["prefilled"].value()) == ("value", "3", "result")
    assert "Latest value, that of quarter 2" in page.content.decode()


def test_submitting_tells_of_what_is_typed_and_not_saved(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    factories.quarter(report.indicator, 2)
    client.post(address(report, "draft/"), typed(narrative="พิมพ์ค้างไว้"))

    page = client.get(address(report, "submit/")).content.decode()

    assert "is not saved, and would not be submitted" in page


def test_letters_that_papers_cannot_show_are_told_before_submitting(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.post(address(report), typed(narrative="เปิดสวนใหม่ 🌳 แล้ว"))

    assert "🌳 (U+1F333)" in client.get(address(report, "submit/")).content.decode()


def test_what_is_due_leads_from_the_home_page_straight_to_its_form(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    indicator = factories.indicator(responsible=officer_of(client))

    page = client.get("/office/").content.decode()

    assert f'href="/office/indicators/{indicator.pk}/quarters/1/"' in page


@pytest.mark.parametrize("parts", [1, 3, 40])
def test_the_form_asks_the_database_a_fixed_number_of_times(
    report: QuarterReport, parts: int, as_somebody: AsSomebody, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_somebody(RoleName.OFFICER)
    indicator = Indicator.objects.get(pk=report.indicator_id)
    Evidence.objects.bulk_create(Evidence(indicator=indicator, position=n, ref=str(n)) for n in range(1, parts + 1))

    with django_assert_max_num_queries(27):  # one for what was changed past the system
        client.get(address(report))
    with django_assert_max_num_queries(26):  # five of them count how often somebody asks
        client.post(address(report, "check/"), typed(narrative=WRONG_DAY), headers={"HX-Request": "true"})
