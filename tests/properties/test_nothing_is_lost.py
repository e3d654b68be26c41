"""Whatever stands in a page or a form stands in its report or is told: no word is lost, wherever somebody typed it."""

from hypothesis import HealthCheck, given, settings

from properties.losses import FORMS, PAGES, lost, mutated
from samrit.readers import UnreadableError
from samrit.readers.form import read_all as read_forms
from samrit.readers.page import read_all as read_pages
from samrit.readers.source import Source

moderate = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@moderate
@given(text=mutated(PAGES))
def test_no_word_of_a_page_is_lost(text: str) -> None:
    assert lost(text, read_pages(Source(text.encode()))) == set()


@moderate
@given(text=mutated(FORMS))
def test_no_word_of_a_form_is_lost(text: str) -> None:
    try:
        readings = read_forms(Source(text.encode()))
    except UnreadableError:
        return
    assert lost(text, readings) == set()
