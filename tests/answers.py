"""What is sent with a form is answered with 303, 409 or 422, in every test: of clients and of browsers.

One of the middlewares while tests run. Denied, gone, too often and broken have their own numbers; what answers 200 all the
same stands in `ALLOWED`, each with its reason.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

MIDDLEWARE = f"{__name__}.forms_are_answered"
SEE_OTHER, BAD_REQUEST, ERRORS = 303, 400, 400
OWN_SCRIPT = "our own script asks for the list alone"
LOOKED_OVER = "the button that shows what it would come to, for who has no script"
ASSESSED = "what is typed is assessed, and nothing is saved"
# Names of addresses, and why what is sent there is answered with a page.
ALLOWED: dict[str, str] = {
    "check_quarter": ASSESSED,
    "check_definition": ASSESSED,
    "check_new": ASSESSED,
    "api:check": ASSESSED,
    **dict.fromkeys(("api:submit_report", "api:add_evidence", "api:add_readings"), "a program gets what there is now"),
    "api:token": "a program gets its token, which no page shows",
    "check_counting_rule": ASSESSED,
    "near_partners": ASSESSED,
    "draft": "the form of a quarter stores what is typed; it asks by itself and gets the time",
    "evidence": OWN_SCRIPT,
    "describe_evidence": OWN_SCRIPT,
    "remove_evidence": OWN_SCRIPT,
    "definition": LOOKED_OVER,
    "new_definition": LOOKED_OVER,
    "counting_rule": LOOKED_OVER,
    "add_project": "a row of a step is added, moved or taken out before anything is saved",
    "edit_project": "a row of a step is added, moved or taken out before anything is saved",
    "privacy": "a person is searched for, and may stand in no address",
    "export_person": "what is stored about a person comes as a file",
    "evidence_original": "the original comes as a file",
    "practice_original": "the original comes as a file",
    **dict.fromkeys(
        ("public:verify", "public-en:verify", "public:verify_code", "public-en:verify_code"),
        "a file is compared as it comes, and nothing of it is kept that another page could show",
    ),
    "check_in": "whoever checks in has no account and no page to be led to: they are told that it is done",
}


class AnsweredOtherwise(BaseException):
    """A form was answered with a number that tells a browser, or a program, the wrong thing."""


def forms_are_answered(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if request.method != "POST" or response.status_code == SEE_OTHER or response.status_code > BAD_REQUEST:
            return response
        name = (request.resolver_match.view_name if request.resolver_match else None) or ""
        if name not in ALLOWED:
            raise AnsweredOtherwise(f"POST {request.path} ({name}) answers {response.status_code}")
        return response

    return middleware
