"""Texts that stand elsewhere, too: found among many by MinHash, and then compared letter by letter.

Numbers and spaces don't make a text another one: a copy in which only the figures were changed is a copy.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from samrit.checks.likeness import letters

_SHORTEST = 80  # letters: a shorter text is like others by chance
_SHINGLE = 9  # letters of a sample
_HASHES, _BANDS = 64, 16  # finds nine of ten pairs that have 60 % in common
_SEED = 1
_LIKELY = 0.5
COPIED = 0.8  # so much of both texts together stands in both


class Text(NamedTuple):
    """A text, whose it is, and what it is known by. Texts of one owner are not held against each other."""

    key: int
    owner: int
    text: str


class Copy(NamedTuple):
    """A text and the first other one that it is like; `share` of their samples they have in common, 0 to 1."""

    key: int
    other: int
    share: float


def copies(texts: Iterable[Text]) -> Iterator[Copy]:
    """Each text that is like an earlier one of another owner, with the one that it is most like."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=_LIKELY, num_perm=_HASHES, num_bands=_BANDS)
    earlier: list[tuple[Text, frozenset[str]]] = []
    for one in texts:
        samples = _samples(one.text)
        if not samples:
            continue
        hashed = RMinHash(num_perm=_HASHES, seed=_SEED)
        hashed.update(sorted(samples))
        likest = max(
            (
                Copy(one.key, other.key, _in_common(samples, others))
                for other, others in map(earlier.__getitem__, sorted(index.query(hashed)))
                if other.owner != one.owner
            ),
            key=lambda copy: copy.share,
            default=None,
        )
        if likest is not None and likest.share >= COPIED:
            yield likest
        index.insert(len(earlier), hashed)
        earlier.append((one, samples))


def _samples(text: str) -> frozenset[str]:
    plain = letters(text)
    if len(plain) < _SHORTEST:
        return frozenset()
    return frozenset(plain[at : at + _SHINGLE] for at in range(len(plain) - _SHINGLE + 1))


def _in_common(samples: frozenset[str], others: frozenset[str]) -> float:
    return len(samples & others) / len(samples | others)
