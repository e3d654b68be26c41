"""The other side of the log's proofs: trees that are all at hand, and what a reader does with a proof (RFC 9162)."""

from collections.abc import Sequence

from samrit.ledger.merkle import Node, node_hash


def nodes_of(leaves: Sequence[bytes]) -> Node:
    """The roots of whole subtrees over leaves that are all at hand."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])
    return lambda level, index: levels[level][index]


def root_by_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root to which a proof of inclusion leads; None where it can't be one of that leaf in a tree of that size."""
    if not 0 <= index < size:
        return None
    at, last = index, size - 1
    for sibling in proof:
        if not last:
            return None
        if at & 1 or at == last:
            leaf = node_hash(sibling, leaf)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        at, last = at >> 1, last >> 1
    return leaf if not last else None


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that the new tree begins with the old one (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    rest = [old_root, *proof] if old.bit_count() == 1 else list(proof)
    if not rest:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    one = two = rest[0]
    for sibling in rest[1:]:
        if not last:
            return False
        if at & 1 or at == last:
            one, two = node_hash(sibling, one), node_hash(sibling, two)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            two = node_hash(two, sibling)
        at, last = at >> 1, last >> 1
    return not last and (one, two) == (old_root, new_root)
