"""The order of a Thai dictionary, in the program and in both databases."""

import pytest

import factories
from samrit.records.models import Partner
from samrit.records.ordering import in_thai_order
from samrit.thai.collation import sort_key

# As a dictionary has them: by the consonant, whatever vowel is written before it; tones last.
IN_ORDER = [
    "กก",
    "กำแพง",
    "แกะ",
    "ไก่",
    "ข้าว",
    "เขต",
    "เขา",
    "เข่า",
    "งาน",
    "จาน",
    "เมือง",
    "แมว",
    "โรงเรียน",
    "ไร่",
    "สวน",
    "อาคาร",
    "เอกชน",
]


def test_words_stand_as_in_a_dictionary() -> None:
    assert sorted(set(IN_ORDER), key=sort_key) == IN_ORDER


def test_tones_decide_between_what_is_equal_without_them_and_digits_are_digits() -> None:
    assert sorted(["ป้า", "ปา", "ป่า", "ปาก"], key=sort_key) == ["ปา", "ป่า", "ป้า", "ปาก"]
    assert sorted(["เขต ๑๐", "เขต 2", "Bang", "aeon"], key=sort_key) == ["aeon", "Bang", "เขต ๑๐", "เขต 2"]


@pytest.mark.django_db
def test_the_database_orders_as_the_program_does() -> None:
    for name in reversed(IN_ORDER):
        factories.partner(name_th=name)

    found = Partner.objects.order_by(*in_thai_order("name_th")).values_list("name_th", flat=True)

    assert list(found) == IN_ORDER
