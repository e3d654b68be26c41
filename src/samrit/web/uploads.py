"""Files that are sent: what doesn't fit into memory goes to the disk, and where that is full, all else that was typed stays."""

from typing import Any, NoReturn

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from samrit.ledger.outages import outage_of
from samrit.vocabulary.refusal import Unavailable

_LOST = "samrit.lost_uploads"


class SpooledUploads(TemporaryFileUploadHandler):
    """Django's; a file that the disk doesn't take is left out, and remembered as lost, instead of ending the whole form."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a file for what comes."""
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._lose(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece of it."""
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._lose(error)

    def _lose(self, error: OSError) -> NoReturn:
        outage = outage_of(error)
        if outage is None or self.request is None:
            raise error
        lost = (self.field_name or "", self.file_name or "", outage)
        self.request.META.setdefault(_LOST, []).append(lost)
        raise SkipFile from error


def lost_uploads(request: HttpRequest) -> list[tuple[str, str, Unavailable]]:
    """The files that the disk didn't take: the field's name, the file's, and why."""
    lost: list[tuple[str, str, Unavailable]] = request.META.get(_LOST, [])
    return lost
