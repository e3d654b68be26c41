"""Campaigns: campaigns, activities, practices, partners' own pages."""
