"""Evidence of a quarter: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.evidence.views import evidence, original

urlpatterns: list[URLPattern] = [
    path("indicators/<int:pk>/quarters/<int:number>/evidence/", evidence.evidence, name="evidence"),
    path("evidence/<int:pk>/describe/", evidence.describe, name="describe_evidence"),
    path("evidence/<int:pk>/remove/", evidence.remove, name="remove_evidence"),
    path("evidence/<int:pk>/file/", evidence.file, name="evidence_file"),
    path("practice-files/<int:pk>/original/", original.practice_original, name="practice_original"),
    path("evidence/<int:pk>/original/", original.original, name="evidence_original"),
    path("evidence/copies/<int:pk>/", evidence.copy, name="evidence_copy"),
]
