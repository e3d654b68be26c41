"""Accounts at a real browser: a passkey from its making to the log-in by it, and no barrier on any page of them."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, CDPSession
from pytest_django.live_server_helper import LiveServer
from visiting import PASSWORD, Visit

import factories
from samrit.records.models import Agency, Role, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.browser


@pytest.fixture
def admin(transactional_db: None) -> User:  # noqa: ARG001 - the server's thread has to see the rows
    """An administrator of the city, who is head of a department as well."""
    department = factories.agency("2200", name_th="สำนักสิ่งแวดล้อมตัวอย่าง")
    person = factories.user(RoleName.ADMINISTRATOR, username="admin")
    Role.objects.create(user=person, role=RoleName.HEAD.value, agency=department)
    factories.user(RoleName.OFFICER, over=department, username="somsri")
    person.set_password(PASSWORD)
    person.save()
    return person


def with_a_device(visit: Visit) -> CDPSession:
    """Give the browser a device that keeps passkeys and says yes, as a telephone under its owner's finger does."""
    session: CDPSession = visit.page.context.new_cdp_session(visit.page)
    session.send("WebAuthn.enable")
    options: dict[str, Any] = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def confirm(visit: Visit) -> None:
    """Type the password once more, where it is asked for."""
    visit.page.locator("[name=password]").fill(PASSWORD)
    visit.follow(visit.page.locator("main form button[type=submit]").first)


def test_a_passkey_is_made_and_opens_the_door_by_itself(visit: Visit, admin: User) -> None:
    with_a_device(visit)
    visit.fill_in_log_in("admin")
    visit.open("/office/account/passkeys/add/")
    confirm(visit)

    visit.page.locator("form.passkey button").click()
    visit.page.wait_for_url("**/account/codes/")  # recovery codes come with the first factor
    visit.open("/office/account/")
    visit.sees("เข้าสู่ระบบได้โดยไม่ต้องใช้รหัสผ่าน")
    visit.page.locator(".me summary").click()
    visit.page.locator(".me form button").click()
    visit.page.wait_for_url("**/login/**")
    visit.page.locator("form.passkey button").click()
    visit.page.wait_for_url(f"{visit.url}/office/")

    assert [one.type for one in Authenticator.objects.filter(user=admin).order_by("pk")] == [
        "webauthn",
        "recovery_codes",
    ]
    assert visit.page.locator("h1").count() == 1


def test_a_browser_without_javascript_is_told_why_there_is_no_passkey_and_sets_the_app_up(
    browser: Browser, live_server: LiveServer, admin: User
) -> None:
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page(), live_server.url)
    visit.open("/office/login/")
    said = visit.page.locator(".passkey-not").is_visible()
    button = visit.page.locator("form.passkey button").is_visible()
    visit.fill_in_log_in("admin")
    visit.open("/office/account/app/")
    confirm(visit)

    secret = visit.page.locator("code.key").inner_text()
    visit.page.locator("[name=code]").fill(str(format_hotp_value(hotp_value(secret, int(time.time()) // 30))))
    visit.page.locator("main form button").click()
    visit.page.wait_for_url("**/account/codes/")

    assert (said, button) == (True, False)
    assert Authenticator.objects.filter(user=admin, type="totp").exists()
    context.close()


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_of_accounts_has_a_barrier_or_scrolls_sideways(visit: Visit, language: str) -> None:
    somsri, department = User.objects.get(username="somsri"), Agency.objects.get(code="2200")
    with_a_device(visit)
    visit.open("/office/login/")
    if language == "en":
        visit.read_in_english()
    found = [
        line
        for path in ("/office/login/", "/office/password/forgotten/", "/office/login/unknown/")
        for line in screen(visit, path)
    ]
    visit.fill_in_log_in("admin")
    visit.open("/office/account/confirm/")
    found += screen(visit)
    confirm(visit)
    for path in (
        "/office/account/",
        "/office/account/password/",
        "/office/account/app/",
        "/office/account/passkeys/add/",
        "/office/people/",
        "/office/people/invite/",
        f"/office/people/{somsri.pk}/",
        f"/office/people/{somsri.pk}/change/",
        f"/office/people/{somsri.pk}/suspend/",
        "/office/delegations/",
    ):
        found += screen(visit, path)
    visit.open("/office/account/passkeys/add/")
    visit.page.locator("form.passkey button").click()
    visit.page.wait_for_url("**/account/codes/")
    for path in (
        "/office/account/codes/",
        "/office/account/codes/new/",
        "/office/account/",
        "/office/account/confirm/passkey/",
    ):
        found += screen(visit, path)
    visit.page.context.clear_cookies(name="sessionid")
    visit.fill_in_log_in("admin")
    visit.page.wait_for_url("**/login/code/")
    found += screen(visit)

    assert found == []
    assert department.roles.count() == 2


def screen(visit: Visit, path: str = "") -> list[str]:
    """What is wrong with a page, on each screen; of the page that stands there where no path is given."""
    if path:
        visit.open(path)
    return visit.faults_on_screens(path)
