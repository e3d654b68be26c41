"""Which address leads to which page. Addresses are for people: they name what they show."""

from django.urls import URLPattern, URLResolver, include, path

from samrit.records.models import YEAR_END
from samrit.web.city.views import audit, burden, closing, guide, history, package, rules, year
from samrit.web.components.gallery import gallery
from samrit.web.components.styles import styles
from samrit.web.counting.views import provenance
from samrit.web.evidence.views import evidence
from samrit.web.people.views import home, notices, session
from samrit.web.plans.views import definition, plan, plan_sheet, planning
from samrit.web.reports.views import indicator, quarter, submit, upload, versions
from samrit.web.reviews.views import decide, desk, publish, scores, signed

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("", include("samrit.web.people.account_urls")),
    path("", include("samrit.web.people.urls")),
    path("", include("samrit.web.partners.urls")),
    path("", include("samrit.web.campaigns.urls")),
    path("", include("samrit.web.counting.urls")),
    path("", include("samrit.web.plans.project_urls")),
    path("", include("samrit.web.measurements.urls")),
    path("components.css", styles, name="component_styles"),
    path("office/components/", gallery, name="components"),
    path("language/", session.language, name="language"),
    path("plans/<str:agency>/<int:fiscal_year_be>/", plan.plan, name="plan"),
    path("help/", guide.guide, name="help"),
    path("plans/start/", planning.start, name="start_plan"),
    path("plans/<str:agency>/<int:fiscal_year_be>/indicators/", planning.definitions, name="definitions"),
    path("plans/<str:agency>/<int:fiscal_year_be>/indicators/new/", definition.add, name="add_indicator"),
    path("plans/<str:agency>/<int:fiscal_year_be>/indicators/check/", definition.check_new, name="check_new"),
    path("plans/<str:agency>/<int:fiscal_year_be>/sheet.xlsx", plan_sheet.sheet, name="plan_sheet"),
    path("plans/<str:agency>/<int:fiscal_year_be>/sheet/", plan_sheet.import_sheet, name="plan_upload"),
    path("plan-files/<int:pk>/", plan_sheet.preview, name="plan_preview"),
    path("plan-files/<int:pk>/save/", plan_sheet.save, name="save_plan_upload"),
    path("plan-files/<int:pk>/discard/", plan_sheet.discard, name="discard_plan_upload"),
    path("plans/<str:agency>/<int:fiscal_year_be>/changes/", planning.changes, name="changes"),
    path("indicators/<int:pk>/definition/", definition.edit, name="definition"),
    path("indicators/<int:pk>/definition/check/", definition.check, name="check_definition"),
    path("indicators/<int:pk>/remove/", definition.remove, name="remove_indicator"),
    path("indicators/<int:pk>/move/", definition.move, name="move_indicator"),
    path("indicators/<int:pk>/", indicator.indicator, name="indicator"),
    path("plans/<str:agency>/<int:fiscal_year_be>/history/", history.plan_history, name="plan_history"),
    path("plans/<str:agency>/<int:fiscal_year_be>/package/", package.package, name="package"),
    path("plans/<str:agency>/<int:fiscal_year_be>/package.zip", package.package_file, name="package_file"),
    path("indicators/<int:pk>/history/", history.indicator_history, name="indicator_history"),
    path("indicators/<int:pk>/report.<str:suffix>", indicator.report, name="report"),
    path("indicators/<int:pk>/signed/<int:signoff>.<str:suffix>", signed.signed_paper, name="signed_paper"),
    path("indicators/<int:pk>/quarters/<int:number>/", quarter.quarter, name="quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/check/", quarter.check, name="check_quarter"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/", quarter.draft, name="draft"),
    path("indicators/<int:pk>/quarters/<int:number>/draft/drop/", quarter.drop, name="drop_draft"),
    path("indicators/<int:pk>/quarters/<int:number>/versions/", versions.versions, name="versions"),
    path("indicators/<int:pk>/quarters/<int:number>/provenance/", provenance.provenance, name="provenance"),
    # the same of the year, in an address that is short: it stands 400 times on a plan's page
    path("from/<int:pk>/", provenance.provenance, {"number": YEAR_END}, name="year_provenance"),
    path("indicators/<int:pk>/quarters/<int:number>/sign/paper.pdf", decide.paper_to_sign, name="paper_to_sign"),
    path("indicators/<int:pk>/quarters/<int:number>/submit/", submit.submit, name="submit"),
    path("indicators/<int:pk>/quarters/<int:number>/evidence/", evidence.evidence, name="evidence"),
    path("evidence/<int:pk>/describe/", evidence.describe, name="describe_evidence"),
    path("evidence/<int:pk>/remove/", evidence.remove, name="remove_evidence"),
    path("evidence/<int:pk>/file/", evidence.file, name="evidence_file"),
    path("evidence/copies/<int:pk>/", evidence.copy, name="evidence_copy"),
    path("indicators/<int:pk>/quarters/<int:number>/<str:action>/", decide.decide, name="decide"),
    path("audit/", audit.audit, name="audit"),
    path("audit/history/", history.city_history, name="city_history"),
    path("burden/", burden.burden, name="burden"),
    path("desk/", desk.queue, name="desk"),
    path("desk/<int:pk>/", desk.report, name="desk_report"),
    path("desk/scores/", scores.scores, name="scores"),
    path("import/", upload.upload, name="upload"),
    path("import/<int:pk>/", upload.preview, name="preview"),
    path("import/<int:pk>/save/", upload.save, name="save_upload"),
    path("import/<int:pk>/discard/", upload.discard, name="discard_upload"),
    path("publish/", publish.publish, name="publish"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="read_notices"),
    path("notices/mail/", notices.mail, name="notice_mail"),
    path("notices/<int:pk>/read/", notices.read, name="read_notice"),
    path("years/", year.years, name="years"),
    path("years/<int:year_be>/", year.year, name="year"),
    path("years/<int:year_be>/holidays/", year.holiday, name="add_holiday"),
    path("years/<int:year_be>/holidays/<int:pk>/remove/", year.no_holiday, name="remove_holiday"),
    path("years/<int:year_be>/close/", closing.close, name="close_year"),
    path("years/<int:year_be>/carry-over/", closing.carry, name="carry_over"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:code>/", rules.rule, name="rule"),
]
