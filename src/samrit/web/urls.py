"""Which address leads to which page. Addresses are for people: they name what they show."""

from django.urls import path

from samrit.web.views import (
    audit,
    decide,
    history,
    home,
    indicator,
    notices,
    plan,
    quarter,
    session,
    signed,
    submit,
    upload,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("login/", session.login, name="login"),
    path("logout/", session.logout, name="logout"),
    path("language/", session.language, name="language"),
    path("plans/<str:agency>/<int:fiscal_year_be>/", plan.plan, name="plan"),
    path("indicators/<int:pk>/", indicator.indicator, name="indicator"),
    path("plans/<str:agency>/<int:fiscal_year_be>/history/", history.plan_history, name="plan_history"),
    path("indicators/<int:pk>/history/", history.indicator_history, name="indicator_history"),
    path("indicators/<int:pk>/report.<str:suffix>", indicator.report, name="report"),
    path("indicators/<int:pk>/signed/<int:signoff>.<str:suffix>", signed.signed_paper, name="signed_paper"),
    path("indicators/<int:pk>/quarters/<int:number>/", quarter.quarter, name="quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/check/", quarter.check, name="check_quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/", quarter.draft, name="draft"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/drop/", quarter.drop, name="drop_draft"),
    path("indicators/<int:pk>/quarters/<int:number>/sign/paper.pdf", decide.paper_to_sign, name="paper_to_sign"),
    path("indicators/<int:pk>/quarters/<int:number>/submit/", submit.submit, name="submit"),
    path("indicators/<int:pk>/quarters/<int:number>/<str:deed>/", decide.decide, name="decide"),
    path("audit/", audit.audit, name="audit"),
    path("audit/history/", history.city_history, name="city_history"),
    path("import/", upload.upload, name="upload"),
    path("import/<int:pk>/", upload.preview, name="preview"),
    path("import/<int:pk>/save/", upload.save, name="save_upload"),
    path("import/<int:pk>/discard/", upload.discard, name="discard_upload"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="read_notices"),
    path("notices/mail/", notices.mail, name="notice_mail"),
    path("notices/<int:pk>/read/", notices.read, name="read_notice"),
]
