"""What forms say is put into words when it shows: each form is read in both languages, in one process."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from django import forms

import samrit.web
from samrit.thai.translation import in_language

THAI, LATIN = re.compile("[ก-๙]"), re.compile("[A-Za-z]{3}")
# What stands there in every language: a name of the other language, and marks that a machine reads.
SAME = re.compile(r"ภาษาไทย|ไทย|English|CSV|Excel|OpenDocument|[kMG]Wh")
# allauth words the password when its class is made, and our form anew each time; `back` is never shown.
OVERRIDDEN = {"password1", "back"}


def all_forms() -> Iterator[type[forms.BaseForm]]:
    """Every form of the pages."""
    for found in pkgutil.walk_packages(samrit.web.__path__, "samrit.web."):
        module = importlib.import_module(found.name)
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, forms.BaseForm) and one.__module__ == found.name:
                yield one


def said(form: type[forms.BaseForm]) -> dict[str, str]:
    """Each label, help text, choice and complaint of a form, as it reads now."""
    words = {}
    for name, field in vars(form)["base_fields"].items():
        if field.widget.is_hidden or name in OVERRIDDEN:
            continue
        words[f"{name}: label"] = str(field.label or "")
        words[f"{name}: help"] = str(field.help_text or "")
        choices = getattr(field, "choices", ())
        if isinstance(choices, list):
            words |= {f"{name}: {code}": str(label) for code, label in choices}
    return {place: text for place, text in words.items() if text}


FORMS = {f"{one.__module__}.{one.__name__}": one for one in all_forms()}


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_form_reads_in_the_language_of_who_opens_it(name: str) -> None:
    form = FORMS[name]
    with in_language("th"):
        thai = said(form)
    with in_language("en"):
        english = said(form)

    assert {
        place for place, text in thai.items() if LATIN.search(SAME.sub("", text)) and not THAI.search(text)
    } == set()
    assert {
        place for place, text in english.items() if THAI.search(SAME.sub("", text)) and not LATIN.search(text)
    } == set()
    assert {p for p, text in thai.items() if THAI.search(SAME.sub("", text)) and text == english.get(p)} == set()
