"""What most middlewares are: something that is looked at once a view is chosen, or has failed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PassingThrough:
    """A middleware that does nothing on the way in or out, unless it says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer as it is."""
        return self.get_response(request)
