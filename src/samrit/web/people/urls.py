"""Which address leads to which page of accounts, roles and delegations."""

from django.urls import path

from samrit.web.people.views import account_actions, delegations, people

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite_person, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change, name="change_person"),
    path("people/<int:pk>/roles/", people.give, name="give_role"),
    path("people/<int:pk>/roles/<int:role>/take/", people.take, name="take_role"),
    path("people/<int:pk>/<str:action>/", account_actions.account_action, name="account_action"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/<int:pk>/end/", delegations.end, name="end_delegation"),
]
