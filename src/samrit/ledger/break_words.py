"""What happened to the trail, in words that name the events."""

from django.utils import timezone

from samrit.ledger.verification import Break, BreakKind, Place
from samrit.thai.calendar import Language, format_date
from samrit.thai.translation import Message, Worded


def break_words(found: Break) -> Message:
    """One break, in a sentence."""
    return Worded(th=_th(found), en=_en(found))


def event_words(place: Place, language: Language) -> str:
    """An event as it is named in a sentence: its number, and when it was written."""
    local = timezone.localtime(place.at)
    day = format_date(local.date(), language, short=True)
    if language == "th":
        return f"รายการที่ {place.number} ({day} {local:%H.%M} น.)"
    return f"event {place.number} ({day}, {local:%H.%M})"


def _th(found: Break) -> str:
    events, between, number = _events(found, "th"), _between(found, "th"), found.count
    return {
        BreakKind.CHANGED: f"{events} ถูกแก้ไข เนื้อหาไม่ตรงกับค่าแฮชที่บันทึกไว้ {between}",
        BreakKind.REWRITTEN: f"{events} ถูกแก้ไขพร้อมค่าแฮช รายการถัดไปจึงไม่ต่อเนื่องกัน {between}",
        BreakKind.REMOVED: f"มีรายการหายไป{_amount(number, 'th')} {between}",
        BreakKind.PUT_IN: f"{events or 'มีรายการ'} ถูกแทรกเข้ามาภายหลัง{_amount(number, 'th')} {between}",
        BreakKind.CUT_OFF: f"รายการท้ายสุดหายไป {number} รายการ {between}",
        BreakKind.ADDED: f"มีรายการต่อท้ายโดยไม่ผ่านระบบ {number} รายการ {between}",
        BreakKind.END_REWRITTEN: f"รายการช่วงท้ายจนถึง{events} ถูกเขียนขึ้นใหม่ เพราะไม่ตรงกับปลายโซ่ที่ผนึกไว้",
        BreakKind.NO_HEAD: "ปลายโซ่ที่ผนึกไว้หายไป จึงบอกไม่ได้ว่าท้ายบันทึกครบหรือไม่",
        BreakKind.NOT_SEALED: (
            "ผนึกของปลายโซ่ไม่ใช่ของระบบนี้ ท้ายบันทึกอาจถูกเขียนขึ้นใหม่ทั้งช่วง "
            "หรือมีการเปลี่ยนกุญแจโดยไม่ได้ใส่กุญแจเดิมไว้ใน SAMRIT_SECRET_KEY_FALLBACKS"
        ),
        BreakKind.NOT_AS_NOTED: f"{events} ไม่ใช่รายการเดียวกับที่จดไว้ มีการแก้ไขก่อนหรือที่รายการนี้",
        BreakKind.NOT_AS_IMPORTED: f"รายการที่นำเข้าพร้อมชุดข้อมูล {number} รายการ ไม่ครบหรือไม่ตรงกับที่นำเข้า {between}",
    }[found.kind].strip()


def _en(found: Break) -> str:
    events, between, number = _events(found, "en"), _between(found, "en"), found.count
    said = {
        BreakKind.CHANGED: f"{events} was changed: the content no longer has its hash {between}",
        BreakKind.REWRITTEN: f"{events} was changed together with its hash: the next one doesn't follow from it {between}",
        BreakKind.REMOVED: f"events are missing{_amount(number, 'en')} {between}",
        BreakKind.PUT_IN: f"{events or 'events'} was put in later{_amount(number, 'en')} {between}",
        BreakKind.CUT_OFF: f"the end was cut off: {number} missing {between}",
        BreakKind.ADDED: f"{number} were added behind the end, past the system {between}",
        BreakKind.END_REWRITTEN: f"the end up to {events} was written anew: it is not what the sealed head names",
        BreakKind.NO_HEAD: "the sealed head is gone, so nothing tells whether the end is whole",
        BreakKind.NOT_SEALED: (
            "the seal of the head is not this installation's: the end may have been written anew, "
            "or the key was changed and the one before is not in SAMRIT_SECRET_KEY_FALLBACKS"
        ),
        BreakKind.NOT_AS_NOTED: f"{events} is not the one that was noted: something was changed there or before",
        BreakKind.NOT_AS_IMPORTED: f"the {number} events that came with a package are not those that it brought {between}",
    }[found.kind].strip()
    return said[0].upper() + said[1:] + "."


def _events(found: Break, language: Language) -> str:
    if found.first is None or found.last is None:
        return ""
    first = event_words(found.first, language)
    if found.first == found.last:
        return first
    last = event_words(found.last, language)
    return f"{first} ถึง{last} รวม {found.count} รายการ" if language == "th" else f"{first} to {last} ({found.count})"


def _between(found: Break, language: Language) -> str:
    after = event_words(found.after, language) if found.after is not None else ""
    before = event_words(found.before, language) if found.before is not None else ""
    if language == "th":
        stated = f"หลัง{after}" if after else ""
        return f"{stated} และก่อน{before}" if stated and before else stated or (f"ก่อน{before}" if before else "")
    stated = f"after {after}" if after else ""
    return f"{stated} and before {before}" if stated and before else stated or (f"before {before}" if before else "")


def _amount(count: int, language: Language) -> str:
    if not count:
        return ""
    return f" {count} รายการ" if language == "th" else f" ({count})"
