"""A link to a password works as long as whom it is for needs: an invitation for weeks, a forgotten password's for days."""

from datetime import datetime, timedelta

import pytest
from allauth.account.forms import default_token_generator
from django.utils import timezone
from pytest_django import Settings

import factories
from samrit.actions.people.link_tokens import LinkTokens, lifetime

pytestmark = pytest.mark.django_db


class Later(LinkTokens):
    """The same, asked some days later."""

    days = 0

    def _now(self) -> datetime:
        return timezone.localtime().replace(tzinfo=None) + timedelta(days=self.days)


@pytest.mark.parametrize(
    ("is_invited", "days", "works"),
    [(True, 0, True), (True, 9, True), (True, 11, False), (False, 2, True), (False, 4, False)],
)
def test_a_link_works_as_long_as_its_reader_needs(
    *, is_invited: bool, days: int, works: bool, settings: Settings
) -> None:
    settings.INVITATION_DAYS = 10
    person = factories.user()
    if is_invited:
        person.set_unusable_password()
    else:
        person.set_password("x")
    person.save()
    later = Later()
    later.days = days

    assert isinstance(default_token_generator, LinkTokens)
    assert later.check_token(person, default_token_generator.make_token(person)) is works
    assert lifetime(person).days == (10 if is_invited else 3)
    assert not later.check_token(person, "")
    assert not later.check_token(None, "abc-def")
