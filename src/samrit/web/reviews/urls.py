"""The city at a glance, the desk, decisions, signing, publishing: which address leads to which page."""

from django.urls import URLPattern, path, register_converter

from samrit.vocabulary.codes import ReportForm
from samrit.web.reviews.views import (
    city_report,
    decide,
    desk,
    overview,
    publish,
    scores,
    sign_paper,
    signed,
    unusual,
    withdraw_publication,
)


class FormConverter:
    """A form of the annual report, by the suffix of its file."""

    regex = "|".join(ReportForm)

    def to_python(self, written: str) -> ReportForm:
        """The form."""
        return ReportForm(written)

    def to_url(self, form: str) -> str:
        """Its suffix."""
        return str(form)


register_converter(FormConverter, "form")

urlpatterns: list[URLPattern] = [
    path("indicators/<int:pk>/signed/<int:signoff>.<str:suffix>", signed.signed_paper, name="signed_paper"),
    path("indicators/<int:pk>/signed/<int:signoff>/sign/", sign_paper.sign_paper, name="sign_paper"),
    path("indicators/<int:pk>/quarters/<int:number>/sign/paper.pdf", decide.paper_to_sign, name="paper_to_sign"),
    path("indicators/<int:pk>/quarters/<int:number>/stop/", decide.stop, name="stop"),
    path(
        "indicators/<int:pk>/quarters/<int:number>/withdraw-publication/",
        withdraw_publication.withdraw_publication,
        name="withdraw_publication",
    ),
    path("indicators/<int:pk>/quarters/<int:number>/<str:action>/", decide.decide, name="decide"),
    path("city/", overview.city, name="city"),
    path("city/figures/", overview.figures, name="city_figures"),
    path("city/views/", overview.save, name="save_view"),
    path("city/views/<int:pk>/remove/", overview.remove, name="remove_view"),
    path("city/<int:year_be>/report/", city_report.city_report, name="city_report"),
    path("city/<int:year_be>/report.<form:form>", city_report.file, name="city_report_file"),
    path("city/<int:year_be>/report/<form:form>/", city_report.ask, name="make_city_report"),
    path("city/<int:year_be>/report/<form:form>/now/", city_report.now, name="make_city_report_now"),
    path("desk/", desk.queue, name="desk"),
    path("desk/<int:pk>/", desk.report, name="desk_report"),
    path("desk/scores/", scores.scores, name="scores"),
    path("desk/unusual/", unusual.unusual, name="unusual"),
    path("publish/", publish.publish, name="publish"),
]
