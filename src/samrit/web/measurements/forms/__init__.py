"""Measurements: load data and what events saved."""
