"""What a visitor does at a browser, in the words that stand on the pages."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from barriers import barriers
from django.conf import settings
from django.test import Client
from PIL import Image
from playwright.sync_api import Locator, Page

PASSWORD = "a password for tests"
DESKTOP, PHONE = (1280, 900), (390, 844)
OWN_WORDS = Path(__file__).resolve().parents[1] / "documents/indicator-32-own-words.txt"
IMAGES = Path(__file__).resolve().parents[2] / "docs/images"


@dataclass(frozen=True)
class Visit:
    """A browser before our server."""

    page: Page
    url: str

    def follow(self, locator: Locator) -> None:
        """Click a link or a button that leads to another page, and wait until that page is whole."""
        with self.page.expect_event("load"):
            locator.click()

    def log_in(self, username: str) -> None:
        """Come to the first page as somebody who has sent the form of the log-in; tests/browser/test_account_pages.py fills it in."""
        client = Client()
        client.post("/office/login/", {"login": username, "password": PASSWORD})
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": f"{self.url}/office/"}]
        )
        self.open("/office/")

    def fill_in_log_in(self, username: str, password: str = PASSWORD) -> None:
        """Log in by the form."""
        self.page.goto(f"{self.url}/office/login/")
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(password)
        self.follow(self.page.locator("main form button[type=submit]").first)

    def open(self, path: str) -> None:
        """Go to an address of ours."""
        self.page.goto(f"{self.url}{path}")

    def read_in_english(self) -> None:
        """Switch the language, as one does: one click."""
        self.follow(self.page.get_by_role("button", name="English"))

    def sees(self, words: str) -> None:
        """The words stand on the page, and can be seen."""
        self.page.get_by_text(words).first.wait_for(state="visible")

    def send_file(self, file: Path) -> None:
        """Choose a file on the import page and have it read."""
        self.open("/office/import/")
        self.page.locator("input[type=file]").set_input_files(file)
        self.follow(self.page.locator("main form button[type=submit]"))

    def resize(self, size: tuple[int, int]) -> None:
        """Another screen."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def is_wider_than_the_screen(self) -> bool:
        """Whether one would have to scroll sideways."""
        wide: bool = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        return wide

    def barriers(self) -> list[str]:
        """What axe finds serious or critical on the page, each in a line."""
        return barriers(self.page)

    def faults(self, where: str = "") -> list[str]:
        """What is wrong with the page on this screen, each in a line.

        Its width depends on the words and on the screen. Barriers don't depend on the words, and axe takes a second for a
        page: it looks at pages in Thai on a phone and at those in English at a desk.
        """
        width = self.page.evaluate("innerWidth")
        place = f"{where or self.page.url} at {width}"
        is_thai = self.page.locator("html").get_attribute("lang") == "th"
        found = [f"{place}: {barrier}" for barrier in self.barriers()] if is_thai == (width == PHONE[0]) else []
        return found + [f"{place}: scrolls sideways"] * self.is_wider_than_the_screen()

    def faults_on_screens(self, where: str = "") -> list[str]:
        """The same on a phone and at a desk."""
        found = []
        for size in (PHONE, DESKTOP):
            self.resize(size)
            found += self.faults(where)
        return found

    def take_picture(self, name: str) -> None:
        """A picture for the documentation, in 256 colours; written only by `make pictures` (SAMRIT_DOCS_IMAGES=1)."""
        if os.environ.get("SAMRIT_DOCS_IMAGES"):
            with Image.open(BytesIO(self.page.screenshot(animations="disabled"))) as shot:
                shot.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
                    IMAGES / f"{name}.png", optimize=True
                )
