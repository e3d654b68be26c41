"""What a form says about an answer that it can't take: our sentence, in the reader's language, from every field."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import fields as columns
from django.forms import fields, formsets, models
from test_forms_in_both_languages import FORMS

from samrit.records.models import Agency
from samrit.thai.translation import in_language
from samrit.web.complaints import Complaint

THAI, LATIN = re.compile("[ก-๙]"), re.compile("[A-Za-z]{3}")


def of_django() -> Iterator[tuple[str, object]]:
    """Each sentence of a class of fields or of a validator, by its name."""
    for module in (fields, models, formsets, columns):
        for name, found in vars(module).items():
            if isinstance(found, type) and found.__module__ == module.__name__:
                for code, said in vars(found).get("default_error_messages", {}).items():
                    yield f"{module.__name__}.{name}: {code}", said
    for name, found in vars(validators).items():
        if getattr(found, "__module__", "") == validators.__name__ and (said := getattr(found, "message", None)):
            yield name, said
    for code, said in validators.DecimalValidator.messages.items():
        yield f"DecimalValidator: {code}", said


def test_no_field_and_no_validator_says_a_sentence_of_djangos() -> None:
    found = dict(of_django())

    assert len(found) > 70
    assert [name for name, said in found.items() if not isinstance(said, Complaint)] == []


WRONG: list[tuple[forms.Field, object, str, str]] = [
    (forms.CharField(), "", "Fill this in.", "โปรดกรอกข้อมูลนี้"),
    (
        forms.CharField(max_length=3),
        "abcd",
        "Write 3 characters at most; there are 4.",
        "เขียนได้ไม่เกิน 3 ตัวอักษร ขณะนี้มี 4 ตัวอักษร",
    ),
    (
        forms.CharField(max_length=1),
        "ab",
        "Write 1 character at most; there are 2.",
        "เขียนได้ไม่เกิน 1 ตัวอักษร ขณะนี้มี 2 ตัวอักษร",
    ),
    (forms.IntegerField(), "1.5", "Type a whole number, like 12.", "โปรดกรอกจำนวนเต็ม เช่น 12"),
    (forms.IntegerField(max_value=9), "10", "This may be 9 at most.", "ค่านี้ต้องไม่เกิน 9"),
    (forms.DecimalField(), "x", "Type a number, like 12 or 12.5.", "โปรดกรอกตัวเลข เช่น 12 หรือ 12.5"),
    (
        forms.DecimalField(max_digits=9, decimal_places=1),
        "1.25",
        "Type 1 digit at most after the decimal point.",
        "ใส่ทศนิยมได้ไม่เกิน 1 ตำแหน่ง",
    ),
    (
        forms.ChoiceField(choices=[("a", "A")]),
        "b",
        "Choose one of what is offered; “b” is not.",
        "โปรดเลือกจากรายการที่มีให้ “b” ไม่อยู่ในรายการ",
    ),
    (forms.ModelChoiceField(Agency.objects.none()), "1", "Choose one of what is offered.", "โปรดเลือกจากรายการที่มีให้"),
    (forms.EmailField(), "who", "Type an e-mail address, like name@example.org.", "โปรดกรอกอีเมล เช่น name@example.org"),
    (forms.FileField(), None, "Choose a file first.", "โปรดเลือกไฟล์ก่อน"),
    (forms.FileField(), SimpleUploadedFile("a.txt", b""), "The file is empty.", "ไฟล์ว่างเปล่า"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "typed", "english", "thai"), WRONG, ids=lambda one: str(one)[:40])
def test_a_wrong_answer_is_refused_in_the_language_of_who_reads(
    field: forms.Field, typed: object, english: str, thai: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)

    with in_language("en"):
        assert refused.value.messages == [english]
    with in_language("th"):
        assert refused.value.messages == [thai]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_field_of_a_page_complains_in_either_language(name: str) -> None:
    for label, field in vars(FORMS[name])["base_fields"].items():
        for code, said in field.error_messages.items():
            if not isinstance(said, Complaint):
                with in_language("th"):
                    assert THAI.search(str(said)), f"{label}: {code}"
                with in_language("en"):
                    assert LATIN.search(str(said)), f"{label}: {code}"
