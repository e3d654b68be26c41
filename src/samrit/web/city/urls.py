"""The city's year, its rules and its audit trail: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.city.views import (
    audit,
    burden,
    closing,
    first_days,
    guide,
    history,
    move_in_import,
    package,
    places_import,
    rules,
    search,
    work,
    year,
)

urlpatterns: list[URLPattern] = [
    path("search/", search.found, name="search"),
    path("help/", guide.guide, name="help"),
    path("plans/<str:agency>/<int:fiscal_year_be>/history/", history.plan_history, name="plan_history"),
    path("plans/<str:agency>/<int:fiscal_year_be>/package/", package.package, name="package"),
    path("plans/<str:agency>/<int:fiscal_year_be>/package.zip", package.package_file, name="package_file"),
    path("indicators/<int:pk>/history/", history.indicator_history, name="indicator_history"),
    path("audit/", audit.audit, name="audit"),
    path("audit/rows/<slug:table>/<int:key>/", audit.resolve, name="resolve_row"),
    path("audit/history/", history.city_history, name="city_history"),
    path("first-days/", first_days.checklist, name="first_days"),
    path("burden/", burden.burden, name="burden"),
    path("moving-in/move/", move_in_import.move, name="move_in_save"),
    path("moving-in/missing/", move_in_import.missing, name="move_in_missing"),
    path("moving-in/discard/", move_in_import.discard, name="move_in_discard"),
    path("moving-in/now/", move_in_import.work, name="move_in_work"),
    path("years/", year.years, name="years"),
    path("years/<int:year_be>/", year.year, name="year"),
    path("years/<int:year_be>/holidays/", year.holiday, name="add_holiday"),
    path("years/<int:year_be>/holidays/<int:pk>/remove/", year.no_holiday, name="remove_holiday"),
    path("years/<int:year_be>/close/", closing.close, name="close_year"),
    path("years/<int:year_be>/carry-over/", closing.carry, name="carry_over"),
    path("places/", places_import.places, name="places"),
    path("work/", work.work, name="work"),
    path("work/<int:pk>/again/", work.again, name="try_work_again"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:code>/", rules.rule, name="rule"),
]
