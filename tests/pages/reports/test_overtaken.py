"""Two tabs or two machines at one report: what is sent after the other has handed it in is kept and given back, never lost."""

import pytest
from django.test import Client
from visitors import AsSomebody

import factories
from samrit.records.models import Draft, Event, QuarterReport, User
from samrit.report import Target
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> QuarterReport:
    """An empty first quarter."""
    made = factories.indicator()
    made.target = Target(value_text="5", unit_text="ไม่น้อยกว่า ... ชุมชน")
    made.save()
    return made.quarters.get(quarter=1)


def at(report: QuarterReport, more: str = "") -> str:
    """Where its form is."""
    return f"/office/indicators/{report.indicator_id}/quarters/1/{more}"


def typed(value: str, words: str, **more: str) -> dict[str, str]:
    """What somebody typed into the form as it stood at first."""
    return {"version": "1", "kind": "value", "value": value, "narrative": words} | more


def handed_in(client: Client, report: QuarterReport) -> None:
    """The other tab was quicker."""
    client.post(at(report), typed("5", "ถ้อยคำของอีกแท็บ", then="submit"))
    report.refresh_from_db()
    assert report.status == Status.SUBMITTED.value


@pytest.mark.parametrize("more", [{}, {"then": "submit"}])
@pytest.mark.parametrize("value", ["7", "abc"])
def test_what_another_tab_sends_after_it_was_handed_in_is_shown_beside_it_and_stands_in_the_form_once_it_is_taken_back(
    report: QuarterReport, as_somebody: AsSomebody, value: str, more: dict[str, str]
) -> None:
    client = as_somebody(RoleName.OFFICER)
    handed_in(client, report)

    answer = client.post(at(report), typed(value, "สิ่งที่พิมพ์ไว้ในแท็บนี้", **more))
    page = answer.content.decode()
    taken_back = client.post(
        at(report, "withdraw/"),
        {"round": report.round, "version": report.version, "status": report.status},
        follow=True,
    )

    assert answer.status_code == 409
    assert "What you typed" not in page
    assert "..." not in page.split("Not saved")[-1]  # the unit is said as on every page, and not as the form prints it
    assert "ถ้อยคำของอีกแท็บ" in page.replace("<mark>", "").replace("</mark>", "")
    assert "สิ่งที่พิมพ์ไว้ในแท็บนี้" in page.replace("<mark>", "").replace("</mark>", "")
    assert taken_back.redirect_chain[-1][0] == at(report)
    form = taken_back.context["form"]
    assert (form["value"].value(), form["narrative"].value()) == (value, "สิ่งที่พิมพ์ไว้ในแท็บนี้")


def test_a_press_repeated_with_the_same_words_is_the_receipt_and_leaves_no_draft(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)
    handed_in(client, report)

    answer = client.post(at(report), typed("5", "ถ้อยคำของอีกแท็บ", then="submit"))

    assert (answer.status_code, answer.headers["Location"]) == (303, at(report, "receipt/"))
    assert not Draft.objects.exists()
    assert Event.objects.filter(action="submit").count() == 1


def test_a_deputy_who_was_slower_reads_both_and_keeps_their_words(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    handed_in(as_somebody(RoleName.OFFICER), report)

    answer = as_somebody(RoleName.OFFICER).post(at(report), typed("7", "ถ้อยคำของผู้ทำแทน"))

    assert answer.status_code == 409
    assert Draft.objects.get().fields["narrative"] == "ถ้อยคำของผู้ทำแทน"


def test_what_is_kept_while_one_types_is_kept_after_the_handing_in_too_and_says_so(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)
    handed_in(client, report)

    answer = client.post(at(report, "draft/"), typed("7", "ยังพิมพ์อยู่"))

    assert answer.json()["is_open"] is False
    assert Draft.objects.get().fields["narrative"] == "ยังพิมพ์อยู่"


def test_a_stranger_to_the_agency_keeps_nothing(report: QuarterReport, as_somebody: AsSomebody) -> None:
    answer = as_somebody(RoleName.EVALUATOR).post(at(report), typed("7", "ของผู้อื่น"))

    assert answer.status_code == 403
    assert not Draft.objects.exists()


def test_a_decision_that_is_refused_gives_back_the_opinion_that_was_typed(as_somebody: AsSomebody) -> None:
    report = factories.quarter(status=Status.SUBMITTED)
    expected = {"round": report.round, "version": report.version, "status": report.status}
    QuarterReport.objects.filter(pk=report.pk).update(status=Status.ENDORSED.value)
    client = as_somebody(RoleName.COORDINATOR)

    answer = client.post(at(report, "endorse/"), {**expected, "opinion": "ความเห็นที่พิมพ์ไว้แล้ว"})

    assert answer.status_code in (403, 409)
    assert "ความเห็นที่พิมพ์ไว้แล้ว" in answer.content.decode()
    assert User.objects.exists()
