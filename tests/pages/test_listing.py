"""The one component of lists: sorted in Thai, narrowed, counted, in pages, and as a file with the same choice."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from visitors import AsSomebody

import factories
from samrit.records.models import Partner
from samrit.vocabulary.codes import RoleName
from samrit.web.listing import PAGE_SIZE

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(as_somebody: AsSomebody) -> Client:
    """Somebody who may read the register, with four organisations in it."""
    for name, english in (("สวนหิน", "A"), ("เขตหนึ่ง", "D"), ("ขวัญเมือง", "C"), ("แกะดำ", "B")):
        Partner.objects.filter(pk=factories.partner(name_th=name).pk).update(name_en=english)
    return as_somebody(RoleName.OFFICER, language="th")


def rows(file: Any) -> list[list[str]]:
    """The cells of a file without its headings."""
    return list(csv.reader(StringIO(file.content.decode("utf-8-sig"))))[1:]


def test_a_list_stands_in_the_order_of_a_dictionary_or_in_another_that_is_chosen(officer: Client) -> None:
    by_name, by_english = (rows(officer.get(reverse("partners"), {"as": "csv", "sort": n})) for n in ("", "1"))

    assert [one[0] for one in by_name] == ["แกะดำ", "ขวัญเมือง", "เขตหนึ่ง", "สวนหิน"]
    assert [one[1] for one in by_english] == ["A", "B", "C", "D"]


def test_the_file_has_what_the_page_has(officer: Client) -> None:
    page = officer.get(reverse("partners"), {"words": "เมือง", "page": "7"})
    file = officer.get(reverse("partners") + page.context["list"].file)

    assert page.context["list"].count == "1 หน่วยงาน"
    assert page.context["list"].is_filtered
    assert [one[0] for one in rows(file)] == ["ขวัญเมือง"]
    assert file["Content-Disposition"] == 'attachment; filename="partners.csv"'


def test_a_file_has_all_pages_and_a_page_its_own(as_somebody: AsSomebody) -> None:
    for n in range(PAGE_SIZE + 2):
        factories.partner(name_th=f"โรงเรียนที่ {n:03}")
    client = as_somebody(RoleName.OFFICER)

    second = client.get(reverse("partners"), {"page": "2"}).context["list"]
    file = client.get(reverse("partners"), {"as": "csv", "page": "2"})

    assert [row.name_th for row in second.lines] == ["โรงเรียนที่ 050", "โรงเรียนที่ 051"]
    assert len(rows(file)) == second.total == PAGE_SIZE + 2


@pytest.mark.parametrize("sort", ["99", "-1", "x", "๑"])
def test_an_order_that_is_none_is_the_first(officer: Client, sort: str) -> None:
    listed = officer.get(reverse("partners"), {"sort": sort}).context["list"]

    assert [one.is_chosen for one in listed.sorts].index(True) == 0
    assert listed.lines[0].name_th == "แกะดำ"
