"""Ask a ClamAV daemon about a file. Where one is set it has to answer: silence is never taken for a clean file."""

from io import BytesIO

from clamav_client.clamd import BufferTooLongError, ClamdError, ClamdNetworkSocket, ClamdUnixSocket

from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

_SECONDS = 30


def check_clean(data: bytes, daemon: str) -> None:
    """UnacceptableError where the daemon finds something, or doesn't answer; nothing is asked where none is set.

    `daemon` is "host:port", or the path of its socket; "" where there is none.
    """
    if not daemon:
        return
    try:
        status, found = _client(daemon).instream(BytesIO(data))["stream"]
    except BufferTooLongError as error:
        raise UnacceptableError(
            Message("The file is larger than the virus scanner takes. Please divide it or make it smaller.")
        ) from error
    except (ClamdError, OSError, KeyError, ValueError) as error:
        raise _later() from error
    if status == "FOUND":
        raise UnacceptableError(Message("This file isn't kept: the scanner found a virus ({found}).", found=found))
    if status != "OK":
        raise _later()


def _client(daemon: str) -> ClamdNetworkSocket | ClamdUnixSocket:
    if "/" in daemon:
        return ClamdUnixSocket(daemon, timeout=_SECONDS)
    host, _, port = daemon.rpartition(":")
    return ClamdNetworkSocket(host or daemon, int(port or 3310), timeout=_SECONDS)


def _later() -> UnacceptableError:
    return UnacceptableError(
        Message("The virus scanner doesn't answer, so files can't be taken now. Please try again later.")
    )
