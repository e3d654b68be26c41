"""The menu shows what somebody may do, and nothing else."""

import re

import pytest
from visitors import AsSomebody

from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.vocabulary.codes import RoleName
from samrit.web.menu import MENU

pytestmark = pytest.mark.django_db

NAV = re.compile(r'<nav aria-label="All pages">(.*?)</nav>', re.DOTALL)


def links(page: str) -> list[str]:
    found = NAV.search(page)
    assert found
    return re.findall(r'href="([^"]+)"', found[1])


@pytest.mark.parametrize("role", RoleName)
def test_importing_stands_in_the_menu_of_those_who_may(role: RoleName, as_somebody: AsSomebody) -> None:
    shown = links(as_somebody(role).get("/office/").content.decode())

    assert shown[0] == "/office/"
    assert ("/office/import/" in shown) is (role in PERMISSIONS[Permission.FILE])


@pytest.mark.parametrize("role", RoleName)
def test_what_stands_in_somebodys_menu_opens(role: RoleName, as_somebody: AsSomebody) -> None:
    client = as_somebody(role)

    shown = links(client.get("/office/").content.decode())

    assert len(shown) == sum(1 for entry in MENU if role in entry.roles)
    assert {address: client.get(address).status_code for address in shown} == dict.fromkeys(shown, 200)


def test_somebody_without_a_role_has_the_way_home_alone(as_somebody: AsSomebody) -> None:
    assert links(as_somebody().get("/office/").content.decode()) == ["/office/"]


def test_the_menu_is_in_the_language_of_who_reads(as_somebody: AsSomebody) -> None:
    thai, english = (
        as_somebody(RoleName.OFFICER, language=one).get("/office/").content.decode() for one in ("th", "en")
    )

    assert ">หน้าแรก</a>" in thai
    assert ">Home</a>" in english
