"""A report that can't be acted on now is no error: whoever might have acted reads it, with the reason above."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samrit.records.models import QuarterReport
from samrit.thai.translation import Message


def quarter_url(indicator: int, quarter: int) -> str:
    """A quarter on the page of its indicator."""
    return f"{reverse('indicator', args=[indicator])}?quarter={quarter}"


def to_read(request: HttpRequest, row: QuarterReport, why: Message) -> HttpResponse:
    """Lead to the report, where it stands to read, and say why nothing can be done with it."""
    messages.info(request, str(why))
    return redirect(quarter_url(row.indicator_id, row.quarter))


def is_opened(request: HttpRequest) -> bool:
    """Whether a page is only opened, as by a link or by going back; what is sent gets its own answer."""
    return request.method in ("GET", "HEAD")
