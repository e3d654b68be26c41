"""What somebody is told, in words: for the notification page, and for the weekly mail."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from samrit.records.models import Notice, Practice, User
from samrit.records.sentences import quarter_words
from samrit.thai.calendar import Language, format_date
from samrit.thai.message import Message
from samrit.vocabulary.codes import ROLE_WORDS, NoticeKind, RoleName
from samrit.vocabulary.workflow import DEED_WORDS, Deed

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Told:
    """One notice as a person reads it: the sentence, what it is about, and more words (reasons) as they were written.

    `indicator_pk` and `quarter`, or `practice_pk`, are where it leads; None where it is about no such thing.
    """

    pk: int
    at: datetime
    kind: NoticeKind
    words: str
    about: str
    agency: str
    more: tuple[str, ...]
    indicator_pk: int | None
    quarter: int | None
    is_read: bool
    practice_pk: int | None = None

    @property
    def day(self) -> date:
        """The day on which it was told, where the city is."""
        return timezone.localdate(self.at)


@dataclass(frozen=True, slots=True)
class NoticePage:
    """What the notification page shows: what is unread on top, below it what was read, newest first.

    `older_than` is the notice after which the next page of what was read begins; None on the last.
    """

    unread: tuple[Told, ...]
    read: tuple[Told, ...]
    older_than: int | None


def unread_count(user: User) -> int:
    """How many notices somebody has not read; one query on an index, and never more than 100 are counted."""
    return Notice.objects.filter(user=user, read_at=None)[:SHOWN].count()


def notice_page(user: User, *, language: Language, before: int | None = None) -> NoticePage:
    """The notification page, in two queries; `before` is the notice after which it goes on."""
    mine = Notice.objects.filter(user=user)
    read = mine.filter(read_at__isnull=False)
    if before is not None:
        read = read.filter(pk__lt=before)
    shown = told(read.order_by("-pk")[: SHOWN + 1], language)
    return NoticePage(
        unread=told(mine.filter(read_at=None).order_by("-pk")[:SHOWN], language) if before is None else (),
        read=shown[:SHOWN],
        older_than=shown[SHOWN - 1].pk if len(shown) > SHOWN else None,
    )


def told(notices: QuerySet[Notice], language: Language) -> tuple[Told, ...]:
    """Notices in words, in one query."""
    rows = notices.select_related(
        "by", "report__indicator__annual_plan__agency", "report__indicator__responsible",
        "practice__campaign__agency", "practice__partner",
    )  # fmt: skip
    return tuple(_told(row, language) for row in rows)


def _told(row: Notice, language: Language) -> Told:
    report = row.report
    indicator = report.indicator if report is not None else None
    if row.practice is not None:
        return _told_of_practice(row, row.practice, language)
    agency = indicator.annual_plan.agency if indicator is not None else None
    kind = NoticeKind(row.kind)
    names = (indicator.name_th, indicator.name_en) if indicator is not None else ("", "")
    name = (names[1] if language == "en" else "") or names[0]
    return Told(
        pk=row.pk,
        at=row.at,
        kind=kind,
        words=_WORDS[kind](row, row.details).text(language),
        about=f"{indicator.number}. {name}" if indicator is not None and indicator.number else name,
        agency=((agency.name_en if language == "en" else "") or agency.name_th) if agency is not None else "",
        more=tuple(_more(row.details)),
        indicator_pk=indicator.pk if indicator is not None else None,
        quarter=report.quarter if report is not None else None,
        is_read=row.read_at is not None,
    )


def _told_of_practice(row: Notice, practice: Practice, language: Language) -> Told:
    agency, kind = practice.campaign.agency, NoticeKind(row.kind)
    return Told(
        pk=row.pk,
        at=row.at,
        kind=kind,
        words=_WORDS[kind](row, row.details).text(language),
        about=practice.what,
        agency=(agency.name_en if language == "en" else "") or agency.name_th,
        more=(),
        indicator_pk=None,
        quarter=None,
        is_read=row.read_at is not None,
        practice_pk=practice.pk,
    )


def _more(details: Mapping[str, Any]) -> Iterable[str]:
    yield from details.get("reasons", {}).values()
    if details.get("reason"):
        yield details["reason"]
    if details.get("ref"):
        yield details["ref"]


def _quarter(row: Notice) -> Message:
    words = quarter_words(row.report.quarter if row.report is not None else 5)
    return Message(th=words.th, en=words.en[0].upper() + words.en[1:])


def _who(row: Notice, language: Language) -> str:
    if row.by is not None:
        return row.by.name(language)
    return "ระบบ" if language == "th" else "The system"


def _day(details: Mapping[str, Any], name: str, language: Language) -> str:
    return format_date(date.fromisoformat(details[name]), language, short=True) if details.get(name) else "–"


def _due(row: Notice, details: Mapping[str, Any]) -> Message:
    q = _quarter(row)
    return Message(
        th=f"รายงาน{q.th} ครบกำหนดส่ง {_day(details, 'due_on', 'th')}",
        en=f"{q.en} is due on {_day(details, 'due_on', 'en')}",
    )


def _overdue(row: Notice, details: Mapping[str, Any]) -> Message:
    q = _quarter(row)
    return Message(
        th=f"รายงาน{q.th} เลยกำหนดส่ง {_day(details, 'due_on', 'th')} แล้ว",
        en=f"{q.en} is overdue since {_day(details, 'due_on', 'en')}",
    )


def _fallback(row: Notice, details: Mapping[str, Any]) -> Message:
    q = _quarter(row)
    why = details.get("why", "")
    responsible = row.report.indicator.responsible if row.report is not None else None
    th, en = (responsible.name("th"), responsible.name("en")) if responsible is not None else ("", "")
    because = {
        "missing": Message("ตัวชี้วัดนี้ยังไม่มีผู้รับผิดชอบ", "the indicator has no officer in charge"),
        "suspended": Message(f"บัญชีของ{th}ถูกระงับ", f"the account of {en} is suspended"),
    }.get(why, Message(f"{th}ยังไม่ได้ดำเนินการ", f"{en} has not acted"))
    return Message(
        th=f"โปรดช่วยติดตามรายงาน{q.th} (กำหนดส่ง {_day(details, 'due_on', 'th')}) เพราะ{because.th}",
        en=f"Please see to {q.en[0].lower()}{q.en[1:]} (due {_day(details, 'due_on', 'en')}): {because.en}",
    )


def _waiting(row: Notice, details: Mapping[str, Any]) -> Message:
    q = _quarter(row)
    deed = DEED_WORDS[Deed(details.get("deed", Deed.ENDORSE.value))]
    return Message(th=f"รายงาน{q.th} รอท่าน{deed.th}", en=f"{q.en} waits for you to {deed.en.lower()} it")


def _by_somebody(th: str, en: str) -> Callable[[Notice, Mapping[str, Any]], Message]:
    def words(row: Notice, details: Mapping[str, Any]) -> Message:
        q, score = _quarter(row), details.get("score") or "–"
        return Message(
            th=th.format(quarter=q.th, by=_who(row, "th"), score=score),
            en=en.format(quarter=q.en, by=_who(row, "en"), score=score),
        )

    return words


def _delegated(row: Notice, details: Mapping[str, Any]) -> Message:
    role = ROLE_WORDS[RoleName(details["role"])]
    return Message(
        th=f"{_who(row, 'th')} มอบหมายให้ท่านปฏิบัติหน้าที่{role.th} {details.get('agency_th', '')} "
        f"ตั้งแต่ {_day(details, 'from_on', 'th')} ถึง {_day(details, 'until_on', 'th')}",
        en=f"{_who(row, 'en')} delegated the role of {role.en} to you, {details.get('agency_en', '')}, "
        f"from {_day(details, 'from_on', 'en')} to {_day(details, 'until_on', 'en')}",
    )


def _practice(row: Notice, _details: Mapping[str, Any]) -> Message:
    partner = row.practice.partner if row.practice is not None else None
    th, en = (partner.name_th, partner.name_en or partner.name_th) if partner is not None else ("", "")
    return Message(
        th=f"{th} รายงานการขยายผลสู่การปฏิบัติ รอตรวจสอบ", en=f"{en} reports a practice, which waits to be verified"
    )


_WORDS: dict[NoticeKind, Callable[[Notice, Mapping[str, Any]], Message]] = {
    NoticeKind.DUE: _due,
    NoticeKind.OVERDUE: _overdue,
    NoticeKind.FALLBACK: _fallback,
    NoticeKind.WAITING: _waiting,
    NoticeKind.RETURNED: _by_somebody("{by} ส่งรายงาน{quarter} กลับให้แก้ไข", "{by} returned {quarter} for mending"),
    NoticeKind.REOPENED: _by_somebody("{by} เปิดรายงาน{quarter} ให้แก้ไขอีกครั้ง", "{by} reopened {quarter}"),
    NoticeKind.EVALUATED: _by_somebody(
        "{by} ตรวจประเมินรายงาน{quarter} แล้ว ได้ {score} คะแนน", "{by} evaluated {quarter}: score {score}"
    ),
    NoticeKind.PUBLISHED: _by_somebody("{by} เผยแพร่รายงาน{quarter} แล้ว", "{by} published {quarter}"),
    NoticeKind.LINK_DEAD: _by_somebody(
        "ลิงก์หลักฐานของ{quarter} เปิดไม่ได้แล้ว", "A link of the evidence for {quarter} is dead"
    ),
    NoticeKind.DELEGATED: _delegated,
    NoticeKind.PRACTICE: _practice,
}
