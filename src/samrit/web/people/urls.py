"""Which address leads to which page of accounts, roles and delegations."""

from django.urls import path

from samrit.web.people.views import delegations, people, people_deeds

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite_person, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change, name="change_person"),
    path("people/<int:pk>/roles/", people.give, name="give_role"),
    path("people/<int:pk>/roles/<int:role>/take/", people.take, name="take_role"),
    path("people/<int:pk>/<str:deed>/", people_deeds.account_deed, name="account_deed"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/<int:pk>/end/", delegations.end, name="end_delegation"),
]
