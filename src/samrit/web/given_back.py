"""What was sent and can't be done is given back: in a form that is sent again after an outage, to be read after a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm, PasswordInput, Textarea, TextInput
from django.http import HttpRequest

_FORMS = "samrit.forms"
_SECRET = ("password", "code", "secret")
_LONG = 60  # characters


@dataclass(frozen=True, slots=True)
class GivenBack:
    """One value of what was sent: shown to be read and changed, typed anew (a secret), or sent again unseen."""

    name: str
    value: str
    label: str = ""
    is_long: bool = False
    is_secret: bool = False


def remember_forms(request: HttpRequest, *forms: BaseForm) -> None:
    """What is sent belongs to these forms, whose labels it is given back with."""
    request.META[_FORMS] = forms


def given_back(request: HttpRequest) -> Iterator[GivenBack]:
    """All that was sent, with the labels of its forms where those are known."""
    known = {bound.html_name: bound for form in request.META.get(_FORMS, ()) for bound in form if not bound.is_hidden}
    try:
        sent = request.POST
    except OSError:  # the outage came while it was being read
        return
    for name, values in sent.lists():
        bound = known.get(name)
        if any(word in name.lower() for word in _SECRET) or (bound and isinstance(bound.field.widget, PasswordInput)):
            yield GivenBack(name, "", str(bound.label) if bound else name, is_secret=True)
            continue
        is_typed = isinstance(bound.field.widget, TextInput | Textarea) if bound else False
        for value in map(str, values):
            is_words = not value.isascii() or " " in value
            if (is_typed or is_words) and value and name != "csrfmiddlewaretoken":
                is_long = len(value) > _LONG or "\n" in value
                yield GivenBack(name, value, str(bound.label) if bound else name, is_long)
            else:
                yield GivenBack(name, value)


def typed_words(request: HttpRequest) -> list[GivenBack]:
    """What somebody typed into the form that was refused, to be read and copied."""
    return [one for one in given_back(request) if one.label and one.value] if request.method == "POST" else []
