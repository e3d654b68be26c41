"""Load data and measurements: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.measurements.views import factors, load_import, measure

urlpatterns: list[URLPattern] = [
    path("load/", load_import.loads, name="loads"),
    path("load/<int:pk>/", load_import.load, name="load"),
    path("load/<int:pk>/retire/", load_import.retire, name="retire_load"),
    path("load/<int:pk>/file/", load_import.file, name="load_file"),
    path("measurements/", measure.measurements, name="measurements"),
    path("measurements/new/", measure.new, name="new_measurement"),
    path("measurements/factors/", factors.factors, name="factors"),
    path("measurements/factors/<str:kind>/<int:pk>/retire/", factors.retire, name="retire_factor"),
    path("measurements/protocols/<int:pk>/", measure.protocol, name="measure_protocol"),
    path("measurements/runs/<int:pk>/", measure.run, name="measure_run"),
    path("measurements/<int:pk>/", measure.measurement, name="measurement"),
    path("measurements/<int:pk>/paper.pdf", measure.paper, name="measurement_paper"),
    path("measurements/<int:pk>/record.json", measure.record, name="measurement_record"),
    path("measurements/<int:pk>/<str:kind>.svg", measure.chart, name="measurement_chart"),
]
