"""A figure stands with its plain unit on every page: never with the blank of the form, and a level before its number."""

import pytest
from django.template import Context, Template

from samrit.thai.calendar import Language
from samrit.thai.translation import in_language

FIGURE = Template("{% figure '300' unit kind='row' %}")


@pytest.mark.parametrize("printed", ["ไม่น้อยกว่า ... ชุมชน", "ไม่น้อยกว่า … ชุมชน", "ชุมชน"])
def test_a_unit_is_shown_without_what_the_form_prints_around_it(printed: str) -> None:
    with in_language("th"):
        shown = FIGURE.render(Context({"unit": printed}))

    assert "ไม่น้อยกว่า" not in shown
    assert '<span class="num">300</span> <span class="unit">ชุมชน</span>' in shown


@pytest.mark.parametrize(("language", "unit", "words"), [("th", "ระดับ", "ระดับ"), ("en", "level", "Level")])
def test_a_level_stands_before_its_number(language: Language, unit: str, words: str) -> None:
    with in_language(language):
        shown = FIGURE.render(Context({"unit": unit}))

    assert f'<span class="unit">{words}</span> <span class="num">300</span>' in shown
