"""A report in a file on disk, read in one call: what `samrit.read` is to other programs."""

from pathlib import Path

from samrit.readers.formats import read as read_bytes
from samrit.readers.reading import Reading, UnreadableError
from samrit.thai.translation import Message


def read(path: str | Path) -> Reading:
    """The first report in a file, with a place for each field and an issue for each thing that was not understood.

    UnreadableError with one clear sentence where the file can't be opened, or holds no report.
    """
    try:
        place = Path(path)
        data = place.read_bytes()
    except TypeError as error:
        raise UnreadableError(Message("a path is needed to read a file, not {value}", value=repr(path)[:60])) from error
    except OSError as error:
        raise UnreadableError(Message("{name} can't be read", name=place)) from error
    return read_bytes(data, place.name)
