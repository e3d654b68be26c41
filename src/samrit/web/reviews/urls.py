"""The city at a glance, the desk, decisions, signing, publishing: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.reviews.views import decide, desk, overview, publish, scores, signed, unusual

urlpatterns: list[URLPattern] = [
    path("indicators/<int:pk>/signed/<int:signoff>.<str:suffix>", signed.signed_paper, name="signed_paper"),
    path("indicators/<int:pk>/quarters/<int:number>/sign/paper.pdf", decide.paper_to_sign, name="paper_to_sign"),
    path("indicators/<int:pk>/quarters/<int:number>/stop/", decide.stop, name="stop"),
    path("indicators/<int:pk>/quarters/<int:number>/<str:action>/", decide.decide, name="decide"),
    path("city/", overview.city, name="city"),
    path("desk/", desk.queue, name="desk"),
    path("desk/<int:pk>/", desk.report, name="desk_report"),
    path("desk/scores/", scores.scores, name="scores"),
    path("desk/unusual/", unusual.unusual, name="unusual"),
    path("publish/", publish.publish, name="publish"),
]
