"""Long-term plans and the places in their trees: made, changed, moved, closed, taken out; each with its event."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from samrit.actions.acting import Acting, acting
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.definitions.plan_tree import NodeEntry, PlanLevel, levels_of
from samrit.records.models import IndicatorNode, Plan, PlanNode, User
from samrit.report.plan_code import code_order
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

_NO_REASON = Message("Say why; it stays in the history.")


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A long-term plan as it is entered; `follows` is the number of the plan that it comes after."""

    title_th: str
    title_en: str = ""
    levels: tuple[PlanLevel, ...] = ()
    first_year_be: int | None = None
    last_year_be: int | None = None
    follows: int | None = None

    @classmethod
    def of(cls, plan: Plan) -> "PlanEntry":
        """A plan as it stands in the records."""
        levels = levels_of(plan.levels)
        return cls(plan.title_th, plan.title_en, levels, plan.first_year_be, plan.last_year_be, plan.follows_id)

    def payload(self) -> dict[str, Any]:
        """What its event says."""
        levels = [" · ".join(filter(None, (one.label, one.rank, one.en))) for one in self.levels]
        follows = Plan.objects.filter(pk=self.follows or 0).values_list("title_th", flat=True).first()
        return asdict(self) | {"levels": levels, "follows": follows or ""}


def make_long_term_plan(*, entry: PlanEntry, by: User, at: datetime) -> Plan:
    """A new plan, whose tree is still empty."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        plan = Plan()
        _write_plan(plan, entry)
        act.log("make_long_term_plan", plan, after=entry.payload())
        return plan


def change_long_term_plan(*, plan: Plan, entry: PlanEntry, version: int, by: User, at: datetime) -> Plan:
    """Change what a plan is called, its levels and years; `version` is that which the person had before them."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        row = lock_tree(plan)
        theirs = PlanEntry.of(row)
        if theirs == entry:
            return row
        if row.version != version:
            raise StaleVersion(mine=entry, theirs=theirs, version=row.version)
        row.version += 1
        _write_plan(row, entry)
        for old, new in zip(theirs.levels, entry.levels, strict=False):
            if (old.label, old.rank) != (new.label, new.rank):
                named = row.nodes.filter(level_label=old.label, rank=old.rank)
                named.update(level_label=new.label, rank=new.rank)
        before, after = theirs.payload(), entry.payload()
        changed = [name for name in after if before[name] != after[name]]
        act.log(
            "change_long_term_plan",
            row,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
        return row


def remove_long_term_plan(*, plan: Plan, by: User, at: datetime) -> None:
    """Take out a plan whose tree is empty."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        row = lock_tree(plan)
        if row.nodes.exists():
            raise Denied(Message("The plan has places; only an empty plan is taken out."))
        if row.successors.exists():
            raise Denied(Message("Another plan follows this one."))
        gone, before = copy(row), PlanEntry.of(row).payload()
        row.delete()
        act.log("remove_long_term_plan", gone, before=before)


def add_nodes(*, plan: Plan, entries: Sequence[NodeEntry], reason: str = "", by: User, at: datetime) -> list[PlanNode]:
    """Add places to a plan's tree, all or none; one may stand below another of them. Gives them in their order."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        return write_nodes(lock_tree(plan), entries, act, reason=reason)


def write_nodes(
    plan: Plan, entries: Iterable[NodeEntry], act: Acting[Any, User], *, reason: str = ""
) -> list[PlanNode]:
    """The same inside the transaction of whoever has asked for `act`, and locked the plan."""
    there = {node.code: node for node in plan.nodes.all()}
    waiting, made = list(entries), []
    while waiting:
        ready = [one for one in waiting if not one.parent or one.parent in there]
        if not ready:
            raise Invalid(
                Message("The plan has no {code}, below which {node} would stand.", code=waiting[0].parent, node=waiting[0].code)
            )  # fmt: skip
        for entry in ready:
            node = PlanNode(plan=plan)
            _write_node(node, entry, there.get(entry.parent))
            there[node.code] = node
            act.log("add_node", node, after=_payload(node, entry) | ({"reason": reason} if reason else {}))
            made.append(node)
        waiting = [one for one in waiting if one not in ready]
    return made


def change_node(  # noqa: PLR0913 - a place, what it becomes, why, who and when
    *, node: PlanNode, entry: NodeEntry, version: int, reason: str, by: User, at: datetime
) -> PlanNode:
    """Rename a place, give it another code, or move it below another with all that stands below it; with the reason."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        lock_tree(node.plan)
        return rewrite_node(_fresh(node), entry, act, version=version, reason=reason)


def rewrite_node(
    row: PlanNode, entry: NodeEntry, act: Acting[Any, User], *, version: int | None, reason: str
) -> PlanNode:
    """The same inside the transaction of whoever has asked for `act`, and locked the plan."""
    theirs = entry_of(row)
    if theirs == entry:
        return row
    if version is not None and row.version != version:
        raise StaleVersion(mine=entry, theirs=theirs, version=row.version)
    if not reason.strip():
        raise Invalid(_NO_REASON)
    before = _payload(row, theirs)
    above = None
    if entry.parent:
        above = row.plan.nodes.filter(code=entry.parent).first()
        if above is None or above.pk in {one.pk for one in below(row)} | {row.pk}:
            raise Invalid(Message("A place stands below another of its plan, and not below itself."))
    row.version += 1
    _write_node(row, entry, above)
    after = _payload(row, entry)
    changed = [name for name in after if before[name] != after[name]]
    act.log(
        "move_node" if entry.parent != theirs.parent else "change_node",
        row,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed} | {"reason": reason.strip()},
    )
    return row


def close_node(*, node: PlanNode, on: date, reason: str, by: User, at: datetime) -> PlanNode:
    """Close a place with all that stands below it: from `on`, no indicator of a new year leans on it; those that do stay."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        lock_tree(node.plan)
        return shut_node(_fresh(node), on, reason, act)


def shut_node(row: PlanNode, on: date, reason: str, act: Acting[Any, User]) -> PlanNode:
    """The same inside the transaction of whoever has asked for `act`, and locked the plan."""
    if not reason.strip():
        raise Invalid(_NO_REASON)
    shut = [one for one in (row, *below(row)) if one.closed_on is None or one.closed_on > on]
    before = {"closed_on": row.closed_on}
    for one in shut:
        one.closed_on, one.closed_reason = on, reason.strip()
        one.version += 1
        save_checked(one)
    after = {"closed_on": on, "reason": reason.strip(), "codes": [one.code for one in shut]}
    act.log("close_node", row, before=before, after=after)
    return row


def open_node(*, node: PlanNode, reason: str, by: User, at: datetime) -> PlanNode:
    """Open a closed place again, with those above it."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        lock_tree(node.plan)
        row = _fresh(node)
        if row.closed_on is None:
            raise Invalid(Message("The place is open."))
        if not reason.strip():
            raise Invalid(_NO_REASON)
        before = {"closed_on": row.closed_on}
        opened = [one for one in (row, *above(row)) if one.closed_on is not None]
        for one in opened:
            one.closed_on, one.closed_reason = None, ""
            one.version += 1
            save_checked(one)
        act.log(
            "open_node", row, before=before, after={"reason": reason.strip(), "codes": [one.code for one in opened]}
        )
        return row


def remove_node(*, node: PlanNode, reason: str, by: User, at: datetime) -> None:
    """Take out a place on which nothing leans; Denied where an indicator does, or another place stands below it."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        lock_tree(node.plan)
        row = _fresh(node)
        why_not = why_not_remove(row)
        if why_not is not None:
            raise Denied(why_not)
        if not reason.strip():
            raise Invalid(_NO_REASON)
        gone, before = copy(row), _payload(row, entry_of(row))
        row.delete()
        act.log("remove_node", gone, before=before, after={"reason": reason.strip()})


def why_not_remove(node: PlanNode) -> Message | None:
    """Why a place stays: what leans on it."""
    lean = IndicatorNode.objects.filter(node=node).count()
    if lean:
        return Message.counted(
            "{count} indicator supports this place, so it stays; close it instead.",
            "{count} indicators support this place, so it stays; close it instead.",
            count=lean,
        )
    if node.children.exists():
        return Message("Other places stand below this one; move them or take them out first.")
    return None


def map_followers(*, plan: Plan, followers: Mapping[int, Sequence[str]], by: User, at: datetime) -> int:
    """Say which places of a plan take further which places (by number) of the plan that it follows; gives how many changed."""
    with acting(Permission.PLAN_TREE.over_city, None, by, at) as act:
        row = lock_tree(plan)
        own = {node.code: node for node in row.nodes.all()}
        lost = [code for codes in followers.values() for code in codes if code not in own]
        if lost:
            raise Invalid(Message("The plan has no {codes}.", codes=", ".join(lost)))
        changed = 0
        former = PlanNode.objects.filter(plan=row.follows_id, pk__in=followers).order_by("pk")
        for node in former:
            before = sorted(node.followers.filter(plan=row).values_list("code", flat=True), key=code_order)
            after = sorted(set(followers[node.pk]), key=code_order)
            if before == after:
                continue
            node.followers.remove(*(own[code] for code in before if code not in after))
            node.followers.add(*(own[code] for code in after if code not in before))
            act.log("follow_node", node, before={"followed_by": before}, after={"followed_by": after})
            changed += 1
        return changed


def lock_tree(plan: Plan) -> Plan:
    """The plan as it stands now; nobody else writes in its tree until we are done."""
    return Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def entry_of(node: PlanNode) -> NodeEntry:
    """A place as it stands in the records."""
    continues = sorted(node.continues.values_list("code", flat=True), key=code_order) if node.pk else []
    above_it = node.parent.code if node.parent is not None else ""
    return NodeEntry(node.code, node.name_th, node.name_en, above_it, node.level_label, node.rank, tuple(continues))


def below(node: PlanNode) -> list[PlanNode]:
    """All places below one."""
    found: list[PlanNode] = []
    layer = list(node.children.order_by("pk"))
    while layer:
        found += layer
        layer = list(PlanNode.objects.filter(parent__in=layer).order_by("pk"))
    return found


def above(node: PlanNode) -> list[PlanNode]:
    """All places above one, the nearest first."""
    return [node.parent, *above(node.parent)] if node.parent is not None else []


def _fresh(node: PlanNode) -> PlanNode:
    found = PlanNode.objects.select_related("plan", "parent").filter(pk=node.pk).first()
    if found is None:
        raise Invalid(Message("The place is no longer in the plan."))
    return found


def _write_plan(plan: Plan, entry: PlanEntry) -> None:
    if not entry.title_th.strip():
        raise Invalid(Message("Give the plan a name."))
    seniors, one = set(), entry.follows
    while one is not None and one not in seniors:
        seniors.add(one)
        one = Plan.objects.filter(pk=one).values_list("follows", flat=True).first()
    if plan.pk in seniors:
        raise Invalid(Message("A plan follows an earlier one, and not itself."))
    for place, level in enumerate(entry.levels):
        if any(level.is_called(one.label) and level.rank == one.rank for one in entry.levels[:place]):
            raise Invalid(Message("Two levels are called “{words}”; each has a name of its own.", words=level.label))
    plan.title_th, plan.title_en = entry.title_th.strip(), entry.title_en.strip()
    plan.levels = [level.as_json() for level in entry.levels]
    plan.first_year_be, plan.last_year_be, plan.follows_id = entry.first_year_be, entry.last_year_be, entry.follows
    save_checked(plan)


def _write_node(node: PlanNode, entry: NodeEntry, parent: PlanNode | None) -> None:
    if not entry.code or not entry.name_th.strip():
        raise Invalid(Message("A place in a plan has a code and a name."))
    former = {one.code: one for one in PlanNode.objects.filter(plan=node.plan.follows_id, code__in=entry.continues)}
    lost = [code for code in entry.continues if code not in former]
    if lost:
        raise Invalid(Message("The plan that this one follows has no {codes}.", codes=", ".join(lost)))
    node.code, node.name_th, node.name_en = entry.code, entry.name_th.strip(), entry.name_en.strip()
    node.level_label, node.rank, node.parent = entry.level_label, entry.rank, parent
    save_checked(node)
    node.continues.set(former.values())


def _payload(node: PlanNode, entry: NodeEntry) -> dict[str, Any]:
    said = asdict(entry) | {"plan": node.plan.title_th, "continues": list(entry.continues)}
    return {"below": said.pop("parent"), "label": said.pop("level_label"), **said}
