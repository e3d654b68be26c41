"""Projects, part 1 of the annual report: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.plans.views import project, project_edit

_PLAN = "plans/<str:agency>/<int:fiscal_year_be>/projects"

urlpatterns: list[URLPattern] = [
    path(f"{_PLAN}/", project.projects, name="projects"),
    path(f"{_PLAN}/new/", project_edit.add, name="add_project"),
    path(f"{_PLAN}.pdf", project.paper, name="projects_paper"),
    path(f"{_PLAN}.xlsx", project.sheet, name="projects_sheet"),
    path("projects/<int:pk>/", project.project, name="project"),
    path("projects/<int:pk>/history/", project.project_history, name="project_history"),
    path("projects/<int:pk>/progress/", project.progress, name="report_progress"),
    path("projects/<int:pk>/edit/", project_edit.edit, name="edit_project"),
    path("projects/<int:pk>/remove/", project_edit.remove, name="remove_project"),
]
