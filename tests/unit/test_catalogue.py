"""Tests take a sentence from the catalogue; one that is not there fails."""

import pytest

from catalogue import said


def test_a_sentence_is_said_in_the_language_asked_for() -> None:
    assert said("Fill this in.") == "โปรดกรอกข้อมูลนี้"
    assert said("Fill this in.", "en") == "Fill this in."
    assert said("{count} error", count=2, context="in a summary") == "ข้อผิดพลาด 2"


def test_what_nobody_says_fails() -> None:
    with pytest.raises(AssertionError, match="not in the catalogue"):
        said("Fill this in, will you?")
