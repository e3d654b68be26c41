"""The notification page: what is unread on top; one's own only; read with a button, not by looking."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from factories import AT
from samrit.actions.notices import notify_all
from samrit.records.models import Notice, Role, User
from samrit.vocabulary.codes import NoticeKind, RoleName

pytestmark = pytest.mark.django_db


def reader(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def notify(client: Client, reports: int = 1) -> None:
    for _ in range(reports):
        report = factories.quarter(factories.indicator(number=""))
        notify_all(
            NoticeKind.RETURNED, [reader(client).pk], report=report, at=AT, details={"reasons": {"": "ขาด <หลักฐาน>"}}
        )


def test_what_is_unread_is_counted_on_every_page_and_leads_to_its_report(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    notify(client)

    home = client.get("/office/").content.decode()
    page = client.get("/office/notices/").content.decode()

    assert '<b class="count">1<span' in home
    assert f"/office/indicators/{Notice.objects.get().report.indicator_id}/#q1" in page  # type: ignore[union-attr]  # it has one
    assert "ขาด &lt;หลักฐาน&gt;" in page
    assert Notice.objects.get().read_at is None


def test_a_notice_about_what_no_longer_opens_says_why_and_leads_on(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    notify(client)
    report = Notice.objects.get().report
    assert report is not None
    Role.objects.filter(user=reader(client)).delete()

    page = client.get("/office/notices/").content.decode()

    assert f"/office/indicators/{report.indicator_id}/" not in page
    assert "It no longer opens for you: you have no role over" in page
    assert report.indicator.name_th in page


def test_marking_reads_one_or_all_of_ones_own(as_somebody: AsSomebody) -> None:
    client, other = as_somebody(RoleName.OFFICER), as_somebody(RoleName.OFFICER)
    notify(client, 2)
    notify(other)
    first = Notice.objects.filter(user=reader(client)).first()
    assert first is not None

    assert client.get(f"/office/notices/{first.pk}/read/").status_code == 405
    client.post(f"/office/notices/{first.pk}/read/")
    one = Notice.objects.filter(read_at__isnull=False).count()
    client.post("/office/notices/read/")

    assert (one, Notice.objects.filter(read_at__isnull=False).count()) == (1, 2)
    assert "You have read everything." in client.get("/office/notices/").content.decode()
    assert 'class="count"' not in client.get("/office/notices/").content.decode()


def test_an_empty_page_says_what_will_stand_there(as_somebody: AsSomebody) -> None:
    assert "ยังไม่มีการแจ้งเตือน" in as_somebody(RoleName.OFFICER, language="th").get("/office/notices/").content.decode()


def test_the_mail_is_chosen_on_the_page(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)

    client.post("/office/notices/mail/", {})
    without = reader(client).wants_mail
    client.post("/office/notices/mail/", {"wants_mail": "on"})

    assert (without, reader(client).wants_mail) == (False, True)


def test_long_lists_go_on(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    notify(client)
    row = Notice.objects.get()
    row.read_at = AT
    row.save()
    Notice.objects.bulk_create(
        Notice(user_id=row.user_id, at=AT, kind=row.kind, report_id=row.report_id, read_at=AT) for _ in range(119)
    )

    first = client.get("/office/notices/").content.decode()
    more = first.split('href="?before=')[1].split('"')[0]
    second = client.get(f"/office/notices/?before={more}").content.decode()

    assert (first.count('<li class="notice'), second.count('<li class="notice')) == (100, 20)
    assert client.get("/office/notices/?before=x").status_code == 404


@pytest.mark.parametrize("reports", [1, 3])
def test_it_asks_the_database_a_fixed_number_of_times(
    reports: int, as_somebody: AsSomebody, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_somebody(RoleName.OFFICER)
    notify(client, reports)

    with django_assert_num_queries(6):  # session, person, roles, unread, read, the count in the head
        client.get("/office/notices/")
