"""Codes in addresses: what holds for any code that a city gives."""

from urllib.parse import quote, unquote

from django.urls import resolve, reverse
from hypothesis import assume, given
from hypothesis import strategies as st

from samrit.report.code_in_address import code_key, in_address, of_address, same_codes

_PARTS = st.sampled_from(
    ["5018", "5018-", "0817", "-7", "๕๐๐๔", "~", "/", "..", ".", "plan", "agencies", " ", "กทม", "A", "%2F", "?", "#"]
)
_CODES = st.lists(_PARTS, min_size=1, max_size=5).map("".join) | st.text(min_size=1, max_size=20)


@given(_CODES)
def test_every_code_comes_back_from_its_address(code: str) -> None:
    part = in_address(code)

    assert of_address(part) == code
    assert part not in {"", ".", "..", "agencies", "plan"}
    assert "/" not in part


@given(_CODES, st.sampled_from(["indicator", "revisions", "agency", "plan_node", "quarter"]))
def test_an_address_leads_to_the_page_and_the_code_that_it_was_made_for(code: str, page: str) -> None:
    more = [2] if page == "quarter" else []

    match = resolve(unquote(reverse(f"public:{page}", args=[2567, code, *more])))

    assert (match.url_name, match.kwargs["code"]) == (page, code)


@given(_CODES, _CODES)
def test_two_codes_never_share_an_address(one: str, other: str) -> None:
    assume(one != other)

    assert quote(in_address(one)) != quote(in_address(other))


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_noughts_digits_and_blanks_make_no_other_code(before: int, serial: int) -> None:
    plain, thai = f"{before}-{serial}", "".join(chr(ord("๐") + int(one)) for one in f"{serial:04}")

    assert same_codes(f"{before:04} - {thai}", [plain, f"{before}-{serial + 1}"]) == (plain,)


@given(_CODES)
def test_a_key_is_its_own_key(code: str) -> None:
    assert code_key(code_key(code)) == code_key(code)
