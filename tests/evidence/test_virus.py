"""A virus daemon is asked where one is set, and its silence is never taken for a clean file."""

import socketserver
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from evidence_files import EICAR
from loopback import raw_server
from samrit.evidence.accept import accept
from samrit.evidence.refusal import UnacceptableError
from samrit.evidence.virus import check_clean

Talk = Callable[[bytes], bytes]


@contextmanager
def clamd(answer: Talk) -> Iterator[str]:
    """A daemon that speaks clamd's INSTREAM: chunks with their length before them, an empty one at the end."""

    def talk(visitor: socketserver.StreamRequestHandler) -> None:
        assert visitor.rfile.read(10) == b"nINSTREAM\n"
        data = b""
        while length := struct.unpack("!L", visitor.rfile.read(4))[0]:
            data += visitor.rfile.read(length)
        visitor.wfile.write(answer(data))

    with raw_server(talk) as port:
        yield f"127.0.0.1:{port}"


def finds_eicar(data: bytes) -> bytes:
    """As a real one does."""
    return b"stream: Eicar-Test-Signature FOUND\n" if EICAR in data else b"stream: OK\n"


def test_a_clean_file_passes_and_the_whole_of_it_was_looked_at() -> None:
    found: list[bytes] = []

    def answer(data: bytes) -> bytes:
        found.append(data)
        return finds_eicar(data)

    with clamd(answer) as daemon:
        accepted = accept("ข้อความ".encode() * 2000, "a.txt", virus_daemon=daemon)

    assert found == [accepted.data]


def test_an_infected_file_is_refused_with_what_was_found() -> None:
    with clamd(finds_eicar) as daemon, pytest.raises(UnacceptableError, match="Eicar-Test-Signature"):
        accept(EICAR, "eicar.txt", virus_daemon=daemon)


@pytest.mark.parametrize("answer", [b"", b"stream: Can't allocate memory ERROR\n", b"what?\n", b"stream: MAYBE\n"])
def test_a_daemon_that_gives_no_clear_answer_lets_nothing_through(answer: bytes) -> None:
    with clamd(lambda _: answer) as daemon, pytest.raises(UnacceptableError, match="try again later"):
        check_clean(b"a", daemon)


def test_a_daemon_that_is_not_there_lets_nothing_through() -> None:
    with clamd(finds_eicar) as daemon:
        gone = daemon

    for where in (gone, "/nowhere/clamd.sock", "127.0.0.1:0"):
        with pytest.raises(UnacceptableError, match="try again later"):
            check_clean(b"a", where)


def test_a_file_larger_than_the_daemon_takes_is_refused_and_told_so() -> None:
    too_large = b"INSTREAM size limit exceeded. ERROR\n"

    with clamd(lambda _: too_large) as daemon, pytest.raises(UnacceptableError):
        check_clean(b"a", daemon)


def test_nothing_is_asked_where_none_is_set() -> None:
    check_clean(EICAR, "")
