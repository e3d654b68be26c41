"""Annual plans, their indicators and projects: which address leads to which page."""

from django.urls import URLPattern, URLResolver, include, path

from samrit.vocabulary.codes import ReportForm
from samrit.web.plans.views import (
    agencies,
    agencies_import,
    booklet,
    city_plan_import,
    definition,
    plan,
    plan_import,
    planning,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samrit.web.plans.project_urls")),
    path("", include("samrit.web.plans.tree_urls")),
    path("plans/<str:agency>/<int:fiscal_year_be>/", plan.plan, name="plan"),
    path(
        "plans/<str:agency>/<int:fiscal_year_be>/report.pdf",
        booklet.annual_report,
        {"form": ReportForm.PDF},
        name="annual_report",
    ),
    path(
        "plans/<str:agency>/<int:fiscal_year_be>/report.epub",
        booklet.annual_report,
        {"form": ReportForm.EPUB},
        name="annual_report_book",
    ),
    path(
        "plans/<str:agency>/<int:fiscal_year_be>/slides.pptx",
        booklet.annual_report,
        {"form": ReportForm.PPTX},
        name="slides",
    ),
    path("plans/<str:agency>/<int:fiscal_year_be>/results.xlsx", booklet.sheet, name="results_sheet"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies.xlsx", agencies_import.sheet, name="agency_sheet"),
    path("agencies/add/", agencies.add, name="add_agency"),
    path("agencies/<str:agency>/", agencies.agency, name="agency"),
    path("agencies/<str:agency>/<str:change>/", agencies.change, name="change_agency"),
    path("agencies/<str:agency>/changes/<int:pk>/day/", agencies.day, name="correct_agency_day"),
    path("agencies/<str:agency>/changes/<int:pk>/withdraw/", agencies.withdraw, name="withdraw_agency_change"),
    path("plans/import/template/<int:fiscal_year_be>.xlsx", city_plan_import.template, name="city_plan_template"),
    path("plans/start/", planning.start, name="start_plan"),
    path("plans/<str:agency>/<int:fiscal_year_be>/indicators/", planning.definitions, name="definitions"),
    path("plans/<str:agency>/<int:fiscal_year_be>/indicators/new/", definition.add, name="add_indicator"),
    path("plans/<str:agency>/<int:fiscal_year_be>/indicators/check/", definition.check_new, name="check_new"),
    path("plans/<str:agency>/<int:fiscal_year_be>/sheet.xlsx", plan_import.sheet, name="plan_sheet"),
    path("plans/<str:agency>/<int:fiscal_year_be>/changes/", planning.changes, name="changes"),
    path("indicators/<int:pk>/definition/", definition.edit, name="definition"),
    path("indicators/<int:pk>/definition/check/", definition.check, name="check_definition"),
    path("indicators/<int:pk>/remove/", definition.remove, name="remove_indicator"),
    path("indicators/<int:pk>/move/", definition.move, name="move_indicator"),
]
