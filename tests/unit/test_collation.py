"""The order of a Thai dictionary, in the program and in both databases."""

import pytest

import factories
from samrit.records.models import Partner
from samrit.records.ordering import in_thai_order
from samrit.thai.calendar import Language
from samrit.thai.collation import sort_key
from samrit.thai.translation import in_language

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


@pytest.mark.django_db
def test_names_stand_by_what_is_read_of_them() -> None:
    for name_th, name_en in (("โรงเรียนก", "Alpha School"), ("กองข", "Zeta Division"), ("เขตค", "")):
        Partner.objects.filter(pk=factories.partner(name_th=name_th).pk).update(name_en=name_en)

    def in_language_of(reader: Language) -> list[str]:
        with in_language(reader):
            return list(Partner.objects.order_by(*in_thai_order("name_th")).values_list("name_th", flat=True))

    assert in_language_of("th") == ["กองข", "เขตค", "โรงเรียนก"]
    assert in_language_of("en") == ["โรงเรียนก", "กองข", "เขตค"]
