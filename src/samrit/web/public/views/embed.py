"""Pictures of an indicator for other people's pages: the figure, its chart, its table, each with its source inside (SVG)."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samrit.measure.drawing import png_of
from samrit.queries.public import indicator as published
from samrit.queries.public.etags import FIXED
from samrit.queries.public.indicator import IndicatorPage, Publication
from samrit.records.models import PublishedIndicator
from samrit.report.published import PublishedDefinition, read
from samrit.web.components.styles import in_pictures
from samrit.web.public import indicator_words as says
from samrit.web.public.answering import open_page
from samrit.web.public.picture import WIDTH, Picture
from samrit.web.public.views.indicator import gone, of_code
from samrit.web.public.year_chart import chart

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
CARD_WIDTH, CARD_HEIGHT = 1200, 252  # in pixels; in units of the picture: 630 pixels
_Draw = Callable[[Picture, PublishedIndicator, Publication], None]


@open_page
def embed(request: HttpRequest, year: str, code: str, kind: str) -> HttpResponse:
    """The figure, the chart or the table as it is published now."""

    def page(row: PublishedIndicator) -> HttpResponse:
        whole = published.indicator_page(row, today=timezone.localdate())
        draw: dict[str, _Draw] = {
            "figure": _figure,
            "chart": lambda picture, *_of: _chart(picture, whole),
            "table": lambda picture, *_of: _table(picture, whole),
        }
        if kind not in draw:
            raise Http404
        if whole.shown is None:
            return _gone(request, row, whole)
        return _answer(request, row, whole.shown, draw[kind])

    return of_code(request, year, code, page)


@open_page
def revision_embed(request: HttpRequest, year: str, code: str, serial: int) -> HttpResponse:
    """The figure of one publication, which never changes."""

    def page(row: PublishedIndicator) -> HttpResponse:
        shown = published.revision(row, serial)
        if shown is None:
            raise Http404
        if shown.withdrawn_at is not None:
            return gone(request, row, shown)
        return _answer(request, row, shown, _figure)

    return of_code(request, year, code, page, store=FIXED)


@open_page
def card(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """The figure as a picture for whoever passes the page's address on: value, how it came out, and what is against it (PNG)."""

    def page(row: PublishedIndicator) -> HttpResponse:
        whole = published.indicator_page(row, today=timezone.localdate())
        shown = whole.shown
        if shown is None:
            return _gone(request, row, whole)
        picture = Picture(row.name(), least=CARD_HEIGHT)
        _figure(picture, row, shown)
        picture.write(says.source(row, shown, request.build_absolute_uri(says.address(row))), "source")
        return as_card(request, picture)

    return of_code(request, year, code, page)


def _gone(request: HttpRequest, row: PublishedIndicator, whole: IndicatorPage) -> HttpResponse:
    """410 where what was shown here was withdrawn, 404 where nothing ever was."""
    withdrawn = [one.publication for one in whole.periods if one.publication is not None]
    if not withdrawn:
        raise Http404
    return gone(request, row, withdrawn[-1])


def as_card(request: HttpRequest, picture: Picture) -> HttpResponse:
    """A picture as PNG, 1200 pixels wide."""
    drawn = render(request, "public/picture.svg", {"picture": picture, "styles": in_pictures()}).content.decode()
    answer = HttpResponse(png_of(drawn, scale=CARD_WIDTH / WIDTH), content_type="image/png")
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _answer(request: HttpRequest, row: PublishedIndicator, shown: Publication, draw: _Draw) -> HttpResponse:
    picture = Picture(row.name())
    draw(picture, row, shown)
    picture.write(says.source(row, shown, request.build_absolute_uri(says.address(row))), "source")
    answer = render(
        request,
        "public/picture.svg",
        {"picture": picture, "styles": in_pictures()},
        content_type="image/svg+xml; charset=utf-8",
    )
    answer["Content-Security-Policy"] = _POLICY
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _figure(picture: Picture, row: PublishedIndicator, shown: Publication) -> None:
    picture.write(says.period_name(shown.quarter), "small")
    picture.write(says.figure(shown) or says.none_of(shown), "value")
    picture.write(says.answer(shown, read(row.content, PublishedDefinition)))
    picture.state(says.state(shown).value, says.words_of(shown))
    _doubt(picture, shown)


def _doubt(picture: Picture, shown: Publication) -> None:
    against = [says.doubt(shown), says.unsupported(shown), says.in_work(shown)]
    for one in filter(None, against):
        picture.write(f"{says.period_name(shown.quarter)}: {one}", "small")


def _chart(picture: Picture, whole: IndicatorPage) -> None:
    drawn = chart(whole)
    if drawn is None:
        raise Http404
    picture.draw(drawn.drawing)
    picture.write(drawn.caption, "small")
    if whole.shown is not None:
        _doubt(picture, whole.shown)


def _table(picture: Picture, whole: IndicatorPage) -> None:
    for one in whole.periods:
        figure = says.figure(one.publication) if one.publication is not None else ""
        picture.state(one.state.value, f"{says.period_name(one.quarter)}: {figure or '–'} · {says.period_state(one)}")
        if one.publication is not None:
            _doubt(picture, one.publication)
