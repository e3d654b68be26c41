"""The open data as a read-only CKAN, which is what Thailand's catalogue of government data harvests from."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from samrit.queries.city.publisher import publisher
from samrit.queries.public.portal import latest
from samrit.vocabulary.data_sets import DATA_SETS, DataSet
from samrit.web.public.answering import answered, open_page
from samrit.web.public.views.data import set_with_files
from samrit.writers.thai_catalogue import organisation, package, package_name

_MOST = 1000


@open_page
def ckan(request: HttpRequest, action: str) -> HttpResponse:
    """An action of CKAN's by its name; 404 in CKAN's words where there is none, or not what it asks for."""
    if action not in _ACTIONS:
        raise Http404

    def page() -> HttpResponse:
        found = _ACTIONS[action](request)
        said: dict[str, Any] = {"help": request.build_absolute_uri(request.path), "success": found is not None}
        said |= (
            {"result": found} if found is not None else {"error": {"__type": "Not Found Error", "message": "Not found"}}
        )
        answer = HttpResponse(
            json.dumps(said, ensure_ascii=False), content_type="application/json", status=404 if found is None else 200
        )
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    return answered(request, "", page=page)


def _package(request: HttpRequest, data_set: DataSet) -> dict[str, Any]:
    page, files = set_with_files(request, data_set)
    newest = latest(1)
    return package(
        data_set,
        files,
        city_code=settings.CITY_CODE,
        publisher=publisher(),
        mail=settings.DEFAULT_FROM_EMAIL,
        page=page,
        changed_on=timezone.localdate(newest[0].at).isoformat() if newest else "",
    )


def _list(_request: HttpRequest) -> list[str]:
    return [package_name(settings.CITY_CODE, one) for one in DATA_SETS.values()]


def _show(request: HttpRequest) -> dict[str, Any] | None:
    packages = (_package(request, one) for one in DATA_SETS.values())
    return next((one for one in packages if request.GET.get("id") in {one["id"], one["name"]}), None)


def _search(request: HttpRequest) -> dict[str, Any]:
    words = request.GET.get("q", "").strip().lower()
    found = [_package(request, one) for one in DATA_SETS.values()]
    if words and words != "*:*":
        found = [one for one in found if words in json.dumps(one, ensure_ascii=False).lower()]
    first, most = (_whole(request.GET.get(name, ""), default) for name, default in (("start", 0), ("rows", 10)))
    return {"count": len(found), "sort": "name asc", "results": found[first : first + most]}


def _organisation(request: HttpRequest) -> dict[str, Any] | None:
    city = organisation(settings.CITY_CODE, publisher())
    return city | {"package_count": len(DATA_SETS)} if request.GET.get("id") in {city["id"], city["name"]} else None


def _whole(typed: str, otherwise: int) -> int:
    return min(int(typed), _MOST) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else otherwise


_ACTIONS: dict[str, Callable[[HttpRequest], Any]] = {
    "package_list": _list,
    "package_show": _show,
    "package_search": _search,
    "organization_show": _organisation,
    "organization_list": lambda _request: [organisation(settings.CITY_CODE, publisher())["name"]],
}
