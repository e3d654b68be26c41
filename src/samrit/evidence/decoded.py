"""A file that is opened, in a process of its own; what ends that is told in one sentence."""

from collections.abc import Mapping
from typing import Any

from samrit.decoding.process import BROKEN, BUSY, Limits, UndecodableError, decode
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Unavailable


def decoded(
    decoder: str, data: bytes, refusals: Mapping[str, Message], *, limits: Limits, **options: Any
) -> dict[str, Any]:
    """What a decoder answers; UnacceptableError with the sentence for its reason, Unavailable where too much is going on."""
    try:
        return decode(decoder, data, limits=limits, **options)
    except UndecodableError as error:
        if error.reason == BUSY:
            raise Unavailable(
                Message("Many files are being opened at this moment. Please attach this one again in a minute.")
            ) from None
        raise UnacceptableError(refusals.get(error.reason, refusals[BROKEN])) from None
