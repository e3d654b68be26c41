"""IN: one module per format, file bytes to a report with issues; nothing is dropped in silence.

In: bytes and a file name. Out: `Reading` (report, issues, places) or `UnreadableError`.
May import `samrit.decoding`, `samrit.definitions`, `samrit.report` and `samrit.thai`.
"""

from samrit.readers.formats import READERS, SUFFIXES, read, read_all
from samrit.readers.reading import Issue, Place, Reading, UnreadableError

__all__ = ["READERS", "SUFFIXES", "Issue", "Place", "Reading", "UnreadableError", "read", "read_all"]
