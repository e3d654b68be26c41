"""Where the lines of a page end: what `samrit.thai.line_ends` holds together on paper stays in one line in a browser, too.

A browser cuts Thai by a dictionary of its own, which has the parts of a word and not the whole: it ends a line inside
"ต่อเนื่อง". Only `white-space: nowrap` hinders it, so each such piece becomes an element `x-w`. That is done to the whole page,
whatever drew it; what stands in fields, programs and drawings is left as it is.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from samrit.thai.line_ends import whole_pieces

_DONE = "has_whole_words"
_LONGEST = 16  # letters without the marks above and below them: more would not fit in the cells of a phone
_SHORT = 200  # letters: labels, names and cells come again in page after page
_LEFT = "script|style|textarea|title|option|svg|pre|code"
# Programs, fields and drawings whole, any other tag, or a text between tags; templates escape ">" in attributes.
_PARTS = re.compile(rf"<(?P<left>{_LEFT})\b.*?</(?P=left)>|<!--.*?-->|<[^>]*>|(?P<text>[^<]+)", re.DOTALL)


def whole_words(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a page goes out with its words whole."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        return with_words_whole(response) if isinstance(response, HttpResponse) else response

    return respond


def with_words_whole(response: HttpResponse) -> HttpResponse:
    """The answer with its words whole, if it is a page; twice does nothing more."""
    is_done = response.__dict__.get(_DONE, False)
    if not is_done and response.get("Content-Type", "").startswith("text/html"):
        response.content = with_whole_words(response.content.decode(response.charset))
    return marked_as_whole(response)


def marked_as_whole(response: HttpResponse) -> HttpResponse:
    """An answer whose words are whole already."""
    response.__dict__[_DONE] = True
    return response


def with_whole_words(page: str) -> str:
    """A page, or a part of one, in HTML; its text is the same as before."""
    return _PARTS.sub(lambda found: _shown(found["text"]) if found["text"] else found[0], page)


def _shown(text: str) -> str:
    return _remembered(text) if len(text) <= _SHORT else _text(text)


def _text(text: str) -> str:
    pieces = [f"<x-w>{piece}</x-w>" if is_whole else piece for piece, is_whole in whole_pieces(text, _LONGEST)]
    joined = "".join(pieces)
    # In a box that lines up its children, a text is one child: so it stays when parts of it become elements.
    return f"<x-t>{joined}</x-t>" if len(pieces) > 1 and "<x-w>" in joined else joined


_remembered = lru_cache(8192)(_text)
