"""The two sides of the site: the public's at the root, Thai and under `ENGLISH` in English, without a cookie; all work under /office/."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

OFFICE = "/office/"
API = "/api/v"  # what programs ask, by a token and without a cookie
ENGLISH = "en/"  # where the public's pages stand once more, in English: the one place that spells it


def is_office(path: str) -> bool:
    """Whether an address belongs to the work side."""
    return path.startswith(OFFICE)


def is_api(path: str) -> bool:
    """Whether an address is for programs."""
    return path.startswith(API)


def language_of(path: str) -> str:
    """The language of a public page, which is its address's and nobody's choice."""
    return "en" if path.startswith(f"/{ENGLISH}") else "th"


def public_address(name: str, *args: object) -> str:
    """The address of a public page in the language of the reader."""
    return reverse(f"public{'-en' if get_language() == 'en' else ''}:{name}", args=args)


def opened_at(request: HttpRequest) -> str:
    """Where a page can be opened again: its own address; of an answer to a form, that of the page with the form.

    The address to which a form is sent may know no other method, and its answer is gone once somebody leaves it.
    """
    before = urlsplit(request.headers.get("Referer", ""))
    if request.method == "POST" and before.netloc == request.get_host():
        return before.path + (f"?{before.query}" if before.query else "")
    return request.get_full_path()


def side(request: HttpRequest) -> dict[str, object]:
    """Which side a page is of, where it can be opened again, and a public page's address in the other language.

    A context processor.
    """
    if is_office(request.path):
        return {"is_office": True, "opened_at": opened_at(request)}
    path, query = request.path, request.META.get("QUERY_STRING", "")
    other = f"/{path.removeprefix(f'/{ENGLISH}')}" if path.startswith(f"/{ENGLISH}") else f"/{ENGLISH}{path[1:]}"
    return {
        "is_office": False,
        "opened_at": opened_at(request),
        "front": public_address("front"),
        "in_other_language": other + (f"?{query}" if query else ""),
    }
