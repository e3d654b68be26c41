"""What comes as evidence is made safe to keep: files are told by their bytes and cleaned, links are captured.

In: bytes with a name, or a link. Out: what is kept of it, or one sentence that says why it can't be.
May import `samrit.thai`; knows neither Django nor the records. Only `fetch`, `proxy`, `capture` and `virus` reach out.
"""
