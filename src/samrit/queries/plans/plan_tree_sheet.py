"""The sheet of a long-term plan compared with the plan: each row new, changed, unchanged, or not understood and why."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samrit.definitions.plan_tree import NodeEntry, PlanLevel, TreeRow, levels_of
from samrit.queries.plans.leaning import leaning
from samrit.queries.plans.plan_tree import in_order
from samrit.records.models import Plan, PlanNode
from samrit.report.plan_code import code_of, code_order, codes_of, parent_in
from samrit.thai.translation import Message
from samrit.thai.typed_day import read_day
from samrit.vocabulary.row_states import RowState

_LONGEST_CODE = 32
_AS_IN_EVENTS = {"parent": "below", "level_label": "label"}
Issue = tuple[str, Message]


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A row of the sheet, the place that it is about (None: a new one), what the plan says and would say of it."""

    number: int
    state: RowState
    node: PlanNode | None
    before: NodeEntry | None
    after: NodeEntry
    closed_on: date | None = None
    reason: str = ""
    issues: tuple[Issue, ...] = ()
    asks: tuple[Issue, ...] = ()  # what a person should look at, and may be right

    @property
    def closes(self) -> bool:
        """Whether saving it closes the place, or closes it from another day."""
        return self.closed_on is not None and (self.node is None or self.node.closed_on != self.closed_on)

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """What would be other than it is: the field as events name it, what it says, what it would say."""
        if self.before is None:
            return []
        found = []
        for name in ("name_th", "name_en", "parent", "level_label", "rank", "continues"):
            old, new = getattr(self.before, name), getattr(self.after, name)
            if old != new:
                old, new = ("; ".join(one) if isinstance(one, tuple) else one for one in (old, new))
                found.append((_AS_IN_EVENTS.get(name, name), old, new))
        return found


@dataclass(frozen=True, slots=True)
class ResolvedTree:
    """A whole sheet: its rows, the places of the plan that it doesn't have, the levels that the plan would have.

    `state` tells with which state of the plan this was compared; another one has another.
    """

    rows: tuple[ResolvedPlace, ...]
    left_out: tuple[PlanNode, ...]
    levels: tuple[PlanLevel, ...]
    state: str

    def count(self, state: RowState) -> int:
        """How many rows are in a state."""
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Around:
    """By what a row is understood: the levels with those that the file names, those that are not asked about, what each code
    stands below and how deep, the codes of file and plan, the rows of each code of the file, the codes of the plan before.
    """

    levels: tuple[PlanLevel, ...]
    expected: tuple[PlanLevel, ...]
    parents: Mapping[str, str]
    depth_of: Mapping[str, int]
    known: set[str]
    rows: Mapping[str, list[int]]
    former: set[str]


def resolve_tree(plan: Plan, rows: Iterable[TreeRow]) -> ResolvedTree:
    """Compare a sheet with a plan; a fixed number of SQL queries."""
    nodes = list(plan.nodes.select_related("parent").prefetch_related("continues"))
    there = {node.code: node for node in nodes}
    former = (
        set(PlanNode.objects.filter(plan=plan.follows_id).values_list("code", flat=True)) if plan.follows_id else set()
    )
    sheet = list(rows)
    codes = [code_of(row.entry.get("code", "")) for row in sheet]
    known = set(there) | {code for code in codes if code}
    levels = levels_of(plan.levels)
    parents = _parents(sheet, codes, there, known, levels)
    depth_of = _depths({node.code: node.parent.code if node.parent else "" for node in nodes} | parents)
    levels = _named_levels(levels, sheet, codes, depth_of)
    numbers: dict[str, list[int]] = {}
    for row, code in zip(sheet, codes, strict=True):
        numbers.setdefault(code, []).append(row.number)
    around = _Around(levels, levels_of(plan.levels) or levels, parents, depth_of, known, numbers, former)
    resolved = []
    for row, code in zip(sheet, codes, strict=True):
        one = _resolved(row, code, there.get(code), around)
        resolved.append(_with(one, _wrong(row, one, around)))
    return ResolvedTree(
        rows=tuple(_without_leaning(resolved, sheet, there)),
        left_out=tuple(node for node in in_order(nodes) if node.code not in set(codes)),
        levels=levels,
        state=tree_state(plan, nodes),
    )


def tree_state(plan: Plan, nodes: Iterable[PlanNode]) -> str:
    """What tells one state of a plan's tree from another."""
    said = " ".join(f"{node.pk}:{node.version}" for node in sorted(nodes, key=lambda one: one.pk))
    return hashlib.sha256(f"{plan.version} {said}".encode()).hexdigest()[:16]


def tree_rows(plan: Plan) -> list[dict[str, str]]:
    """The rows of a plan's sheet, each by field, as the sheet is read again."""
    nodes = in_order(plan.nodes.select_related("parent").prefetch_related("continues"))
    levels, found = levels_of(plan.levels), []
    for node in nodes:
        own = next((one for one in levels if (one.label, one.rank) == (node.level_label, node.rank)), None)
        entry = _entry_of(node)
        found.append(
            {
                "level": node.level_label if own is not None else f"{node.level_label} {node.rank}".strip(),
                "level_en": own.en if own is not None else "",
                "code": node.code,
                "parent": entry.parent,
                "name_th": node.name_th,
                "name_en": node.name_en,
                "continues": "; ".join(entry.continues),
                "closed_on": node.closed_on.isoformat() if node.closed_on else "",
                "reason": node.closed_reason,
            }
        )
    return found


def _entry_of(node: PlanNode) -> NodeEntry:
    continues = sorted((one.code for one in node.continues.all()), key=code_order)
    parent = node.parent.code if node.parent is not None else ""
    return NodeEntry(node.code, node.name_th, node.name_en, parent, node.level_label, node.rank, tuple(continues))


def _parents(
    rows: Sequence[TreeRow], codes: Sequence[str], there: Mapping[str, PlanNode], known: set[str],
    levels: Sequence[PlanLevel],
) -> dict[str, str]:  # fmt: skip
    """What each place of the sheet stands below: what is written, else where it stands, else by its dots, else by its level."""
    found: dict[str, str] = {}
    at_depth: dict[int, str] = {}
    for row, code in zip(rows, codes, strict=True):
        if not code:
            continue
        node = there.get(code)
        written = code_of(row.entry.get("parent", ""))
        depth = next((n for n, one in enumerate(levels) if one.is_called(row.entry.get("level", ""))), None)
        if written:
            above = written
        elif node is not None:
            above = node.parent.code if node.parent is not None else ""
        else:
            above = parent_in(code, known) or (at_depth.get(depth - 1, "") if depth else "")
        found[code] = above
        if depth is not None:
            at_depth[depth] = code
    return found


def _depths(parents: Mapping[str, str]) -> dict[str, int]:
    """How deep each code stands; one that stands below itself is as deep as there are codes."""
    found = {}
    for code in parents:
        depth, above = 0, parents[code]
        while above and depth <= len(parents):
            depth, above = depth + 1, parents.get(above, "")
        found[code] = depth
    return found


def _named_levels(
    levels: tuple[PlanLevel, ...], rows: Sequence[TreeRow], codes: Sequence[str], depth_of: Mapping[str, int]
) -> tuple[PlanLevel, ...]:
    """The levels of the plan, those that it doesn't name yet as the sheet calls most places of their depth."""
    said: dict[int, Counter[str]] = {}
    english: dict[str, str] = {}
    for row, code in zip(rows, codes, strict=True):
        words = row.entry.get("level", "")
        if words and not words.isdecimal() and code:
            said.setdefault(depth_of[code], Counter())[words] += 1
            english.setdefault(words, row.entry.get("level_en", ""))
            english[words] = english[words] or row.entry.get("level_en", "")
    found = list(levels)
    for depth in sorted(said):
        words = said[depth].most_common(1)[0][0]
        if depth < len(found):
            own = found[depth]
            found[depth] = replace(own, en=own.en or english[words]) if own.is_called(words) else own
        elif depth == len(found) and not any(own.is_called(words) for own in found):
            found.append(PlanLevel(words, "", english[words]))
    return tuple(found)


def _resolved(row: TreeRow, code: str, node: PlanNode | None, around: _Around) -> ResolvedPlace:
    entry = row.entry
    before = _entry_of(node) if node is not None else None
    words = entry.get("level", "")
    levels, depth = around.levels, around.depth_of.get(code, 0)
    level = PlanLevel(before.level_label, before.rank) if before is not None else PlanLevel("")
    if words:
        number = int(words) - 1 if words.isdecimal() and len(words) < 3 else None
        fitting = [one for one in levels if one.is_called(words)]
        is_own = before is not None and words == f"{before.level_label} {before.rank}".strip()
        if number is not None and 0 <= number < len(levels):
            level = levels[number]
        elif not is_own:
            level = next((one for one in levels[depth:] if one in fitting), fitting[0] if fitting else PlanLevel(words))
    elif before is None and depth < len(levels):
        level = levels[depth]
    is_stated = before is None or "continues" in entry
    after = NodeEntry(
        code=code,
        name_th=entry.get("name_th", ""),
        name_en=entry.get("name_en", "") if before is None or "name_en" in entry else before.name_en,
        parent=around.parents.get(code, ""),
        level_label=level.label,
        rank=level.rank,
        continues=tuple(sorted(codes_of(entry.get("continues", "")), key=code_order)) if is_stated else before.continues if before else (),
    )  # fmt: skip
    closed_on = read_day(entry["closed_on"]) if entry.get("closed_on") else None
    one = ResolvedPlace(row.number, RowState.NEW, node, before, after, closed_on, entry.get("reason", ""), row.issues)
    if node is not None:
        one = replace(one, state=RowState.UNCHANGED if before == after and not one.closes else RowState.CHANGED)
    is_asked = bool(words) and level not in around.expected and (before is None or level.label != before.level_label)
    asks = [_asked(row, level, around)] if is_asked else []
    if (
        before is None
        and not entry.get("parent")
        and "." in code
        and after.parent
        and not code.startswith(f"{after.parent}.")
    ):
        said = Message(
            "Nothing has the code {above}; {code} would stand below {parent}, after which it is written.",
            above=code.rpartition(".")[0],
            code=code,
            parent=after.parent,
        )
        asks.append((row.cells.get("code", f"A{row.number}"), said))
    return replace(_with(one, ()), asks=tuple(asks))


def _asked(row: TreeRow, level: PlanLevel, around: _Around) -> Issue:
    said = Message(
        "The plan has no level “{words}”; it has: {levels}.",
        words=level.label[:60],
        levels=", ".join(one.label for one in around.expected) or "–",
    )
    return row.cells.get("level", f"A{row.number}"), said


def _without_leaning(
    rows: Sequence[ResolvedPlace], sheet: Sequence[TreeRow], there: Mapping[str, PlanNode]
) -> Iterable[ResolvedPlace]:
    """The rows; what would stand below a row that is not understood isn't either, and says which."""
    on = leaning(
        [row.after.code for row in rows],
        [[row.after.parent] if row.after.parent else [] for row in rows],
        [row.state is RowState.UNCLEAR for row in rows],
        there,
    )
    said = Message(
        "It would stand below {code}, and row {number}, which has that, is not understood. Mend that row; "
        "left out, it takes this one with it."
    )
    for place, (row, read) in enumerate(zip(rows, sheet, strict=True)):
        if place not in on:
            yield row
            continue
        cell = read.cells.get("parent", read.cells.get("code", f"A{row.number}"))
        yield _with(row, [(cell, said.filled(code=row.after.parent, number=rows[on[place]].number))])


def _wrong(row: TreeRow, one: ResolvedPlace, around: _Around) -> Iterable[Issue]:
    entry, cells, after = row.entry, row.cells, one.after
    own = f"A{row.number}"
    at_code = cells.get("code", own)
    if not after.code:
        yield at_code, Message("There is no code.")
    elif others := _others(around.rows[after.code], row.number):
        yield at_code, Message("Row {number} has the code {code}, too. Where Excel made 2.1 of 2.10, make the column a text.", code=after.code, number=others)  # fmt: skip
    elif len(after.code) > _LONGEST_CODE or len(after.code.split()) > 3:
        yield at_code, Message("“{words}” is no code.", words=after.code[:60])
    if not after.name_th:
        yield cells.get("name_th", own), Message("There is no name.")
    if after.parent and after.parent not in around.known:
        yield cells.get("parent", own), Message("Neither the file nor the plan has {code}.", code=after.parent)
    elif after.code and around.depth_of.get(after.code, 0) > len(around.depth_of):
        yield cells.get("parent", own), Message("It would stand below itself.")
    lost = [code for code in after.continues if code not in around.former and (one.before is None or code not in one.before.continues)]  # fmt: skip
    if lost:
        yield cells.get("continues", own), Message("The plan that this one follows has no {codes}.", codes=", ".join(lost))  # fmt: skip
    if entry.get("closed_on") and one.closed_on is None:
        yield cells["closed_on"], Message("“{words}” is no day.", words=entry["closed_on"][:60])
    if one.node is not None and one.node.closed_on is not None and "closed_on" in entry and not entry["closed_on"]:
        yield cells["closed_on"], Message("The place is closed; it is opened again on its page.")


def _others(numbers: Sequence[int], own: int) -> int | None:
    """Another row with the same code, which may be the same row where a row has several places."""
    return next((one for one in numbers if one != own), own) if len(numbers) > 1 else None


def _with(one: ResolvedPlace, issues: Iterable[Issue]) -> ResolvedPlace:
    found = (*one.issues, *issues)
    return replace(one, issues=found, state=RowState.UNCLEAR) if found else one
