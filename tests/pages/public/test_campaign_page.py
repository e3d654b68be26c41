"""A campaign's page: closed until it is opened, the same numbers as counted by hand, no person on it, honest about measuring."""

from random import Random

import pypdfium2
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from visitors import AsSomebody

import factories
from samrit.counting import RecordStatus, Sector
from samrit.ledger.facts import records_of, store_facts
from samrit.queries.campaigns.campaign_counts import Counts, Step, counts, counts_by, counts_by_sector
from samrit.queries.public.campaign_page import members
from samrit.queries.public.campaign_years import years_of
from samrit.records.models import Attendance, Campaign, Commitment, Measurement, Practice
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


def opened(campaign: Campaign) -> Campaign:
    campaign.opened_by, campaign.opened_at = factories.user(RoleName.COORDINATOR), factories.AT
    campaign.save()
    return campaign


def measured(
    campaign: Campaign, *, method: str = "bridge", apart: bool | None = True, **changes: object
) -> Measurement:
    """A measurement of a campaign: its row is made anew, since the first can't be changed."""
    row = factories.measurement(campaign.agency)
    row.pk, row.campaign, row.method, row.is_distinguishable = None, campaign, method, apart
    row.load_series.area = "ทั้งเมือง"
    row.load_series.save()
    for name, value in {"low_mwh": "12.1", "high_mwh": "26.3", "t_co2": "8.4", **changes}.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def test_before_it_is_opened_only_readers_of_the_agency_see_it(as_somebody: AsSomebody) -> None:
    campaign = factories.campaign(code="earth-hour")
    elsewhere = as_somebody(RoleName.OFFICER, over=factories.agency("5018"))
    here = as_somebody(RoleName.OFFICER, over=campaign.agency)

    for address in ("/campaigns/earth-hour/", "/campaigns/earth-hour/summary.pdf"):
        stranger = Client().get(f"/office{address}")
        assert (stranger.status_code, stranger["Location"]) == (302, f"/office/login/?next=/office{address}")
        assert elsewhere.get(f"/office{address}").status_code == 404
        assert here.get(f"/office{address}").status_code == 200
        assert [Client().get(f"{side}{address}").status_code for side in ("", "/en")] == [404, 404]
    assert Client().get("/campaigns/earth-hour/counted/").status_code == 404
    assert Client().get("/campaigns/no-such/").status_code == 404


def test_once_opened_anybody_finds_from_each_number_the_organisations_behind_it_and_no_person() -> None:
    campaign = opened(factories.campaign(code="earth-hour"))
    event = factories.activity(campaign)
    for name in ("ภาคีที่มาแต่ไม่ได้ปฏิบัติ", "นายสมชาย ใจดี"):
        factories.attendance(event, factories.partner(campaign.agency, name_th=name))
    client = Client()

    page = client.get("/campaigns/earth-hour/").content.decode()
    came, declared = (client.get(f"/campaigns/earth-hour/counted/?step={step}") for step in ("came", "declared"))
    file = client.get("/campaigns/earth-hour/counted/?step=came&as=csv").content.decode()

    assert '<a href="/campaigns/earth-hour/counted/?step=came">2</a>' in page
    assert f"counted/?step=came&amp;activity={event.pk}" in page
    assert "ภาคีที่มาแต่ไม่ได้ปฏิบัติ" in came.content.decode()
    assert "ภาคีที่มาแต่ไม่ได้ปฏิบัติ" in file
    assert "ภาคีที่มาแต่ไม่ได้ปฏิบัติ" not in declared.content.decode()
    assert 'href="/campaigns/earth-hour/counted/?step=came"' in declared.content.decode()  # which list this is not
    assert "สมชาย" not in page + came.content.decode() + file
    assert client.get("/office/campaigns/earth-hour/counted/").status_code == 302
    assert client.get("/en/campaigns/earth-hour/counted/?step=came").status_code == 200


def test_of_a_practice_only_the_verified_stand_there_and_no_person(as_somebody: AsSomebody) -> None:
    campaign = opened(factories.campaign(code="earth-hour"))
    verifier = factories.user(RoleName.COORDINATOR)
    verified, refused = factories.partner(name_th="ภาคีดีเด่น"), factories.partner(name_th="ภาคีที่ไม่ผ่าน")
    factories.practice(campaign, verified, status=RecordStatus.VERIFIED, by=verifier)
    factories.practice(campaign, refused, status=RecordStatus.REFUSED, by=verifier)

    text = as_somebody(RoleName.OFFICER, over=campaign.agency).get("/office/campaigns/earth-hour/").content.decode()

    assert verified.name_th in text
    assert refused.name_th not in text
    assert verifier.username not in text
    assert "1 practice was refused." in text


def a_crowd(campaign: Campaign, size: int, random: Random) -> None:
    """So many partners, each doing some of all there is to do, some of them duplicates of others."""
    activity = factories.activity(campaign)
    partners = [factories.partner(campaign.agency, sector=random.choice(list(Sector))) for _ in range(size)]
    for partner in partners:
        if random.random() < 0.7:
            row = factories.attendance(activity, partner, people=random.randint(0, 3))
            if random.random() < 0.2:
                row.withdrawn_at = factories.AT
                row.save()
        for theme in campaign.themes.all():
            if random.random() < 0.4:
                factories.commitment(campaign, partner, theme=theme)
            if random.random() < 0.4:
                factories.practice(campaign, partner, theme=theme, status=random.choice(
                    [RecordStatus.REPORTED, RecordStatus.VERIFIED, RecordStatus.REFUSED, RecordStatus.WITHDRAWN]
                ))  # fmt: skip
    for duplicate, survivor in zip(partners[: size // 4], partners[size // 4 :], strict=False):
        duplicate.merged_into = survivor
        duplicate.save()
    store_facts(records_of([partner.pk for partner in partners]), at=factories.AT)


def by_hand(campaign: Campaign) -> Counts:
    """The counts from the records themselves, one by one."""
    came = {row.partner for row in Attendance.objects.filter(activity__campaign=campaign) if row.withdrawn_at is None}
    declared = {row.partner for row in Commitment.objects.filter(campaign=campaign)}
    practices = [row for row in Practice.objects.filter(campaign=campaign) if row.status != RecordStatus.WITHDRAWN]
    reported = {row.partner for row in practices}
    verified = [row.partner for row in practices if row.status == RecordStatus.VERIFIED]

    def whole(partners: set[object]) -> int:
        return len({getattr(partner, "merged_into", None) or partner for partner in partners})

    return Counts(
        took_part=whole({*came, *declared, *reported}),
        came=whole({*came}),
        declared=whole({*declared}),
        reported=whole({*reported}),
        verified=whole({*verified}),
        practices=len(verified),
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_the_counts_are_those_of_counting_by_hand(seed: int) -> None:
    campaign = factories.campaign()
    a_crowd(campaign, 16, Random(seed))
    a_crowd(factories.campaign(campaign.agency), 3, Random(seed))

    counted = counts(campaign.pk)

    assert counted == by_hand(campaign)
    assert counted.verified > 0
    assert sum(one.took_part for one in counts_by_sector(campaign.pk).values()) == counted.took_part
    assert {step: members(campaign, step).count() for step in Step} == {step: counted.of(step) for step in Step}


def test_who_came_has_no_theme_and_is_not_read_where_themes_are_counted() -> None:
    campaign = factories.campaign()
    partner = factories.partner(campaign.agency)
    factories.attendance(factories.activity(campaign), partner)
    declared = factories.commitment(campaign, partner)

    assert counts_by("theme_id", [campaign.pk]) == {declared.theme_id: Counts(took_part=1, declared=1)}


def test_a_saving_that_cannot_be_told_from_an_ordinary_day_is_not_stated() -> None:
    campaign = opened(factories.campaign(code="earth-hour"))
    measured(campaign, apart=False)

    text = Client().get("/en/campaigns/earth-hour/").content.decode()

    assert "It can&#x27;t be told from an ordinary day, so no saving is stated." in text
    assert "t CO2 avoided" not in text


def test_a_saving_of_made_up_data_says_so_on_the_public_page() -> None:
    campaign = opened(factories.campaign(code="earth-hour"))
    row = measured(campaign)
    said = [Client().get("/en/campaigns/earth-hour/").content.decode().count("Synthetic data: made up, not metered.")]

    row.load_series.is_synthetic = True
    row.load_series.save()
    factories.activity(campaign)  # an event: what is remembered of the page is over
    said.append(
        Client().get("/en/campaigns/earth-hour/").content.decode().count("Synthetic data: made up, not metered.")
    )

    assert said == [0, 1]


def test_years_stand_side_by_side_and_a_change_of_method_breaks_the_row() -> None:
    first = opened(factories.campaign(fiscal_year_be=2562))
    second = opened(factories.campaign(first.agency, fiscal_year_be=2563))
    third = opened(factories.campaign(first.agency, fiscal_year_be=2564, code="earth-hour"))
    closed = factories.campaign(first.agency, fiscal_year_be=2565)
    for before, after in ((first, second), (second, third), (third, closed)):
        after.follows = before
        after.save()
    for campaign, method in ((first, "bridge"), (second, "bridge"), (third, "previous_week")):
        measured(campaign, method=method)

    with in_language("en"):
        years = years_of(third, only_opened=True)
    text = Client().get("/en/campaigns/earth-hour/").content.decode()

    assert [(one.fiscal_year_be, one.breaks, one.is_this) for one in years] == [
        (2562, False, False),
        (2563, False, False),
        (2564, True, True),
    ]
    assert text.count('<figure class="intervals">') == 2
    assert "not comparable with the years above" in text
    with in_language("en"):
        assert len(years_of(third, only_opened=False)) == 4


def test_the_summary_is_one_page_with_the_same_numbers() -> None:
    campaign = opened(factories.campaign(code="earth-hour"))
    campaign.name_th, campaign.name_en = "กิจกรรมที่ชื่อยาวมาก " * 30, ""
    campaign.save()
    for _ in range(12):
        factories.activity(campaign)
    for serial in range(3):
        place = factories.place(f"10{serial + 1:02}")
        partner = factories.partner(campaign.agency, place=place)
        factories.practice(campaign, partner, status=RecordStatus.VERIFIED)
    measured(campaign)

    answer = Client().get("/campaigns/earth-hour/summary.pdf")
    again = Client().get("/campaigns/earth-hour/summary.pdf")

    paper = pypdfium2.PdfDocument(answer.content)
    text = paper[0].get_textpage().get_text_range()
    assert (answer["Content-Type"], len(paper)) == ("application/pdf", 1)
    assert again.content == answer.content
    assert "testserver/campaigns/earth-hour/" in text
    assert "12.1" in text
    assert str(timezone.localdate().year + 543) in text
    assert text.count(campaign.agency.name_th) >= 2  # under the title, and who made it
    assert "หน้า 1/1" in text
    assert paper.get_metadata_value("Author") == campaign.agency.name_th


def test_a_list_is_narrowed_by_what_the_number_was_about(as_somebody: AsSomebody) -> None:
    campaign = factories.campaign(code="earth-hour")
    school = factories.partner(campaign.agency, name_th="โรงเรียนตัวอย่าง", sector=Sector.EDUCATION)
    shop = factories.partner(campaign.agency, name_th="ร้านตัวอย่าง", sector=Sector.PRIVATE)
    theme = campaign.themes.order_by("position")[1]
    factories.commitment(campaign, school, theme=theme)
    factories.commitment(campaign, shop)
    reader = as_somebody(RoleName.EXECUTIVE, over=campaign.agency)

    def listed(query: str) -> list[str]:
        text = reader.get(f"/office/campaigns/earth-hour/counted/?step=declared&{query}").content.decode()
        return [name for name in ("โรงเรียนตัวอย่าง", "ร้านตัวอย่าง") if name in text]

    assert listed("sector=education") == ["โรงเรียนตัวอย่าง"]
    assert listed(f"theme={theme.pk}") == ["โรงเรียนตัวอย่าง"]
    assert listed("sector=nonsense") == ["โรงเรียนตัวอย่าง", "ร้านตัวอย่าง"]
    assert reader.get("/office/campaigns/earth-hour/counted/?theme=999").status_code == 404
    assert reader.get("/office/campaigns/earth-hour/counted/?theme=x").status_code == 404


def test_a_cancelled_event_stays_with_its_reason(as_somebody: AsSomebody) -> None:
    campaign = factories.campaign(code="earth-hour")
    event = factories.activity(campaign)
    event.cancelled_at, event.cancelled_by, event.cancelled_reason = factories.AT, factories.user(), "ฝนตกหนัก"
    event.save()

    text = as_somebody(RoleName.OFFICER, over=campaign.agency).get("/office/campaigns/earth-hour/").content.decode()

    assert "ฝนตกหนัก" in text
    assert "27 March" in text


def test_the_public_side_sets_no_cookie_and_speaks_the_language_of_its_address() -> None:
    opened(factories.campaign(code="earth-hour"))
    asking = Client()
    asking.cookies["django_language"] = "en"

    answers = {path: asking.get(path) for path in ("/", "/en/", "/campaigns/earth-hour/", "/en/campaigns/earth-hour/")}

    assert {path: answer["Content-Language"] for path, answer in answers.items()} == {
        "/": "th",
        "/en/": "en",
        "/campaigns/earth-hour/": "th",
        "/en/campaigns/earth-hour/": "en",
    }
    assert [dict(answer.cookies) for answer in answers.values()] == [{}, {}, {}, {}]
    assert ["Cookie" in answer.get("Vary", "") for answer in answers.values()] == [False] * 4
    assert 'href="/en/campaigns/earth-hour/"' in answers["/campaigns/earth-hour/"].content.decode()
    assert 'href="/campaigns/earth-hour/"' in answers["/"].content.decode()


def test_what_is_not_opened_stands_nowhere_on_the_public_side() -> None:
    hidden = factories.campaign(code="not-yet")

    assert hidden.name_th not in Client().get("/").content.decode()
    assert Client().get("/campaigns/not-yet/summary.pdf").status_code == 404


def test_the_cookies_of_work_stay_under_office(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)

    client.post("/office/language/", {"language": "en"})
    client.get("/office/")

    assert {cookie["path"] for name, cookie in client.cookies.items() if name != settings.SESSION_COOKIE_NAME} == {
        "/office/"
    }
    assert (settings.SESSION_COOKIE_PATH, settings.CSRF_COOKIE_PATH) == ("/office/", "/office/")


def test_the_map_shows_all_fifty_districts_whoever_has_an_office_in_the_system() -> None:
    factories.fifty_districts()
    campaign = opened(factories.campaign(code="earth-hour"))
    partner = factories.partner(campaign.agency, place=factories.place("1030"))
    factories.practice(campaign, partner, status=RecordStatus.VERIFIED)

    page = Client().get("/campaigns/earth-hour/").content.decode()

    assert page.count('<g class="tile level-') == 50
    assert "<title>จตุจักร: 1</title>" in page
    assert "<title>ดินแดง: 0</title>" in page
