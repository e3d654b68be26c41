"""Marks that a copy put one letter too late, most often with a blank behind: "พืน้ ที่", "ทีป่ ระชุม", "เจา้ หนา้ ที่".

No Thai word can have most of these; what one could have is read so only in a text that shows the others, and where
the dictionary's words become more usual by it.
"""

import re

from samrit.thai.letters import IN_WORDS
from samrit.thai.torn import Edit, price_of

_ABOVE, _TONE = "\u0e31\u0e34-\u0e39\u0e47\u0e4d", "\u0e48-\u0e4c"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_MARK = f"{_ABOVE}{_TONE}"
_BEFORE, _BEHIND = "เ-ไ", "ะาๆ"
# A letter with its marks, the next letter, and a mark behind that with which no word goes on.
_LATE = re.compile(
    f"(?P<own>[ก-ฮ][{_MARK}]{{0,2}})(?P<next>[ก-ฮ{_BEFORE}{_BEHIND}])(?P<marks>[{_MARK}]{{1,2}})(?P<blank> ?)"
)
_END = f"(?![{IN_WORDS}\u00ad\u200b-\u200f\u2060\uf700-\uf71a])"  # an invisible mark ends no word
_CLUSTER = (
    "[กขคตถทปผฝพฟศสจซ](?=[รลว])|ห(?=[งญณนมยรลว])|[สขฉถพชต](?=[นมงยพบดต])"  # begin a syllable with the next letter
)
# What can stand nowhere in Thai: a mark over a vowel that stands beside the letters; a tone mark, or a vowel that needs
# a letter behind it, at the end of a word whose letters have no vowel before them.
_SURE = re.compile(
    f"[ก-ฮ][{_MARK}]{{0,2}}(?:[{_BEFORE}{_BEHIND}][{_MARK}]"
    f"|(?<![{_BEFORE}].)(?<![{_BEFORE}].[{_MARK}])(?<![{_BEFORE}]..[{_MARK}])[ก-ฮ]"
    f"(?:[\u0e48-\u0e4b]|[\u0e31\u0e37][\u0e48-\u0e4b]?|(?<!ก)\u0e47){_END}"
    f"|(?<=[{_BEFORE}].)(?<!{_CLUSTER})[ก-ฮ][\u0e48-\u0e4b]{_END}"
    f"|[ก-ฮ][\u0e34-\u0e39][\u0e48-\u0e4b]?(?= [\u0e30-\u0e32\u0e34-\u0e39]))"
)
# What each of them has, read fast and less exactly: from the mark.
_MAYBE = re.compile(
    f"[{_MARK}](?:(?<=[{_BEFORE}{_BEHIND}].)|(?<=[ก-ฮ{_MARK}][ก-ฮ][\u0e31\u0e37\u0e47-\u0e4b])[\u0e48-\u0e4b]?{_END}"
    "|[\u0e48-\u0e4b]?(?= [\u0e30-\u0e32\u0e34-\u0e39]))"
)
# The same where no blank that tore SARA AM off may have made it ("น้ ำ"), and what the end of a word shows alone.
_SHOWS = re.compile(
    f"{_SURE.pattern.replace(_END, f'{_END[:-1]}| {chr(0x0E33)})')}|[\u0e31\u0e37][\u0e48-\u0e4b]?{_END}"
)
_WHOLE = re.compile(f"[ก-ฮ][{_ABOVE}]?[{_TONE}]?")
_WORD = re.compile(f"[{IN_WORDS}]")
_LEFT = re.compile(f"[{IN_WORDS} ]{{0,14}}\\Z")  # what is read with a place
_RIGHT = re.compile(f"[{IN_WORDS} ]{{0,22}}")
_GAIN = 9.0  # so much more usual must the words become by what is not sure
_FEWEST, _HABIT = 2, 0.7
_LONGEST = 60_000  # letters


def is_late(text: str) -> bool:
    """Whether a text may have marks that stand too late; False is certain."""
    return _MAYBE.search(text) is not None and _SURE.search(text) is not None


def put_back(text: str) -> list[Edit]:
    """The marks that stand too late, over their own letters; in order, none over another."""
    if len(text) > _LONGEST or not is_late(text):
        return []
    sure = [match.end() for match in _SHOWS.finditer(text)]
    is_habit = len(sure) >= _FEWEST
    drops = is_habit and sum(text[end : end + 1] in (" ", "\n", "") for end in sure) >= _HABIT * len(sure)
    edits: list[Edit] = []
    gone, at = 0, 0  # blanks left out so far; where to read on
    while (place := _LATE.search(text, at)) is not None:
        at = place.start("own") + 1
        set_right = _put_right(text, place, is_habit=is_habit, drops=drops)
        if set_right is None:
            continue
        start, end = place.start("next"), place.end()
        edits.append(Edit(start + gone, end + gone, set_right))
        text = f"{text[:start]}{set_right}{text[end:]}"
        gone += end - start - len(set_right)
        at = start + len(place["marks"])
    return edits


def _put_right(text: str, place: re.Match[str], *, is_habit: bool, drops: bool) -> str | None:
    """What stands behind a letter when its marks are back; None where they are not late."""
    if _WHOLE.fullmatch(place["own"] + place["marks"]) is None:
        return None
    if place["marks"][0] not in _TONES and (place["next"] in "ะา" or not is_habit):
        return None  # where a letter is missing before a vowel's mark, the mark looks late, too
    is_sure = _SURE.match(text, place.start()) is not None
    ends = bool(place["blank"]) or not _WORD.match(text, place.end())
    if not is_sure and not (is_habit and ends):
        return None
    left = _LEFT.search(text, max(0, place.start() - 14), place.end("own"))
    before = left[0] if left is not None else place["own"]
    behind = _RIGHT.match(text, place.end())
    rest = behind[0] if behind is not None else ""
    back = f"{place['marks']}{place['next']}"
    whole, apart = price_of(f"{before}{back}{rest}"), price_of(f"{before}{back}{place['blank']}{rest}")
    stood = f"{before}{place['next']}{place['marks']}"
    gain = min(price_of(f"{stood}{place['blank']}{rest}"), price_of(f"{stood}{rest}")) - min(whole, apart)
    if gain < (0 if is_sure else _GAIN):
        return None
    is_gone = drops or whole + 1 <= apart or not _WORD.match(rest[:1] or " ")
    return back if place["blank"] and is_gone else f"{back}{place['blank']}"
