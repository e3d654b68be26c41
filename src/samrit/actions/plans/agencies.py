"""The tree of agencies: one is added from a day on, for a reason."""

from datetime import date, datetime

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.organisations.agency_list import why_no_code, why_no_day
from samrit.queries.plans.agencies import why_not_there
from samrit.records.models import Agency, AgencyChange, User
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line
from samrit.thai.translation import Message, ShownDay
from samrit.vocabulary.agencies import AgencyChangeKind
from samrit.vocabulary.refusal import Invalid

WHY = Message("Say why, such as the order by which it is done.")


def add_agency(  # noqa: PLR0913 - what is known of an agency, from when and why
    *,
    parent: Agency,
    code: str,
    name_th: str,
    name_en: str = "",
    from_on: date | None = None,
    reason: str,
    by: User,
    at: datetime,
) -> Agency:
    """An agency below another, from a day on; None is from as long as anybody knows."""
    with acting(Permission.MANAGE_AGENCIES, parent, by, at) as act:
        above = Agency.objects.select_for_update().get(pk=parent.pk)
        code, name_th, name_en = clean_code(code), clean_line(name_th), clean_line(name_en)
        check_reason(reason)
        check_day(from_on, at)
        there = Agency.objects.filter(code=code).first()
        if there is not None:
            raise Invalid(
                Message(
                    "There is an agency with the code {code} already: {name}.",
                    code=code,
                    name=there.names(),
                )
            )
        check_name(above, name_th)
        check_is_there(above, from_on)
        if above.until_on is not None:
            raise Invalid(
                Message(
                    "{above} is closed after {day}; what is added below it would have no place after that.",
                    above=above.names(),
                    day=ShownDay(above.until_on),
                )
            )
        agency = Agency.under(above, code=code, name_th=name_th, name_en=name_en)
        agency.from_on = from_on
        save_checked(agency)
        AgencyChange.objects.create(
            agency=agency, kind=AgencyChangeKind.ADDED.value, from_on=from_on, name_th=name_th, name_en=name_en,
            parent=above, reason=reason.strip(), recorded_by=by, recorded_at=at,
        )  # fmt: skip
        after = {"code": code, "name_th": name_th, "name_en": name_en, "parent": above.code, "from_on": from_on}
        act.log("add_agency", agency, after=after | {"reason": reason.strip()})
        return agency


def clean_code(typed: str) -> str:
    """An agency's code as it is stored; Invalid where it is none."""
    code = to_arabic(typed.strip())
    why = why_no_code(code)
    if why is not None:
        raise Invalid(why)
    return code


def check_reason(reason: str) -> None:
    """Whatever happens to an agency happens for a reason, such as an order with its number."""
    if not reason.strip():
        raise Invalid(WHY)


def check_name(above: Agency, name_th: str, *, but: Agency | None = None) -> None:
    """Invalid where an agency has no Thai name, or one of this name stands at the same place and is not closed."""
    if not name_th:
        raise Invalid(Message("Give the agency's name in Thai."))
    others = Agency.objects.filter(parent=above, name_th=name_th, until_on=None)
    there = next((one for one in others if but is None or one.pk != but.pk), None)
    if there is not None:
        raise Invalid(
            Message(
                "Below {above} there is an agency of this name already: {code}.",
                above=above.names(),
                code=there.code,
            )
        )


def check_day(day: date | None, at: datetime) -> None:
    """Invalid where a day is so far away that its year is probably of the other era, or mistyped."""
    why = why_no_day(day, timezone.localdate(at))
    if why is not None:
        raise Invalid(why)


def check_is_there(agency: Agency, day: date | None) -> None:
    """Invalid where an agency doesn't exist on a day; of a day that nobody knows, where it is closed."""
    why = why_not_there(agency, day)
    if why is not None:
        raise Invalid(why)
