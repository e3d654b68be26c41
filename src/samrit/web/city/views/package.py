"""The year of an agency as one open package: what it holds, and the file."""

from tempfile import SpooledTemporaryFile

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.package.export import export_package
from samrit.package.preview import preview
from samrit.package.scope import Scope
from samrit.records.models import Agency, AnnualPlan
from samrit.vocabulary.refusal import Refused
from samrit.web import words
from samrit.web.asked import may, require

_IN_MEMORY = 16 * 1024 * 1024  # bytes


@require_safe
def package(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """What the package would hold."""
    scope = _scope(request, agency, fiscal_year_be)
    assert scope.agency is not None
    above = scope.agency.parent
    context = {
        "agency": scope.agency,
        "fiscal_year_be": fiscal_year_be,
        "year": words.year(fiscal_year_be),
        "contents": preview(scope),
        "above": above if above is not None and may(request, Permission.EXPORT, above) else None,
        "plan": scope.agency.annual_plans.filter(fiscal_year_be=fiscal_year_be).first(),
    }
    return render(request, "city/package.html", context)


@require_safe
def package_file(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponseBase:
    """The package itself; a large one is made on disk, and goes from there when it has been sent."""
    scope = _scope(request, agency, fiscal_year_be)
    if request.method == "HEAD":
        return HttpResponse(content_type="application/zip")
    file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the response closes it
    try:
        export_package(file, scope)
    except Refused:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=_name(scope))


def _scope(request: HttpRequest, agency: str, fiscal_year_be: int) -> Scope:
    found = get_object_or_404(Agency.objects.select_related("parent"), code=agency)
    require(request, Permission.EXPORT, found)
    scope = Scope(fiscal_year_be, found)
    if not AnnualPlan.objects.filter(scope.plans()).exists():
        raise Http404
    return scope


def _name(scope: Scope) -> str:
    code = "".join(c if c.isascii() and c.isalnum() else "-" for c in scope.agency.code) if scope.agency else "city"
    return f"samrit-{scope.fiscal_year_be}-{code}.zip"
