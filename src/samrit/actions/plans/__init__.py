"""Plans: agencies, the plan tree, annual plans, indicators, projects."""
