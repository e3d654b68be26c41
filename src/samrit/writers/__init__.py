"""OUT: one module per format, a report to bytes.

In: a report. Out: text, JSON, PDF.
May import `samrit.report` and `samrit.thai`.
"""

from samrit.writers.formats import WRITERS, Writer, write

__all__ = ["WRITERS", "Writer", "write"]
