"""Whether a paper is genuine and the newest: by the code at its foot, or by the file itself, of which nothing is kept."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samrit.queries.public.papers import (
    Answer,
    Verified,
    verified_beginning,
    verified_code,
    verified_copy,
    verified_file,
)
from samrit.readers.paper_codes import PaperCodes, codes_of
from samrit.readers.reading import UnreadableError
from samrit.readers.signatures import Verification, is_pdf, verify_pdf
from samrit.report.paper_code import plain_paper_code, shown_paper_code
from samrit.thai.translation import Message, _, either
from samrit.web import words
from samrit.web.public.addresses import public_address
from samrit.web.public.trail import to_front

_SIGNED = b"/ByteRange"  # which stands in plain words in every PDF that has a signature
LARGEST = 20 * 1024 * 1024
ANSWER_WORDS: dict[Answer, Message] = {
    Answer.GENUINE: Message("It is the paper that was signed"),
    Answer.SIGNED_AFTER: Message("It is the paper that was signed, with signatures by certificate behind it"),
    Answer.SUPERSEDED: Message("It was signed, and there is a newer one or it is being corrected"),
    Answer.PRINTED: Message(
        "It is not the paper that was signed, but a print that carries the same report: hold what it says against what stands below"
    ),
    Answer.CHANGED: Message("This file was changed"),
    Answer.UNKNOWN: Message("It is not known here"),
}
_SIGNS = {
    Answer.GENUINE: "success",
    Answer.SIGNED_AFTER: "success",
    Answer.SUPERSEDED: "warning",
    Answer.PRINTED: "warning",
    Answer.CHANGED: "error",
    Answer.UNKNOWN: "error",
}


class OnlyHashed(FileUploadHandler):
    """A file that is read once, as it comes, and never stored: its SHA-256 is taken, and its bytes go with the request."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.digest, self.pieces = hashlib.sha256(), bytearray()
        self.size, self.is_too_large = 0, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Add a piece to the hash, and let it go."""
        self.size = start + len(raw_data)
        if self.size > LARGEST:
            self.is_too_large = True
            raise StopUpload(connection_reset=True)
        self.digest.update(raw_data)
        self.pieces += raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing becomes of it."""


@csrf_exempt  # nothing is changed here, and a cookie would be needed to guard it
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Type the code, or drop the file."""
    if request.method == "POST":
        return _of_file(request, "")
    typed = request.GET.get("code", "")
    code = plain_paper_code(typed)
    if code is not None:
        return redirect(public_address("verify_code", code))
    return _answer(request, Verified(Answer.UNKNOWN) if typed.strip() else None, typed=typed)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of a paper by its code; a file that is dropped here is held against it."""
    if request.method == "POST":
        return _of_file(request, code)
    found = verified_code(code)
    return _answer(request, found, typed=code, status=200 if found.paper is not None else 404)


def _of_file(request: HttpRequest, code: str) -> HttpResponse:
    handler = OnlyHashed(request)
    request.upload_handlers = [handler]
    sent = request.POST  # reads what was sent, and so the file
    typed = code or sent.get("code", "")
    if handler.is_too_large or not handler.size:
        said = _("The file is larger than 20 MB.") if handler.is_too_large else _("Choose the PDF first.")
        return _answer(request, None, typed=typed, more={"wrong": said})
    sha256, pdf = handler.digest.hexdigest(), bytes(handler.pieces)
    found, signed = verified_file(sha256), _verification(pdf)
    if found.paper is None and isinstance(signed, Verification) and signed.is_as_signed:
        found = verified_beginning(pdf)
    more = _signatures(signed)
    if found.paper is None:
        try:
            codes = codes_of(pdf) if is_pdf(pdf) else PaperCodes()
            found = verified_copy(codes.all, written=codes.written)
        except UnreadableError as error:
            more["signatures_said"] = str(error.message)
    if found.paper is None and typed:
        found = verified_code(typed, pdf_sha256=sha256)
    if not is_pdf(pdf):
        more["wrong"] = _("This file is no PDF.")
    return _answer(request, found, typed=typed, more=more)


def _verification(pdf: bytes) -> Verification | UnreadableError | None:
    """What the certificates in a file say, whoever made it; None where nobody signed it."""
    if _SIGNED not in pdf:  # no process is begun for what nobody signed
        return None
    try:
        return verify_pdf(pdf)
    except UnreadableError as error:
        return error


def _signatures(found: Verification | UnreadableError | None) -> dict[str, Any]:
    """All of it in a sentence, and a line for each signature."""
    if found is None:
        return {}
    if isinstance(found, UnreadableError):
        return {"signatures_said": str(found.message)}
    said = [" ".join(map(str, one.sentences)) for one in found.signatures]
    return {"signatures_said": str(found.sentence), "signatures": said}


def _answer(
    request: HttpRequest,
    found: Verified | None,
    *,
    typed: str,
    status: int = 200,
    more: Mapping[str, object] = MappingProxyType({}),
) -> HttpResponse:
    context: dict[str, Any] = {"typed": typed, "wrong": "", "said": "", "crumbs": to_front(_("Verify a paper"))}
    context |= {
        "paper": None,
        "withdrawn": None,
        "tone": "",
        "newer_url": "",
        "page_url": "",
        "here": public_address("verify"),
    }
    context |= {"turns": (), "signatures": (), "signatures_said": "", **more}
    if found is not None:
        context |= {"said": str(ANSWER_WORDS[found.answer]), "tone": _SIGNS[found.answer]}
    if found is not None and found.paper is not None:
        paper = found.paper
        context |= {
            "paper": paper,
            "code": shown_paper_code(paper.code),
            "name": paper.name(),
            "agency": either(paper.agency_th, paper.agency_en),
            "year": words.year(paper.fiscal_year_be),
            "here": public_address("verify_code", paper.code),
            "withdrawn": found.withdrawn,
            "turns": found.turns,
            "newer_url": public_address("verify_code", found.newer.code) if found.newer is not None else "",
            "page_url": public_address("indicator", paper.fiscal_year_be, paper.indicator_code)
            if found.is_published
            else "",
        }
    answer = render(request, "public/verify.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
