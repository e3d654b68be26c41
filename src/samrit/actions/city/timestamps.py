"""A time stamp (RFC 3161) on a checkpoint: that it was there at a time which an authority vouches for."""

import logging
from pathlib import Path

import httpx
from django.conf import settings

from samrit.ledger.durable import whole_file
from samrit.ledger.tiles import PUBLIC

_SECONDS = 20.0
_log = logging.getLogger(__name__)


def stamp(data: bytes, to: Path) -> bool:
    """Have data stamped and keep the answer; a service that is away holds nobody up. Gives whether it was stamped.

    The address is the installation's own setting, so it may lie inside; its answer is checked to be about this data.
    """
    from rfc3161_client import TimestampRequestBuilder, decode_timestamp_response

    request = TimestampRequestBuilder().data(data).build()
    try:
        answer = httpx.post(
            settings.LOG_TIMESTAMPS,
            content=request.as_bytes(),
            headers={"Content-Type": "application/timestamp-query"},
            timeout=_SECONDS,
        ).raise_for_status()
        response = decode_timestamp_response(answer.content)
        is_about_it = response.tst_info.message_imprint.message == request.message_imprint.message
    except (httpx.HTTPError, ValueError) as error:
        _log.warning("no time stamp for a checkpoint: %s", error)
        return False
    if response.status != 0 or not is_about_it:
        _log.warning("no time stamp for a checkpoint: the answer is about something else")
        return False
    with whole_file(to, mode=PUBLIC) as file:
        file.write(answer.content)
    return True
