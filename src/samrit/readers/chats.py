"""A chat that was saved as text: each message behind its time and its sender."""

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import takewhile

from samrit.readers.lines import Line

_TIME = re.compile(
    r"\[?(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4},?\s+)?(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?::[0-5][0-9])?(?:\s?(?:น\.|AM|PM))?\]?\s+(?=\S)",
    re.IGNORECASE,
)
_FEWEST = 4  # messages
_FIRST_LINES = 60  # in which a chat has shown that it is one


def messages(lines: list[Line], is_label: Callable[[str], bool]) -> list[Line]:
    """What the messages of a chat say, of those that a label opens; any other text as it is.

    A message without a label is nobody's field: "got it", a sticker, a question. What follows on lines without a time is
    of the message above.
    """
    said = [line for line in lines[:_FIRST_LINES] if line.text]
    if len([1 for line in said if _TIME.match(line.text)]) < max(_FEWEST, len(said) / 2):
        return lines
    ends = _senders(lines)
    taken: list[Line] = []
    is_open = False
    for line in lines:
        if line.start in ends:
            message = line.behind(ends[line.start])
            is_open = is_label(message.text)
            taken += [message] if is_open else []
        elif is_open:
            taken.append(line)
    return taken


def _senders(lines: list[Line]) -> dict[int, int]:
    """Where in each line with a time its message begins, behind the words with which all lines of its sender begin."""
    groups: defaultdict[str, list[tuple[Line, int, list[str]]]] = defaultdict(list)
    for line in lines:
        time = _TIME.match(line.text)
        if time is not None:
            words = line.text[time.end() :].split("\t")[0].split()
            groups[words[0]].append((line, time.end(), words))
    ends: dict[int, int] = {}
    for group in groups.values():
        columns = zip(*(words for _line, _end, words in group), strict=False)
        shared = len(list(takewhile(lambda column: len(set(column)) == 1, columns))) if len(group) > 1 else 1
        name = r"\s+".join(map(re.escape, group[0][2][:shared]))
        sender = re.compile(rf"{name}\s*:?\s*")
        for line, end, _words in group:
            match = sender.match(line.text, end)
            ends[line.start] = match.end() if match else end
    return ends
