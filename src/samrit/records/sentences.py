"""Sentences in both languages where Django wants a lazy string: what a broken constraint says.

The Thai stands beside the English here, as in `Message`, and not in a catalogue far away.
"""

from django.utils.functional import lazy
from django.utils.translation import get_language

from samrit.thai.message import Message


def _in_active_language(message: Message) -> str:
    return message.text("th" if (get_language() or "en").startswith("th") else "en")


_lazy = lazy(_in_active_language, str)


def sentence(*, th: str, en: str) -> str:
    """A sentence that shows in the language of who reads it (English where none is active, as in migrations)."""
    return _lazy(Message(th=th, en=en))


def quarter_words(quarter: int) -> Message:
    """A quarter in words; 5 is the year end."""
    if quarter == 5:
        return Message(th="ปลายปีงบประมาณ", en="the year end")
    return Message(th=f"ไตรมาสที่ {quarter}", en=f"quarter {quarter}")
