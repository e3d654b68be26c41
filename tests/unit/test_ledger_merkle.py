"""The hash tree of RFC 6962: the same roots and proofs as an independent implementation gives, and no wrong proof accepted."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, MerkleProof, verify_consistency, verify_inclusion

from merkle_proofs import is_consistent, nodes_of, root_by_inclusion
from samrit.ledger.merkle import Frontier, consistency_proof, inclusion_proof, leaf_hash

sizes = st.integers(min_value=1, max_value=300)
ENTRIES = [str(number).encode() for number in range(300)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
NODE = nodes_of(LEAVES)


def tree(size: int) -> Frontier:
    made = Frontier()
    made.extend(LEAVES[:size])
    return made


def theirs(size: int) -> InmemoryTree:
    made = InmemoryTree(algorithm="sha256")
    for entry in ENTRIES[:size]:
        made.append_entry(entry)
    return made


def test_an_empty_tree_is_the_hash_of_nothing() -> None:
    assert Frontier().root() == hashlib.sha256(b"").digest()


@given(sizes)
def test_the_root_is_that_of_an_independent_implementation(size: int) -> None:
    assert tree(size).root() == theirs(size).get_root()


@given(st.data())
def test_a_proof_of_inclusion_is_the_other_implementations_and_leads_to_the_root(data: st.DataObject) -> None:
    size = data.draw(sizes)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(NODE, index, size)

    other = theirs(size).prove_inclusion(index + 1)
    verify_inclusion(LEAVES[index], tree(size).root(), other)
    assert set(proof) == set(_path(other)) - {LEAVES[index]} | ({LEAVES[index]} & set(proof))
    assert root_by_inclusion(LEAVES[index], index, size, proof) == tree(size).root()


@given(st.data())
def test_a_proof_for_another_leaf_place_or_tree_leads_elsewhere(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 300))
    index, other = data.draw(st.lists(st.integers(0, size - 1), min_size=2, max_size=2, unique=True))
    proof = inclusion_proof(NODE, index, size)

    root = tree(size).root()
    assert root_by_inclusion(LEAVES[other], index, size, proof) != root
    assert root_by_inclusion(LEAVES[index], other, size, proof) != root
    assert root_by_inclusion(LEAVES[index], index, size, proof[:-1]) != root
    assert root_by_inclusion(LEAVES[index], index, size, [*proof, root]) is None


@given(st.data())
def test_a_tree_that_only_grew_is_shown_to_have(data: st.DataObject) -> None:
    new = data.draw(sizes)
    old = data.draw(st.integers(1, new))
    proof = consistency_proof(NODE, old, new)

    verify_consistency(tree(old).root(), tree(new).root(), theirs(new).prove_consistency(old, new))
    assert is_consistent(old, tree(old).root(), new, tree(new).root(), proof)


@given(st.data())
def test_a_tree_that_was_written_anew_is_not(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 300))
    old = data.draw(st.integers(1, new))
    changed = data.draw(st.integers(0, old - 1))
    other = [leaf_hash(b"forged") if at == changed else leaf for at, leaf in enumerate(LEAVES[:new])]
    forged = Frontier()
    forged.extend(other)

    proof = consistency_proof(nodes_of(other), old, new)

    assert not is_consistent(old, tree(old).root(), new, forged.root(), proof)


@given(sizes)
def test_the_frontier_names_whole_subtrees_that_cover_all_leaves(size: int) -> None:
    ranges = tree(size).ranges()

    assert [at for part in ranges for at in part] == list(range(size))
    assert all(len(part).bit_count() == 1 and part.start % len(part) == 0 for part in ranges)


def test_a_frontier_of_no_tree_is_refused() -> None:
    with pytest.raises(ValueError, match="bits"):
        Frontier(3, (bytes(32),))


def _path(proof: MerkleProof) -> list[bytes]:
    return [bytes.fromhex(one) for one in proof.serialize()["path"]]
