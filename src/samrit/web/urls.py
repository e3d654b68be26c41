"""Which address leads to which page. Addresses are for people: they name what they show."""

from django.urls import path

from samrit.web.views import session

urlpatterns = [
    path("login/", session.login, name="login"),
    path("logout/", session.logout, name="logout"),
    path("language/", session.language, name="language"),
]
