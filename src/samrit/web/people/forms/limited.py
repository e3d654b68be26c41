"""Forms that somebody may try too often: they say how long to wait, and their page answers 429."""

from django import forms

from samrit.vocabulary.refusal import RateLimited, Refused


class LimitedForm(forms.Form):
    """A form whose check may refuse the try itself; `wait_seconds` is until when."""

    wait_seconds = 0

    def full_clean(self) -> None:
        """Check what was sent; a try that comes too soon is said over the form."""
        try:
            super().full_clean()
        except Refused as refusal:
            self.wait_seconds = refusal.seconds if isinstance(refusal, RateLimited) else 0
            self.add_error(None, str(refusal.message))
