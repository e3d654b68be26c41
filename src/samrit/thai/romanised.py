"""Thai names in Roman letters: one sound is written in many ways (Chatuchak, Jatujak; Khlong Toei, Klong Toey)."""

import re

# In this order: what stands for one sound in the usual systems and in those that people make for themselves.
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"[^a-z]+", ""),
    (r"ng", "ŋ"),
    (r"tch|ch|sh|j", "j"),
    (r"[bp]h", "p"),
    (r"[td]h?", "t"),
    (r"[kgq]h?", "k"),
    (r"v", "w"),
    (r"r(?=n|m|t|k|$)", ""),
    (r"y", "i"),
    (r"ee|ii", "i"),
    (r"oo|ou|ue|eu|uea", "u"),
    (r"ae", "e"),
    (r"ie", "ia"),
    (r"(.)\1+", r"\1"),
)
_TABLE = tuple((re.compile(pattern), written) for pattern, written in _SOUNDS)


def sounds(name: str) -> str:
    """The form in which two Roman spellings of one Thai name are equal; for comparing, never for showing."""
    text = name.casefold()
    for pattern, written in _TABLE:
        text = pattern.sub(written, text)
    return text
