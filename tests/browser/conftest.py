"""A real browser (Debian's chromium) before a real server; where the browser is missing the tests skip and say so.

With CI set a missing browser is a failure: there nobody reads what was skipped.
"""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from visiting import PASSWORD, Visit

import factories
import snapshots
from samrit.ops.sample_city.loading import load_sample_city
from samrit.records.models import AnnualPlan, User
from samrit.vocabulary.codes import RoleName

# Playwright's loop runs in the thread of the tests; the database is only asked between its steps.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Without a window first: the same engine, for some 40 % less of the processor's time. Letters are as wide in both (hinting).
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def chromium() -> str:
    """The browser's path; skips, and says why, where there is none."""
    if CHROMIUM is None:
        reason = "no chromium on this machine: sudo apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return CHROMIUM


@pytest.fixture(scope="session")
def base_url() -> str:
    """Addresses are given in full (the plugin's own fixture is made in a way that pytest is about to drop)."""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """Debian's chromium instead of one that Playwright would download."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(QUIET)}


@pytest.fixture(autouse=True)
def plain_http(settings: Settings) -> None:
    """The test server speaks plain HTTP."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = (
        "sessionid",
        "csrftoken",
    )  # a browser takes no __Secure- one without it


@pytest.fixture
def visit(page: Page, live_server: LiveServer) -> Visit:
    """Somebody at a browser, at the door of the server."""
    page.set_default_timeout(20_000)
    return Visit(page, live_server.url)


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample city lies between the tests that visit it."""
    return tmp_path_factory.mktemp("city")


@pytest.fixture
def city(transactional_db: None, evidence_folder: None, city_folder: Path) -> None:  # noqa: ARG001 - where rows and files go
    """The sample city; the server's thread sees its rows."""
    snapshots.made_once(lambda: load_sample_city(at=timezone.now(), password=PASSWORD), city_folder)


@pytest.fixture
def plan(transactional_db: None) -> AnnualPlan:  # noqa: ARG001 - the server's thread has to see the rows
    """An agency with an empty plan of 2564, its officer and its executive."""
    agency = factories.agency("2200", name_th="สำนักสิ่งแวดล้อมตัวอย่าง")
    for role in (RoleName.OFFICER, RoleName.EXECUTIVE):
        person = User.objects.get(pk=factories.user(role, over=agency, username=role.value).pk)
        person.set_password(PASSWORD)
        person.save()
    return factories.annual_plan(agency)
