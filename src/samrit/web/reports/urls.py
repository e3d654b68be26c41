"""Filing, indicators, versions, imports of reports: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.reports.views import indicator, many_reports, quarter, receipt, report_import, submit, versions

urlpatterns: list[URLPattern] = [
    path("import/lists/<slug:batch>/", many_reports.many, name="import_many"),
    path("import/lists/<slug:batch>/save/", many_reports.save_sound, name="save_many"),
    path("import/lists/<slug:batch>/discard/", many_reports.discard_rest, name="discard_many"),
    path("import/lists/<slug:batch>/now/", many_reports.work, name="work_many"),
    path("imports/<int:pk>/pages/<int:number>/", report_import.picture, name="import_picture"),
    path("indicators/<int:pk>/", indicator.indicator, name="indicator"),
    path("indicators/<int:pk>/report.<str:suffix>", indicator.report, name="report"),
    path("indicators/<int:pk>/quarters/<int:number>/", quarter.quarter, name="quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/check/", quarter.check, name="check_quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/", quarter.draft, name="draft"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/drop/", quarter.drop, name="drop_draft"),
    path("indicators/<int:pk>/quarters/<int:number>/versions/", versions.versions, name="versions"),
    path("indicators/<int:pk>/quarters/<int:number>/receipt/", receipt.submitted, name="receipt"),
    path("indicators/<int:pk>/quarters/<int:number>/submit/", submit.submit, name="submit"),
]
