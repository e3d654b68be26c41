"""Files that move in: brought, narrowed, and what is said for those that don't tell it themselves."""

from typing import Any

from django import forms

from samrit.queries.reports.many_reports import STATE_WORDS
from samrit.queries.reports.moved_in import MovedFile
from samrit.readers.folders import MOST_ZIP_BYTES
from samrit.readers.source import weight
from samrit.records.sentences import later as _
from samrit.thai.translation import Message
from samrit.web.components.choosing import choose
from samrit.web.components.many_files import FilesField, ManyFiles
from samrit.web.components.number import WholeField
from samrit.web.listing import ChoiceForm

MOST_FILES = 300
_STATUSES = (
    ("there", _("As there: what a public page shows is published here too; a paper is a draft")),
    ("published", _("All published")),
    ("draft", _("All drafts")),
)


class FolderForm(forms.Form):
    """A zip of a folder, or many files."""

    file = FilesField(
        label=_("A folder as a zip, or many files"),
        allow_empty_file=True,
        help_text=_("Folders in it may be called by the fiscal year and the agency's code, such as 2564/5018."),
        widget=ManyFiles(),
    )

    def clean(self) -> dict[str, Any]:
        """All `files`, not too many and not too heavy."""
        cleaned = super().clean() or {}
        files = self.files.getlist("file")
        cleaned["files"] = files
        if len(files) > MOST_FILES:
            said = Message("At most {most} files at once; upload more as a zip.", most=MOST_FILES)
            self.add_error("file", str(said))
        elif sum(file.size or 0 for file in files) > MOST_ZIP_BYTES:
            said = Message("Together the files are larger than {size}; upload fewer.", size=weight(MOST_ZIP_BYTES))
            self.add_error("file", str(said))
        return cleaned


class MoveForm(forms.Form):
    """What moves in, and how reports are then."""

    publish_as = forms.ChoiceField(label=_("How the reports of quarters are then"), choices=_STATUSES, initial="there")
    doubtful = forms.BooleanField(label=_("The doubtful ones, too"), required=False)


class MissingForm(forms.Form):
    """For files that tell neither themselves nor by their folder."""

    year = WholeField(
        label=_("Fiscal year (B.E.)"),
        min_value=2500,
        max_value=2700,
        required=False,
        attrs={"size": 6},
    )
    agency = forms.RegexField(
        r"^[0-9]{4}(?:[0-9]{4})?$",
        label=_("The agency's code"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 10}),
    )


class FilesChoice(ChoiceForm):
    """Which files are shown."""

    q = forms.CharField(label=_("Name of the file or the indicator"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *sent: Any, found: tuple[MovedFile, ...]) -> None:
        super().__init__(*sent)
        there = {one.state for one in found}
        states = ((one.value, str(words)) for one, words in STATE_WORDS.items() if one in there)
        choose(self, "state", [("", _("All")), *states])

    def chosen(self, found: tuple[MovedFile, ...]) -> list[MovedFile]:
        """Those that fit."""
        state, words = self.choice("state"), str(self.choice("q")).casefold()
        return [
            one
            for one in found
            if (not state or one.state == state)
            and (
                not words
                or any(words in text.casefold() for text in (one.row.file_name, *(e.label for e in one.entries)))
            )
        ]
