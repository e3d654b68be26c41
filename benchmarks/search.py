"""The search box in a city of 20,000 partners and 1,000 indicators, in a throw-away database: first and later answers.

Usage: .venv/bin/python benchmarks/search.py [partners] [indicators]
"""

import os
import platform
import random
import sys
import tempfile
import time
from datetime import UTC, datetime

LIMIT_SECONDS = 1.5
_WORDS = ("สวนหิน", "Huai Khwang", "รร.ธารทอง", "จำนวนต้นไม้", "Chatuchak", "ไม่มีอะไรเลย", "32", "บึงขาว พัฒนา")


def main(partners: int, indicators: int) -> int:
    """Fill the database, ask, and print the seconds of each answer; 1 where a later one takes longer than the limit."""
    folder = tempfile.mkdtemp()
    os.environ |= {"SAMRIT_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "samrit.config.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    import factories
    from partners import names
    from samrit.queries.city.search import search
    from samrit.records.models import Indicator, Partner, Role
    from samrit.thai.organisations import key
    from samrit.vocabulary.codes import RoleName

    agency, now = factories.agency("2200"), datetime.now(UTC)
    some = names(partners, 1)
    rows = [Partner(agency=agency, name_th=one, key=key(one), sector="unknown", registered_at=now) for one in some]
    Partner.objects.bulk_create(rows, batch_size=1000)
    plan, chance = factories.annual_plan(agency), random.Random(2)
    words = ("จำนวน", "ร้อยละ", "ต้นไม้", "ชุมชน", "โรงเรียน", "ที่ผ่านเกณฑ์", "ในเขตห้วยขวาง", "ที่ปลูก")
    Indicator.objects.bulk_create(
        [
            Indicator(annual_plan=plan, number=str(n), name_th="".join(chance.sample(words, 4)), position=n)
            for n in range(indicators)
        ]
    )
    user = factories.user(RoleName.OFFICER, over=agency)
    assert Role.objects.exists()
    print(f"{partners} partners, {indicators} indicators · {platform.processor() or platform.machine()}")
    slowest = 0.0
    for turn in ("first", "later"):
        for one in _WORDS:
            begun = time.perf_counter()
            hits = search(one, user, heads=(), today=now.date(), has_role=True)
            taken = time.perf_counter() - begun
            slowest = max(slowest, taken) if turn == "later" else slowest
            print(f"{turn:5} {taken:6.2f} s  {hits.count:6} found{' near' if hits.is_near else '':5}  {one}")
    print(f"slowest later answer {slowest:.2f} s, limit {LIMIT_SECONDS} s")
    return int(slowest > LIMIT_SECONDS)


if __name__ == "__main__":
    sys.exit(main(*[int(one) for one in (*sys.argv[1:], *("20000", "1000")[len(sys.argv) - 1 :])]))
