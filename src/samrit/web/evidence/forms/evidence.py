"""What comes with evidence: a link, what it shows, why it is removed."""

from django import forms

from samrit.actions.evidence.add_evidence import LONGEST_SHOWS
from samrit.evidence.links import LONGEST
from samrit.records.models import YEAR_END
from samrit.records.sentences import later as _

MOST_FILES = 20  # at once


class AddForm(forms.Form):
    """A link, and what it or the files show; the files themselves are looked at one by one."""

    url = forms.CharField(required=False, max_length=LONGEST + 100)
    shows = forms.CharField(required=False, max_length=LONGEST_SHOWS)


class DescribeForm(forms.Form):
    """What evidence shows, and where it belongs; `expected_version` is what it said when the page was opened."""

    shows = forms.CharField(required=False, max_length=LONGEST_SHOWS)
    expected_version = forms.CharField(required=False, strip=False)
    quarter = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, choices=[(n, n) for n in range(1, YEAR_END + 1)]
    )


class RemoveForm(forms.Form):
    """Why it is removed."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=LONGEST_SHOWS)


class OpenForm(forms.Form):
    """Why the original is opened."""

    reason = forms.CharField(label=_("Why the original is opened"), max_length=LONGEST_SHOWS)
