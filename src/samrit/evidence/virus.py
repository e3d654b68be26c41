"""Ask a ClamAV daemon about a file. Where one is set it has to answer: silence is never taken for a clean file."""

from datetime import date, datetime
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


def about_daemon(daemon: str) -> tuple[str, date | None] | None:
    """What a daemon is and the day of its signatures, where it tells; None where it doesn't answer.

    It says "ClamAV 1.0.3/27100/Mon Nov 13 09:41:10 2023", or without signatures "ClamAV 1.0.3" alone.
    """
    try:
        client = _client(daemon)
    except ValueError:
        return None
    try:
        client.ping()
        said = str(client.version())
    except (ClamdError, OSError, KeyError, ValueError):
        client.clamd_socket.close()  # which it leaves open where nobody answers
        return None
    program, _, rest = said.partition("/")
    try:
        made_on = datetime.strptime(rest.partition("/")[2].strip(), "%a %b %d %H:%M:%S %Y").date()  # noqa: DTZ007 - a day
    except ValueError:
        made_on = None
    return program.strip(), made_on


def _client(daemon: str) -> ClamdNetworkSocket | ClamdUnixSocket:
    if "/" in daemon:
        return ClamdUnixSocket(daemon, timeout=_SECONDS)
    host, _, port = daemon.rpartition(":")
    return ClamdNetworkSocket(host or daemon, int(port or 3310), timeout=_SECONDS)


def _later() -> UnacceptableError:
    return UnacceptableError(
        Message("The virus scanner doesn't answer, so files can't be taken now. Please try again later.")
    )
