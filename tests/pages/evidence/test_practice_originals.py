"""The original of a file that shows a practice: sealed, and opened by whoever verifies, with a reason."""

import pytest
from django.urls import reverse
from visitors import AsSomebody

import factories
from evidence_files import image
from factories import AT
from samrit.actions.campaigns.practice_files import add_practice_file
from samrit.records.models import Event
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


def test_who_verifies_opens_the_original_of_a_practices_photo(as_somebody: AsSomebody) -> None:
    practice = factories.practice(factories.campaign(), factories.partner())
    photo = image("GIF")
    stored = add_practice_file(
        practice=practice, data=photo, name="a.gif", by=factories.user(RoleName.OFFICER), at=AT
    ).file
    address, page = reverse("practice_original", args=[stored.pk]), reverse("practice", args=[practice.pk])
    evaluator, officer = as_somebody(RoleName.EVALUATOR), as_somebody(RoleName.OFFICER)

    asked, refused = evaluator.get(address), evaluator.post(address, {"reason": " "})
    answer = evaluator.post(address, {"reason": "checked the day of the photo"})

    assert (asked.status_code, refused.status_code, answer.content) == (200, 422, photo)
    assert Event.objects.filter(action="open_original", after__practice=practice.pk).count() == 1
    assert address in evaluator.get(page).content.decode()
    assert address not in officer.get(page).content.decode()
    assert officer.get(address).status_code == 403
