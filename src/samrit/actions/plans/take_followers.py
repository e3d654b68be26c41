"""The indicators of a plan let go of places that are over, and take those that take them further."""

from collections.abc import Collection
from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.plans.plan import recheck
from samrit.actions.plans.write_definition import Setting, write
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.definitions.definition import changed
from samrit.ledger.locking import lock_indicators
from samrit.queries.plans.definition import definition_of, with_definitions
from samrit.queries.plans.plan_tree_follow import outdated
from samrit.records.models import AnnualPlan, User


def take_followers(*, plan: AnnualPlan, chosen: Collection[tuple[int, int]], by: User, at: datetime) -> int:
    """Where an indicator leans on a place that is over (both by number), it takes those that take it further, in its stead.

    Gives how many indicators changed, each with an event; one that is signed, and a place without followers, stay.
    """
    with acting(BUILD_PLAN, plan, by, at, lock=lock_indicators) as act:
        row = act.subject
        setting = Setting.of(row.agency, row.fiscal_year_be, by=by, at=at)
        instead = {
            (one.indicator.pk, setting.directory.node_ref(one.node.pk)): [
                setting.directory.node_ref(node.pk) for node in one.followers
            ]
            for one in outdated(row)
            if one.followers and (one.indicator.pk, one.node.pk) in chosen
        }
        wanted = {indicator for indicator, _ref in instead}
        moved = []
        for indicator in with_definitions(row.indicators.filter(pk__in=wanted, signoff=None)):
            before = definition_of(indicator, setting.directory)
            nodes = [new for ref in before.nodes for new in instead.get((indicator.pk, ref), [ref])]
            after = before.replace(nodes=tuple(dict.fromkeys(nodes)))
            write(indicator, after, before, setting)
            old, new = changed(before, after)
            act.log("define_indicator", indicator, before=old, after=new)
            moved.append(indicator.pk)
        recheck(row.indicators.filter(pk__in=moved), at=at)
        return len(moved)
