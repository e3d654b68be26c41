"""What is wrong in a form, field by field, for the summary that stands over it."""

from typing import NamedTuple

from django.forms import BaseForm
from django.template.context import Context


class WrongField(NamedTuple):
    """A field with its label and one sentence about it; without an id where it is about the form as a whole."""

    ident: str
    label: str
    sentence: str


def sent_and_wrong(context: Context) -> list[BaseForm]:
    """The forms of a page that somebody has sent and that have something to mend, each once."""
    request = context.get("request")
    if request is None or request.method != "POST":
        return []  # choices over a list are forms, too, and nothing of them is to be mended
    # By their own types: to ask a lazy value is to make it, and a token that is made sets a cookie on the public's pages.
    named: list[object] = list(context.flatten().values())
    own = [value for value in named if issubclass(type(value), BaseForm)]
    forms = {id(value): value for value in own if isinstance(value, BaseForm)}
    return [form for form in forms.values() if form.is_bound and form.errors]


def wrong_fields(form: BaseForm) -> list[WrongField]:
    """Each sentence about each field, in the order of the form; what is about the whole comes first."""
    whole = [WrongField("", "", str(sentence)) for sentence in form.non_field_errors()]
    return whole + [
        WrongField(field.id_for_label or field.auto_id, str(field.label), str(sentence))
        for field in form
        for sentence in field.errors
    ]
