"""The city and its first administrator are made once."""

import pytest

import factories
from factories import AT
from samrit.actions.city.found_city import found_city
from samrit.actions.people.people import Details
from samrit.ledger.schema_seal import is_schema_sealed
from samrit.records.models import Agency, Event, Place, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid

pytestmark = pytest.mark.django_db

ADMIN = Details(name_th="ผู้ดูแล", username="admin", email="admin@city.example")


def found(password: str = "four words of mine") -> User:
    return found_city(code="bma", name_th="กรุงเทพมหานคร", name_en="Bangkok", details=ADMIN, password=password, at=AT)


def test_the_city_and_its_administrator_are_made_and_told_of() -> None:
    person = found()

    city, event = Agency.objects.get(), Event.objects.get(action="found_city")
    assert (city.code, city.path, city.name_en) == ("bma", "/bma/", "Bangkok")
    assert [(r.role, r.agency) for r in person.roles.all()] == [("administrator", city)]
    assert person.check_password("four words of mine")
    assert (event.action, event.by, event.subject_id, event.after["agency"]) == ("found_city", None, person.pk, "bma")


def test_a_city_that_is_not_bangkok_begins_without_its_districts() -> None:
    found_city(code="cnx", name_th="เทศบาลนครเชียงใหม่", name_en="", details=ADMIN, password="four words of mine", at=AT)

    assert not Place.objects.exists()


def test_the_form_of_the_database_is_sealed_from_the_first_day_on() -> None:
    found()

    assert is_schema_sealed()


def test_a_city_that_has_an_administrator_gets_no_second_one_this_way() -> None:
    factories.user(RoleName.ADMINISTRATOR)

    with pytest.raises(Invalid, match="has an administrator already"):
        found()

    assert not User.objects.filter(username="admin").exists()


def test_a_city_whose_administrators_are_all_suspended_gets_one_again() -> None:
    last = factories.user(RoleName.ADMINISTRATOR)
    User.objects.filter(pk=last.pk).update(is_active=False)

    person = found()

    assert person.roles.get().agency == factories.city()
    assert Agency.objects.count() == 1


def test_an_easy_password_is_refused_and_nothing_is_made() -> None:
    with pytest.raises(Invalid, match="too easy"):
        found("admin")

    assert (Agency.objects.count(), User.objects.count(), Event.objects.count()) == (0, 0, 0)
