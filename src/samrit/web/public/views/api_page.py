"""How programs ask: a page made from the API's own document and from the table of problems; nothing of it is typed again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samrit.thai.translation import _
from samrit.vocabulary.codes import SCOPE_WORDS
from samrit.vocabulary.problem_kinds import PLACE_KINDS, PROBLEM_KINDS, ProblemKind
from samrit.web.public.answering import answered, open_page
from samrit.web.public.api_document import ADDRESS, common_parameters, groups_of, the_document
from samrit.web.public.trail import to_front


@open_page
def api_page(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, scope, example and answers; every problem with its remedy, at `#code`."""

    def page() -> HttpResponse:
        document = the_document()
        context = {
            "base": request.build_absolute_uri(ADDRESS),
            "version": document["info"]["version"],
            "scopes": [(one.value, str(said)) for one, said in SCOPE_WORDS.items()],
            "common": common_parameters(document),
            "groups": groups_of(document, request.build_absolute_uri("/").rstrip("/")),
            "problems": _lines(PROBLEM_KINDS),
            "places": _lines(PLACE_KINDS),
            "crumbs": to_front(_("For programs")),
        }
        return render(request, "public/api.html", context)

    return answered(request, "", page=page)


def _lines(kinds: dict[str, ProblemKind]) -> list[tuple[str, str, str, str]]:
    return [(code, " · ".join(map(str, one.statuses)), str(one.when), str(one.remedy)) for code, one in kinds.items()]
