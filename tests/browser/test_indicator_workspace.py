"""The page of an indicator with the real form in it: its height, what stands where, its keys, its weight."""

import pytest
from django.utils import timezone
from visiting import OWN_WORDS, PHONE, Visit

import factories
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews.review import return_, submit
from samrit.ledger.content import content_of
from samrit.readers import read
from samrit.records.models import AnnualPlan, Evidence, Figure, Indicator, QuarterReport, User
from samrit.report import IndicatorReport
from samrit.vocabulary.codes import FigureSource, RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.browser
DESK = (1280, 800)
LONG = 26_000


@pytest.fixture
def indicator(plan: AnnualPlan) -> Indicator:
    """The real form, three quarters of it published, the fourth sent back; before it two years, after it another one."""
    officer = User.objects.get(username=RoleName.OFFICER.value)
    form = read(OWN_WORDS.read_bytes()).report
    assert isinstance(form, IndicatorReport)
    years = [
        factories.indicator(factories.annual_plan(plan.agency, fiscal_year_be=year), number="32")
        for year in (2562, 2563)
    ]
    made = factories.indicator(plan, number="32", responsible=officer)
    for field in ("definition", "method"):
        setattr(made, field, getattr(form, field))
    made.name_th, made.last_year = form.name, years[1]
    made.save()
    factories.indicator(plan, number="33")
    Indicator.objects.filter(pk=years[1].pk).update(last_year=years[0])
    for earlier in years:
        factories.quarter(earlier, 4, status=Status.PUBLISHED)
    for number in (1, 2, 3, 4):
        row = factories.quarter(made, number, status=Status.DRAFT if number == 4 else Status.PUBLISHED)
        filed = form.quarter(number)
        row.narrative = filed.narrative if filed is not None else ""
        row.save()
    _moved(row, officer)
    return made


def _moved(row: QuarterReport, officer: User) -> None:
    """The fourth quarter: written, its evidence named, handed in, sent back."""
    at = timezone.now()
    item = Evidence.objects.create(indicator=row.indicator, quarter=4, position=1, ref="ทะเบียนหน่วยงาน.pdf")
    row = edit_quarter(
        report=row, content=content_of(row).replace(narrative=row.narrative + "\nรวม 5 หน่วยงาน"), version=row.version,
        by=officer, at=at,
    )  # fmt: skip
    Figure.objects.create(
        report=row, field="narrative", start=row.narrative.index("5 หน่วยงาน"), words="5 หน่วยงาน", value=5,
        source=FigureSource.READ.value, evidence=item, reported_by=officer, reported_at=at,
    )  # fmt: skip
    submit(report=row, by=officer, at=at)
    head = factories.user(RoleName.HEAD, over=row.indicator.annual_plan.agency)
    return_(report=row, reasons={"": "ขอรายชื่อหน่วยงาน"}, by=head, at=at)


@pytest.mark.parametrize("language", ["th", "en"])
def test_it_is_a_place_to_work_in_both_languages_on_both_screens(
    visit: Visit, indicator: Indicator, language: str
) -> None:
    visit.open("/office/login/")
    if language == "en":
        visit.read_in_english()
    visit.log_in("officer")
    page, path = visit.page, f"/office/indicators/{indicator.pk}/"

    found = {}
    for size in (DESK, PHONE):
        visit.resize(size)
        visit.open(path)
        found[size] = (
            page.evaluate("document.documentElement.scrollHeight"),
            page.locator(".wait").bounding_box()["y"],  # type: ignore[index]  # it is shown
            visit.faults(),
        )

    assert found[DESK][0] <= 1500
    assert found[PHONE][0] <= 2900
    assert found[PHONE][1] <= 1000
    assert [one[2] for one in found.values()] == [[], []]
    assert page.locator(".steps [aria-current]").get_attribute("data-key") == "4"
    assert page.locator(".wait a[data-key=e]").get_attribute("href").endswith("/quarters/4/")  # type: ignore[union-attr]  # it has one
    assert page.locator(".prose a.bound").inner_text() == page.locator(".proofs a.bound").inner_text() == "5 หน่วยงาน"
    assert len(page.content().encode()) < 120_000
    title = {"th": "ตัวชี้วัด 32", "en": "Indicator 32"}[language]
    assert page.title().startswith(title)


def test_the_keyboard_leads_through_the_quarters_and_on_to_the_next_indicator(
    visit: Visit, indicator: Indicator
) -> None:
    visit.log_in("officer")
    visit.resize(DESK)
    page = visit.page
    visit.open(f"/office/indicators/{indicator.pk}/")
    page.locator("#keys").wait_for()

    page.keyboard.press("2")
    page.wait_for_url("**quarter=2#work")
    page.locator("#keys").wait_for()
    page.keyboard.press("j")
    page.wait_for_url(lambda url: f"/indicators/{indicator.pk}/" not in url)
    page.locator("#keys").wait_for()
    page.keyboard.press("k")
    page.wait_for_url(f"**/indicators/{indicator.pk}/")
    page.locator("#keys").wait_for()
    page.keyboard.press("e")
    page.wait_for_url("**/quarters/4/")


def test_a_form_of_26_000_letters_is_still_one_light_page(visit: Visit, indicator: Indicator) -> None:
    row = indicator.quarters.get(quarter=4)
    row.narrative = (row.narrative * (LONG // len(row.narrative) + 1))[:LONG]
    row.save()
    visit.log_in("officer")
    visit.open(f"/office/indicators/{indicator.pk}/")

    assert visit.page.locator(".prose p").count() > 10
    assert len(visit.page.content().encode()) < 250_000
