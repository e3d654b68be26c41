"""The register of partners: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.partners.views import partner_contacts, partner_duplicates, partners, privacy

urlpatterns: list[URLPattern] = [
    path("partners/", partners.register, name="partners"),
    path("partners/register.xlsx", partners.sheet, name="partner_sheet"),
    path("partners/template.xlsx", partners.template, name="partner_template"),
    path("partners/new/", partners.new, name="new_partner"),
    path("partners/near/", partners.near_names, name="near_partners"),
    path("partners/duplicates/", partner_duplicates.duplicates, name="partner_duplicates"),
    path("partners/duplicates/none/", partner_duplicates.apart, name="mark_not_duplicates"),
    path("partners/merges/<int:pk>/undo/", partner_duplicates.undo, name="undo_merge"),
    path("partners/contacts/<int:pk>/", partner_contacts.change, name="change_contact"),
    path("partners/contacts/<int:pk>/remove/", partner_contacts.remove, name="remove_contact"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("partners/<int:pk>/edit/", partners.edit, name="edit_partner"),
    path("partners/<int:pk>/contacts/", partner_contacts.add, name="add_contact"),
    path("partners/<int:pk>/merge/<int:other>/", partner_duplicates.merge, name="merge_partners"),
    path("privacy/", privacy.person, name="privacy"),
    path("privacy/export/", privacy.export, name="export_person"),
    path("privacy/erase/", privacy.erase, name="erase_person"),
]
