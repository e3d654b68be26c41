"""A report's whole life in a real browser: filed, endorsed, sent back, mended, evaluated, signed, published.

Each person has a browser of their own, with a language and a screen: the steps are the same in each, and the words of these
pages are held to every width by the tests of filing, of the review and of the year. The steps are those that people take: by links and buttons of the pages, from the
list of what is to be done. Every page on the way is held to having no barrier and nothing beyond the edge; axe, which takes a
second for a page, looks at each person's pages once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer
from visiting import DESKTOP, PASSWORD, PHONE, Visit

import factories
from samrit.ledger.verification import verify_trail
from samrit.records.models import YEAR_END, Indicator, QuarterReport, SignOff, User
from samrit.report import from_json
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.browser

PEOPLE = {
    RoleName.OFFICER: ("th", PHONE),
    RoleName.COORDINATOR: ("en", DESKTOP),
    RoleName.EVALUATOR: ("th", DESKTOP),
}
DONE = "ตรวจนับหน่วยงานภาคีที่ลดใช้ไฟฟ้าต่อเนื่องตามแบบสำรวจ เมื่อวันที่ 15 ธันวาคม 2563 ได้ 5 หน่วยงาน"
REPAIRED = f"{DONE} รายชื่อหน่วยงานอยู่ในภาคผนวกของรายงานการสำรวจ"


@dataclass
class Office:
    """People at their browsers, and what was in the way on the pages that they saw."""

    visits: dict[RoleName, Visit]
    indicator: Indicator
    barriers: list[str] = field(default_factory=list)
    assessed: set[tuple[RoleName, str]] = field(default_factory=set)

    def at(self, role: RoleName) -> Visit:
        """Somebody's browser."""
        return self.visits[role]

    def assess(self, role: RoleName) -> None:
        """Note what is in the way on the page that somebody sees."""
        visit = self.at(role)
        where = visit.page.url.partition("localhost")[2]
        page = (role, where.partition("?")[0])
        if page not in self.assessed:
            self.assessed.add(page)
            self.barriers += [f"{where} {barrier}" for barrier in visit.barriers()]
        if visit.is_wider_than_the_screen():
            self.barriers.append(f"{where} scrolls sideways")

    def find(self, role: RoleName, quarter: int) -> None:
        """From the first page to the plan, from there to the indicator's page, and to a quarter toffice."""
        visit = self.at(role)
        visit.open("/office/")
        self.assess(role)
        visit.follow(visit.page.locator("main a[href='/office/plans/2200/2564/']"))
        self.assess(role)
        visit.follow(visit.page.locator(f"main a[href='/office/indicators/{self.indicator.pk}/']"))
        self.assess(role)
        visit.follow(visit.page.locator(f"main .steps a[data-key='{quarter}']"))

    def decide(self, role: RoleName, quarter: int, action: str, fields: dict[str, str] | None = None) -> None:
        """Take a way on from the indicator's page: look at what it asks, fill it in, do it."""
        self.find(role, quarter)
        visit = self.at(role)
        visit.follow(visit.page.locator(f"main .wait a[href$='/quarters/{quarter}/{action}/']"))
        self.assess(role)
        for box in visit.page.locator("main [name=repaired]").all():
            box.check()
        for name, words in (fields or {}).items():
            visit.page.locator(f"main form [name={name}]").fill(words)
        visit.page.locator("main form .actions button[type=submit]").click()
        page = f"quarters/{quarter}/receipt/" if action == "sign" else f"*quarter={quarter}"
        visit.page.wait_for_url(f"**/indicators/{self.indicator.pk}/{page}")

    def report(self, quarter: int) -> QuarterReport:
        """Where a report stands now."""
        return QuarterReport.objects.get(indicator=self.indicator, quarter=quarter)


@pytest.fixture
def office(browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[Office]:  # noqa: ARG001 - the server's thread has to see the rows
    """An agency with one indicator and the people that its report passes, each logged in."""
    agency = factories.agency("2200", name_th="สำนักสิ่งแวดล้อมตัวอย่าง")
    for role in PEOPLE:
        person = factories.user(role, over=agency, username=role.value)
        person.set_password(PASSWORD)
        person.name_th, person.position = f"ผู้ทดลอง {person.username}", "นักวิชาการ"
        person.save()
    officer = User.objects.get(username=RoleName.OFFICER)
    indicator = factories.indicator(factories.annual_plan(agency), number="32", responsible=officer)
    contexts: list[BrowserContext] = []
    visits = {}
    for role, (language, (width, height)) in PEOPLE.items():
        context = browser.new_context(viewport={"width": width, "height": height})
        context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        contexts.append(context)
        visits[role] = Visit(context.new_page(), live_server.url)
        visits[role].page.set_default_timeout(20_000)
        visits[role].log_in(role.value)
    yield Office(visits, indicator)
    for context in contexts:
        context.close()


def file_quarter(office: Office, quarter: int, value: str, narrative: str) -> None:
    """The officer writes a report and hands it in."""
    office.find(RoleName.OFFICER, quarter)
    visit = office.at(RoleName.OFFICER)
    visit.follow(visit.page.locator(f"main .wait a[href$='/quarters/{quarter}/']"))
    visit.page.locator("#id_value").fill(value)
    visit.page.locator("[name=narrative]").fill(narrative)
    office.assess(RoleName.OFFICER)
    visit.page.locator("button[name=then][value=submit]").click()
    visit.page.wait_for_url(f"**/indicators/{office.indicator.pk}/quarters/{quarter}/receipt/")
    office.assess(RoleName.OFFICER)


def test_a_year_from_the_first_word_to_the_published_paper(office: Office) -> None:
    file_quarter(office, 1, "5", DONE)
    office.decide(RoleName.COORDINATOR, 1, "endorse")
    office.decide(RoleName.EVALUATOR, 1, "return", {"reason_narrative": "โปรดบอกว่ารายชื่ออยู่ที่ใด"})
    returned = office.report(1)
    assert (returned.status, returned.return_reasons) == (Status.RETURNED, {"narrative": "โปรดบอกว่ารายชื่ออยู่ที่ใด"})

    office.at(RoleName.OFFICER).open(f"/office/indicators/{office.indicator.pk}/quarters/1/")
    office.at(RoleName.OFFICER).sees("โปรดบอกว่ารายชื่ออยู่ที่ใด")
    file_quarter(office, 1, "5", REPAIRED)
    office.decide(RoleName.COORDINATOR, 1, "endorse", {"opinion": "ตรวจสอบแล้ว"})
    office.decide(RoleName.EVALUATOR, 1, "evaluate", {"quality": "90", "timeliness": "0"})
    office.decide(RoleName.EVALUATOR, 1, "publish")
    published = office.report(1)
    assert (published.status, published.round, published.published_version) == (Status.PUBLISHED, 2, published.version)

    for quarter in (2, 3, 4):
        factories.quarter(office.indicator, quarter, status=Status.PUBLISHED)
    file_quarter(office, YEAR_END, "5", "สรุปทั้งปีมีหน่วยงานภาคีที่ลดใช้ไฟฟ้าต่อเนื่อง 5 หน่วยงาน ครบตามเป้าหมาย")
    office.decide(RoleName.OFFICER, YEAR_END, "sign", {"name": "ผู้ทดลองลงนาม", "position": "ผู้อำนวยการกอง"})
    signed = SignOff.objects.get()
    assert from_json(signed.content).signature.name == "ผู้ทดลองลงนาม"  # type: ignore[union-attr]  # an indicator's report
    office.decide(RoleName.COORDINATOR, YEAR_END, "endorse")
    office.decide(RoleName.EVALUATOR, YEAR_END, "evaluate", {"value": "5"})
    evaluator = office.at(RoleName.EVALUATOR)
    evaluator.open("/office/publish/?tick=all")
    office.assess(RoleName.EVALUATOR)
    evaluator.page.locator("main form .sticky button[type=submit]").click()
    evaluator.page.locator("main input[name=confirmed]").wait_for(state="attached")
    office.assess(RoleName.EVALUATOR)
    evaluator.page.locator("main form .actions button").click()
    evaluator.page.locator(".message.success").wait_for()

    assert office.report(YEAR_END).status == Status.PUBLISHED
    assert verify_trail().is_whole
    assert office.barriers == []
