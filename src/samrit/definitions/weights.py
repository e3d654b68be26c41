"""Weights that share a whole: those of a plan's indicators, and those of an indicator's quarters."""

from collections.abc import Iterable
from decimal import Decimal

from samrit.thai.digits import format_number
from samrit.thai.message import Message

WHOLE = Decimal(100)


def total(weights: Iterable[Decimal | None]) -> Decimal:
    """The sum of the weights that are given; a blank is none, and not a weight of nothing."""
    return sum((weight for weight in weights if weight is not None), Decimal(0))


def weighing(weights: Iterable[Decimal | None], *, of_quarters: bool = False) -> Message:
    """What the weights come to, and by how much that is not 100."""
    given = list(weights)
    blank = sum(weight is None for weight in given)
    whose = (
        Message("น้ำหนักของไตรมาส", "The weights of the quarters")
        if of_quarters
        else Message("น้ำหนักของตัวชี้วัด", "The weights of the indicators")
    )
    if blank == len(given):
        return Message(f"ยังไม่ได้กำหนด{whose.th}", f"{whose.en} are not given yet.")
    is_told = blank and not of_quarters  # a quarter may well have no share of the year
    without = Message(f" ยังไม่มีน้ำหนัก {blank} รายการ", f" {blank} have none yet.") if is_told else Message("", "")
    come_to = total(given)
    words, by = _plain(come_to), _plain(abs(WHOLE - come_to))
    if come_to == WHOLE:
        return Message(f"{whose.th}รวมได้ 100{without.th}", f"{whose.en} come to 100.{without.en}")
    if come_to < WHOLE:
        return Message(
            f"{whose.th}รวมได้ {words} ยังขาดอีก {by} จึงครบ 100{without.th}",
            f"{whose.en} come to {words}, {by} less than 100.{without.en}",
        )
    return Message(
        f"{whose.th}รวมได้ {words} เกิน 100 อยู่ {by}{without.th}",
        f"{whose.en} come to {words}, {by} more than 100.{without.en}",
    )


def _plain(value: Decimal) -> str:
    return format_number(value.normalize() + 0 if value else Decimal(0))
