"""A browser as small as can be, for benchmarks: connections that stay open, cookies, forms; what it measured beside it.

It shares the cores with the server that it asks, so it does nothing that it need not.
"""

import asyncio
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

from selectolax.lexbor import LexborHTMLParser


@dataclass
class Person:
    """Somebody at work: their account, their reports, their browser."""

    name: str
    reports: list[int]
    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None


@dataclass
class Measured:
    """What was measured: seconds by kind of request, answers by status, what went wrong, what was acknowledged."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    saved: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    memory_mb: list[tuple[float, float]] = field(default_factory=list)  # seconds since the start, largest web process


@dataclass(frozen=True)
class Answer:
    """One answer of the server."""

    status: int
    location: str
    body: str


class Browser:
    """One person's browser: a connection that stays open, cookies, forms."""

    def __init__(self, person: Person, port: int, measured: Measured) -> None:
        self.person, self.port, self.measured = person, port, measured

    async def ask(self, kind: str, path: str, form: dict[str, str] | None = None) -> Answer:
        """Ask for a page, or send a form; counted as of a kind."""
        start = time.perf_counter()
        try:
            answer = await asyncio.wait_for(self._ask(path, form), 120)
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError) as error:
            self.close()
            self.measured.errors.append(f"{kind}: {type(error).__name__}")
            return Answer(0, "", "")
        self.measured.seconds[kind].append(time.perf_counter() - start)
        self.measured.answers[f"{kind} {answer.status}"] += 1
        if answer.status >= 500 or answer.status in (400, 403, 404, 413, 429):
            self.measured.errors.append(f"{kind}: {answer.status}")
        return answer

    async def _ask(self, path: str, form: dict[str, str] | None) -> Answer:
        person = self.person
        body = urlencode(form).encode() if form is not None else b""
        lines = [
            f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}",
            f"Referer: http://127.0.0.1:{self.port}{path}", f"X-Forwarded-For: {person.address}",
            "Cookie: " + "; ".join(f"{name}={value}" for name, value in person.cookies.items()),
            "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}",
        ]  # fmt: skip
        head = ("\r\n".join(lines) + "\r\n\r\n").encode()
        if person.reader is None or person.writer is None or person.writer.is_closing() or person.reader.at_eof():
            person.reader, person.writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            return await self._answer(head + body)
        except (ConnectionError, asyncio.IncompleteReadError):
            if form is not None:
                raise  # whether it was done is not known, so it isn't sent twice
            self.close()  # a connection that stood idle may have been ended
            person.reader, person.writer = await asyncio.open_connection("127.0.0.1", self.port)
            return await self._answer(head + body)

    async def _answer(self, request: bytes) -> Answer:
        reader, writer = self.person.reader, self.person.writer
        assert reader is not None
        assert writer is not None
        writer.write(request)
        await writer.drain()
        status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
        headers: dict[str, str] = {}
        for line in lines:
            name, _colon, value = line.partition(":")
            if name.lower() == "set-cookie":
                key, _is, rest = value.strip().partition("=")
                self.person.cookies[key] = rest.partition(";")[0]
            headers[name.lower()] = value.strip()
        body = b""
        if headers.get("transfer-encoding", "") == "chunked":
            while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readuntil(b"\r\n")
        elif length := int(headers.get("content-length") or 0):
            body = await reader.readexactly(length)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(int(status.split(" ")[1]), headers.get("location", ""), body.decode(errors="replace"))

    def close(self) -> None:
        """End the connection."""
        if self.person.writer is not None:
            self.person.writer.close()
        self.person.reader = self.person.writer = None


def form_of(body: str, selector: str) -> dict[str, str]:
    """What a form would send as it is opened."""
    tree = LexborHTMLParser(body)
    form = tree.css_first(selector)
    fields: dict[str, str] = {}
    if form is None:
        return fields
    ident = form.attributes.get("id")
    for one in [*form.css("input, textarea, select"), *(tree.css(f'[form="{ident}"]') if ident else [])]:
        name, kind = one.attributes.get("name"), one.attributes.get("type", "")
        if not name or one.tag == "button" or kind in ("submit", "file"):
            continue
        if kind in ("radio", "checkbox") and "checked" not in one.attributes:
            continue
        if one.tag == "select":
            chosen = one.css_first("option[selected]") or one.css_first("option")
            fields[name] = (chosen.attributes.get("value") or "") if chosen is not None else ""
        else:
            fields[name] = one.text() if one.tag == "textarea" else one.attributes.get("value") or ""
    return fields
