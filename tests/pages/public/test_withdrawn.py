"""What the city withdraws after it was published: its addresses say so, nothing of what it said is left, the rest stands."""

import json
from typing import Any

import pytest
from django.test import Client

import factories
from published_things import CODE, TEXT, indicator, published, with_lists
from samrit.actions.public.withdraw_publication import withdraw_publication
from samrit.records.models import YEAR_END, Event, PublishedIndicator, PublishedList, PublishedResult, QuarterReport
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db
YEAR = f"/2564/{CODE}/"
REASON = "มีข้อมูลส่วนบุคคลในรายงาน"


def withdraw(row: QuarterReport, *serials: int, reason: str = REASON, role: RoleName = RoleName.EVALUATOR) -> None:
    withdraw_publication(report=row, serials=serials, reason=reason, by=factories.user(role), at=factories.AT)


def ask(address: str, **headers: Any) -> Any:
    return Client().get(address, **headers)


def test_addresses_of_what_is_withdrawn_answer_gone_with_the_reason_in_the_readers_language() -> None:
    row = published(with_lists(), YEAR_END, 2, text=TEXT)

    withdraw(row, 1)

    for address in (
        YEAR,
        f"{YEAR}r1/",
        f"{YEAR}figures/1/",
        f"{YEAR}r1/figures/1/",
        f"{YEAR}r1/figure.svg",
        f"{YEAR}figure.svg",
        f"{YEAR}card.png",
    ):
        for language, sentence in (("", "ถอนการเผยแพร่"), ("/en", "was withdrawn by the city")):
            answer = ask(language + address)
            assert (answer.status_code, answer["Cache-Control"]) == (410, "public, no-cache"), address
            assert sentence in answer.content.decode()
            assert REASON in answer.content.decode()
            assert "081 234 5678" not in answer.content.decode()


def test_a_copy_that_a_reader_holds_is_not_said_to_hold_still() -> None:
    row = published(indicator(), YEAR_END, 2)
    known = ask(f"{YEAR}r1/")["ETag"]

    withdraw(row, 1)

    assert ask(f"{YEAR}r1/", headers={"If-None-Match": known}).status_code == 410


def test_what_it_said_is_nowhere_in_the_public_tables_and_the_event_keeps_who_and_why() -> None:
    of = with_lists()
    row = published(of, YEAR_END, 2, text=TEXT)
    row.refresh_from_db()

    withdraw(row, 1)

    one = PublishedResult.objects.get()
    assert "หน่วยงานเข้าร่วม" not in one.content
    assert one.withdrawn_at == factories.AT
    assert not PublishedList.objects.exists()
    assert PublishedIndicator.objects.get().year_state == "withdrawn"
    event = Event.objects.get(action="withdraw_publication")
    assert event.after == {"publications": [1], "reason": REASON}
    row.refresh_from_db()
    assert row.narrative == TEXT


def test_other_periods_stand_and_the_withdrawn_one_says_so_among_them() -> None:
    of = indicator()
    published(of, 1, 1)
    withdraw(published(of, YEAR_END, 2), 2)

    page = ask(f"/en{YEAR}")

    assert page.status_code == 200
    assert "Withdrawn after publication" in page.content.decode()
    assert ask(f"{YEAR}q1/").status_code == 200
    assert "Withdrawn after publication" in ask("/en/2564/").content.decode()


def test_it_stays_in_the_list_of_changes_and_of_publications() -> None:
    withdraw(published(indicator(), YEAR_END, 2), 1)

    for address in ("/en/changes/", "/en/changes/atom.xml"):
        assert "Withdrawn after publication" in ask(address).content.decode()
    assert f'href="/en{YEAR}r1/"' in ask(f"/en{YEAR}revisions/").content.decode()


def test_programs_get_the_same_as_a_problem_and_lists_and_files_its_code() -> None:
    withdraw(published(indicator(), YEAR_END, 2), 1)

    answer = ask(f"/api/v1/results/2564/{CODE}/Y", headers={"Accept-Language": "en"})
    listed = json.loads(ask("/api/v1/results?year=2564").content)["items"]
    file = b"".join(ask("/data/results/2564.json"))

    assert answer.status_code == 410
    problem = json.loads(answer.content)
    assert (problem["code"], REASON in problem["detail"]) == ("withdrawn", True)
    assert [(one["value_status"], one["value"], one["none_reason_th"]) for one in listed] == [
        ("withdrawn", None, REASON)
    ]
    assert [one["obs_status"] for one in json.loads(file) if one["period"] == "Y"] == ["Q"]


def test_what_is_published_next_is_shown_and_compared_with_nothing_of_what_was_withdrawn() -> None:
    of = indicator()
    first = published(of, YEAR_END, 2, text="ข้อความที่ถอน")
    second = published(of, YEAR_END, 3, text="ข้อความใหม่")

    withdraw(second, 1)

    assert first.pk == second.pk
    assert ask(YEAR).status_code == 200
    assert "ข้อความที่ถอน" not in ask(f"{YEAR}revisions/").content.decode()

    withdraw(second, 2)
    published(of, YEAR_END, 4, text="ข้อความที่สาม")

    assert [one.kind for one in PublishedResult.objects.order_by("serial")][-1] == "restored"
    assert "ข้อความที่สาม" in ask(YEAR).content.decode()


def test_it_takes_an_evaluator_a_reason_and_a_publication_that_is_there() -> None:
    row = published(indicator(), YEAR_END, 2)

    with pytest.raises(Denied):
        withdraw(row, 1, role=RoleName.OFFICER)
    for serials, reason in (((1,), " "), ((7,), REASON), ((), REASON)):
        with pytest.raises(Invalid):
            withdraw(row, *serials, reason=reason)
    assert ask(YEAR).status_code == 200


def test_an_evaluator_withdraws_on_a_page_and_is_led_there_from_the_versions(client: Client) -> None:
    row = published(indicator(), YEAR_END, 2)
    client.force_login(factories.user(RoleName.EVALUATOR))
    versions = f"/office/indicators/{row.indicator_id}/quarters/5/versions/"
    address = f"/office/indicators/{row.indicator_id}/quarters/5/withdraw-publication/"

    assert f'href="{address}"' in client.get(versions).content.decode()
    assert client.post(address, {"publications": ["1"], "reason": ""}).status_code == 422
    assert client.post(address, {"publications": ["1"], "reason": REASON})["Location"] == versions
    assert ask(f"{YEAR}r1/").status_code == 410
    assert client.get(address).status_code == 200
