"""A list of 20,000 organisations comes into a register of 20,000: read, matched and saved, in a throw-away database.

Measures each step beside the limit that we have set ourselves (60 s in all), and the saving beside the plainest thing
that could be done instead: one bulk insert of the same rows, without matching, facts, contacts or an event.

Usage: .venv/bin/python benchmarks/partners.py [rows]
"""

import os
import platform
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

LIMIT_SECONDS = 60
_FIRST = [
    "สวนหิน",
    "สายธาร",
    "ภูผา",
    "ธารทอง",
    "ริมน้ำ",
    "เนินทราย",
    "ป่าสน",
    "แสงดาว",
    "ลมเย็น",
    "ทุ่งกว้าง",
    "ดอนแก้ว",
    "หนองบัว",
    "วังใหม่",
    "คลองใส",
    "บึงขาว",
]
_LAST = [
    "พัฒนา",
    "วิทยา",
    "ก้าวหน้า",
    "ร่วมใจ",
    "สามัคคี",
    "อุปถัมภ์",
    "พิทยา",
    "การค้า",
    "พลังงาน",
    "ขนส่ง",
    "อาหาร",
    "ก่อสร้าง",
    "เกษตร",
    "บริการ",
    "สิ่งทอ",
]
_FORMS = ("โรงเรียน{}", "บริษัท {} จำกัด", "มูลนิธิ{}", "ชุมชน{}", "หจก. {}", "สมาคม{}")


def names(count: int, seed: int) -> list[str]:
    """So many names as a city has them: few words, put together in many ways, a part with a number."""
    chance = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        words = "".join([*chance.sample(_FIRST, chance.choice((2, 3))), chance.choice(_LAST)])
        number = f" {chance.randint(2, 99)}" if chance.random() < 0.3 else ""
        made[chance.choice(_FORMS).format(words) + number] = None
    return list(made)


def main() -> None:
    """Fill, measure, print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMRIT_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _measure(rows)


def _measure(rows: int) -> None:
    from samrit.actions.importing import decide_rows, save_import, work_on_reading, work_on_saving
    from samrit.actions.partners.partners_import import Ground, upload_partner_list
    from samrit.counting import Sector
    from samrit.records.models import Agency, Partner, Role, User
    from samrit.thai.organisations import key
    from samrit.writers.organisation_list import write_organisation_list

    at = datetime(2021, 3, 1, tzinfo=UTC)
    city = Agency.under(None, code="city", name_th="เมืองตัวอย่าง")
    city.save()
    officer = User.objects.create(username="officer", password="!")
    Role.objects.create(user=officer, role="officer", agency=city)
    there = [
        Partner(agency=city, name_th=one, key=key(one), registered_at=at - timedelta(days=1)) for one in names(rows, 1)
    ]
    Partner.objects.bulk_create(there, batch_size=2000)
    data = write_organisation_list(
        {"name_th": one, "sector": Sector.PRIVATE.value, "short_name": ""} for one in names(rows, 2)
    )
    took: dict[str, float] = {}

    def clocked(step: str, began: float) -> None:
        took[step] = time.perf_counter() - began

    key.__globals__["parse"].cache_clear()  # as a worker that has just started
    began = time.perf_counter()
    upload = upload_partner_list(agency=city, data=data, name="list.xlsx", ground=Ground(), by=officer, at=at)
    assert work_on_reading(upload.pk, at=at) == "ready"
    clocked("read and match", began)
    began = time.perf_counter()
    decide_rows(row=upload, decisions={}, rest="new", by=officer, at=at)
    save_import(row=upload, by=officer, at=at)
    clocked("decide for all", began)
    began = time.perf_counter()
    assert work_on_saving(upload.pk, {}, by=officer, at=at) == "saved"
    clocked("save", began)
    made = Partner.objects.filter(upload=upload)
    copies = [Partner(agency=city, name_th=row.name_th, key=row.key, registered_at=at) for row in made]
    began = time.perf_counter()
    Partner.objects.bulk_create(copies, batch_size=2000)
    plain = time.perf_counter() - began
    total = sum(took.values())
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {rows:,} rows")
    for step, seconds in took.items():
        print(f"{step:16} {seconds:6.1f} s")
    print(f"{'in all':16} {total:6.1f} s   {total / LIMIT_SECONDS:.0%} of the limit of {LIMIT_SECONDS} s")
    print(
        f"{'plain insert':16} {plain:6.1f} s   of the same {len(copies):,} new rows; saving takes {took['save'] / plain:.1f} times that"
    )


if __name__ == "__main__":
    main()
