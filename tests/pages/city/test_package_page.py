"""The page of a year's open package, and the file."""

import io
import zipfile

import pytest
from visitors import AsSomebody

import factories
import packages
from samrit.records.models import Agency
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


def test_it_tells_what_the_package_holds_and_gives_it(as_somebody: AsSomebody) -> None:
    packages.city()
    client = as_somebody(RoleName.COORDINATOR, over=Agency.objects.get(code="2200"))

    page = client.get("/office/plans/2200/2564/package/").content.decode()
    answer = client.get("/office/plans/2200/2564/package.zip")

    package = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined] # a file that is sent in pieces
    assert "3 files" in page
    assert 'href="/office/plans/2200/2564/package.zip"' in page
    assert "The package of all of" not in page
    assert answer["Content-Disposition"] == 'attachment; filename="samrit-2564-2200.zip"'
    assert package.testzip() is None
    assert "data/indicators.json" in package.namelist()


def test_who_looks_after_the_whole_city_gets_that_too(as_somebody: AsSomebody) -> None:
    factories.annual_plan(factories.agency("2200"))
    client = as_somebody(RoleName.EVALUATOR)

    assert 'href="/office/plans/city/2564/package/"' in client.get("/office/plans/2200/2564/package/").content.decode()
    assert client.get("/office/plans/city/2564/package/").status_code == 200


def test_the_plan_leads_to_it_for_those_who_may(as_somebody: AsSomebody) -> None:
    factories.annual_plan(factories.agency("2200"))

    shown = [
        "/office/plans/2200/2564/package/" in as_somebody(role).get("/office/plans/2200/2564/").content.decode()
        for role in (RoleName.EXECUTIVE, RoleName.OFFICER)
    ]

    assert shown == [True, False]


def test_a_year_without_a_plan_has_none(as_somebody: AsSomebody) -> None:
    factories.annual_plan(factories.agency("2200"))

    assert as_somebody(RoleName.EVALUATOR).get("/office/plans/2200/2570/package/").status_code == 404
