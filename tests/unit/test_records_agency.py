"""The tree of agencies: a subtree is a prefix of the path."""

import pytest

import factories
from samrit.records.models import Agency

pytestmark = pytest.mark.django_db


def test_a_subtree_is_the_agency_and_all_below_it() -> None:
    department = factories.agency("2200")
    division = factories.agency("2201", parent=department)
    section = factories.agency("220101", parent=division)
    factories.agency("220")  # its code begins alike; it is another

    assert set(Agency.objects.within(department)) == {department, division, section}
    assert section.is_within(department)
    assert not department.is_within(section)


def test_a_path_holds_the_codes_from_the_root_down() -> None:
    department = factories.agency("2200")
    division = factories.agency("2201", parent=department)

    assert (factories.city().path, department.path, division.path) == ("/city/", "/city/2200/", "/city/2200/2201/")
