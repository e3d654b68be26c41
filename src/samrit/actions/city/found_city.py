"""The beginning: the city itself, at the top of the tree, its districts, and its first administrator, who invites everybody else."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from samrit.actions.acting import unasked
from samrit.actions.city.load_places import THE_FIFTY, put_in_place
from samrit.actions.people.people import Details
from samrit.actions.people.people_permissions import city_has_administrator
from samrit.actions.saving import save_checked
from samrit.ledger.schema_seal import seal_schema
from samrit.records.models import Agency, Place, Role, User
from samrit.thai.districts import CITY_OF_THE_FIFTY
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid


class EasyPasswordError(Invalid):
    """The password is too easy; everything else may be as it should be."""


def found_city(  # noqa: PLR0913 - a city and a person are made at once
    *, code: str, name_th: str, name_en: str, details: Details, password: str, at: datetime
) -> User:
    """Make the city, Bangkok with its fifty districts unless they are there, and its first administrator; Invalid where it has one.

    Whoever can run commands on the machine may do it, so no account is asked for its right; the trail is told that
    nobody in particular did.
    """
    with unasked(None, at) as act:
        if city_has_administrator():
            raise Invalid(Message("The city has an administrator already; they invite others on the web."))
        city = Agency.objects.filter(parent=None).order_by("pk").first()
        if city is None:
            city = Agency.under(None, code=code, name_th=name_th, name_en=name_en)
            save_checked(city)
        if CITY_OF_THE_FIFTY in name_th and not Place.objects.exists():
            put_in_place(THE_FIFTY)
        person = User()
        details.write(person)
        try:
            validate_password(password, person)
        except ValidationError as error:
            words = Message(
                "This password is too easy: at least {least} characters, not known from breaches, not made of names and words of "
                "this place. Several words in a row are easy to keep in mind.",
                least=settings.PASSWORD_LENGTH,
            )
            raise EasyPasswordError(words) from error
        person.set_password(password)
        save_checked(person)
        Role.objects.create(user=person, role=RoleName.ADMINISTRATOR.value, agency=city)
        act.log("found_city", person, after=details.payload() | {"agency": city.code})
        seal_schema(at=at)  # from the first event on, not from the first night
        return person
