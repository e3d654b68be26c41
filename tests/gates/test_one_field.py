"""A day and a number are typed in one field each (`components/day.py`, `components/number.py`), which take what people type."""

import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "src/samrit/web"
HOME = {"components/day.py", "components/number.py", "complaints.py"}
# A browser's own fields take neither Thai digits, commas nor the Buddhist Era; Django's own fields read only a program's writing.
OTHERS = re.compile(
    r"forms\.(?:Date|DateTime|SplitDateTime|Decimal|Float)Field\b|forms\.(?:Date|DateTime|Number|SelectDate)(?:Input|Widget)?\b(?!Field)"
    r"|type=[\"'](?:date|datetime-local|month|week|number)[\"']"
)
WHOLE = re.compile(r"(\w+)\"?\]? *(?:=|:) *forms\.IntegerField\(([^()]*(?:\([^()]*\))?[^()]*)\)", re.DOTALL)
# What no person types: keys and versions that a page sends back.
SENT_BACK = ("HiddenInput",)
ALLOWED = {
    ("campaigns/forms/campaigns.py", "partner"),  # the key of what was chosen beside
    ("campaigns/forms/practices.py", "expected_version"),  # sent by a button
    ("reports/forms/upload.py", "plan"),  # in the address
    ("people/forms/notices.py", "before"),  # in the address
}


def files() -> list[tuple[str, str]]:
    """The forms and pages, with their text."""
    paths = (*WEB.rglob("*.py"), *WEB.rglob("*.html"), *WEB.rglob("*.js"))
    return [(path.relative_to(WEB).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def test_no_form_has_another_field_for_a_day_or_a_number() -> None:
    found = {f"{name}: {one[0]}" for name, text in files() if name not in HOME for one in OTHERS.finditer(text)}

    assert found == set()


def test_whole_numbers_that_people_type_are_typed_in_it_too() -> None:
    found = {
        (name, field)
        for name, text in files()
        if name not in HOME
        for field, arguments in WHOLE.findall(text)
        if not any(one in arguments for one in SENT_BACK)
    }

    assert found == ALLOWED


def test_the_gate_closes() -> None:
    for code in (
        'forms.DateField(label="a")',
        "widget=forms.DateInput",
        '<input type="date">',
        "forms.DecimalField(",
        "forms.NumberInput(",
    ):
        assert OTHERS.search(code), code
    assert WHOLE.findall('    people = forms.IntegerField(label=_("People"), min_value=1)') == [
        ("people", 'label=_("People"), min_value=1')
    ]
    assert not OTHERS.search('on = DayField(label="a"); type="text"; forms.IntegerField(widget=forms.HiddenInput)')
