"""Which address leads to which page of accounts, roles and delegations."""

from django.urls import path

from samrit.web.people.views import (
    access_tokens,
    account_actions,
    delegations,
    home,
    letters,
    notices,
    people,
    people_import,
    programs,
    session,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("language/", session.language, name="language"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="read_notices"),
    path("notices/mail/", notices.mail, name="notice_mail"),
    path("notices/<int:pk>/read/", notices.read, name="read_notice"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite_person, name="invite"),
    path("people/import/template/", people_import.template, name="people_template"),
    path("people/programs/", programs.programs, name="programs"),
    path("people/programs/<int:pk>/secret/", programs.secret, name="program_secret"),
    path("people/letters/", letters.letters, name="letters"),
    path("people/letters.pdf", letters.letters_pdf, name="letters_pdf"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change, name="change_person"),
    path("people/<int:pk>/roles/", people.give, name="give_role"),
    path("people/<int:pk>/roles/<int:role>/take/", people.take, name="take_role"),
    path("people/<int:pk>/<str:action>/", account_actions.account_action, name="account_action"),
    path("account/tokens/", access_tokens.tokens, name="access_tokens"),
    path("account/tokens/<int:pk>/revoke/", access_tokens.revoke, name="revoke_token"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/<int:pk>/end/", delegations.end, name="end_delegation"),
]
