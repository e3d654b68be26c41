"""The styles of all components as one file: fourteen small files would be fourteen questions to the server."""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from samrit.writers.colours import tokens, written_out

_NOT_IN_PICTURES = re.compile(r"/\*.*?\*/|:root \{.*?\}|@media[^{]*\{.*?\n\}", re.DOTALL)
FOLDER = Path(__file__).resolve().parent / "templates/components"
A_YEAR = 365 * 24 * 60 * 60  # seconds


def _read() -> tuple[str, str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.css")))
    return text, sha256(text.encode()).hexdigest()[:12]


_read_once = lru_cache(maxsize=1)(_read)


def sheet() -> tuple[str, str]:
    """All styles, and what tells this version of them from others; read anew each time only while developing."""
    return _read() if settings.DEBUG else _read_once()


def address() -> str:
    """Where a page finds them: another address whenever they change, so that a browser may keep them."""
    return f"{reverse('component_styles')}?{sheet()[1]}"


@lru_cache(maxsize=1)
def in_pictures() -> str:
    """The styles of what is drawn for a picture that stands alone: those for light screens, each token written out."""
    drawn = "".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ("counts", "values"))
    base = (FOLDER.parents[2] / "static/samrit/base.css").read_text(encoding="utf-8")
    return " ".join(written_out(_NOT_IN_PICTURES.sub("", drawn), tokens(base, drawn)).split())


@require_safe
@login_not_required
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def styles(_request: HttpRequest) -> HttpResponse:
    """All styles of the components."""
    return HttpResponse(sheet()[0], content_type="text/css; charset=utf-8")
