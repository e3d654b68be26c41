"""Filing, indicators, versions, imports of reports: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.reports.views import indicator, quarter, report_import, submit, versions

urlpatterns: list[URLPattern] = [
    path("imports/<int:pk>/pages/<int:number>/", report_import.picture, name="import_picture"),
    path("indicators/<int:pk>/", indicator.indicator, name="indicator"),
    path("indicators/<int:pk>/report.<str:suffix>", indicator.report, name="report"),
    path("indicators/<int:pk>/quarters/<int:number>/", quarter.quarter, name="quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/check/", quarter.check, name="check_quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/", quarter.draft, name="draft"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/drop/", quarter.drop, name="drop_draft"),
    path("indicators/<int:pk>/quarters/<int:number>/versions/", versions.versions, name="versions"),
    path("indicators/<int:pk>/quarters/<int:number>/submit/", submit.submit, name="submit"),
]
