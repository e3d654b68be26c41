"""What events hold as text for programs is read by people in parts, each by its name; a method by what it is called."""

from samrit.ledger.field_words import field_words, flattened, value_words
from samrit.thai.translation import in_language

PROTOCOL = '{"buffer_hours":0.5,"event":"2026-03-28T20:30/21:30","method":"least-placebo-error"}'


def test_a_text_of_json_is_told_in_parts_and_never_raw() -> None:
    parts = flattened({"name": "วันทดสอบ", "protocol": PROTOCOL})

    with in_language("en"):
        read = {field_words(path): value_words(path, value) for path, value in parts.items()}

    assert read == {
        "Name": "วันทดสอบ",
        "Hours kept clear before and after the window": "0.5",
        "Event": "2026-03-28T20:30/21:30",
        "Method": "The one with the least error on ordinary days (chosen without looking at the event)",
    }


def test_what_only_begins_like_json_stays_as_it_was_typed() -> None:
    assert flattened({"note": "{ยังไม่ครบ"}) == {"note": "{ยังไม่ครบ"}
