"""A sentence for a person, in Thai and in English."""

from dataclasses import dataclass

from samrit.thai.calendar import Language


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence in both languages; figures and quoted words are already filled in."""

    th: str
    en: str

    def text(self, language: Language) -> str:
        """The sentence in the reader's language."""
        return self.th if language == "th" else self.en
