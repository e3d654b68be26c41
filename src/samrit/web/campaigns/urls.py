"""Campaigns, their activities, and partners' own pages: which address leads to which page.

What anybody may see of a campaign stands in `samrit.web.public.urls`; here is the page for those who work on it.
"""

from django.urls import URLPattern, path

from samrit.web.campaigns.views import (
    activities,
    by_link,
    campaigns,
    check_in,
    pages,
    participants,
    partner_links,
    practices,
)

urlpatterns: list[URLPattern] = [
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.new, name="new_campaign"),
    path("campaigns/<slug:code>/", pages.campaign, name="campaign"),
    path("campaigns/<slug:code>/summary.pdf", pages.summary, name="campaign_summary"),
    path("campaigns/<slug:code>/counted/", pages.counted, name="campaign_counted"),
    path("campaigns/<slug:code>/edit/", campaigns.edit, name="edit_campaign"),
    path("campaigns/<slug:code>/show/", campaigns.show, name="show_campaign"),
    path("campaigns/<slug:code>/follow/", campaigns.follow, name="follow_campaign"),
    path("campaigns/<slug:code>/activities/new/", activities.new, name="new_activity"),
    path("campaigns/<slug:code>/participants/", participants.everybody, name="participants"),
    path("campaigns/<slug:code>/participants/<int:pk>/", participants.one, name="participant"),
    path("campaigns/<slug:code>/practices/", practices.queue, name="practices"),
    path("campaigns/<slug:code>/practices/new/", practices.new, name="new_practice"),
    path("campaigns/<slug:code>/links/", partner_links.links, name="partner_links"),
    path("campaigns/<slug:code>/links/letters/", partner_links.printed, name="partner_letters"),
    path("partner-links/<int:pk>/revoke/", partner_links.revoke, name="revoke_link"),
    path("commitments/<int:pk>/withdraw/", participants.withdraw, name="withdraw_commitment"),
    path("activities/<int:pk>/", activities.activity, name="activity"),
    path("activities/<int:pk>/edit/", activities.edit, name="edit_activity"),
    path("activities/<int:pk>/cancel/", activities.cancel, name="cancel_activity"),
    path("activities/<int:pk>/came/", activities.came, name="came"),
    path("activities/<int:pk>/code/", activities.code, name="activity_code"),
    path("attendances/<int:pk>/withdraw/", activities.withdraw, name="withdraw_attendance"),
    path("check-ins/<int:pk>/", activities.decide_check_in, name="decide_check_in"),
    path("practices/<int:pk>/", practices.practice, name="practice"),
    path("practices/<int:pk>/edit/", practices.edit, name="edit_practice"),
    path("practices/<int:pk>/files/", practices.add_files, name="practice_files"),
    path("practices/<int:pk>/<slug:action>/", practices.decide, name="decide_practice"),
    path("practice-files/<int:pk>/", practices.file, name="practice_file"),
    path("practice-files/<int:pk>/remove/", practices.remove_file, name="remove_practice_file"),
    path("c/<str:token>/", check_in.arrive, name="check_in"),
    path("p/<str:token>/", by_link.start, name="by_link"),
    path("p/<str:token>/themes/<int:theme>/", by_link.declare, name="by_link_declare"),
    path("p/<str:token>/activities/<int:activity>/", by_link.attend, name="by_link_attend"),
    path("p/<str:token>/practices/new/", by_link.report, name="by_link_report"),
    path("p/<str:token>/practices/<int:pk>/", by_link.practice, name="by_link_practice"),
    path("p/<str:token>/practices/<int:pk>/<slug:action>/", by_link.act, name="by_link_action"),
    path("p/<str:token>/files/<int:pk>/", by_link.file, name="by_link_file"),
]
