"""Every kind of problem that the API answers with, once: when it comes, and what to do about it. The page `/api/` shows them."""

from typing import NamedTuple

from samrit.thai.translation import Message


class ProblemKind(NamedTuple):
    """A code: the numbers under which it comes, when it does, and what would be right."""

    statuses: tuple[int, ...]
    when: Message
    remedy: Message


_AGAIN = Message("Wait as many seconds as Retry-After says, then send the same again.")
_PLACES = Message("“errors” says of each place what is wrong, and what would be right where that is known.")
_STORED = Message("“detail” says why in one sentence; what is stored is unchanged.")

PROBLEM_KINDS: dict[str, ProblemKind] = {
    "unclear": ProblemKind(
        (400, 422), Message("Something in the address, in a header or in what was sent is not understood."), _PLACES
    ),
    "token_needed": ProblemKind(
        (401,),
        Message("There is no token, or the one that was sent is over, revoked or mistyped."),
        Message("Send “Authorization: Bearer smr_…” with a token that is valid; tokens are made under “My account”."),
    ),
    "scope_needed": ProblemKind(
        (403,),
        Message("The token has not the scope that this asks for."),
        Message("Make a token that has it; the scopes of a token can't be changed."),
    ),
    "denied": ProblemKind(
        (403,),
        Message("The owner of the token may not do this."),
        Message("“detail” says who may; roles are given by an administrator."),
    ),
    "withdrawn": ProblemKind(
        (410,),
        Message("What was published at this address was withdrawn by the city."),
        Message("“detail” says when and why. Delete your copy; what is published later comes by the same address."),
    ),
    "not_found": ProblemKind(
        (404,),
        Message("There is no such record, or it is hidden from you: both are answered the same."),
        Message("Look into the list that the record would stand in."),
    ),
    "other_method": ProblemKind(
        (405,),
        Message("The address is right, but is not asked in this way."),
        Message("The header Allow names the methods that it takes."),
    ),
    "ambiguous": ProblemKind(
        (409,),
        Message("Two agencies have an indicator of this code in this year."),
        Message("Add agency= with the code of the agency that is meant."),
    ),
    "state": ProblemKind(
        (409,),
        Message(
            "The record does not allow this as it is now, whoever asks: it was submitted, published, or is closed."
        ),
        Message("Read the record again; “detail” says what stands against it."),
    ),
    "refused": ProblemKind((409,), Message("This can't be done as things are."), _STORED),
    "still_running": ProblemKind(
        (409,),
        Message("The first request with this Idempotency-Key is not answered yet."),
        Message("Send the same again after some seconds; it gets the first one's answer."),
    ),
    "stale_version": ProblemKind(
        (412,),
        Message("Somebody else saved after you had read the report."),
        Message("“theirs” is what is there now, “yours” what you sent; write over “version” to replace it."),
    ),
    "too_large": ProblemKind(
        (413,), Message("More was sent at once than is taken."), Message("“detail” says how much is taken; send less.")
    ),
    "not_json": ProblemKind(
        (415,), Message("This takes JSON alone."), Message("Send JSON, with “Content-Type: application/json”.")
    ),
    "invalid": ProblemKind((422,), Message("What was sent can't be taken as it is."), _STORED),
    "altered": ProblemKind(
        (422,),
        Message("What would be written over was changed past the system."),
        Message("An administrator looks into it and settles it; then it can be written again."),
    ),
    "unreadable": ProblemKind(
        (422,),
        Message("What was sent as a report or as a file can't be read."),
        Message("“detail” says why; send a format that is read."),
    ),
    "unacceptable": ProblemKind(
        (422,),
        Message("The file or the link is not taken as evidence: its kind, its content or where it leads."),
        Message("“detail” says why; upload it in another form."),
    ),
    "unmeasurable": ProblemKind(
        (422,),
        Message(
            "The readings can't be used: what is needed is missing, or does not fit what was stated of the series."
        ),
        Message("“detail” says what is missing."),
    ),
    "not_submittable": ProblemKind(
        (422,),
        Message("The report can't be submitted as it stands."),
        Message("“errors” has what stops it, place by place; check=only tells it beforehand."),
    ),
    "key_reused": ProblemKind(
        (422,),
        Message("This Idempotency-Key stood for other content within the last seven days."),
        Message("Use a new key for new content, and the same key only to send the same again."),
    ),
    "if_match_needed": ProblemKind(
        (428,),
        Message("Whoever changes a report says which version of it was read."),
        Message("Send If-Match with the ETag of the report as you read it."),
    ),
    "too_often": ProblemKind((429,), Message("There were too many requests within a minute."), _AGAIN),
    "broken": ProblemKind(
        (500,),
        Message("Something broke on the side of the server; what was saved before is safe."),
        Message("Tell the administrator the request_id: it leads to what happened."),
    ),
    "unavailable": ProblemKind(
        (503,), Message("Nothing is wrong with the request; the server can't take it now."), _AGAIN
    ),
}

# Codes that stand inside `errors` alone; a finding of a rule stands there by the rule's own code.
PLACE_KINDS: dict[str, ProblemKind] = {
    "unknown_parameter": ProblemKind(
        (400,),
        Message("The address has a parameter that is not known here."),
        Message("“remedy” names the nearest one."),
    ),
    "unknown_value": ProblemKind(
        (400,),
        Message("A parameter has a value that it does not take."),
        Message("“remedy” names the nearest one, or all."),
    ),
    "invalid_value": ProblemKind(
        (400, 422),
        Message("A value is missing, or is not of the kind that is taken there."),
        Message("“detail” says what is taken."),
    ),
    "invalid_cursor": ProblemKind(
        (400,),
        Message("The cursor is not of this list with these filters."),
        Message("Begin without a cursor, and follow “next” as it is given."),
    ),
    "not_counted": ProblemKind(
        (400,),
        Message("What is worked out while reading can't be counted at once."),
        Message("Leave out count, or the filters by verdict, value_status and doubtful."),
    ),
    "idempotency_key_needed": ProblemKind(
        (400,),
        Message("Whatever is posted needs a key of your own, so that it is done once."),
        Message("Send Idempotency-Key with 8 to 200 letters and digits."),
    ),
}
