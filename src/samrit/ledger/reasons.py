"""The reasons for which a report goes back, by what each is about: a field, or words of its text.

They are stored by a key: that of the field ("" for the whole), and "narrative-2" for the second one about the same field.
"""

import re
from collections.abc import Mapping
from itertools import count

_QUOTE = re.compile(r"\s*[“\"](?P<words>[^”\"\n]+)[”\"]")


def by_comment(reasons: Mapping[str, str]) -> dict[str, str]:
    """Reasons by field, as they are typed, as reasons by key: each line that begins with quoted words begins a comment of its own."""
    found: dict[str, str] = {}
    for field, typed in reasons.items():
        numbers = count(1)
        for comment in _comments(typed):
            number = next(numbers)
            found[field if number == 1 else f"{field}-{number}"] = comment
    return found


def _comments(typed: str) -> list[str]:
    comments: list[list[str]] = [[]]
    for line in typed.splitlines():
        if _QUOTE.match(line):
            comments.append([])
        comments[-1].append(line)
    joined = ("\n".join(lines).strip() for lines in comments)
    return [comment for comment in joined if comment]


def field_of(key: str) -> str:
    """The field that a reason is about, "" for the whole report."""
    return key.partition("-")[0]


def quoted(reason: str) -> tuple[str, str]:
    """The words that a comment is about, and what it says of them; the first is "" where it is about no words in particular."""
    quote = _QUOTE.match(reason)
    return (quote["words"].strip(), reason[quote.end() :].strip()) if quote else ("", reason)


def place_in(text: str, quote: str) -> tuple[int, int] | None:
    """Where the words of a comment stand; None where they don't. White space may differ: who selects them has the page's, not the text's."""
    words = [re.escape(word) for word in quote.split()]
    there = re.search(r"\s+".join(words), text) if words else None
    return there.span() if there else None
