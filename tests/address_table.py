"""Who may open which address: the whole table, written by hand, so that a change of it is a decision.

A row names the address, how it is reached in a place, and the roles that may open it there. A role reaches its own
agency and those below it, never another. What is nobody's in particular ("anybody") stands apart.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from public_addresses import OF_WHAT_IS_PUBLISHED, OPEN
from samrit.vocabulary.codes import RoleName
from world import Place

ALL = frozenset(RoleName)
OFFICER = frozenset({RoleName.OFFICER})
AGENCY = frozenset({RoleName.COORDINATOR, RoleName.HEAD})
PLANNERS = OFFICER | {RoleName.COORDINATOR}
EVALUATOR = frozenset({RoleName.EVALUATOR})
ADMINISTRATOR = frozenset({RoleName.ADMINISTRATOR})
NOBODY: frozenset[RoleName] = frozenset()

OF_THE_CITY = (
    "move_in", "places_import", "move_in_save", "move_in_missing", "move_in_discard", "move_in_work", "rules",
    "work", "webhooks", "office_releases",
)  # fmt: skip
OF_PROTECTION = (
    "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One address: its name, the arguments in a place, who may open it there (GET), and who may send to it (POST).

    `sent_by` is None where it is the same; an address that takes only POST is opened by nobody.
    """

    name: str
    arguments: Callable[[Place], dict[str, Any]]
    opened_by: frozenset[RoleName]
    sent_by: frozenset[RoleName] | None = None

    @property
    def taken_from(self) -> frozenset[RoleName]:
        """Who may send to it."""
        return self.opened_by if self.sent_by is None else self.sent_by


def of_agency(place: Place) -> dict[str, Any]:
    return {"agency": place.agency.code, "fiscal_year_be": place.plan.fiscal_year_be}


def renaming(place: Place) -> dict[str, Any]:
    return {"agency": place.agency.code, "change": "rename"}


def of_indicator(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.pk}


def of_quarter(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.pk, "number": 1}


def of_count(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.pk, "number": 1, "suffix": "csv"}


def of_report(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.pk, "suffix": "json"}


def submitting(place: Place) -> dict[str, Any]:
    return {"pk": place.indicator.pk, "number": 1, "action": "submit"}


def of_project(place: Place) -> dict[str, Any]:
    return {"pk": place.project.pk}


def of_year(place: Place) -> dict[str, Any]:
    return {"year_be": place.plan.fiscal_year_be}


def of_rule(_place: Place) -> dict[str, Any]:
    return {"code": "E501"}


def of_campaign(place: Place) -> dict[str, Any]:
    return {"code": place.campaign.code}


def of_participant(place: Place) -> dict[str, Any]:
    return {"code": place.campaign.code, "pk": place.practice.partner_id}


def of_activity(place: Place) -> dict[str, Any]:
    return {"pk": place.attendance.activity_id}


def of_attendance(place: Place) -> dict[str, Any]:
    return {"pk": place.attendance.pk}


def of_commitment(place: Place) -> dict[str, Any]:
    return {"pk": place.commitment.pk}


def of_link(place: Place) -> dict[str, Any]:
    return {"pk": place.link.pk}


def of_check_in(place: Place) -> dict[str, Any]:
    return {"pk": place.check_in.pk}


def of_practice(place: Place) -> dict[str, Any]:
    return {"pk": place.practice.pk}


def deciding(place: Place) -> dict[str, Any]:
    return {"pk": place.practice.pk, "action": "verify"}


def of_nothing(_place: Place) -> dict[str, Any]:
    return {}


# The city's year is settled by those who may over the whole city; nobody's role over an agency reaches so far.
# Who may is tried in tests/pages/city/test_year_settings.py, and for moving in in tests/pages/city/test_move_in_page.py.
IN_PLACES = (
    Row("years", of_nothing, NOBODY),
    Row("year", of_year, NOBODY),
    Row("add_holiday", of_year, NOBODY),
    Row("add_holidays", of_year, NOBODY),
    Row("close_year", of_year, NOBODY),
    Row("carry_over", of_year, NOBODY),
    *(Row(name, of_nothing, NOBODY) for name in OF_THE_CITY),
    Row("rule", of_rule, NOBODY),
    Row("change_agency", renaming, ADMINISTRATOR),
    Row("plan", of_agency, ALL),
    Row("indicator", of_indicator, ALL),
    Row("report", of_report, ALL),
    Row("plan_history", of_agency, ALL),
    Row("package", of_agency, ALL - OFFICER),
    Row("package_file", of_agency, ALL - OFFICER),
    Row("indicator_history", of_indicator, ALL),
    Row("versions", of_quarter, ALL),
    Row("provenance", of_quarter, ALL),
    Row("year_provenance", of_indicator, ALL),
    Row("quarter", of_quarter, ALL, sent_by=OFFICER),
    Row("submit", of_quarter, ALL, sent_by=OFFICER),
    Row("receipt", of_quarter, ALL),
    Row("check_quarter", of_quarter, NOBODY, sent_by=OFFICER),
    Row("draft", of_quarter, NOBODY, sent_by=OFFICER),
    Row("drop_draft", of_quarter, NOBODY, sent_by=OFFICER),
    Row("decide", submitting, ALL, sent_by=OFFICER),
    Row("withdraw_publication", of_quarter, EVALUATOR),
    Row("definitions", of_agency, ALL),
    Row("changes", of_agency, ALL),
    Row("outdated_places", of_agency, PLANNERS),
    Row("plan_sheet", of_agency, ALL),
    Row("plan_upload", of_agency, PLANNERS),
    Row("add_indicator", of_agency, PLANNERS),
    Row("check_new", of_agency, NOBODY, sent_by=PLANNERS),
    Row("definition", of_indicator, PLANNERS),
    Row("counting_rule", of_indicator, PLANNERS),
    Row("decide_counting_rule", of_indicator, NOBODY, sent_by=PLANNERS),
    Row("check_counting_rule", of_indicator, NOBODY, sent_by=PLANNERS),
    Row("count", of_quarter, ALL),
    Row("count_file", of_count, ALL),
    Row("check_definition", of_indicator, NOBODY, sent_by=PLANNERS),
    Row("remove_indicator", of_indicator, PLANNERS),
    Row("move_indicator", of_indicator, NOBODY, sent_by=PLANNERS),
    Row("projects", of_agency, ALL),
    Row("annual_report", of_agency, ALL),
    Row("annual_report_book", of_agency, ALL),
    Row("slides", of_agency, ALL),
    Row("results_sheet", of_agency, ALL),
    Row("projects_paper", of_agency, ALL),
    Row("projects_sheet", of_agency, ALL),
    Row("add_project", of_agency, PLANNERS),
    Row("project", of_project, ALL),
    Row("project_history", of_project, ALL),
    Row("report_progress", of_project, OFFICER),
    Row("edit_project", of_project, PLANNERS),
    Row("remove_project", of_project, PLANNERS),
    Row("edit_campaign", of_campaign, PLANNERS),
    Row("show_campaign", of_campaign, NOBODY, sent_by=PLANNERS),
    Row("follow_campaign", of_campaign, NOBODY, sent_by=PLANNERS),
    Row("new_activity", of_campaign, PLANNERS),
    Row("participants", of_campaign, ALL, sent_by=NOBODY),
    Row("participant", of_participant, ALL, sent_by=PLANNERS),
    Row("practices", of_campaign, ALL, sent_by=NOBODY),
    Row("new_practice", of_campaign, PLANNERS),
    Row("partner_links", of_campaign, PLANNERS),
    Row("partner_letters", of_campaign, PLANNERS, sent_by=NOBODY),
    Row("revoke_link", of_link, NOBODY, sent_by=PLANNERS),
    Row("withdraw_commitment", of_commitment, NOBODY, sent_by=PLANNERS),
    Row("activity", of_activity, ALL, sent_by=NOBODY),
    Row("edit_activity", of_activity, PLANNERS),
    Row("cancel_activity", of_activity, NOBODY, sent_by=PLANNERS),
    Row("came", of_activity, NOBODY, sent_by=PLANNERS),
    Row("activity_code", of_activity, PLANNERS),
    Row("sign_in_sheet", of_activity, PLANNERS),
    Row("withdraw_attendance", of_attendance, NOBODY, sent_by=PLANNERS),
    Row("decide_check_in", of_check_in, NOBODY, sent_by=PLANNERS),
    Row("practice", of_practice, ALL, sent_by=NOBODY),
    Row("edit_practice", of_practice, PLANNERS),
    Row("practice_files", of_practice, NOBODY, sent_by=PLANNERS),
    Row("decide_practice", deciding, NOBODY, sent_by=PLANNERS),
    Row("evidence", of_quarter, ALL, sent_by=OFFICER),
    Row("campaign", of_campaign, ALL),
    Row("campaign_summary", of_campaign, ALL),
    Row("campaign_counted", of_campaign, ALL),
)

# Anybody who has logged in may open these; what they show is their own.
ANYBODY = frozenset({"campaigns", "components", "desk", "help", "home", "notices", "search"}) | {
    "factors",
    "loads",
    "measurements",
    "account",
    "mfa_index",
    "socialaccount_connections",
    "mfa_list_webauthn",
    "delegations",
}
# What looks over all branches that somebody has: open to these roles, wherever they hold them.
BY_ROLE: dict[str, frozenset[RoleName]] = {
    "publish": EVALUATOR,
    "scores": EVALUATOR | ADMINISTRATOR | {RoleName.EXECUTIVE},
    "unusual": EVALUATOR | ADMINISTRATOR | {RoleName.EXECUTIVE},
    **dict.fromkeys(("burden", "city", "city_figures"), ALL - OFFICER),
    **dict.fromkeys(("agencies", "places", "first_days"), ALL),
    "add_agency": ADMINISTRATOR,
    "agencies_import": ADMINISTRATOR,
    "people": ADMINISTRATOR,
    "invite": ADMINISTRATOR,
    **dict.fromkeys(("people_import", "letters", "programs"), ADMINISTRATOR),
    "audit": EVALUATOR | ADMINISTRATOR | {RoleName.EXECUTIVE},
    "upload": OFFICER,
    "new_load": PLANNERS | EVALUATOR,
    "new_measurement": PLANNERS | EVALUATOR,
    "partners": ALL,
    "long_term_plans": ALL,
    **dict.fromkeys(("new_partner", "partner_duplicates", "partner_import"), PLANNERS),
    "privacy": ADMINISTRATOR | {RoleName.COORDINATOR},
    "new_campaign": PLANNERS,
}
# These answer before anybody has logged in.
OPEN_DOORS = OPEN | frozenset(
    {
        "component_styles",
        "language",
        "account_login",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "account_inactive",
        "account_signup",
        "socialaccount_login_cancelled",
        "openid_connect_login",
        "openid_connect_callback",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "check_in",
        "by_link",
        "by_link_declare",
        "by_link_attend",
        "by_link_report",
        "by_link_practice",
        "by_link_action",
        "by_link_file",
    }
)
API_READ = (
    "openapi-json", "years", "agencies", "me", "indicators", "indicator", "results", "result", "report", "projects",
    "campaigns", "campaign", "partners", "measurements", "load_series", "events", "check", "api-root", "nothing",
)  # fmt: skip
# These are tried one by one in tests of their own, since they lead to what one person made; and what is done there to
# others' uploads, accounts, plans and notices by each role in tests/addresses/test_elsewhere.py.
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(("log", "log_of", "log_file"), "tests/unit/test_ledger_log.py"),
    **OF_WHAT_IS_PUBLISHED,
    **dict.fromkeys(
        ("robots", "sitemap", "sitemap_of_pages", "sitemap_of_year", "public:verify_code", "public-en:verify_code"),
        "tests/pages/public/test_verifying.py",
    ),
    **dict.fromkeys(
        ("public:data_set", "public-en:data_set", "data_file", "data_package", "data_catalogue"),
        "tests/pages/public/test_open_data.py",
    ),
    "public:campaign": "tests/pages/public/test_campaign_page.py",
    "public:campaign_counted": "tests/pages/public/test_campaign_page.py",
    "public-en:campaign_counted": "tests/pages/public/test_campaign_page.py",
    "public:campaign_summary": "tests/pages/public/test_campaign_page.py",
    "public-en:campaign": "tests/pages/public/test_campaign_page.py",
    "public-en:campaign_summary": "tests/pages/public/test_campaign_page.py",
    **dict.fromkeys((f"api:{name}" for name in API_READ), "tests/pages/test_api.py"),
    **{
        f"api:{name}": "tests/pages/test_api_filing.py"
        for name in ("put_report", "submit_report", "add_evidence", "add_readings")
    },
    **dict.fromkeys(
        ("describe_evidence", "remove_evidence", "evidence_file", "evidence_original", "evidence_copy"),
        "tests/pages/evidence/test_evidence.py",
    ),
    "practice_original": "tests/pages/evidence/test_practice_originals.py",
    "desk_report": "tests/pages/reviews/test_desk.py",
    **dict.fromkeys(
        ("city_report", "city_report_file", "make_city_report", "make_city_report_now"),
        "tests/pages/reviews/test_city_report.py",
    ),
    **dict.fromkeys(("paper_to_sign", "signed_paper"), "tests/pages/reviews/test_decide.py"),
    "sign_paper": "tests/pages/reviews/test_sign_paper.py",
    "stop": "tests/pages/reviews/test_publish.py",
    **dict.fromkeys(("save_view", "remove_view"), "tests/pages/reviews/test_overview.py"),
    "remove_holiday": "tests/pages/city/test_year_settings.py",
    "try_work_again": "tests/pages/city/test_work.py",
    "webhook": "tests/pages/city/test_webhooks.py",
    **dict.fromkeys(("read_notices", "read_notice", "notice_mail"), "tests/pages/people/test_notices.py"),
    "city_history": "tests/pages/city/test_audit.py",
    "resolve_row": "tests/pages/city/test_audit.py",
    "account_choices": "tests/pages/people/test_account.py",
    **dict.fromkeys(("access_tokens", "revoke_token"), "tests/pages/people/test_access_tokens.py"),
    **dict.fromkeys(("program_secret", "api:token"), "tests/pages/people/test_programs.py"),
    "end_log_ins": "tests/pages/people/test_sessions.py",
    **dict.fromkeys(("account_change_password", "account_set_password"), "tests/pages/people/test_account.py"),
    **dict.fromkeys(OF_PROTECTION, "tests/pages/people/test_protection.py"),
    **dict.fromkeys(("agency", "agency_sheet"), "tests/pages/plans/test_agency_pages.py"),
    "withdraw_agency_change": "tests/pages/plans/test_agency_pages.py",
    "correct_agency_day": "tests/pages/plans/test_agency_days_on_pages.py",
    "person": "tests/pages/people/test_people.py",
    "change_person": "tests/pages/people/test_people.py",
    "give_role": "tests/pages/people/test_people.py",
    "take_role": "tests/pages/people/test_people.py",
    "account_action": "tests/pages/people/test_people.py",
    "end_delegation": "tests/pages/people/test_delegations.py",
    **dict.fromkeys(("people_template", "letters_pdf"), "tests/pages/people/test_people_file.py"),
    **dict.fromkeys(
        ("import_file", "import_picture", "save_import", "discard_import"), "tests/pages/reports/test_import.py"
    ),
    **dict.fromkeys(
        ("import_many", "save_many", "discard_many", "work_many"), "tests/pages/reports/test_many_files.py"
    ),
    **dict.fromkeys(
        ("import_progress", "import_now", "decide_import", "retype_import"),
        "tests/pages/partners/test_partner_lists.py",
    ),
    **dict.fromkeys(
        (
            "load",
            "retire_load",
            "load_file",
            "retire_factor",
            "measure_protocol",
            "measure_run",
            "measurement",
            "measurement_paper",
            "measurement_record",
            "measurement_chart",
        ),
        "tests/pages/measurements/test_measurements.py",
    ),
    **dict.fromkeys(
        ("near_partners", "partner", "edit_partner", "partner_sheet", "partner_template"),
        "tests/pages/partners/test_partners.py",
    ),
    **dict.fromkeys(("mark_not_duplicates", "undo_merge", "merge_partners"), "tests/pages/partners/test_partners.py"),
    **dict.fromkeys(("change_contact", "remove_contact", "add_contact"), "tests/pages/partners/test_partners.py"),
    **dict.fromkeys(("export_person", "erase_person"), "tests/pages/people/test_privacy.py"),
    **dict.fromkeys(
        (
            "new_long_term_plan",
            "long_term_plan",
            "long_term_plan_history",
            "edit_long_term_plan",
            "remove_long_term_plan",
            "plan_followers",
            "add_node",
            "plan_node",
            "edit_node",
            "close_node",
            "remove_node",
        ),
        "tests/pages/plans/test_plan_tree_pages.py",
    ),
    **dict.fromkeys(("plan_tree_sheet", "plan_tree_upload"), "tests/pages/plans/test_plan_tree_sheet.py"),
    "start_plan": "tests/pages/plans/test_planning.py",
    **dict.fromkeys(("city_plan_import", "city_plan_template"), "tests/pages/plans/test_city_plans.py"),
    **dict.fromkeys(("practice_file", "remove_practice_file"), "tests/pages/campaigns/test_campaign_pages.py"),
}
