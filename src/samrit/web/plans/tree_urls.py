"""Long-term plans and the places in their trees: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.plans.views import plan_node, plan_tree, plan_tree_import, planning

urlpatterns: list[URLPattern] = [
    path("long-term-plans/", plan_tree.long_term_plans, name="long_term_plans"),
    path("long-term-plans/new/", plan_tree.new, name="new_long_term_plan"),
    path("long-term-plans/<int:pk>/", plan_tree.long_term_plan, name="long_term_plan"),
    path("long-term-plans/<int:pk>/edit/", plan_tree.edit, name="edit_long_term_plan"),
    path("long-term-plans/<int:pk>/remove/", plan_tree.remove, name="remove_long_term_plan"),
    path("long-term-plans/<int:pk>/followers/", plan_tree.followers, name="plan_followers"),
    path("long-term-plans/<int:pk>/history/", plan_tree.history, name="long_term_plan_history"),
    path("long-term-plans/<int:pk>/places/new/", plan_node.add, name="add_node"),
    path("long-term-plans/<int:pk>/tree.<str:suffix>", plan_tree_import.sheet, name="plan_tree_sheet"),
    path("plans/<str:agency>/<int:fiscal_year_be>/places/", planning.outdated_places, name="outdated_places"),
    path("plan-places/<int:pk>/", plan_node.node, name="plan_node"),
    path("plan-places/<int:pk>/edit/", plan_node.edit, name="edit_node"),
    path("plan-places/<int:pk>/close/", plan_node.close, name="close_node"),
    path("plan-places/<int:pk>/remove/", plan_node.remove, name="remove_node"),
]
