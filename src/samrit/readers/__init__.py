"""IN: one module per format, file bytes to a report with issues; nothing is dropped in silence.

In: bytes and a file name. Out: `Reading` (report, issues, places) or `UnreadableError`.
May import `samrit.report` and `samrit.thai`.
"""
